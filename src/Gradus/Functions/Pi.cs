using Gradus.Expressions;
using Gradus.Numerics;

namespace Gradus.Functions;

/// <summary>π times its argument: the way to write the constant π as pi(1).</summary>
public sealed class Pi : ElementwiseFunction
{
    /// <inheritdoc/>
    public override string Name => "pi";

    /// <inheritdoc/>
    public override Notation Notation { get; } = new("pi({0})", "\\pi {0!}", "π {0!}", Precedence.Prefix);

    /// <inheritdoc/>
    public override string Example => "pi(2*x) = 2*pi(x)";

    /// <inheritdoc/>
    public override Expr DerivativeAt(ReadOnlySpan<Expr> x, int argument) => Scale.Of(1, [Catalog.Call<Pi>(Number.One)], Matrices.OnesLike(x[0]));

    /// <inheritdoc/>
    public override double Evaluate(ReadOnlySpan<double> x) => Math.PI * x[0];

    /// <inheritdoc/>
    public override BigFloat? Evaluate(ManyDigits digits, ReadOnlySpan<BigFloat> x) => digits.Multiply(digits.Pi, x[0]);
}
