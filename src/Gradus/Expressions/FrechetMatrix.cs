using Gradus.Numerics;
using Gradus.Shapes;

namespace Gradus.Expressions;

/// <summary>The Kronecker form K(X) of a Fréchet derivative, n²×n² for X n×n: K(X) vec E = vec L(X, E) (Higham, Functions of Matrices, §3.2).</summary>
public abstract class FrechetMatrix : AnalyticFunction
{
    /// <summary>The Fréchet derivative.</summary>
    public abstract FrechetDerivative Of { get; }

    /// <inheritdoc/>
    public sealed override int Arity => Of.Parameters + 1;

    /// <inheritdoc/>
    public sealed override Shape InferShape(ReadOnlySpan<Expr> arguments)
    {
        var shape = arguments[0].Shape;
        var length = shape.Rows * shape.Rows;
        return shape.IsSquare ? new Shape(length, length) : throw new ShapeException($"{Name} needs a square matrix, but got {shape}");
    }

    /// <inheritdoc/>
    public sealed override Expr Differential(ReadOnlySpan<Expr> x, ReadOnlySpan<Expr> dx) =>
        throw new ShapeException($"the change of {Name} is an order-6 tensor, which has no form here; differentiate {Of.Name} along a direction instead");

    /// <inheritdoc/>
    public sealed override Dense<double> Evaluate(ReadOnlySpan<Dense<double>> x)
    {
        var n = x[0].Rows;
        var columns = new Dense<double>[n * n];
        for (var k = 0; k < columns.Length; k++)
        {
            var at = k;
            columns[k] = Of.Evaluate([.. x, new Dense<double>(n, n, (i, j) => (j * n) + i == at ? 1 : 0)]);
        }
        return Stacked(columns, n);
    }

    /// <inheritdoc/>
    public sealed override Dense<T> EvaluateIn<T>(Field<T> field, ReadOnlySpan<Dense<T>> x, int exponent)
    {
        var n = x[0].Rows;
        var columns = new Dense<T>[n * n];
        for (var k = 0; k < columns.Length; k++)
        {
            var at = k;
            columns[k] = Of.EvaluateIn(field, [.. x, new Dense<T>(n, n, (i, j) => (j * n) + i == at ? field.One : field.Zero)], exponent);
        }
        return Stacked(columns, n);
    }

    private static Dense<T> Stacked<T>(Dense<T>[] columns, int n) => new(n * n, n * n, (p, q) => columns[q][p % n, p / n]);
}
