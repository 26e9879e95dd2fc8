using Gradus.Expressions;
using Gradus.Numerics;
using static Gradus.Functions.Matrices;

namespace Gradus.Functions;

/// <summary>The absolute value, entry by entry.</summary>
public sealed class Abs : ElementwiseFunction
{
    /// <inheritdoc/>
    public override string Name => "abs";

    /// <inheritdoc/>
    public override string? Domain => "{0} ≠ 0";

    /// <inheritdoc/>
    public override Notation Notation { get; } = Notation.Call("abs", "\\operatorname{abs}");

    /// <inheritdoc/>
    public override string Example => "abs(x) = sign(x).*x";

    /// <inheritdoc/>
    public override Expr DerivativeAt(ReadOnlySpan<Expr> x, int argument) => Sign(x[0]);

    /// <inheritdoc/>
    public override double Evaluate(ReadOnlySpan<double> x) => Math.Abs(x[0]);

    /// <inheritdoc/>
    public override BigFloat? Evaluate(ManyDigits digits, ReadOnlySpan<BigFloat> x) => x[0].Abs();
}

public static partial class Matrices
{
    /// <summary>The absolute value, entry by entry.</summary>
    public static Expr Abs(Expr x) => Catalog.Call<Abs>(x);
}
