using Gradus.Expressions;
using Gradus.Numerics;
using static Gradus.Functions.Matrices;

namespace Gradus.Functions;

/// <summary>The sine, entry by entry.</summary>
public sealed class Sin : ElementwiseFunction
{
    /// <inheritdoc/>
    public override string Name => "sin";

    /// <inheritdoc/>
    public override Notation Notation { get; } = Notation.Call("sin", "\\sin");

    /// <inheritdoc/>
    public override string Example => "sin(x).*sin(x) + cos(x).*cos(x) = ones(rows(x))";

    /// <inheritdoc/>
    public override Expr DerivativeAt(ReadOnlySpan<Expr> x, int argument) => Cos(x[0]);

    /// <inheritdoc/>
    public override double Evaluate(ReadOnlySpan<double> x) => Math.Sin(x[0]);

    /// <inheritdoc/>
    public override BigFloat? Evaluate(ManyDigits digits, ReadOnlySpan<BigFloat> x) => digits.SinCos(x[0]).Sin;
}

public static partial class Matrices
{
    /// <summary>The sine, entry by entry.</summary>
    public static Expr Sin(Expr x) => Catalog.Call<Sin>(x);
}
