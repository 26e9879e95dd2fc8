using Gradus.Expressions;
using Gradus.Numerics;
using static Gradus.Functions.Matrices;

namespace Gradus.Functions;

/// <summary>The cosine, entry by entry.</summary>
public sealed class Cos : ElementwiseFunction
{
    /// <inheritdoc/>
    public override string Name => "cos";

    /// <inheritdoc/>
    public override Notation Notation { get; } = Notation.Call("cos", "\\cos");

    /// <inheritdoc/>
    public override string Example => "cos(x).*cos(x) + sin(x).*sin(x) = ones(rows(x))";

    /// <inheritdoc/>
    public override Expr DerivativeAt(ReadOnlySpan<Expr> x, int argument) => -Sin(x[0]);

    /// <inheritdoc/>
    public override double Evaluate(ReadOnlySpan<double> x) => Math.Cos(x[0]);

    /// <inheritdoc/>
    public override BigFloat? Evaluate(ManyDigits digits, ReadOnlySpan<BigFloat> x) => digits.SinCos(x[0]).Cos;
}

public static partial class Matrices
{
    /// <summary>The cosine, entry by entry.</summary>
    public static Expr Cos(Expr x) => Catalog.Call<Cos>(x);
}
