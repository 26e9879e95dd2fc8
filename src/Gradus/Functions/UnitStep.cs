using Gradus.Expressions;
using Gradus.Numerics;

namespace Gradus.Functions;

/// <summary>1 where x > 0, else 0, entry by entry.</summary>
public sealed class UnitStep : ElementwiseFunction
{
    /// <inheritdoc/>
    public override string Name => "step";

    /// <inheritdoc/>
    public override string? Domain => "{0} ≠ 0";

    /// <inheritdoc/>
    public override Notation Notation { get; } = Notation.Call("step", "\\operatorname{step}");

    /// <inheritdoc/>
    public override string Example => "relu(x) = step(x).*x";

    /// <inheritdoc/>
    public override Expr DerivativeAt(ReadOnlySpan<Expr> x, int argument) => Constant.Zeros(x[0].Shape);

    /// <inheritdoc/>
    public override double Evaluate(ReadOnlySpan<double> x) => x[0] > 0 ? 1 : 0;

    /// <inheritdoc/>
    public override BigFloat? Evaluate(ManyDigits digits, ReadOnlySpan<BigFloat> x) => digits.Sign(x[0]) > 0 ? digits.One : digits.Zero;
}

public static partial class Matrices
{
    /// <summary>1 where x > 0, else 0, entry by entry.</summary>
    public static Expr UnitStep(Expr x) => Catalog.Call<UnitStep>(x);
}
