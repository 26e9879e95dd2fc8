namespace Gradus.Numerics;

/// <summary>Kernels that work over every field.</summary>
public static class LinearAlgebra
{
    /// <summary>I(n).</summary>
    public static Dense<T> Identity<T>(Field<T> field, int n)
    {
        var entries = new T[n * n];
        Array.Fill(entries, field.Zero);
        for (var i = 0; i < n; i++) entries[i * (n + 1)] = field.One;
        return Dense<T>.Of(n, n, entries);
    }

    /// <summary>A + B.</summary>
    public static Dense<T> Add<T>(Field<T> field, Dense<T> a, Dense<T> b)
    {
        var x = a.Entries;
        var y = b.Entries;
        var sum = new T[x.Length];
        for (var i = 0; i < sum.Length; i++) sum[i] = field.Add(x[i], y[i]);
        return Dense<T>.Of(a.Rows, a.Columns, sum);
    }

    /// <summary>A − B.</summary>
    public static Dense<T> Subtract<T>(Field<T> field, Dense<T> a, Dense<T> b)
    {
        var x = a.Entries;
        var y = b.Entries;
        var difference = new T[x.Length];
        for (var i = 0; i < difference.Length; i++) difference[i] = field.Subtract(x[i], y[i]);
        return Dense<T>.Of(a.Rows, a.Columns, difference);
    }

    /// <summary>s A.</summary>
    public static Dense<T> Scale<T>(Field<T> field, T s, Dense<T> a)
    {
        var x = a.Entries;
        var scaled = new T[x.Length];
        for (var i = 0; i < scaled.Length; i++) scaled[i] = field.Multiply(s, x[i]);
        return Dense<T>.Of(a.Rows, a.Columns, scaled);
    }

    /// <summary>A B.</summary>
    public static Dense<T> Multiply<T>(Field<T> field, Dense<T> a, Dense<T> b)
    {
        var x = a.Entries;
        var y = b.Entries;
        var (inner, columns) = (a.Columns, b.Columns);
        var product = new T[a.Rows * columns];
        for (var i = 0; i < a.Rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                var sum = field.Multiply(x[i * inner], y[j]);
                for (var k = 1; k < inner; k++) sum = field.Add(sum, field.Multiply(x[(i * inner) + k], y[(k * columns) + j]));
                product[(i * columns) + j] = sum;
            }
        }
        return Dense<T>.Of(a.Rows, columns, product);
    }

    /// <summary>Aᵀ.</summary>
    public static Dense<T> Transpose<T>(Dense<T> a)
    {
        var x = a.Entries;
        var turned = new T[x.Length];
        for (var i = 0; i < a.Rows; i++)
        {
            for (var j = 0; j < a.Columns; j++) turned[(j * a.Rows) + i] = x[(i * a.Columns) + j];
        }
        return Dense<T>.Of(a.Columns, a.Rows, turned);
    }

    /// <summary>True if every entry is the same.</summary>
    public static bool Same<T>(Field<T> field, Dense<T> a, Dense<T> b)
    {
        if (a.Rows != b.Rows || a.Columns != b.Columns) return false;
        var x = a.Entries;
        var y = b.Entries;
        for (var i = 0; i < x.Length; i++)
        {
            if (!field.IsZero(field.Subtract(x[i], y[i]))) return false;
        }
        return true;
    }

    /// <summary>A⁻¹ by Gauss–Jordan elimination with the largest pivot (Golub &amp; Van Loan §3.4).</summary>
    /// <exception cref="ArithmeticException">A is singular.</exception>
    public static Dense<T> Inverse<T>(Field<T> field, Dense<T> a)
    {
        var n = a.Rows;
        var left = a.Entries.ToArray();
        var right = Identity(field, n).Entries.ToArray();
        for (var k = 0; k < n; k++)
        {
            var pivot = Pivot(field, left, n, k);
            if (field.Magnitude(left[(pivot * n) + k]) == 0) throw new ArithmeticException("a singular matrix has no inverse");
            if (pivot != k)
            {
                SwapRows(left, n, k, pivot);
                SwapRows(right, n, k, pivot);
            }
            var inverse = field.Invert(left[(k * n) + k]);
            for (var j = 0; j < n; j++)
            {
                left[(k * n) + j] = field.Multiply(left[(k * n) + j], inverse);
                right[(k * n) + j] = field.Multiply(right[(k * n) + j], inverse);
            }
            for (var i = 0; i < n; i++)
            {
                if (i == k) continue;
                var factor = left[(i * n) + k];
                if (field.IsZero(factor)) continue;
                for (var j = k; j < n; j++) left[(i * n) + j] = field.Subtract(left[(i * n) + j], field.Multiply(factor, left[(k * n) + j]));
                for (var j = 0; j < n; j++) right[(i * n) + j] = field.Subtract(right[(i * n) + j], field.Multiply(factor, right[(k * n) + j]));
            }
        }
        return Dense<T>.Of(n, n, right);
    }

    /// <summary>det A by elimination.</summary>
    /// <exception cref="ArgumentException">A is not square.</exception>
    public static T Determinant<T>(Field<T> field, Dense<T> a)
    {
        if (a.Rows != a.Columns) throw new ArgumentException("only square matrices have a determinant", nameof(a));
        var n = a.Rows;
        var left = a.Entries.ToArray();
        var determinant = field.One;
        for (var k = 0; k < n; k++)
        {
            var pivot = Pivot(field, left, n, k);
            if (field.Magnitude(left[(pivot * n) + k]) == 0) return SingularDeterminant(field, a);
            if (pivot != k)
            {
                SwapRows(left, n, k, pivot);
                determinant = field.Subtract(field.Zero, determinant);
            }
            determinant = field.Multiply(determinant, left[(k * n) + k]);
            var inverse = field.Invert(left[(k * n) + k]);
            for (var i = k + 1; i < n; i++)
            {
                if (field.IsZero(left[(i * n) + k])) continue;
                var factor = field.Multiply(left[(i * n) + k], inverse);
                for (var j = k + 1; j < n; j++) left[(i * n) + j] = field.Subtract(left[(i * n) + j], field.Multiply(factor, left[(k * n) + j]));
            }
        }
        return determinant;
    }

    /// <summary>adj A, from its cofactors, so that it is right for singular matrices too.</summary>
    public static Dense<T> Adjugate<T>(Field<T> field, Dense<T> a) => new(a.Rows, a.Rows, (i, j) =>
    {
        if (a.Rows == 1) return field.One;
        var minor = new Dense<T>(a.Rows - 1, a.Rows - 1, (p, q) => a[p < j ? p : p + 1, q < i ? q : q + 1]);
        var value = Determinant(field, minor);
        return (i + j) % 2 == 0 ? value : field.Subtract(field.Zero, value);
    });

    /// <summary>Σ a_ij.</summary>
    public static T Total<T>(Field<T> field, Dense<T> a)
    {
        var sum = field.Zero;
        foreach (var x in a.Entries) sum = field.Add(sum, x);
        return sum;
    }

    /// <summary>Σ a_ij².</summary>
    public static T SumOfSquares<T>(Field<T> field, Dense<T> a)
    {
        var sum = field.Zero;
        foreach (var x in a.Entries) sum = field.Add(sum, field.Multiply(x, x));
        return sum;
    }

    /// <summary>Σ a_ij².</summary>
    public static double SumOfSquares(Dense<double> a) => SumOfSquares(RealField.Instance, a);

    /// <summary>Σ |a_ij|.</summary>
    public static double SumOfMagnitudes(Dense<double> a)
    {
        var sum = 0.0;
        foreach (var x in a.Entries) sum += Math.Abs(x);
        return sum;
    }

    private static int Pivot<T>(Field<T> field, T[] matrix, int n, int column)
    {
        var pivot = column;
        var largest = field.Magnitude(matrix[(column * n) + column]);
        for (var i = column + 1; i < n; i++)
        {
            var size = field.Magnitude(matrix[(i * n) + column]);
            if (size > largest) (pivot, largest) = (i, size);
        }
        return pivot;
    }

    private static void SwapRows<T>(T[] matrix, int n, int a, int b)
    {
        for (var j = 0; j < n; j++) (matrix[(a * n) + j], matrix[(b * n) + j]) = (matrix[(b * n) + j], matrix[(a * n) + j]);
    }

    /// <summary>Dual numbers can have a determinant whose value is 0 and whose derivative is not: expand by the first row.</summary>
    private static T SingularDeterminant<T>(Field<T> field, Dense<T> a)
    {
        if (a.Rows == 0) return field.One;
        if (a.Rows > 7) throw new ArithmeticException("the determinant of a singular matrix of dual numbers is only expanded up to 7×7");
        var sum = field.Zero;
        for (var j = 0; j < a.Rows; j++)
        {
            if (field.IsZero(a[0, j])) continue;
            var column = j;
            var minor = SingularDeterminant(field, new Dense<T>(a.Rows - 1, a.Rows - 1, (p, q) => a[p + 1, q < column ? q : q + 1]));
            var term = field.Multiply(a[0, j], minor);
            sum = j % 2 == 0 ? field.Add(sum, term) : field.Subtract(sum, term);
        }
        return sum;
    }
}
