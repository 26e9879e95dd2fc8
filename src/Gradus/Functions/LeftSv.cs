using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Shapes;
using static Gradus.Functions.Matrices;

namespace Gradus.Functions;

/// <summary>The left singular vector u of the largest singular value σ of A, a unit column; the largest entry of the right one is positive.
/// Where σ is simple du = (σ²I − AAᵀ)⁺ (dA Aᵀ + A dAᵀ) u (from Magnus &amp; Neudecker §8.9).</summary>
public sealed class LeftSv : AnalyticFunction
{
    /// <inheritdoc/>
    public override string Name => "leftsv";

    /// <inheritdoc/>
    public override string? Domain => "largest singular value of {0} simple and not 0";

    /// <inheritdoc/>
    public override Notation Notation { get; } = Notation.Call("leftsv", "\\operatorname{leftsv}");

    /// <inheritdoc/>
    public override string Example => "A*rightsv(A) = specnorm(A)*leftsv(A)";

    /// <inheritdoc/>
    public override Shape InferShape(ReadOnlySpan<Expr> arguments)
    {
        return Shape.Column(arguments[0].Shape.Rows);
    }

    /// <inheritdoc/>
    public override Expr Differential(ReadOnlySpan<Expr> x, ReadOnlySpan<Expr> dx)
    {
        var a = x[0];
        if (a.Shape.Rows.IsOne) return Number.Zero; // the sign of a number
        return Functions.EigVecMax.Shifted(EntryPower(SpecNorm(a), 2), a * Transpose(a), LeftSv(a)) * ((dx[0] * Transpose(a)) + (a * Transpose(dx[0]))) * LeftSv(a);
    }

    /// <inheritdoc/>
    public override Dense<double> Evaluate(ReadOnlySpan<Dense<double>> x) => Spectra.First(x[0]).Left;

    /// <inheritdoc/>
    public override Dense<BigFloat>? Evaluate(ManyDigits digits, ReadOnlySpan<Dense<BigFloat>> x) => BigMatrices.FirstVectors(digits, x[0]).Left;
}

public static partial class Matrices
{
    /// <summary>The left singular vector of the largest singular value.</summary>
    public static Expr LeftSv(Expr x) => Catalog.Call<LeftSv>(x);
}
