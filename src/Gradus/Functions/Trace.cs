using Gradus.Expressions;
using Gradus.Shapes;

namespace Gradus.Functions;

/// <summary>tr A, the sum of the diagonal of a square matrix (Magnus &amp; Neudecker §1.11).</summary>
public sealed class Trace : StructuralFunction
{
    /// <inheritdoc/>
    public override string Name => "tr";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Aliases => ["trace", "Tr"];

    /// <inheritdoc/>
    public override Notation Notation { get; } = Notation.Call("tr", "\\operatorname{tr}");

    /// <inheritdoc/>
    public override string Example => "tr(A*B) = tr(B*A)";

    /// <inheritdoc/>
    public override Shape InferShape(ReadOnlySpan<Expr> arguments)
    {
        var shape = arguments[0].Shape;
        return shape.IsSquare ? Shape.Scalar : throw new ShapeException($"the trace needs a square matrix, but got {shape}");
    }

    /// <inheritdoc/>
    public override string IndexForm(ReadOnlySpan<Expr> arguments) => "ii->";

    /// <inheritdoc/>
    public override Expr? Reduce(ReadOnlySpan<Expr> arguments) =>
        arguments[0] switch { { IsScalar: true } scalar => scalar, { IsZero: true } => Number.Zero, _ => null };
}

public static partial class Matrices
{
    /// <summary>tr A.</summary>
    public static Expr Trace(Expr x) => Catalog.Call<Trace>(x);
}
