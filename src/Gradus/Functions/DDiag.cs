using Gradus.Expressions;
using Gradus.Shapes;

namespace Gradus.Functions;

/// <summary>ddiag X = I ∘ X, the diagonal part of a square matrix, as a matrix.</summary>
public sealed class DDiag : StructuralFunction
{
    /// <inheritdoc/>
    public override string Name => "ddiag";

    /// <inheritdoc/>
    public override Notation Notation { get; } = Notation.Call("ddiag", "\\operatorname{ddiag}");

    /// <inheritdoc/>
    public override string Example => "ddiag(X) = diag(diag(X))";

    /// <inheritdoc/>
    public override Shape InferShape(ReadOnlySpan<Expr> arguments)
    {
        var shape = arguments[0].Shape;
        return shape.IsSquare ? shape : throw new ShapeException($"ddiag needs a square matrix, but got {shape}");
    }

    /// <inheritdoc/>
    public override string IndexForm(ReadOnlySpan<Expr> arguments) => "ii->ii";

    /// <inheritdoc/>
    public override Expr? Reduce(ReadOnlySpan<Expr> arguments) =>
        arguments[0] is { IsScalar: true } or { IsZero: true } ? arguments[0] : null;
}

public static partial class Matrices
{
    /// <summary>ddiag X.</summary>
    public static Expr DDiag(Expr x) => Catalog.Call<DDiag>(x);
}
