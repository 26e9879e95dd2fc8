using Gradus.Expressions;
using Gradus.Numerics;

namespace Gradus.Evaluation;

/// <summary>Draws values for symbols over any field, in general position among those that have the symbol's properties.</summary>
/// <param name="field">The field.</param>
/// <param name="random">The source of signs.</param>
/// <param name="draw">A random element.</param>
/// <param name="positive">A random positive element; a square in a prime field.</param>
public sealed class PointSampler<T>(Field<T> field, RandomSource random, Func<T> draw, Func<T> positive)
{
    private const Properties Shapeless = Properties.Constant | Properties.Invertible | Properties.Integer | Properties.Asymmetric;

    /// <summary>A value.</summary>
    /// <exception cref="EvaluationLimitException">Nothing of this size is known to have all the properties.</exception>
    /// <exception cref="ArithmeticException">An unlucky draw.</exception>
    public Dense<T> Draw(Symbol symbol, EvaluationContext context)
    {
        var (rows, columns) = (context.LengthOf(symbol.Shape.Rows), context.LengthOf(symbol.Shape.Columns));
        if (symbol.Shape.By is { } by) (rows, columns) = (rows * columns, context.LengthOf(by.Rows) * context.LengthOf(by.Columns));
        if ((long)rows * columns > EvaluationContext.LargestMatrix) throw new EvaluationLimitException($"{symbol.Name} ({rows}×{columns}) is too large to evaluate");
        if (context.Integers.TryGetValue(symbol.Name, out var integer)) return Dense<T>.Scalar(field.FromRational(integer));
        var properties = symbol.Properties & ~Shapeless;
        var invertible = (symbol.Properties & Properties.Invertible) != 0;
        if (rows == columns && rows == 1 && (properties & (Properties.Positive | Properties.PositiveDefinite)) != 0) return Dense<T>.Scalar(positive());
        return properties switch
        {
            Properties.None => Random(rows, columns, draw),
            Properties.Positive => Random(rows, columns, positive),
            Properties.Unit => Sphere(rows, columns),
            _ when rows != columns => throw new EvaluationLimitException($"{symbol.Name} must be square"),
            _ => Square(properties, rows, invertible) ?? throw new EvaluationLimitException($"no {rows}×{rows} matrix is known that is {symbol.Properties}"),
        };
    }

    private Dense<T>? Square(Properties properties, int n, bool invertible)
    {
        bool Has(Properties p) => (properties & p) != 0;
        if (Has(Properties.Positive | Properties.Unit)) return Has(~(Properties.Positive | Properties.Symmetric)) ? null : Symmetrized(Random(n, n, positive));
        if (Has(Properties.PositiveDefinite) && !Has(Properties.Diagonal | Properties.Triangular)) properties &= ~Properties.Symmetric;
        if (Has(Properties.Triangular) && Has(Properties.Symmetric | Properties.PositiveDefinite | Properties.Orthogonal)) properties |= Properties.Diagonal;
        if (Has(Properties.Diagonal)) properties &= ~(Properties.Symmetric | Properties.Triangular);
        if (invertible && Has(Properties.Idempotent)) return Has(Properties.Skew) ? null : LinearAlgebra.Identity(field, n);
        return properties switch
        {
            Properties.Symmetric => Symmetrized(Random(n, n, draw)),
            Properties.Skew when !invertible || n % 2 == 0 => Skewed(n),
            Properties.Diagonal => Masked(n, static (i, j) => i == j, draw),
            Properties.Triangular => Masked(n, static (i, j) => i >= j, draw),
            Properties.PositiveDefinite => Gram(Random(n, n, draw)),
            Properties.PositiveDefinite | Properties.Diagonal => Masked(n, static (i, j) => i == j, positive),
            Properties.Orthogonal => Cayley(Skewed(n)),
            Properties.Orthogonal | Properties.Diagonal => Masked(n, static (i, j) => i == j, SignDraw),
            Properties.Orthogonal | Properties.Symmetric => Reflection(n),
            Properties.Idempotent => Projector(n, Random(Rank(n), n, draw), null),
            Properties.Idempotent | Properties.Symmetric => Projector(n, null, Random(n, Rank(n), draw)),
            _ => null,
        };
    }

    private static int Rank(int n) => Math.Max(1, n / 2);

    private T SignDraw() => random.Below(2) == 0 ? field.One : field.Subtract(field.Zero, field.One);

    private Dense<T> Random(int rows, int columns, Func<T> entry)
    {
        var entries = new T[rows * columns];
        for (var i = 0; i < entries.Length; i++) entries[i] = entry();
        return Dense<T>.Of(rows, columns, entries);
    }

    private Dense<T> Masked(int n, Func<int, int, bool> kept, Func<T> entry) => new(n, n, (i, j) => kept(i, j) ? entry() : field.Zero);

    private static Dense<T> Symmetrized(Dense<T> a) => new(a.Rows, a.Rows, (i, j) => i < j ? a[j, i] : a[i, j]);

    private Dense<T> Skewed(int n)
    {
        var a = Random(n, n, draw);
        return new Dense<T>(n, n, (i, j) => i == j ? field.Zero : i > j ? a[i, j] : field.Subtract(field.Zero, a[j, i]));
    }

    private Dense<T> Gram(Dense<T> a) => LinearAlgebra.Multiply(field, LinearAlgebra.Transpose(a), a);

    /// <summary>(I − S)(I + S)⁻¹ for a skew S (Cayley 1846).</summary>
    private Dense<T> Cayley(Dense<T> skew)
    {
        var identity = LinearAlgebra.Identity(field, skew.Rows);
        return LinearAlgebra.Multiply(field, LinearAlgebra.Subtract(field, identity, skew), LinearAlgebra.Inverse(field, LinearAlgebra.Add(field, identity, skew)));
    }

    /// <summary>U(VU)⁻¹V, with V = Uᵀ where only U is given.</summary>
    private Dense<T> Projector(int n, Dense<T>? onto, Dense<T>? columns)
    {
        var u = columns ?? Random(n, Rank(n), draw);
        var v = onto ?? LinearAlgebra.Transpose(u);
        return LinearAlgebra.Multiply(field, LinearAlgebra.Multiply(field, u, LinearAlgebra.Inverse(field, LinearAlgebra.Multiply(field, v, u))), v);
    }

    /// <summary>2P − I for a symmetric projector P.</summary>
    private Dense<T> Reflection(int n)
    {
        var projector = Projector(n, null, Random(n, Rank(n), draw));
        return LinearAlgebra.Subtract(field, LinearAlgebra.Add(field, projector, projector), LinearAlgebra.Identity(field, n));
    }

    /// <summary>(2y, |y|² − 1)/(|y|² + 1), the stereographic projection of a random y.</summary>
    private Dense<T> Sphere(int rows, int columns)
    {
        var n = rows * columns;
        var point = new T[n];
        var squared = field.Zero;
        for (var i = 0; i < n - 1; i++)
        {
            point[i] = draw();
            squared = field.Add(squared, field.Multiply(point[i], point[i]));
        }
        var scale = field.Invert(field.Add(squared, field.One));
        for (var i = 0; i < n - 1; i++) point[i] = field.Multiply(field.Add(point[i], point[i]), scale);
        point[n - 1] = n == 1 ? SignDraw() : field.Multiply(field.Subtract(squared, field.One), scale);
        return Dense<T>.Of(rows, columns, point);
    }
}
