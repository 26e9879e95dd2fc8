namespace Gradus.Numerics;

/// <summary>Exponential, logarithm and square root of a square matrix in floating point (Higham, Functions of Matrices, 2008).</summary>
public static class MatrixFunctions
{
    private const int MostRoots = 60;
    private const int MostIterations = 100;

    /// <summary>Numerator of the [13/13] Padé approximant to exp, lowest power first (Higham, table 10.4).</summary>
    private static readonly double[] Pade =
    [
        64764752532480000, 32382376266240000, 7771770303897600, 1187353796428800, 129060195264000, 10559470521600, 670442572800,
        33522128640, 1323241920, 40840800, 960960, 16380, 182, 1,
    ];

    /// <summary>Nodes on [0, 1] and weights of Gauss–Legendre quadrature with 12 points.</summary>
    private static readonly (double Node, double Weight)[] Legendre =
    [
        .. new[]
        {
            (0.1252334085114689, 0.2491470458134028), (0.3678314989981802, 0.2334925365383548), (0.5873179542866175, 0.2031674267230659),
            (0.7699026741943047, 0.1600783285433462), (0.9041172563704749, 0.1069393259953184), (0.9815606342467193, 0.0471753363865118),
        }.SelectMany(static p => new[] { ((1 - p.Item1) / 2, p.Item2 / 2), ((1 + p.Item1) / 2, p.Item2 / 2) }),
    ];

    /// <summary>eᴬ by scaling and squaring.</summary>
    /// <exception cref="ArithmeticException">The value overflows.</exception>
    public static Dense<double> Exponential(Dense<double> a)
    {
        var size = Norm1(a);
        if (!double.IsFinite(size) || size > 1e4) throw new ArithmeticException("the exponential overflows");
        var squarings = size > 4 ? (int)Math.Ceiling(Math.Log2(size / 4)) : 0;
        var x = Scale(Math.Pow(2, -squarings), a);
        var (odd, even) = (Scale(0, x), Scale(0, x));
        var power = Identity(a.Rows);
        for (var k = 0; k < Pade.Length; k++)
        {
            if (k % 2 == 0) even = Add(even, Scale(Pade[k], power));
            else odd = Add(odd, Scale(Pade[k], power));
            power = Times(power, x);
        }
        var value = Times(Inverse(Subtract(even, odd)), Add(even, odd));
        for (var k = 0; k < squarings; k++) value = Times(value, value);
        return value;
    }

    /// <summary>The principal logarithm by inverse scaling and squaring.</summary>
    /// <exception cref="ArithmeticException">An eigenvalue lies on the closed negative axis.</exception>
    public static Dense<double> Logarithm(Dense<double> a)
    {
        RefuseSingular(a);
        var identity = Identity(a.Rows);
        var roots = 0;
        while (Norm1(Subtract(a, identity)) > 0.25)
        {
            if (++roots > MostRoots) throw new ArithmeticException("the matrix has no principal logarithm");
            a = SquareRoot(a);
        }
        var y = Subtract(a, identity);
        var sum = Scale(0, y);
        foreach (var (node, weight) in Legendre) sum = Add(sum, Scale(weight, Times(y, Inverse(Add(identity, Scale(node, y))))));
        return Scale(Math.Pow(2, roots), sum);
    }

    /// <summary>The principal square root; of a symmetric matrix by its eigenvalues, which may then be 0, else by the product form of the Denman–Beavers iteration.</summary>
    /// <exception cref="ArithmeticException">An eigenvalue lies on the negative axis.</exception>
    public static Dense<double> SquareRoot(Dense<double> a) => IsSymmetric(a) ? SymmetricRoot(a) : DenmanBeavers(a);

    private static Dense<double> SymmetricRoot(Dense<double> a)
    {
        var (values, vectors) = Spectra.Symmetric(a);
        var least = -1e-12 * Math.Max(1, Math.Abs(values[^1]));
        if (values[0] < least) throw new ArithmeticException("a matrix with a negative eigenvalue has no real square root");
        var scaled = new Dense<double>(a.Rows, a.Rows, (i, j) => vectors[i, j] * Math.Sqrt(Math.Max(values[j], 0)));
        return Times(scaled, LinearAlgebra.Transpose(vectors));
    }

    /// <summary>What is singular up to rounding has an eigenvalue of 0, whose logarithm or inverse root would be noise.</summary>
    private static void RefuseSingular(Dense<double> a)
    {
        if (!(Norm1(a) * Norm1(Inverse(a)) < 1e10)) throw new ArithmeticException("the matrix is singular, or nearly so");
    }

    private static Dense<double> DenmanBeavers(Dense<double> a)
    {
        RefuseSingular(a);
        var identity = Identity(a.Rows);
        var (m, x) = (a, a);
        for (var k = 0; k < MostIterations; k++)
        {
            var inverse = Inverse(m);
            x = Scale(0.5, Times(x, Add(identity, inverse)));
            m = Add(Scale(0.5, identity), Scale(0.25, Add(m, inverse)));
            var error = Norm1(Subtract(m, identity));
            if (!double.IsFinite(error)) break;
            if (error > 1e-14 * a.Rows) continue;
            return Norm1(Subtract(Times(x, x), a)) <= 1e-10 * Norm1(a) ? x : throw new ArithmeticException("the square root is too ill-conditioned");
        }
        throw new ArithmeticException("the matrix has no principal square root");
    }

    private static bool IsSymmetric(Dense<double> a)
    {
        for (var i = 0; i < a.Rows; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (Math.Abs(a[i, j] - a[j, i]) > 1e-14 * (Math.Abs(a[i, j]) + Math.Abs(a[j, i]))) return false;
            }
        }
        return true;
    }

    private static double Norm1(Dense<double> a)
    {
        var largest = 0.0;
        for (var j = 0; j < a.Columns; j++)
        {
            var sum = 0.0;
            for (var i = 0; i < a.Rows; i++) sum += Math.Abs(a[i, j]);
            largest = double.IsNaN(sum) ? double.NaN : Math.Max(largest, sum);
        }
        return largest;
    }

    private static Dense<double> Identity(int n) => LinearAlgebra.Identity(RealField.Instance, n);

    private static Dense<double> Add(Dense<double> a, Dense<double> b) => LinearAlgebra.Add(RealField.Instance, a, b);

    private static Dense<double> Subtract(Dense<double> a, Dense<double> b) => LinearAlgebra.Subtract(RealField.Instance, a, b);

    private static Dense<double> Scale(double s, Dense<double> a) => LinearAlgebra.Scale(RealField.Instance, s, a);

    private static Dense<double> Times(Dense<double> a, Dense<double> b) => LinearAlgebra.Multiply(RealField.Instance, a, b);

    private static Dense<double> Inverse(Dense<double> a) => LinearAlgebra.Inverse(RealField.Instance, a);
}
