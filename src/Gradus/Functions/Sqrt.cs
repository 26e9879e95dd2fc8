using Gradus.Expressions;
using Gradus.Numerics;
using static Gradus.Functions.Matrices;

namespace Gradus.Functions;

/// <summary>The square root, entry by entry.</summary>
public sealed class Sqrt : ElementwiseFunction
{
    /// <inheritdoc/>
    public override string Name => "sqrt";

    /// <inheritdoc/>
    public override string? Domain => "{0} > 0";

    /// <inheritdoc/>
    public override Notation Notation { get; } = new("sqrt({0})", "\\sqrt{{0}}", "√({0})");

    /// <inheritdoc/>
    public override string Example => "sqrt(x).*sqrt(x) = x";

    /// <inheritdoc/>
    public override Expr DerivativeAt(ReadOnlySpan<Expr> x, int argument) => Gradus.Expressions.Scale.Of(Gradus.Numerics.Rational.Of(1, 2), EntryPower(x[0], Gradus.Numerics.Rational.Of(-1, 2)));

    /// <inheritdoc/>
    public override double Evaluate(ReadOnlySpan<double> x) => Math.Sqrt(x[0]);

    /// <inheritdoc/>
    public override BigFloat? Evaluate(ManyDigits digits, ReadOnlySpan<BigFloat> x) => digits.Sqrt(x[0]);
}

public static partial class Matrices
{
    /// <summary>The square root, entry by entry.</summary>
    public static Expr Sqrt(Expr x) => Catalog.Call<Sqrt>(x);
}
