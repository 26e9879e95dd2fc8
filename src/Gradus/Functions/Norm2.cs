using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Shapes;
using static Gradus.Functions.Matrices;

namespace Gradus.Functions;

/// <summary>‖x‖₂ = √(xᵀx), the length of a vector; d‖x‖₂ = xᵀdx/‖x‖₂.</summary>
public sealed class Norm2 : AnalyticFunction
{
    /// <inheritdoc/>
    public override string Name => "norm2";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Aliases => ["norm"];

    /// <inheritdoc/>
    public override string? Domain => "{0} ≠ 0";

    /// <inheritdoc/>
    public override Notation Notation { get; } = new("norm2({0})", "\\left\\lVert {0} \\right\\rVert_2", "‖{0}‖₂");

    /// <inheritdoc/>
    public override string Example => "norm2(x)^2 = x'*x";

    /// <inheritdoc/>
    public override Shape InferShape(ReadOnlySpan<Expr> arguments)
    {
        var shape = arguments[0].Shape;
        return shape.IsColumn || shape.IsRow ? Shape.Scalar : throw new ShapeException($"norm2 needs a vector, but got {shape}; for a matrix there is normF");
    }

    /// <inheritdoc/>
    public override Expr Differential(ReadOnlySpan<Expr> x, ReadOnlySpan<Expr> dx) => Quotient(Frobenius(x[0], dx[0]), Norm2(x[0]));

    /// <inheritdoc/>
    public override Dense<double> Evaluate(ReadOnlySpan<Dense<double>> x) => Dense<double>.Scalar(Math.Sqrt(LinearAlgebra.SumOfSquares(x[0])));

    /// <inheritdoc/>
    public override Dense<BigFloat>? Evaluate(ManyDigits digits, ReadOnlySpan<Dense<BigFloat>> x) => Dense<BigFloat>.Scalar(digits.Sqrt(LinearAlgebra.SumOfSquares(digits, x[0])));
}

public static partial class Matrices
{
    /// <summary>‖x‖₂ = √(xᵀx), the length of a vector; d‖x‖₂ = xᵀdx/‖x‖₂.</summary>
    public static Expr Norm2(Expr x) => Catalog.Call<Norm2>(x);
}
