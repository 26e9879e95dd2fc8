using Gradus.Expressions;
using Gradus.Numerics;
using static Gradus.Functions.Matrices;

namespace Gradus.Functions;

/// <summary>The hyperbolic tangent, entry by entry.</summary>
public sealed class Tanh : ElementwiseFunction
{
    /// <inheritdoc/>
    public override string Name => "tanh";

    /// <inheritdoc/>
    public override Notation Notation { get; } = Notation.Call("tanh", "\\tanh");

    /// <inheritdoc/>
    public override string Example => "tanh(x) = 2*sigmoid(2*x) - ones(rows(x))";

    /// <inheritdoc/>
    public override Expr DerivativeAt(ReadOnlySpan<Expr> x, int argument) => OnesLike(x[0]) - EntryPower(Tanh(x[0]), 2);

    /// <inheritdoc/>
    public override double Evaluate(ReadOnlySpan<double> x) => Math.Tanh(x[0]);

    /// <inheritdoc/>
    public override BigFloat? Evaluate(ManyDigits digits, ReadOnlySpan<BigFloat> x)
    {
        var square = digits.Exp(x[0].Shift(1));
        return digits.Multiply(digits.Subtract(square, digits.One), digits.Invert(digits.Add(square, digits.One)));
    }
}

public static partial class Matrices
{
    /// <summary>The hyperbolic tangent, entry by entry.</summary>
    public static Expr Tanh(Expr x) => Catalog.Call<Tanh>(x);
}
