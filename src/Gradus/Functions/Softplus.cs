using Gradus.Expressions;
using Gradus.Numerics;
using static Gradus.Functions.Matrices;

namespace Gradus.Functions;

/// <summary>log(1 + eˣ), entry by entry.</summary>
public sealed class Softplus : ElementwiseFunction
{
    /// <inheritdoc/>
    public override string Name => "softplus";

    /// <inheritdoc/>
    public override Notation Notation { get; } = Notation.Call("softplus", "\\operatorname{softplus}");

    /// <inheritdoc/>
    public override string Example => "softplus(x) = log(ones(rows(x)) + exp(x))";

    /// <inheritdoc/>
    public override Expr DerivativeAt(ReadOnlySpan<Expr> x, int argument) => Sigmoid(x[0]);

    /// <inheritdoc/>
    public override double Evaluate(ReadOnlySpan<double> x) => Math.Max(x[0], 0) + LogOfOneAnd(Math.Exp(-Math.Abs(x[0])));

    /// <inheritdoc/>
    public override BigFloat? Evaluate(ManyDigits digits, ReadOnlySpan<BigFloat> x) => digits.Add(x[0].Sign > 0 ? x[0] : digits.Zero, digits.Log(digits.Add(digits.One, digits.Exp(-x[0].Abs()))));

    /// <summary>log(1 + x) without losing x beside 1: the rounding of 1 + x is the same above and below the line (Goldberg 1991, theorem 4).</summary>
    internal static double LogOfOneAnd(double x) => 1 + x is var sum && sum == 1 ? x : Math.Log(sum) * x / (sum - 1);
}

public static partial class Matrices
{
    /// <summary>log(1 + eˣ), entry by entry.</summary>
    public static Expr Softplus(Expr x) => Catalog.Call<Softplus>(x);
}
