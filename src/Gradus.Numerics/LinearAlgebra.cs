namespace Gradus.Numerics;

/// <summary>Kernels that work over every field.</summary>
public static class LinearAlgebra
{
    /// <summary>A⁻¹ by Gauss–Jordan elimination with the largest pivot (Golub &amp; Van Loan §3.4).</summary>
    /// <exception cref="ArithmeticException">A is singular.</exception>
    public static Dense<T> Inverse<T>(Field<T> field, Dense<T> a) => Eliminate(field, a).Inverse ?? throw new ArithmeticException("a singular matrix has no inverse");

    /// <summary>det A by elimination.</summary>
    public static T Determinant<T>(Field<T> field, Dense<T> a) => Eliminate(field, a).Determinant;

    /// <summary>adj A, from its cofactors, so that it is right for singular matrices too.</summary>
    public static Dense<T> Adjugate<T>(Field<T> field, Dense<T> a) => new(a.Rows, a.Rows, (i, j) =>
    {
        if (a.Rows == 1) return field.One;
        var minor = new Dense<T>(a.Rows - 1, a.Rows - 1, (p, q) => a[p < j ? p : p + 1, q < i ? q : q + 1]);
        var value = Determinant(field, minor);
        return (i + j) % 2 == 0 ? value : field.Subtract(field.Zero, value);
    });

    /// <summary>Σ a_ij².</summary>
    public static double SumOfSquares(Dense<double> a)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Rows; i++)
        {
            for (var j = 0; j < a.Columns; j++) sum += a[i, j] * a[i, j];
        }
        return sum;
    }

    /// <summary>Σ |a_ij|.</summary>
    public static double SumOfMagnitudes(Dense<double> a)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Rows; i++)
        {
            for (var j = 0; j < a.Columns; j++) sum += Math.Abs(a[i, j]);
        }
        return sum;
    }

    private static (Dense<T>? Inverse, T Determinant) Eliminate<T>(Field<T> field, Dense<T> a)
    {
        var n = a.Rows;
        var left = new T[n, n];
        var right = new T[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                left[i, j] = a[i, j];
                right[i, j] = i == j ? field.One : field.Zero;
            }
        }
        var determinant = field.One;
        for (var k = 0; k < n; k++)
        {
            var pivot = k;
            for (var i = k + 1; i < n; i++)
            {
                if (field.Magnitude(left[i, k]) > field.Magnitude(left[pivot, k])) pivot = i;
            }
            if (field.Magnitude(left[pivot, k]) == 0) return (null, SingularDeterminant(field, a));
            if (pivot != k)
            {
                for (var j = 0; j < n; j++)
                {
                    (left[k, j], left[pivot, j]) = (left[pivot, j], left[k, j]);
                    (right[k, j], right[pivot, j]) = (right[pivot, j], right[k, j]);
                }
                determinant = field.Subtract(field.Zero, determinant);
            }
            determinant = field.Multiply(determinant, left[k, k]);
            var inverse = field.Invert(left[k, k]);
            for (var j = 0; j < n; j++)
            {
                left[k, j] = field.Multiply(left[k, j], inverse);
                right[k, j] = field.Multiply(right[k, j], inverse);
            }
            for (var i = 0; i < n; i++)
            {
                if (i == k || field.IsZero(left[i, k])) continue;
                var factor = left[i, k];
                for (var j = 0; j < n; j++)
                {
                    left[i, j] = field.Subtract(left[i, j], field.Multiply(factor, left[k, j]));
                    right[i, j] = field.Subtract(right[i, j], field.Multiply(factor, right[k, j]));
                }
            }
        }
        return (new Dense<T>(n, n, (i, j) => right[i, j]), determinant);
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
