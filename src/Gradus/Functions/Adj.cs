using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Shapes;
using static Gradus.Functions.Matrices;

namespace Gradus.Functions;

/// <summary>adj A, the adjugate: A adj A = det(A) I; for invertible A d adj A = tr(adj(A) dA) A⁻¹ − A⁻¹ dA adj A (Magnus &amp; Neudecker §8.5).</summary>
public sealed class Adj : AnalyticFunction
{
    /// <inheritdoc/>
    public override string Name => "adj";

    /// <inheritdoc/>
    public override Notation Notation { get; } = Notation.Call("adj", "\\operatorname{adj}");

    /// <inheritdoc/>
    public override string Example => "A*adj(A) = det(A)*I";

    /// <inheritdoc/>
    public override bool InvertsArgument => true;

    /// <inheritdoc/>
    public override Shape InferShape(ReadOnlySpan<Expr> arguments)
    {
        var shape = arguments[0].Shape;
        return shape.IsSquare ? shape : throw new ShapeException($"the adjugate needs a square matrix, but got {shape}");
    }

    /// <inheritdoc/>
    public override Expr? Reduce(ReadOnlySpan<Expr> arguments) => arguments[0] is { IsScalar: true } ? Number.One : null;

    /// <inheritdoc/>
    public override Expr Differential(ReadOnlySpan<Expr> x, ReadOnlySpan<Expr> dx) => Product.Of(Trace(Adj(x[0]) * dx[0]), Inverse(x[0])) - (Inverse(x[0]) * dx[0] * Adj(x[0]));

    /// <inheritdoc/>
    public override Dense<double> Evaluate(ReadOnlySpan<Dense<double>> x) => EvaluateIn(RealField.Instance, x);

    /// <inheritdoc/>
    public override bool IsPrimary => true;

    /// <inheritdoc/>
    public override bool IsRational => true;

    /// <inheritdoc/>
    public override Dense<T> EvaluateIn<T>(Field<T> field, ReadOnlySpan<Dense<T>> x) => LinearAlgebra.Adjugate(field, x[0]);
}

public static partial class Matrices
{
    /// <summary>adj A, the adjugate: A adj A = det(A) I; for invertible A d adj A = tr(adj(A) dA) A⁻¹ − A⁻¹ dA adj A (Magnus &amp; Neudecker §8.5).</summary>
    public static Expr Adj(Expr x) => Catalog.Call<Adj>(x);
}
