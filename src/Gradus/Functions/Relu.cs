using Gradus.Expressions;
using Gradus.Numerics;
using static Gradus.Functions.Matrices;

namespace Gradus.Functions;

/// <summary>max(x, 0), entry by entry.</summary>
public sealed class Relu : ElementwiseFunction
{
    /// <inheritdoc/>
    public override string Name => "relu";

    /// <inheritdoc/>
    public override string? Domain => "{0} ≠ 0";

    /// <inheritdoc/>
    public override Notation Notation { get; } = Notation.Call("relu", "\\operatorname{relu}");

    /// <inheritdoc/>
    public override string Example => "relu(x) = step(x).*x";

    /// <inheritdoc/>
    public override Expr DerivativeAt(ReadOnlySpan<Expr> x, int argument) => UnitStep(x[0]);

    /// <inheritdoc/>
    public override double Evaluate(ReadOnlySpan<double> x) => Math.Max(x[0], 0);

    /// <inheritdoc/>
    public override BigFloat? Evaluate(ManyDigits digits, ReadOnlySpan<BigFloat> x) => x[0].Sign > 0 ? x[0] : digits.Zero;
}

public static partial class Matrices
{
    /// <summary>max(x, 0), entry by entry.</summary>
    public static Expr Relu(Expr x) => Catalog.Call<Relu>(x);
}
