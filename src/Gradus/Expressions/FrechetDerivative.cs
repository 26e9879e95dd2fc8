using Gradus.Numerics;
using Gradus.Shapes;

namespace Gradus.Expressions;

/// <summary>The derivatives of a primary matrix function f: the value at X along E₁, …, E_k is the k-th Fréchet derivative, linear in each direction and symmetric in them.</summary>
/// <remarks>Source: Higham, Functions of Matrices, chapter 3; the value is a block of f of the block matrix of Mathias 1996 (Higham, theorem 3.6).</remarks>
public abstract class FrechetDerivative : AnalyticFunction
{
    private const int MostDirections = 3;

    /// <inheritdoc/>
    public sealed override int Arity => Parameters + 2;

    /// <inheritdoc/>
    public sealed override int MostArguments => Parameters + 1 + MostDirections;

    /// <summary>f itself.</summary>
    public abstract AnalyticFunction Of { get; }

    /// <summary>Its Kronecker form.</summary>
    public abstract FrechetMatrix Matrix { get; }

    /// <summary>How many arguments stand between X and the directions, such as the exponent of a power.</summary>
    public virtual int Parameters => 0;

    /// <summary>f′(X), which is the derivative where the direction commutes with X.</summary>
    public abstract Expr Slope(ReadOnlySpan<Expr> x);

    /// <inheritdoc/>
    public sealed override Shape InferShape(ReadOnlySpan<Expr> arguments)
    {
        var shape = arguments[0].Shape;
        if (!shape.IsSquare) throw new ShapeException($"{Name} needs a square matrix, but got {shape}");
        foreach (var direction in arguments[(Parameters + 1)..])
        {
            if (direction.Shape != shape) throw new ShapeException($"{Name} needs directions of the shape of the matrix, but here {shape} meets {direction.Shape}");
        }
        return shape;
    }

    /// <inheritdoc/>
    public sealed override Expr? Reduce(ReadOnlySpan<Expr> arguments)
    {
        for (var k = Parameters + 1; k < arguments.Length; k++)
        {
            if (arguments[k].IsZero) return arguments[k];
        }
        if (arguments.Length == Arity && Commuting.With(arguments[0], arguments[^1])) return Product.Of(Slope(arguments[..(Parameters + 1)]), arguments[^1]);
        for (var k = Parameters + 1; k < arguments.Length; k++)
        {
            if (arguments[k] is Scale { Body: { } body } scaled) return Scale.Of(scaled.Coefficient, scaled.Scalars, With(arguments, k, body));
        }
        return null;
    }

    /// <inheritdoc/>
    public sealed override Expr Differential(ReadOnlySpan<Expr> x, ReadOnlySpan<Expr> dx)
    {
        var terms = new List<Expr>();
        if (!dx[0].IsZero)
        {
            if (x.Length >= MostArguments) throw new ShapeException($"derivative number {x.Length - Parameters} of {Of.Name} is not covered");
            terms.Add(Apply.Of(this, [.. x, dx[0]]));
        }
        for (var k = 1; k < x.Length; k++)
        {
            if (dx[k].IsZero) continue;
            if (k <= Parameters) throw new ShapeException($"{Name} is no function of the numbers between the matrix and its directions: they cannot vary");
            terms.Add(With(x, k, dx[k]));
        }
        return terms.Count == 0 ? Constant.Zeros(x[0].Shape) : Sum.Of(terms);
    }

    /// <inheritdoc/>
    /// <remarks>G : D(X, E) = D(X, Gᵀ)ᵀ : E, for the trace of Gᵀ D(X, E) is symmetric in Gᵀ and E.</remarks>
    public sealed override Expr? Adjoint(ReadOnlySpan<Expr> x, int argument, Expr g) => argument <= Parameters ? null : Turned(With(x, argument, Turned(g)));

    /// <inheritdoc/>
    public sealed override Dense<double> Evaluate(ReadOnlySpan<Dense<double>> x) => Corner(Of.Evaluate([Block(RealField.Instance, x), .. x[1..(Parameters + 1)]]), x[0].Rows);

    /// <inheritdoc/>
    public sealed override Dense<BigFloat>? Evaluate(ManyDigits digits, ReadOnlySpan<Dense<BigFloat>> x) =>
        Of.Evaluate(digits, [Block(digits, x), .. x[1..(Parameters + 1)]]) is { } value ? Corner(value, x[0].Rows) : null;

    /// <inheritdoc/>
    public sealed override Dense<T> EvaluateIn<T>(Field<T> field, ReadOnlySpan<Dense<T>> x, int exponent) => Corner(Of.EvaluateIn(field, [Block(field, x)], exponent), x[0].Rows);

    /// <summary>The transpose, as the catalog writes it.</summary>
    protected abstract Expr Turned(Expr x);

    private Expr With(ReadOnlySpan<Expr> x, int argument, Expr value)
    {
        Expr[] changed = x.ToArray();
        changed[argument] = value;
        return Apply.Of(this, changed);
    }

    private static Dense<T> Corner<T>(Dense<T> value, int n) => new(n, n, (i, j) => value[i, value.Columns - n + j]);

    /// <summary>For every direction M becomes [M, I ⊗ E; 0, M].</summary>
    private Dense<T> Block<T>(Field<T> field, ReadOnlySpan<Dense<T>> x)
    {
        var n = x[0].Rows;
        var block = x[0];
        foreach (var direction in x[(Parameters + 1)..]) block = Doubled(field, block, direction, n);
        return block;
    }

    private static Dense<T> Doubled<T>(Field<T> field, Dense<T> m, Dense<T> e, int n) => new(2 * m.Rows, 2 * m.Rows, (i, j) =>
        i < m.Rows && j < m.Rows ? m[i, j]
        : i >= m.Rows && j >= m.Rows ? m[i - m.Rows, j - m.Rows]
        : i < m.Rows && i / n == (j - m.Rows) / n ? e[i % n, (j - m.Rows) % n]
        : field.Zero);
}
