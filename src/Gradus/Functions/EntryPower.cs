using Gradus.Expressions;
using Gradus.Numerics;
using static Gradus.Functions.Matrices;

namespace Gradus.Functions;

/// <summary>x .^ k, every entry to the power of a scalar; for a scalar x the ordinary power.</summary>
public sealed class EntryPower : ElementwiseFunction
{
    /// <inheritdoc/>
    public override string Name => "power";

    /// <inheritdoc/>
    public override int Arity => 2;

    /// <inheritdoc/>
    public override Notation Notation { get; } = new("{0^}.^{1^}", "{0^}^{\\circ {1^}}", "{0^}^∘{1^}", Precedence.Postfix);

    /// <inheritdoc/>
    public override string? Domain => "{0} ≠ 0 where the power is negative, {0} > 0 where it is no whole number";

    /// <inheritdoc/>
    public override string? DomainAt(ReadOnlySpan<Expr> arguments) => arguments[1] switch
    {
        Number { Value: { IsInteger: true, Sign: > 0 } } => null,
        Number { Value.IsInteger: true } => arguments[0].IsScalar ? "{0} ≠ 0" : "no entry of {0} is 0",
        Symbol { Properties: var p } when p.HasFlag(Properties.Integer) => arguments[0].IsScalar ? "{0} ≠ 0 unless {1} ≥ 0" : "no entry of {0} is 0 unless {1} ≥ 0",
        _ => "{0} > 0",
    };

    /// <inheritdoc/>
    public override string Example => "x .^ 3 = x .* x .* x";

    /// <inheritdoc/>
    public override Expr? Reduce(ReadOnlySpan<Expr> arguments) => (arguments[0], arguments[1]) switch
    {
        (_, Number { Value.IsOne: true }) => arguments[0],
        (_, Number { Value.IsZero: true }) => OnesLike(arguments[0]),
        (Number x, Number { Value: { IsInteger: true } k }) when Rational.Zero < k.Abs() && k.Abs() <= 64 && !x.Value.IsZero => Number.Of(x.Value.Power((int)k.Numerator)),
        (Number { Value.IsOne: true } one, _) => one,
        (Apply { Function: EntryPower } inner, Number { Value: { IsInteger: true } k }) when inner.Children[1] is Number j => EntryPower(inner.Children[0], j.Value * k),
        (Apply { Function: Sqrt } root, Number { Value: { IsInteger: true } k }) when (k.Numerator % 2).IsZero => EntryPower(root.Children[0], k / 2),
        _ => null,
    };

    /// <inheritdoc/>
    public override Expr DerivativeAt(ReadOnlySpan<Expr> x, int argument) => argument == 0
        ? Product.Of(x[1], Catalog.Call<EntryPower>(x[0], x[1] is Number k ? Number.Of(k.Value - Rational.One) : x[1] - Number.One))
        : Hadamard(Log(x[0]), Catalog.Call<EntryPower>(x[0], x[1]));

    /// <inheritdoc/>
    public override double Evaluate(ReadOnlySpan<double> x) => Math.Pow(x[0], x[1]);

    /// <inheritdoc/>
    public override BigFloat? Evaluate(ManyDigits digits, ReadOnlySpan<BigFloat> x) => digits.Power(x[0], x[1]);
}

public static partial class Matrices
{
    /// <summary>Every entry to a power.</summary>
    public static Expr EntryPower(Expr x, Rational power) => Catalog.Call<EntryPower>(x, Number.Of(power));

    /// <summary>1/x, entry by entry.</summary>
    public static Expr Reciprocal(Expr x) => EntryPower(x, Rational.MinusOne);

    /// <summary>a/s for a scalar s.</summary>
    public static Expr Quotient(Expr a, Expr s) => Scale.Of(Rational.One, [a, Reciprocal(s)], null);

    /// <summary>Ones of the shape of x; the number 1 for a scalar.</summary>
    public static Expr OnesLike(Expr x) => Constant.Ones(x.Shape.Rows, x.Shape.Columns);
}
