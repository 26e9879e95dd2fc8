using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Shapes;
using static Gradus.Functions.Matrices;

namespace Gradus.Functions;

/// <summary>‖A‖₂, the largest singular value; where it is simple dσ = uᵀ dA v with its singular vectors (Golub &amp; Van Loan §2.3, §8.6).</summary>
public sealed class SpecNorm : AnalyticFunction
{
    /// <inheritdoc/>
    public override string Name => "specnorm";

    /// <inheritdoc/>
    public override string? Domain => "largest singular value of {0} simple and not 0";

    /// <inheritdoc/>
    public override Notation Notation { get; } = new("specnorm({0})", "\\left\\lVert {0} \\right\\rVert_2", "‖{0}‖₂");

    /// <inheritdoc/>
    public override string Example => "specnorm(A') = specnorm(A)";

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
        Constant { Kind: ConstantKind.Identity } => Number.One,
        _ => null,
    };

    /// <inheritdoc/>
    public override Expr Differential(ReadOnlySpan<Expr> x, ReadOnlySpan<Expr> dx) => Transpose(LeftSv(x[0])) * dx[0] * RightSv(x[0]);

    /// <inheritdoc/>
    public override Dense<double> Evaluate(ReadOnlySpan<Dense<double>> x) => Dense<double>.Scalar(Spectra.Singular(x[0]).Values[0]);

    /// <inheritdoc/>
    public override Dense<BigFloat>? Evaluate(ManyDigits digits, ReadOnlySpan<Dense<BigFloat>> x) => Dense<BigFloat>.Scalar(BigMatrices.Singular(digits, x[0]).Values[0]);
}

public static partial class Matrices
{
    /// <summary>The largest singular value.</summary>
    public static Expr SpecNorm(Expr x) => Catalog.Call<SpecNorm>(x);
}
