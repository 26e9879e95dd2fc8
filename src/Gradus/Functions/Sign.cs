using Gradus.Expressions;
using Gradus.Numerics;

namespace Gradus.Functions;

/// <summary>The sign, entry by entry: −1, 0 or 1.</summary>
public sealed class Sign : ElementwiseFunction
{
    /// <inheritdoc/>
    public override string Name => "sign";

    /// <inheritdoc/>
    public override string? Domain => "{0} ≠ 0";

    /// <inheritdoc/>
    public override Notation Notation { get; } = Notation.Call("sign", "\\operatorname{sign}");

    /// <inheritdoc/>
    public override string Example => "sign(x).*abs(x) = x";

    /// <inheritdoc/>
    public override Expr DerivativeAt(ReadOnlySpan<Expr> x, int argument) => Constant.Zeros(x[0].Shape);

    /// <inheritdoc/>
    public override double Evaluate(ReadOnlySpan<double> x) => Math.Sign(x[0]);

    /// <inheritdoc/>
    public override BigFloat? Evaluate(ManyDigits digits, ReadOnlySpan<BigFloat> x) => BigFloat.Of(digits.Sign(x[0]), digits.Precision);
}

public static partial class Matrices
{
    /// <summary>The sign, entry by entry: −1, 0 or 1.</summary>
    public static Expr Sign(Expr x) => Catalog.Call<Sign>(x);
}
