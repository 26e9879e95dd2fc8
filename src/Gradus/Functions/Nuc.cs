using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Shapes;
using static Gradus.Functions.Matrices;

namespace Gradus.Functions;

/// <summary>‖A‖_*, the nuclear norm: the sum of the singular values; at full rank d‖A‖_* = UVᵀ : dA with A = UΣVᵀ, and UVᵀ = A((AᵀA)^½)⁺ (Watson 1992).</summary>
public sealed class Nuc : AnalyticFunction
{
    /// <inheritdoc/>
    public override string Name => "nuc";

    /// <inheritdoc/>
    public override string? Domain => "{0} of full rank";

    /// <inheritdoc/>
    public override Notation Notation { get; } = new("nuc({0})", "\\left\\lVert {0} \\right\\rVert_{*}", "‖{0}‖_*");

    /// <inheritdoc/>
    public override string Example => "nuc(A') = nuc(A)";

    /// <inheritdoc/>
    public override Shape InferShape(ReadOnlySpan<Expr> arguments)
    {
        return Shape.Scalar;
    }

    /// <inheritdoc/>
    public override Expr? Reduce(ReadOnlySpan<Expr> arguments) => arguments[0] switch
    {
        { IsScalar: true } scalar => Abs(scalar),
        { Shape: { IsColumn: true } or { IsRow: true } } vector => Norm2(vector),
        Constant { Kind: ConstantKind.Identity } identity => Constant.Dimension(identity.First),
        _ => null,
    };

    /// <inheritdoc/>
    public override Expr Differential(ReadOnlySpan<Expr> x, ReadOnlySpan<Expr> dx)
    {
        var root = Sqrtm(Transpose(x[0]) * x[0]);
        return Frobenius(x[0] * (x[0].Shape.IsSquare ? Inverse(root) : Pinv(root)), dx[0]);
    }

    /// <inheritdoc/>
    public override Dense<double> Evaluate(ReadOnlySpan<Dense<double>> x) => Dense<double>.Scalar(Spectra.Singular(x[0]).Values.Sum());

    /// <inheritdoc/>
    public override Dense<BigFloat>? Evaluate(ManyDigits digits, ReadOnlySpan<Dense<BigFloat>> x) => Dense<BigFloat>.Scalar(BigMatrices.Singular(digits, x[0]).Values.Aggregate(digits.Add));
}

public static partial class Matrices
{
    /// <summary>The sum of the singular values.</summary>
    public static Expr Nuc(Expr x) => Catalog.Call<Nuc>(x);
}
