using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Shapes;
using static Gradus.Functions.Matrices;

namespace Gradus.Functions;

/// <summary>A⁻¹ of a square matrix; d(A⁻¹) = −A⁻¹ dA A⁻¹ (Magnus &amp; Neudecker §8.4).</summary>
public sealed class Inverse : AnalyticFunction
{
    /// <inheritdoc/>
    public override string Name => "inv";

    /// <inheritdoc/>
    public override string? Domain => "{0} invertible";

    /// <inheritdoc/>
    public override Notation Notation { get; } = new("inv({0})", "{0^}^{-1}", "{0^}⁻¹", Precedence.Postfix);

    /// <inheritdoc/>
    public override string Example => "inv(A*B) = inv(B)*inv(A)";

    /// <inheritdoc/>
    public override bool InvertsArgument => true;

    /// <inheritdoc/>
    public override Shape InferShape(ReadOnlySpan<Expr> arguments)
    {
        var shape = arguments[0].Shape;
        return shape.IsSquare ? shape : throw new ShapeException($"the inverse needs a square matrix, but got {shape}");
    }

    /// <inheritdoc/>
    public override Expr? Reduce(ReadOnlySpan<Expr> arguments) => arguments[0] switch
    {
        { IsScalar: true } scalar => Reciprocal(scalar),
        Constant { Kind: ConstantKind.Identity } identity => identity,
        _ => null,
    };

    /// <inheritdoc/>
    public override Expr Differential(ReadOnlySpan<Expr> x, ReadOnlySpan<Expr> dx) => -(Inverse(x[0]) * dx[0] * Inverse(x[0]));

    /// <inheritdoc/>
    public override Dense<double> Evaluate(ReadOnlySpan<Dense<double>> x) => EvaluateIn(RealField.Instance, x);

    /// <inheritdoc/>
    public override bool IsPrimary => true;

    /// <inheritdoc/>
    public override bool IsRational => true;

    /// <inheritdoc/>
    public override Dense<T> EvaluateIn<T>(Field<T> field, ReadOnlySpan<Dense<T>> x) => LinearAlgebra.Inverse(field, x[0]);
}

public static partial class Matrices
{
    /// <summary>A⁻¹ of a square matrix; d(A⁻¹) = −A⁻¹ dA A⁻¹ (Magnus &amp; Neudecker §8.4).</summary>
    public static Expr Inverse(Expr x) => Catalog.Call<Inverse>(x);
}
