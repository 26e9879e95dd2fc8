using Gradus.Expressions;
using Gradus.Shapes;

namespace Gradus.Functions;

/// <summary>diag: the diagonal matrix of a vector, or the diagonal of a square matrix as a column.</summary>
public sealed class Diag : StructuralFunction
{
    /// <inheritdoc/>
    public override string Name => "diag";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Aliases => ["Diag"];

    /// <inheritdoc/>
    public override Notation Notation { get; } = Notation.Call("diag", "\\operatorname{diag}");

    /// <inheritdoc/>
    public override string Example => "diag(x)*y = x .* y";

    /// <inheritdoc/>
    public override Shape InferShape(ReadOnlySpan<Expr> arguments)
    {
        var shape = arguments[0].Shape;
        return shape.IsColumn ? new Shape(shape.Rows, shape.Rows)
            : shape.IsRow ? new Shape(shape.Columns, shape.Columns)
            : shape.IsSquare ? Shape.Column(shape.Rows)
            : throw new ShapeException($"diag needs a vector or a square matrix, but got {shape}");
    }

    /// <inheritdoc/>
    public override string IndexForm(ReadOnlySpan<Expr> arguments) => arguments[0].Shape.IsColumn ? "i1->ii" : arguments[0].Shape.IsRow ? "1i->ii" : "ii->i1";

    /// <inheritdoc/>
    public override Expr? Reduce(ReadOnlySpan<Expr> arguments) =>
        arguments[0] switch { { IsScalar: true } scalar => scalar, { IsZero: true } => Constant.Zeros(InferShape(arguments)), _ => null };
}

public static partial class Matrices
{
    /// <summary>diag x or diag X.</summary>
    public static Expr Diag(Expr x) => Catalog.Call<Diag>(x);
}
