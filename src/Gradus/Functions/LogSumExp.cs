using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Shapes;
using static Gradus.Functions.Matrices;

namespace Gradus.Functions;

/// <summary>log Σ eˣ of a vector; its differential is softmax(x)ᵀ dx (Boyd &amp; Vandenberghe §3.1.5).</summary>
public sealed class LogSumExp : AnalyticFunction
{
    /// <inheritdoc/>
    public override string Name => "logsumexp";

    /// <inheritdoc/>
    public override Notation Notation { get; } = Notation.Call("logsumexp", "\\operatorname{logsumexp}");

    /// <inheritdoc/>
    public override string Example => "logsumexp(x) = log(sum(exp(x)))";

    /// <inheritdoc/>
    public override Shape InferShape(ReadOnlySpan<Expr> arguments)
    {
        var shape = arguments[0].Shape;
        return shape.IsColumn || shape.IsRow ? Shape.Scalar : throw new ShapeException($"logsumexp needs a vector, but got {shape}");
    }

    /// <inheritdoc/>
    public override Expr? Reduce(ReadOnlySpan<Expr> arguments) => arguments[0] is { IsScalar: true } scalar ? scalar : null;

    /// <inheritdoc/>
    public override Expr Differential(ReadOnlySpan<Expr> x, ReadOnlySpan<Expr> dx) => Frobenius(Softmax(x[0]), dx[0]);

    /// <inheritdoc/>
    public override Dense<double> Evaluate(ReadOnlySpan<Dense<double>> x)
    {
        var largest = Largest(x[0]);
        var (at, rest) = (x[0].Entries.IndexOf(largest), 0.0);
        for (var k = 0; k < x[0].Entries.Length; k++) rest += k == at ? 0 : Math.Exp(x[0].Entries[k] - largest);
        return Dense<double>.Scalar(largest + Functions.Softplus.LogOfOneAnd(rest));
    }

    /// <summary>The largest entry, taken out so that no exponential overflows.</summary>
    internal static double Largest(Dense<double> x)
    {
        var largest = x[0, 0];
        foreach (var v in x.Entries) largest = Math.Max(largest, v);
        return largest;
    }

    /// <inheritdoc/>
    public override Dense<BigFloat>? Evaluate(ManyDigits digits, ReadOnlySpan<Dense<BigFloat>> x) => Dense<BigFloat>.Scalar(digits.Log(LinearAlgebra.Total(digits, x[0].Map(digits.Exp))));
}

public static partial class Matrices
{
    /// <summary>log Σ eˣ.</summary>
    public static Expr LogSumExp(Expr x) => Catalog.Call<LogSumExp>(x);
}
