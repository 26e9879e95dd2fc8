using Gradus.Expressions;
using Gradus.Numerics;
using static Gradus.Functions.Matrices;

namespace Gradus.Functions;

/// <summary>The error function 2/√π ∫₀ˣ exp(−t²) dt, entry by entry.</summary>
public sealed class Erf : ElementwiseFunction
{
    /// <inheritdoc/>
    public override string Name => "erf";

    /// <inheritdoc/>
    public override Notation Notation { get; } = Notation.Call("erf", "\\operatorname{erf}");

    /// <inheritdoc/>
    public override string Example => "erf(-x) = -erf(x)";

    /// <inheritdoc/>
    /// <remarks>2/√π is written 2 pi(1)^(−1/2), since it is no rational number.</remarks>
    public override Expr DerivativeAt(ReadOnlySpan<Expr> x, int argument) =>
        Scale.Of(2, [EntryPower(Catalog.Call<Pi>(Number.One), Rational.Of(-1, 2))], Exp(-EntryPower(x[0], 2)));

    /// <inheritdoc/>
    /// <remarks>Abramowitz &amp; Stegun 7.1.5 (series) below 3, 7.1.14 (continued fraction) above.</remarks>
    public override double Evaluate(ReadOnlySpan<double> x)
    {
        var z = Math.Abs(x[0]);
        if (z < 3)
        {
            var (term, sum) = (z, z);
            for (var n = 1; n < 120 && Math.Abs(term) > 1e-18 * sum; n++)
            {
                term *= -z * z / n;
                sum += term / ((2 * n) + 1);
            }
            return Math.Sign(x[0]) * sum * 2 / Math.Sqrt(Math.PI);
        }
        var tail = 0.0;
        for (var n = 60; n >= 1; n--) tail = n / 2.0 / (z + tail);
        return Math.Sign(x[0]) * (1 - (Math.Exp(-z * z) / ((z + tail) * Math.Sqrt(Math.PI))));
    }

    /// <inheritdoc/>
    public override BigFloat? Evaluate(ManyDigits digits, ReadOnlySpan<BigFloat> x) => digits.Erf(x[0]);
}

public static partial class Matrices
{
    /// <summary>The error function, entry by entry.</summary>
    public static Expr Erf(Expr x) => Catalog.Call<Erf>(x);
}
