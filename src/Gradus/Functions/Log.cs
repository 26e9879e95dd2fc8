using Gradus.Expressions;
using Gradus.Numerics;
using static Gradus.Functions.Matrices;

namespace Gradus.Functions;

/// <summary>The natural logarithm, entry by entry.</summary>
public sealed class Log : ElementwiseFunction
{
    /// <inheritdoc/>
    public override string Name => "log";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Aliases => ["ln"];

    /// <inheritdoc/>
    public override string? Domain => "{0} > 0";

    /// <inheritdoc/>
    public override Notation Notation { get; } = Notation.Call("log", "\\log");

    /// <inheritdoc/>
    public override string Example => "log(exp(x)) = x";

    /// <inheritdoc/>
    public override Expr DerivativeAt(ReadOnlySpan<Expr> x, int argument) => Reciprocal(x[0]);

    /// <inheritdoc/>
    public override double Evaluate(ReadOnlySpan<double> x) => Math.Log(x[0]);

    /// <inheritdoc/>
    public override BigFloat? Evaluate(ManyDigits digits, ReadOnlySpan<BigFloat> x) => digits.Log(x[0]);
}

public static partial class Matrices
{
    /// <summary>The natural logarithm, entry by entry.</summary>
    public static Expr Log(Expr x) => Catalog.Call<Log>(x);
}
