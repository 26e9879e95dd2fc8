using Gradus.Expressions;
using Gradus.Numerics;
using static Gradus.Functions.Matrices;

namespace Gradus.Functions;

/// <summary>σ(x) = 1/(1 + e⁻ˣ), entry by entry.</summary>
public sealed class Sigmoid : ElementwiseFunction
{
    /// <inheritdoc/>
    public override string Name => "sigmoid";

    /// <inheritdoc/>
    public override Notation Notation { get; } = Notation.Call("sigmoid", "\\operatorname{sigmoid}");

    /// <inheritdoc/>
    public override string Example => "sigmoid(-x) = ones(rows(x)) - sigmoid(x)";

    /// <inheritdoc/>
    public override Expr DerivativeAt(ReadOnlySpan<Expr> x, int argument) => Hadamard(Sigmoid(x[0]), OnesLike(x[0]) - Sigmoid(x[0]));

    /// <inheritdoc/>
    public override double Evaluate(ReadOnlySpan<double> x) => 1 / (1 + Math.Exp(-x[0]));

    /// <inheritdoc/>
    public override BigFloat? Evaluate(ManyDigits digits, ReadOnlySpan<BigFloat> x) => digits.Invert(digits.Add(digits.One, digits.Exp(-x[0])));
}

public static partial class Matrices
{
    /// <summary>σ(x) = 1/(1 + e⁻ˣ), entry by entry.</summary>
    public static Expr Sigmoid(Expr x) => Catalog.Call<Sigmoid>(x);
}
