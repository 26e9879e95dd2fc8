using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Shapes;
using static Gradus.Functions.Matrices;

namespace Gradus.Functions;

/// <summary>eˣ / Σ eˣ of a vector; with s = softmax x, ds = s ∘ dx − s (sᵀdx) (Bridle 1990).</summary>
public sealed class Softmax : AnalyticFunction
{
    /// <inheritdoc/>
    public override string Name => "softmax";

    /// <inheritdoc/>
    public override Notation Notation { get; } = Notation.Call("softmax", "\\operatorname{softmax}");

    /// <inheritdoc/>
    public override string Example => "softmax(x) = exp(x)/sum(exp(x))";

    /// <inheritdoc/>
    public override Shape InferShape(ReadOnlySpan<Expr> arguments)
    {
        var shape = arguments[0].Shape;
        return shape.IsColumn || shape.IsRow ? shape : throw new ShapeException($"softmax needs a vector, but got {shape}");
    }

    /// <inheritdoc/>
    public override Expr? Reduce(ReadOnlySpan<Expr> arguments) => arguments[0] is { IsScalar: true } ? Number.One : null;

    /// <inheritdoc/>
    public override Expr Differential(ReadOnlySpan<Expr> x, ReadOnlySpan<Expr> dx)
    {
        var s = Softmax(x[0]);
        return Hadamard(s, dx[0]) - Product.Of(Frobenius(s, dx[0]), s);
    }

    /// <inheritdoc/>
    public override Dense<double> Evaluate(ReadOnlySpan<Dense<double>> x)
    {
        var largest = LogSumExp.Largest(x[0]);
        var exp = x[0].Map(v => Math.Exp(v - largest));
        var sum = LinearAlgebra.SumOfMagnitudes(exp);
        return exp.Map(v => v / sum);
    }

    /// <inheritdoc/>
    public override Dense<BigFloat>? Evaluate(ManyDigits digits, ReadOnlySpan<Dense<BigFloat>> x)
    {
        var exp = x[0].Map(digits.Exp);
        return LinearAlgebra.Scale(digits, digits.Invert(LinearAlgebra.Total(digits, exp)), exp);
    }
}

public static partial class Matrices
{
    /// <summary>eˣ / Σ eˣ.</summary>
    public static Expr Softmax(Expr x) => Catalog.Call<Softmax>(x);
}
