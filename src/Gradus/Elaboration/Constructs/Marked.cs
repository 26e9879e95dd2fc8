using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;
using Gradus.Shapes;

namespace Gradus.Elaboration;

/// <summary>Aᵀ.</summary>
internal sealed class Transposed : Construct
{
    /// <summary>The one there is.</summary>
    public static Transposed Instance { get; } = new();

    /// <inheritdoc/>
    public override (Shape Shape, State State)? Fit(ReadOnlySpan<Term> parts, State state) => parts[0].Shape is { IsTensor: false } shape ? (shape.Transposed, state) : null;

    /// <inheritdoc/>
    public override Expr Lower(Term term, Lowering to) => Matrices.Transpose(to.Known(term.Parts[0]));
}

/// <summary>A power of a number, or of a square matrix, by an exponent that is a number.</summary>
internal sealed class Power : Construct
{
    private const int Highest = 64;

    /// <summary>The one there is.</summary>
    public static Power Instance { get; } = new();

    /// <inheritdoc/>
    public override (Shape Shape, State State)? Fit(ReadOnlySpan<Term> parts, State state)
    {
        var (of, exponent) = (parts[0].Shape, parts[1].Shape);
        if (of.IsTensor || !exponent.IsScalar) return null;
        return of.IsScalar ? (of, state) : state.Unify(of.Rows, of.Columns) is { } square ? (of, square) : null;
    }

    /// <inheritdoc/>
    public override Expr Lower(Term term, Lowering to)
    {
        var (of, exponent) = (to.Known(term.Parts[0]), to.Known(term.Parts[1]));
        if (of.IsScalar) return exponent is Number { Value: var half } && half == Rational.Of(1, 2) ? Matrices.Sqrt(of) : Catalog.Call<EntryPower>(of, exponent);
        return exponent switch
        {
            Number { Value: var k } when k == Rational.Of(1, 2) => Matrices.Sqrtm(of),
            Number { Value: var k } when k == Rational.Of(-1, 2) => Matrices.Inverse(Matrices.Sqrtm(of)),
            Number { Value: { IsInteger: true } k } when k.Abs() <= (Rational)Highest => Repeated(of, (int)k.Numerator),
            Number { Value: var k } => throw new ShapeException($"a matrix to the power {k} is not supported"),
            _ => Matrices.MatrixPower(of, exponent),
        };
    }

    private static Expr Repeated(Expr of, int count)
    {
        var factor = count < 0 ? Matrices.Inverse(of) : of;
        return count == 0 ? Constant.Identity(of.Shape.Rows) : Product.Of(Enumerable.Repeat(factor, Math.Abs(count)));
    }
}

/// <summary>Every entry to a power.</summary>
internal sealed class EntrywisePower : Construct
{
    /// <summary>The one there is.</summary>
    public static EntrywisePower Instance { get; } = new();

    /// <inheritdoc/>
    public override (Shape Shape, State State)? Fit(ReadOnlySpan<Term> parts, State state) => parts[1].IsNumber && !parts[0].Shape.IsTensor ? (parts[0].Shape, state) : null;

    /// <inheritdoc/>
    public override Expr Lower(Term term, Lowering to) => Catalog.Call<EntryPower>(to.Known(term.Parts[0]), to.Known(term.Parts[1]));
}

/// <summary>The square of a vector as physicists write it: x² for xᵀx.</summary>
internal sealed class SquaredLength : Construct
{
    /// <summary>The one there is.</summary>
    public static SquaredLength Instance { get; } = new();

    /// <inheritdoc/>
    public override (Shape Shape, State State)? Fit(ReadOnlySpan<Term> parts, State state) => parts[0].IsVector ? (Shape.Scalar, state) : null;

    /// <inheritdoc/>
    public override Expr Lower(Term term, Lowering to) => Matrices.Frobenius(to.Known(term.Parts[0]), to.Known(term.Parts[0]));
}
