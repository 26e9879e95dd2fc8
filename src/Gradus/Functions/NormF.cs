using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Shapes;
using static Gradus.Functions.Matrices;

namespace Gradus.Functions;

/// <summary>‖A‖_F = √tr(AᵀA), the Frobenius norm; d‖A‖_F = (A : dA)/‖A‖_F (Golub &amp; Van Loan §2.3).</summary>
public sealed class NormF : AnalyticFunction
{
    /// <inheritdoc/>
    public override string Name => "normF";

    /// <inheritdoc/>
    public override string? Domain => "{0} ≠ 0";

    /// <inheritdoc/>
    public override Notation Notation { get; } = new("normF({0})", "\\left\\lVert {0} \\right\\rVert_F", "‖{0}‖_F");

    /// <inheritdoc/>
    public override string Example => "normF(A)^2 = tr(A'*A)";

    /// <inheritdoc/>
    public override Shape InferShape(ReadOnlySpan<Expr> arguments)
    {
        return Shape.Scalar;
    }

    /// <inheritdoc/>
    public override Expr Differential(ReadOnlySpan<Expr> x, ReadOnlySpan<Expr> dx) => Quotient(Frobenius(x[0], dx[0]), NormF(x[0]));

    /// <inheritdoc/>
    public override Dense<double> Evaluate(ReadOnlySpan<Dense<double>> x) => Dense<double>.Scalar(Math.Sqrt(LinearAlgebra.SumOfSquares(x[0])));

    /// <inheritdoc/>
    public override Dense<BigFloat>? Evaluate(ManyDigits digits, ReadOnlySpan<Dense<BigFloat>> x) => Dense<BigFloat>.Scalar(digits.Sqrt(LinearAlgebra.SumOfSquares(digits, x[0])));
}

public static partial class Matrices
{
    /// <summary>‖A‖_F = √tr(AᵀA), the Frobenius norm; d‖A‖_F = (A : dA)/‖A‖_F (Golub &amp; Van Loan §2.3).</summary>
    public static Expr NormF(Expr x) => Catalog.Call<NormF>(x);
}
