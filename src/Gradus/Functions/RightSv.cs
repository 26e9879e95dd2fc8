using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Shapes;
using static Gradus.Functions.Matrices;

namespace Gradus.Functions;

/// <summary>The right singular vector v of the largest singular value σ of A, a unit column; the largest entry of the right one is positive.
/// Where σ is simple dv = (σ²I − AᵀA)⁺ (dAᵀ A + Aᵀ dA) v (from Magnus &amp; Neudecker §8.9).</summary>
public sealed class RightSv : AnalyticFunction
{
    /// <inheritdoc/>
    public override string Name => "rightsv";

    /// <inheritdoc/>
    public override string? Domain => "largest singular value of {0} simple and not 0";

    /// <inheritdoc/>
    public override Notation Notation { get; } = Notation.Call("rightsv", "\\operatorname{rightsv}");

    /// <inheritdoc/>
    public override string Example => "A'*leftsv(A) = specnorm(A)*rightsv(A)";

    /// <inheritdoc/>
    public override Shape InferShape(ReadOnlySpan<Expr> arguments)
    {
        return Shape.Column(arguments[0].Shape.Columns);
    }

    /// <inheritdoc/>
    public override Expr Differential(ReadOnlySpan<Expr> x, ReadOnlySpan<Expr> dx)
    {
        var a = x[0];
        if (a.Shape.Columns.IsOne) return Number.Zero; // the number 1
        return Functions.EigVecMax.Shifted(EntryPower(SpecNorm(a), 2), Transpose(a) * a, RightSv(a)) * ((Transpose(dx[0]) * a) + (Transpose(a) * dx[0])) * RightSv(a);
    }

    /// <inheritdoc/>
    public override Dense<double> Evaluate(ReadOnlySpan<Dense<double>> x) => Spectra.First(x[0]).Right;

    /// <inheritdoc/>
    public override Dense<BigFloat>? Evaluate(ManyDigits digits, ReadOnlySpan<Dense<BigFloat>> x) => BigMatrices.FirstVectors(digits, x[0]).Right;
}

public static partial class Matrices
{
    /// <summary>The right singular vector of the largest singular value.</summary>
    public static Expr RightSv(Expr x) => Catalog.Call<RightSv>(x);
}
