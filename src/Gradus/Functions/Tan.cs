using Gradus.Expressions;
using Gradus.Numerics;
using static Gradus.Functions.Matrices;

namespace Gradus.Functions;

/// <summary>The tangent, entry by entry.</summary>
public sealed class Tan : ElementwiseFunction
{
    /// <inheritdoc/>
    public override string Name => "tan";

    /// <inheritdoc/>
    public override string? Domain => "cos({0}) ≠ 0";

    /// <inheritdoc/>
    public override Notation Notation { get; } = Notation.Call("tan", "\\tan");

    /// <inheritdoc/>
    public override string Example => "tan(x) = sin(x)./cos(x)";

    /// <inheritdoc/>
    public override Expr DerivativeAt(ReadOnlySpan<Expr> x, int argument) => OnesLike(x[0]) + EntryPower(Tan(x[0]), 2);

    /// <inheritdoc/>
    public override double Evaluate(ReadOnlySpan<double> x) => Math.Tan(x[0]);

    /// <inheritdoc/>
    public override BigFloat? Evaluate(ManyDigits digits, ReadOnlySpan<BigFloat> x)
    {
        var (sin, cos) = digits.SinCos(x[0]);
        return digits.Multiply(sin, digits.Invert(cos));
    }
}

public static partial class Matrices
{
    /// <summary>The tangent, entry by entry.</summary>
    public static Expr Tan(Expr x) => Catalog.Call<Tan>(x);
}
