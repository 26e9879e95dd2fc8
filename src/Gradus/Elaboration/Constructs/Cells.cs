using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;
using Gradus.Shapes;

namespace Gradus.Elaboration;

/// <summary>A matrix written out, of numbers or of blocks of one shape; zeros take the shape of the others.</summary>
internal sealed class Cells(int rows, int columns) : Construct
{
    /// <inheritdoc/>
    public override (Shape Shape, State State)? Fit(ReadOnlySpan<Term> parts, State state)
    {
        var block = Shape.Scalar;
        foreach (var part in parts)
        {
            if (!IsZero(part)) block = part.Shape;
        }
        foreach (var part in parts)
        {
            if (IsZero(part)) continue;
            if (part.Shape.IsTensor || state.Unify(block, part.Shape) is not { } fitted) return null;
            state = fitted;
        }
        return (new Shape(Size.Of(rows) * block.Rows, Size.Of(columns) * block.Columns), state);
    }

    /// <inheritdoc/>
    public override Expr Lower(Term term, Lowering to)
    {
        var cells = term.Parts;
        if (cells.All(static c => c.Construct is Literal)) return Symbol.Of(new Dense<Rational>(rows, columns, (i, j) => ((Literal)cells[(i * columns) + j].Construct).Value));
        var parts = cells.Select((cell, k) => IsZero(cell) ? null : Placed(to.Known(cell), k / columns, k % columns)).OfType<Expr>().ToList();
        return parts.Count == 0 ? Constant.Zeros(to.Final(term.Shape)) : Sum.Of(parts);
    }

    private static bool IsZero(Term term) => term.Construct is Literal { Value.IsZero: true };

    /// <summary>The matrix of blocks with this one at a place and zeros elsewhere.</summary>
    private Expr Placed(Expr cell, int row, int column)
    {
        var place = Symbol.Of(new Dense<Rational>(rows, columns, (i, j) => i == row && j == column ? Rational.One : Rational.Zero));
        return cell.IsScalar ? Scale.Of(Rational.One, [cell], place) : Matrices.Kronecker(place, cell);
    }
}
