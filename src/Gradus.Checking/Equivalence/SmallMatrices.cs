using Gradus.Expressions;
using Gradus.Numerics;

namespace Gradus.Checking.Equivalence;

/// <summary>Small whole-number matrices with given properties: made by simple recipes, and always checked against the definitions.</summary>
internal static class SmallMatrices
{
    private static readonly long[] Common = [0, 1, -1, 2];
    private static readonly long[] Ordered = [1, 0, -1, 2];
    private static readonly long[] Positives = [1, 2, 3, 4];
    private static readonly long[] Exponents = [2, 3, 2, 3, 1, 0, -1, 4];

    /// <summary>A random small value with the properties of a symbol; null if the recipe missed.</summary>
    public static Dense<Rational>? Draw(Properties properties, int rows, int columns, bool positive, RandomSource random)
    {
        var p = properties & ~Properties.Constant;
        Rational Entry() => (positive || Has(p, Properties.Positive) ? Positives : Common)[random.Below(4)];
        var value = p switch
        {
            _ when Has(p, Properties.IndexSet) => Of(rows, columns, (_, _) => random.Below(2)),
            _ when Has(p, Properties.SumsToOne) => Weights(rows, columns, Has(p, Properties.Positive), random),
            _ when Has(p, Properties.Integer) => Of(1, 1, (_, _) => Exponents[random.Below(Exponents.Length)]),
            _ when Has(p, Properties.Unit) => UnitVector(rows, columns, random),
            _ when Has(p, Properties.Orthogonal) => SignedPermutation(rows, p, random),
            _ when Has(p, Properties.Idempotent) => Projector(rows, p, random),
            _ when Has(p, Properties.PositiveDefinite) => Definite(rows, Has(p, Properties.Diagonal), random),
            _ => Masked(p, RationalField.Instance, Of(rows, columns, (_, _) => Entry())),
        };
        return Satisfies(value, properties) ? value : null;
    }

    /// <summary>A random small value with the properties of a symbol, member by member where it is a family of so many columns each; null if the recipe missed.</summary>
    public static Dense<Rational>? Draw(Symbol symbol, int rows, int columns, int width, bool positive, RandomSource random)
    {
        if (symbol.Members is not { } members) return Draw(symbol.Properties, rows, columns, positive, random);
        var blocks = new Dense<Rational>?[columns / width];
        for (var k = 0; k < blocks.Length; k++) blocks[k] = Draw(members.Properties, rows, width, positive, random);
        return Array.TrueForAll(blocks, static b => b is not null) ? Of(rows, columns, (i, j) => blocks[j / width]![i, j % width]) : null;
    }

    /// <summary>Does the value have the properties of a symbol, and each member those of a family?</summary>
    public static bool Satisfies(Dense<Rational> a, Symbol symbol, int width)
    {
        if (!Satisfies(a, symbol.Properties)) return false;
        if (symbol.Members is not { } members) return true;
        for (var k = 0; k < a.Columns / width; k++)
        {
            var first = k * width;
            if (!Satisfies(Of(a.Rows, width, (i, j) => a[i, first + j]), members.Properties)) return false;
        }
        return true;
    }

    /// <summary>Numbers with the sum 1: the last is what the others leave, or all are over their sum.</summary>
    private static Dense<Rational> Weights(int rows, int columns, bool positive, RandomSource random)
    {
        var numbers = Of(rows, columns, (_, _) => positive ? Positives[random.Below(3)] : Common[random.Below(4)]);
        var sum = numbers.Entries.ToArray().Aggregate(Rational.Zero, static (a, b) => a + b);
        return positive ? numbers.Map(x => x / sum) : Of(rows, columns, (i, j) => i == rows - 1 && j == columns - 1 ? 1 - sum + numbers[i, j] : numbers[i, j]);
    }

    /// <summary>The matrix whose entries are the lowest digits, in base 4, of a number, which loses them.</summary>
    public static Dense<Rational> Numbered(int rows, int columns, ref int digits)
    {
        var rest = digits;
        var value = Of(rows, columns, (_, _) => Next(ref rest));
        digits = rest;
        return value;
    }

    /// <summary>The column of the identity with its 1 in this place, from 0.</summary>
    public static Dense<Rational> Basis(int rows, int place) => Of(rows, 1, (i, _) => i == place ? 1 : 0);

    /// <summary>Does the value have the properties?</summary>
    public static bool Satisfies(Dense<Rational> a, Properties p)
    {
        if (Has(p, Properties.Unit) && LinearAlgebra.SumOfSquares(RationalField.Instance, a) != Rational.One) return false;
        if (Has(p, Properties.Positive) && !All(a, static (m, i, j) => m[i, j].Sign > 0)) return false;
        if (Has(p, Properties.IndexSet) && !All(a, static (m, i, j) => m[i, j].IsZero || m[i, j].IsOne)) return false;
        if (Has(p, Properties.SumsToOne) && !a.Entries.ToArray().Aggregate(Rational.Zero, static (x, y) => x + y).IsOne) return false;
        if (Has(p, Properties.Integer) && !All(a, static (m, i, j) => m[i, j].IsInteger)) return false;
        const Properties Squares = Properties.Symmetric | Properties.Skew | Properties.PositiveDefinite | Properties.Diagonal | Properties.Orthogonal | Properties.Triangular | Properties.Idempotent | Properties.Invertible;
        if (!Has(p, Squares)) return true;
        if (a.Rows != a.Columns) return false;
        return (!Has(p, Properties.Symmetric | Properties.PositiveDefinite) || All(a, static (m, i, j) => m[i, j] == m[j, i]))
            && (!Has(p, Properties.Skew) || All(a, static (m, i, j) => m[i, j] == -m[j, i]))
            && (!Has(p, Properties.Diagonal) || All(a, static (m, i, j) => i == j || m[i, j].IsZero))
            && (!Has(p, Properties.Triangular) || All(a, static (m, i, j) => i >= j || m[i, j].IsZero))
            && (!Has(p, Properties.Orthogonal) || Same(Times(LinearAlgebra.Transpose(a), a), LinearAlgebra.Identity(RationalField.Instance, a.Rows)))
            && (!Has(p, Properties.Idempotent) || Same(Times(a, a), a))
            && (!Has(p, Properties.Invertible) || !LinearAlgebra.Determinant(RationalField.Instance, a).IsZero)
            && (!Has(p, Properties.PositiveDefinite) || HasPositiveMinors(a));
    }

    /// <summary>The value with one entry changed, and with it the entries that the properties tie to it.</summary>
    public static Dense<Rational> With(Dense<Rational> a, int row, int column, Rational entry, Properties p) => Of(a.Rows, a.Columns, (i, j) =>
        i == row && j == column ? entry
        : i == column && j == row && Has(p, Properties.Symmetric | Properties.PositiveDefinite) ? entry
        : i == column && j == row && Has(p, Properties.Skew) ? -entry
        : a[i, j]);

    /// <summary>The matrix with the entries of its lower half that its properties leave free, and the others as they demand.</summary>
    public static Dense<T> Masked<T>(Properties p, Field<T> field, Dense<T> a) => new(a.Rows, a.Columns, (i, j) =>
        Has(p, Properties.Diagonal) && i != j ? field.Zero
        : Has(p, Properties.Triangular) && i < j ? field.Zero
        : Has(p, Properties.Symmetric) && i < j ? a[j, i]
        : Has(p, Properties.Skew) && i == j ? field.Zero
        : Has(p, Properties.Skew) && i < j ? field.Subtract(field.Zero, a[j, i])
        : a[i, j]);

    private static Rational Next(ref int digits)
    {
        var entry = Ordered[digits % 4];
        digits /= 4;
        return entry;
    }

    private static bool Has(Properties all, Properties some) => (all & some) != 0;

    private static Dense<Rational> Of(int rows, int columns, Func<int, int, Rational> entry) => new(rows, columns, entry);

    private static Dense<Rational> Times(Dense<Rational> a, Dense<Rational> b) => LinearAlgebra.Multiply(RationalField.Instance, a, b);

    private static bool Same(Dense<Rational> a, Dense<Rational> b) => LinearAlgebra.Same(RationalField.Instance, a, b);

    private static bool All(Dense<Rational> a, Func<Dense<Rational>, int, int, bool> holds)
    {
        for (var i = 0; i < a.Rows; i++)
        {
            for (var j = 0; j < a.Columns; j++)
            {
                if (!holds(a, i, j)) return false;
            }
        }
        return true;
    }

    /// <summary>Sylvester's criterion.</summary>
    private static bool HasPositiveMinors(Dense<Rational> a)
    {
        for (var k = 1; k <= a.Rows; k++)
        {
            if (LinearAlgebra.Determinant(RationalField.Instance, Of(k, k, (i, j) => a[i, j])).Sign <= 0) return false;
        }
        return true;
    }

    private static Dense<Rational> UnitVector(int rows, int columns, RandomSource random)
    {
        var n = rows * columns;
        var (first, second, kind) = (random.Below(n), random.Below(n), random.Below(3));
        return Of(rows, columns, (i, j) =>
            kind > 0 && first != second ? i + j == first ? Rational.Of(3, 5) : i + j == second ? Rational.Of(kind == 1 ? 4 : -4, 5) : 0
            : i + j == first ? (kind == 2 ? -1 : 1) : 0);
    }

    private static Dense<Rational> SignedPermutation(int n, Properties p, RandomSource random)
    {
        var order = Enumerable.Range(0, n).ToArray();
        if (!Has(p, Properties.Diagonal | Properties.Triangular))
        {
            for (var i = n - 1; i > 0; i--)
            {
                var j = random.Below(i + 1);
                (order[i], order[j]) = (order[j], order[i]);
            }
        }
        var signs = order.Select(_ => random.Below(2) == 0 ? 1L : -1).ToArray();
        return Of(n, n, (i, j) => order[i] == j ? signs[i] : 0);
    }

    /// <summary>Zeros and ones on the diagonal, and unless it must be symmetric something beside a one that has a zero across.</summary>
    private static Dense<Rational> Projector(int n, Properties p, RandomSource random)
    {
        var kept = Enumerable.Range(0, n).Select(_ => Has(p, Properties.Invertible) || random.Below(2) == 0).ToArray();
        var straight = Has(p, Properties.Symmetric | Properties.Diagonal);
        return Of(n, n, (i, j) => i == j ? kept[i] ? 1 : 0 : !straight && kept[i] && !kept[j] ? Common[random.Below(4)] : 0);
    }

    private static Dense<Rational> Definite(int n, bool diagonal, RandomSource random)
    {
        var lower = Of(n, n, (i, j) => i == j ? 1 + random.Below(2) : i > j && !diagonal ? random.Below(3) - 1 : 0);
        return Times(lower, LinearAlgebra.Transpose(lower));
    }
}
