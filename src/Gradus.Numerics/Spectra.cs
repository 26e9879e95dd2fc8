using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;

namespace Gradus.Numerics;

/// <summary>Eigenvalues and singular values in floating point (Golub &amp; Van Loan, chapters 2 and 8).</summary>
public static class Spectra
{
    /// <summary>Eigenvalues in ascending order and orthonormal eigenvectors, by column, of the symmetric part of a square matrix.</summary>
    /// <exception cref="ArithmeticException">An entry is not finite.</exception>
    public static (double[] Values, Dense<double> Vectors) Symmetric(Dense<double> a)
    {
        var n = a.Rows;
        var evd = Finite(DenseMatrix.Create(n, n, (i, j) => (a[i, j] + a[j, i]) / 2)).Evd(Symmetricity.Symmetric);
        var order = Enumerable.Range(0, n).OrderBy(k => evd.EigenValues[k].Real).ToArray();
        return ([.. order.Select(k => evd.EigenValues[k].Real)], new Dense<double>(n, n, (i, j) => evd.EigenVectors[i, order[j]]));
    }

    /// <summary>A = U diag(σ) Vᵀ with the singular values in descending order; U is m×m, V is n×n.</summary>
    /// <exception cref="ArithmeticException">An entry is not finite.</exception>
    public static (Dense<double> U, double[] Values, Dense<double> V) Singular(Dense<double> a)
    {
        var svd = Finite(DenseMatrix.Create(a.Rows, a.Columns, (i, j) => a[i, j])).Svd(computeVectors: true);
        return (Of(svd.U), [.. svd.S], Of(svd.VT.Transpose()));
    }

    /// <summary>A⁺; singular values below 10⁻⁹ of the largest count as 0.</summary>
    /// <exception cref="ArithmeticException">An entry is not finite.</exception>
    public static Dense<double> PseudoInverse(Dense<double> a)
    {
        var (u, values, v) = Singular(a);
        var rank = values.Count(s => s > 1e-9 * values[0]);
        return new Dense<double>(a.Columns, a.Rows, (i, j) =>
        {
            var sum = 0.0;
            for (var k = 0; k < rank; k++) sum += v[i, k] * u[j, k] / values[k];
            return sum;
        });
    }

    /// <summary>The unit eigenvector of the largest eigenvalue of the symmetric part, its largest entry positive.</summary>
    public static (double Value, Dense<double> Vector) Largest(Dense<double> a)
    {
        var (values, vectors) = Symmetric(a);
        var last = a.Rows - 1;
        if (last > 0) Simple(values[last], values[last - 1], Math.Max(Math.Abs(values[last]), Math.Abs(values[0])), "eigenvalue");
        return (values[last], Oriented(new Dense<double>(a.Rows, 1, (i, _) => vectors[i, last])));
    }

    /// <summary>The first singular value with its vectors; the largest entry of the right one is positive.</summary>
    public static (Dense<double> Left, double Value, Dense<double> Right) First(Dense<double> a)
    {
        var (u, values, v) = Singular(a);
        Simple(values[0], values.Length > 1 ? values[1] : 0, values[0], "singular value");
        var right = new Dense<double>(a.Columns, 1, (i, _) => v[i, 0]);
        var sign = Sign(right);
        return (new Dense<double>(a.Rows, 1, (i, _) => sign * u[i, 0]), values[0], right.Map(x => sign * x));
    }

    /// <summary>The vector of a multiple value is not one vector.</summary>
    private static void Simple(double largest, double next, double size, string what)
    {
        if (!(largest - next > 1e-9 * size)) throw new ArithmeticException($"the largest {what} is not simple");
    }

    private static Dense<double> Oriented(Dense<double> vector)
    {
        var sign = Sign(vector);
        return vector.Map(x => sign * x);
    }

    private static double Sign(Dense<double> vector)
    {
        var largest = 0.0;
        foreach (var x in vector.Entries)
        {
            if (Math.Abs(x) > Math.Abs(largest) + 1e-12) largest = x;
        }
        return largest < 0 ? -1 : 1;
    }

    private static Dense<double> Of(Matrix<double> a) => new(a.RowCount, a.ColumnCount, (i, j) => a[i, j]);

    private static DenseMatrix Finite(DenseMatrix a) =>
        Array.TrueForAll(a.Values, double.IsFinite) ? a : throw new ArithmeticException("a matrix with an infinite entry has no eigenvalues");
}
