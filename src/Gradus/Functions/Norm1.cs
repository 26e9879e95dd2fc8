using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Shapes;
using static Gradus.Functions.Matrices;

namespace Gradus.Functions;

/// <summary>‖x‖₁ = Σ|x_i| of a vector; d‖x‖₁ = sign(x)ᵀdx away from zero entries.</summary>
public sealed class Norm1 : AnalyticFunction
{
    /// <inheritdoc/>
    public override string Name => "norm1";

    /// <inheritdoc/>
    public override string? Domain => "no entry of {0} is 0";

    /// <inheritdoc/>
    public override Notation Notation { get; } = new("norm1({0})", "\\left\\lVert {0} \\right\\rVert_1", "‖{0}‖₁");

    /// <inheritdoc/>
    public override string Example => "norm1(x) = sum(abs(x))";

    /// <inheritdoc/>
    public override Shape InferShape(ReadOnlySpan<Expr> arguments)
    {
        var shape = arguments[0].Shape;
        return shape.IsColumn || shape.IsRow ? Shape.Scalar : throw new ShapeException($"norm1 needs a vector, but got {shape}; for a matrix there is normF");
    }

    /// <inheritdoc/>
    public override Expr Differential(ReadOnlySpan<Expr> x, ReadOnlySpan<Expr> dx) => Frobenius(Sign(x[0]), dx[0]);

    /// <inheritdoc/>
    public override Dense<double> Evaluate(ReadOnlySpan<Dense<double>> x) => Dense<double>.Scalar(LinearAlgebra.SumOfMagnitudes(x[0]));

    /// <inheritdoc/>
    public override Dense<BigFloat>? Evaluate(ManyDigits digits, ReadOnlySpan<Dense<BigFloat>> x) => Dense<BigFloat>.Scalar(LinearAlgebra.Total(digits, x[0].Map(static v => v.Abs())));
}

public static partial class Matrices
{
    /// <summary>‖x‖₁ = Σ|x_i| of a vector; d‖x‖₁ = sign(x)ᵀdx away from zero entries.</summary>
    public static Expr Norm1(Expr x) => Catalog.Call<Norm1>(x);
}
