using Gradus.Expressions;
using Gradus.Numerics;
using static Gradus.Functions.Matrices;

namespace Gradus.Functions;

/// <summary>exp, entry by entry.</summary>
public sealed class Exp : ElementwiseFunction
{
    /// <inheritdoc/>
    public override string Name => "exp";

    /// <inheritdoc/>
    public override Notation Notation { get; } = Notation.Call("exp", "\\exp");

    /// <inheritdoc/>
    public override string Example => "exp(x)./exp(x) = ones(rows(x))";

    /// <inheritdoc/>
    public override Expr DerivativeAt(ReadOnlySpan<Expr> x, int argument) => Exp(x[0]);

    /// <inheritdoc/>
    public override double Evaluate(ReadOnlySpan<double> x) => Math.Exp(x[0]);

    /// <inheritdoc/>
    public override BigFloat? Evaluate(ManyDigits digits, ReadOnlySpan<BigFloat> x) => digits.Exp(x[0]);
}

public static partial class Matrices
{
    /// <summary>exp, entry by entry.</summary>
    public static Expr Exp(Expr x) => Catalog.Call<Exp>(x);
}
