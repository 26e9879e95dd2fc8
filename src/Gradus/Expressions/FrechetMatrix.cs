using Gradus.Numerics;
using Gradus.Shapes;

namespace Gradus.Expressions;

/// <summary>The Kronecker form K(X) of a Fréchet derivative, n²×n² for X n×n: K(X) vec E = vec L(X, E); with directions, that of the higher derivatives along them (Higham, Functions of Matrices, §3.2).</summary>
public abstract class FrechetMatrix : AnalyticFunction
{
    /// <summary>The Fréchet derivative.</summary>
    public abstract FrechetDerivative Of { get; }

    /// <inheritdoc/>
    public sealed override int Arity => Of.Parameters + 1;

    /// <inheritdoc/>
    public sealed override int MostArguments => Of.MostArguments - 1;

    /// <inheritdoc/>
    public sealed override Shape InferShape(ReadOnlySpan<Expr> arguments)
    {
        var shape = arguments[0].Shape;
        if (!shape.IsSquare) throw new ShapeException($"{Name} needs a square matrix, but got {shape}");
        foreach (var direction in arguments[Arity..])
        {
            if (direction.Shape != shape) throw new ShapeException($"{Name} needs directions of the shape of the matrix, but here {shape} meets {direction.Shape}");
        }
        var length = shape.Rows * shape.Rows;
        return new Shape(length, length);
    }

    /// <inheritdoc/>
    public sealed override Expr? Reduce(ReadOnlySpan<Expr> arguments)
    {
        foreach (var direction in arguments[Arity..])
        {
            if (direction.IsZero) return Constant.Zeros(InferShape(arguments));
        }
        // For a number K is the derivative itself.
        return arguments[0].IsScalar ? Apply.Of(Of, [.. arguments[..Arity], Number.One, .. arguments[Arity..]]) : null;
    }

    /// <inheritdoc/>
    public sealed override Expr Differential(ReadOnlySpan<Expr> x, ReadOnlySpan<Expr> dx)
    {
        var terms = new List<Expr>();
        if (!dx[0].IsZero)
        {
            if (x.Length >= MostArguments) throw new ShapeException($"derivative number {x.Length - Of.Parameters + 1} of {Of.Of.Name} is not covered");
            terms.Add(Apply.Of(this, [.. x, dx[0]]));
        }
        for (var k = 1; k < x.Length; k++)
        {
            if (dx[k].IsZero) continue;
            if (k < Arity) throw new ShapeException($"{Name} is no function of the numbers between the matrix and its directions: they cannot vary");
            Expr[] moved = x.ToArray();
            moved[k] = dx[k];
            terms.Add(Apply.Of(this, moved));
        }
        return terms.Count == 0 ? Constant.Zeros(InferShape(x)) : Sum.Of(terms);
    }

    /// <inheritdoc/>
    public sealed override Dense<double> Evaluate(ReadOnlySpan<Dense<double>> x)
    {
        var columns = new Dense<double>[x[0].Entries.Length];
        for (var k = 0; k < columns.Length; k++) columns[k] = Of.Evaluate([.. x[..Arity], Unit(RealField.Instance, x[0].Rows, k), .. x[Arity..]]);
        return Stacked(columns, x[0].Rows);
    }

    /// <inheritdoc/>
    public sealed override Dense<BigFloat>? Evaluate(ManyDigits digits, ReadOnlySpan<Dense<BigFloat>> x)
    {
        var columns = new Dense<BigFloat>[x[0].Entries.Length];
        for (var k = 0; k < columns.Length; k++)
        {
            if (Of.Evaluate(digits, [.. x[..Arity], Unit(digits, x[0].Rows, k), .. x[Arity..]]) is not { } column) return null;
            columns[k] = column;
        }
        return Stacked(columns, x[0].Rows);
    }

    /// <inheritdoc/>
    public sealed override Dense<T> EvaluateIn<T>(Field<T> field, ReadOnlySpan<Dense<T>> x, int exponent)
    {
        var columns = new Dense<T>[x[0].Entries.Length];
        for (var k = 0; k < columns.Length; k++) columns[k] = Of.EvaluateIn(field, [.. x[..Arity], Unit(field, x[0].Rows, k), .. x[Arity..]], exponent);
        return Stacked(columns, x[0].Rows);
    }

    /// <summary>The matrix whose vec is unit vector number k.</summary>
    private static Dense<T> Unit<T>(Field<T> field, int n, int k) => new(n, n, (i, j) => (j * n) + i == k ? field.One : field.Zero);

    private static Dense<T> Stacked<T>(Dense<T>[] columns, int n) => new(n * n, n * n, (p, q) => columns[q][p % n, p / n]);
}
