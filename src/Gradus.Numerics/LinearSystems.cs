namespace Gradus.Numerics;

/// <summary>Solutions of linear equations in matrices, over every field.</summary>
public static class LinearSystems
{
    /// <summary>The X with AX + XB = C (Golub &amp; Van Loan §7.6.3), from (I ⊗ A + Bᵀ ⊗ I) vec X = vec C.</summary>
    /// <exception cref="ArithmeticException">A and −B have an eigenvalue in common.</exception>
    public static Dense<T> Sylvester<T>(Field<T> field, Dense<T> a, Dense<T> b, Dense<T> c)
    {
        var (m, n) = (c.Rows, c.Columns);
        var system = new Dense<T>(m * n, m * n, (p, q) =>
        {
            var (i, j, k, l) = (p % m, p / m, q % m, q / m);
            var left = j == l ? a[i, k] : field.Zero;
            return i == k ? field.Add(left, b[l, j]) : left;
        });
        var right = new Dense<T>(m * n, 1, (p, _) => c[p % m, p / m]);
        var x = LinearAlgebra.Multiply(field, LinearAlgebra.Inverse(field, system), right);
        return new Dense<T>(m, n, (i, j) => x[(j * m) + i, 0]);
    }

    /// <summary>Aᵏ by squaring; for negative k of the inverse.</summary>
    /// <exception cref="ArithmeticException">k is negative and A singular.</exception>
    public static Dense<T> Power<T>(Field<T> field, Dense<T> a, int k)
    {
        if (k < 0) a = LinearAlgebra.Inverse(field, a);
        var value = LinearAlgebra.Identity(field, a.Rows);
        for (var left = Math.Abs((long)k); left > 0; left >>= 1)
        {
            if ((left & 1) == 1) value = LinearAlgebra.Multiply(field, value, a);
            if (left > 1) a = LinearAlgebra.Multiply(field, a, a);
        }
        return value;
    }

    /// <summary>A⁺ from a full-rank factorization A = FG: Gᵀ(GGᵀ)⁻¹(FᵀF)⁻¹Fᵀ (MacDuffee; Golub &amp; Van Loan §5.5.2).</summary>
    /// <remarks>Over dual numbers the rank is that of the values; where it changes to first order there is no derivative and an exception.</remarks>
    /// <exception cref="ArithmeticException">The field is unlucky, or the rank is not constant.</exception>
    public static Dense<T> PseudoInverse<T>(Field<T> field, Dense<T> a)
    {
        var (f, g) = FullRankFactors(field, a);
        if (f.Columns == 0) return new Dense<T>(a.Columns, a.Rows, (_, _) => field.Zero);
        var (ft, gt) = (LinearAlgebra.Transpose(f), LinearAlgebra.Transpose(g));
        Dense<T> Times(Dense<T> x, Dense<T> y) => LinearAlgebra.Multiply(field, x, y);
        return Times(Times(gt, LinearAlgebra.Inverse(field, Times(g, gt))), Times(LinearAlgebra.Inverse(field, Times(ft, f)), ft));
    }

    /// <summary>A = FG with F the pivot columns of A and G the nonzero rows of its reduced echelon form.</summary>
    private static (Dense<T> F, Dense<T> G) FullRankFactors<T>(Field<T> field, Dense<T> a)
    {
        var (m, n) = (a.Rows, a.Columns);
        var rows = new T[m][];
        for (var i = 0; i < m; i++) rows[i] = [.. Enumerable.Range(0, n).Select(j => a[i, j])];
        var least = field.Negligible * Largest(field, rows);
        var pivots = new List<int>();
        for (var column = 0; column < n && pivots.Count < m; column++)
        {
            var rank = pivots.Count;
            var pivot = rank;
            for (var i = rank + 1; i < m; i++)
            {
                if (field.Magnitude(rows[i][column]) > field.Magnitude(rows[pivot][column])) pivot = i;
            }
            if (field.Magnitude(rows[pivot][column]) <= least) continue;
            (rows[rank], rows[pivot]) = (rows[pivot], rows[rank]);
            Eliminate(field, rows, rank, column);
            pivots.Add(column);
        }
        for (var i = pivots.Count; i < m; i++)
        {
            if (least == 0 && !Array.TrueForAll(rows[i], field.IsZero)) throw new ArithmeticException("the rank is not constant here");
        }
        return (new Dense<T>(m, pivots.Count, (i, j) => a[i, pivots[j]]), new Dense<T>(pivots.Count, n, (i, j) => rows[i][j]));
    }

    private static void Eliminate<T>(Field<T> field, T[][] rows, int pivot, int column)
    {
        var inverse = field.Invert(rows[pivot][column]);
        rows[pivot] = Array.ConvertAll(rows[pivot], x => field.Multiply(x, inverse));
        for (var i = 0; i < rows.Length; i++)
        {
            var factor = rows[i][column];
            if (i == pivot || field.IsZero(factor)) continue;
            for (var j = 0; j < rows[i].Length; j++) rows[i][j] = field.Subtract(rows[i][j], field.Multiply(factor, rows[pivot][j]));
        }
    }

    /// <summary>The largest magnitude in a field with rounding; 0 where every number is exact.</summary>
    private static double Largest<T>(Field<T> field, T[][] rows) => field.IsExact ? 0 : rows.Max(row => row.Length == 0 ? 0 : row.Max(field.Magnitude));
}
