namespace Gradus.Numerics;

/// <summary>Functions of matrices, eigenvalues and singular values to all the digits asked for.</summary>
public static class BigMatrices
{
    private const int MostIterations = 120;
    private const int MostSweeps = 40;
    private const int MostSquarings = 24;
    private const int MostRoots = 60;
    private const int Smallness = 8;

    /// <summary>eᴬ by its series at A/2ˢ and squaring (Higham, Functions of Matrices, §10.3).</summary>
    /// <exception cref="ArithmeticException">The value is too large.</exception>
    public static Dense<BigFloat> Exponential(ManyDigits field, Dense<BigFloat> a)
    {
        var top = Top(a);
        if (top > MostSquarings) throw new ArithmeticException("a matrix exponential is too large");
        var squarings = Math.Max(0, top + Smallness);
        var x = a.Map(v => v.Shift(-squarings));
        var (sum, term) = (LinearAlgebra.Identity(field, a.Rows), LinearAlgebra.Identity(field, a.Rows));
        for (var k = 1; !IsZero(term) && Top(term) > -field.Precision - squarings - 8; k++)
        {
            var divisor = BigFloat.Of(k, field.Precision);
            term = Times(field, term, x).Map(v => v / divisor);
            sum = Plus(sum, term);
        }
        for (var k = 0; k < squarings; k++) sum = Times(field, sum, sum);
        return sum;
    }

    /// <summary>The principal logarithm: roots until A is near I, then 2 artanh((A − I)(A + I)⁻¹).</summary>
    /// <exception cref="ArithmeticException">An eigenvalue lies on the closed negative axis.</exception>
    public static Dense<BigFloat> Logarithm(ManyDigits field, Dense<BigFloat> a)
    {
        var identity = LinearAlgebra.Identity(field, a.Rows);
        var roots = 0;
        for (; Top(Minus(a, identity)) > -Smallness; roots++)
        {
            if (roots == MostRoots) throw new ArithmeticException("the matrix has no principal logarithm");
            a = DenmanBeavers(field, a);
        }
        var z = Times(field, Minus(a, identity), Inverse(field, Plus(a, identity)));
        var (square, power, sum) = (Times(field, z, z), z, z);
        for (var k = 3; !IsZero(power) && Top(power) > Top(sum) - field.Precision - 8; k += 2)
        {
            var divisor = BigFloat.Of(k, field.Precision);
            power = Times(field, power, square);
            sum = Plus(sum, power.Map(v => v / divisor));
        }
        return sum.Map(v => v.Shift(roots + 1));
    }

    /// <summary>The principal square root; of a symmetric matrix by its eigenvalues, which may be 0.</summary>
    /// <exception cref="ArithmeticException">An eigenvalue lies on the negative axis.</exception>
    public static Dense<BigFloat> SquareRoot(ManyDigits field, Dense<BigFloat> a)
    {
        if (!IsSymmetric(field, a)) return DenmanBeavers(field, a);
        var (values, vectors) = Symmetric(field, a);
        var least = Top(a) - (field.Precision / 2);
        if (values.Any(v => v.Sign < 0 && v.Top > least)) throw new ArithmeticException("a matrix with a negative eigenvalue has no real square root");
        var roots = values.Select(v => v.Sign <= 0 || v.Top <= least ? field.Zero : field.Sqrt(v)).ToArray();
        return Times(field, new Dense<BigFloat>(a.Rows, a.Rows, (i, j) => vectors[i, j] * roots[j]), LinearAlgebra.Transpose(vectors));
    }

    /// <summary>Eigenvalues in ascending order and orthonormal eigenvectors, by column, of the symmetric part (Jacobi 1846).</summary>
    public static (BigFloat[] Values, Dense<BigFloat> Vectors) Symmetric(ManyDigits field, Dense<BigFloat> a)
    {
        var n = a.Rows;
        var (m, v) = (new BigFloat[n, n], new BigFloat[n, n]);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++) (m[i, j], v[i, j]) = ((a[i, j] + a[j, i]).Shift(-1), i == j ? field.One : field.Zero);
        }
        var small = Top(a) - field.Precision - 4;
        for (var (sweep, moved) = (0, true); moved; sweep++)
        {
            if (sweep == MostSweeps) throw new ArithmeticException("the eigenvalues were not found");
            moved = false;
            for (var p = 0; p < n; p++)
            {
                for (var q = p + 1; q < n; q++)
                {
                    if (m[p, q].IsZero || m[p, q].Top < small) continue;
                    moved = true;
                    var (c, s) = Rotation(field, m[q, q] - m[p, p], m[p, q]);
                    Turn(m, v, p, q, c, s);
                }
            }
        }
        var order = Enumerable.Range(0, n).OrderBy(k => m[k, k]).ToArray();
        return ([.. order.Select(k => m[k, k])], new Dense<BigFloat>(n, n, (i, j) => v[i, order[j]]));
    }

    /// <summary>The singular values in descending order with their vectors, by column, as many as A has rows or columns (Hestenes 1958).</summary>
    public static (Dense<BigFloat> U, BigFloat[] Values, Dense<BigFloat> V) Singular(ManyDigits field, Dense<BigFloat> a)
    {
        if (a.Rows < a.Columns)
        {
            var (left, values, right) = Singular(field, LinearAlgebra.Transpose(a));
            return (right, values, left);
        }
        var columns = Enumerable.Range(0, a.Columns).Select(j => Enumerable.Range(0, a.Rows).Select(i => a[i, j]).ToArray()).ToArray();
        var turns = Enumerable.Range(0, a.Columns).Select(j => Enumerable.Range(0, a.Columns).Select(i => i == j ? field.One : field.Zero).ToArray()).ToArray();
        Orthogonalize(field, columns, turns, 2 * (Top(a) - field.Precision + 8));
        var lengths = columns.Select(c => field.Sqrt(Dot(c, c))).ToArray();
        var order = Enumerable.Range(0, a.Columns).OrderByDescending(k => lengths[k]).ToArray();
        return (new Dense<BigFloat>(a.Rows, a.Columns, (i, j) => lengths[order[j]].IsZero ? field.Zero : columns[order[j]][i] / lengths[order[j]]),
            [.. order.Select(k => lengths[k])], new Dense<BigFloat>(a.Columns, a.Columns, (i, j) => turns[order[j]][i]));
    }

    /// <summary>The unit eigenvector of the largest eigenvalue of the symmetric part, its largest entry positive.</summary>
    /// <exception cref="ArithmeticException">The eigenvalue is not simple.</exception>
    public static Dense<BigFloat> LargestVector(ManyDigits field, Dense<BigFloat> a)
    {
        var (values, vectors) = Symmetric(field, a);
        var last = a.Rows - 1;
        if (last > 0) Simple(values[last], values[last - 1], Top(a));
        return Oriented(new Dense<BigFloat>(a.Rows, 1, (i, _) => vectors[i, last]), Dense<BigFloat>.Scalar(field.One)).Vector;
    }

    /// <summary>The first pair of singular vectors; the largest entry of the right one is positive.</summary>
    /// <exception cref="ArithmeticException">The singular value is not simple.</exception>
    public static (Dense<BigFloat> Left, Dense<BigFloat> Right) FirstVectors(ManyDigits field, Dense<BigFloat> a)
    {
        var (u, values, v) = Singular(field, a);
        Simple(values[0], values.Length > 1 ? values[1] : field.Zero, values[0].Top);
        var (right, left) = Oriented(new Dense<BigFloat>(a.Columns, 1, (i, _) => v[i, 0]), new Dense<BigFloat>(a.Rows, 1, (i, _) => u[i, 0]));
        return (left, right);
    }

    private static void Simple(BigFloat largest, BigFloat next, int top)
    {
        if ((largest - next).IsZero || (largest - next).Top < top - 30) throw new ArithmeticException("the largest value is not simple");
    }

    private static (Dense<BigFloat> Vector, Dense<BigFloat> Other) Oriented(Dense<BigFloat> vector, Dense<BigFloat> other)
    {
        var largest = vector[0, 0];
        foreach (var x in vector.Entries)
        {
            if (x.Abs().ToDouble() > largest.Abs().ToDouble() + 1e-12) largest = x;
        }
        return largest.Sign < 0 ? (vector.Map(static x => -x), other.Map(static x => -x)) : (vector, other);
    }

    /// <summary>The product form of the Denman–Beavers iteration (Higham, Functions of Matrices, §6.3).</summary>
    private static Dense<BigFloat> DenmanBeavers(ManyDigits field, Dense<BigFloat> a)
    {
        var identity = LinearAlgebra.Identity(field, a.Rows);
        var (m, x, last) = (a, a, int.MaxValue);
        for (var k = 0; k < MostIterations; k++)
        {
            var inverse = Inverse(field, m);
            x = Times(field, x, Plus(identity, inverse)).Map(static v => v.Shift(-1));
            m = Plus(Plus(m, inverse).Map(static v => v.Shift(-2)), identity.Map(static v => v.Shift(-1)));
            var error = Minus(m, identity);
            var size = IsZero(error) ? int.MinValue : Top(error);
            // Quadratic convergence: below half of the digits there is one step to go, and it stands still at rounding.
            if (size < -field.Precision + 24 || (size < -field.Precision / 2 && size >= last)) return x;
            last = size;
        }
        throw new ArithmeticException("the matrix has no principal square root");
    }

    /// <summary>c and s of the rotation that makes an off-diagonal entry vanish (Golub &amp; Van Loan §8.5.2).</summary>
    private static (BigFloat C, BigFloat S) Rotation(ManyDigits field, BigFloat difference, BigFloat entry)
    {
        var tau = difference / entry.Shift(1);
        var t = field.One / (tau.Abs() + field.Sqrt(field.One + (tau * tau)));
        if (tau.Sign < 0) t = -t;
        var c = field.One / field.Sqrt(field.One + (t * t));
        return (c, t * c);
    }

    private static void Turn(BigFloat[,] m, BigFloat[,] v, int p, int q, BigFloat c, BigFloat s)
    {
        var n = m.GetLength(0);
        for (var k = 0; k < n; k++) (m[k, p], m[k, q]) = ((c * m[k, p]) - (s * m[k, q]), (s * m[k, p]) + (c * m[k, q]));
        for (var k = 0; k < n; k++) (m[p, k], m[q, k]) = ((c * m[p, k]) - (s * m[q, k]), (s * m[p, k]) + (c * m[q, k]));
        for (var k = 0; k < n; k++) (v[k, p], v[k, q]) = ((c * v[k, p]) - (s * v[k, q]), (s * v[k, p]) + (c * v[k, q]));
    }

    private static void Orthogonalize(ManyDigits field, BigFloat[][] columns, BigFloat[][] turns, int zero)
    {
        for (var (sweep, moved) = (0, true); moved; sweep++)
        {
            if (sweep == MostSweeps) throw new ArithmeticException("the singular values were not found");
            moved = false;
            for (var p = 0; p < columns.Length; p++)
            {
                for (var q = p + 1; q < columns.Length; q++)
                {
                    var (pp, qq, pq) = (Dot(columns[p], columns[p]), Dot(columns[q], columns[q]), Dot(columns[p], columns[q]));
                    if (pq.IsZero || (2 * pq.Top) < pp.Top + qq.Top - (2 * field.Precision) + 24 || Math.Min(pp.Top, qq.Top) < zero) continue;
                    moved = true;
                    var (c, s) = Rotation(field, qq - pp, pq);
                    Mix(columns[p], columns[q], c, s);
                    Mix(turns[p], turns[q], c, s);
                }
            }
        }
    }

    private static void Mix(BigFloat[] a, BigFloat[] b, BigFloat c, BigFloat s)
    {
        for (var k = 0; k < a.Length; k++) (a[k], b[k]) = ((c * a[k]) - (s * b[k]), (s * a[k]) + (c * b[k]));
    }

    private static BigFloat Dot(BigFloat[] a, BigFloat[] b)
    {
        var sum = a[0] * b[0];
        for (var k = 1; k < a.Length; k++) sum += a[k] * b[k];
        return sum;
    }

    private static bool IsSymmetric(ManyDigits field, Dense<BigFloat> a)
    {
        var apart = Minus(a, LinearAlgebra.Transpose(a));
        return IsZero(apart) || Top(apart) < Top(a) - field.Precision + 40;
    }

    private static bool IsZero(Dense<BigFloat> a)
    {
        foreach (var x in a.Entries)
        {
            if (!x.IsZero) return false;
        }
        return true;
    }

    /// <summary>The t with every |entry| ≤ 2ᵗ.</summary>
    private static int Top(Dense<BigFloat> a)
    {
        var top = int.MinValue;
        foreach (var x in a.Entries)
        {
            if (!x.IsZero && x.Top > top) top = x.Top;
        }
        return top == int.MinValue ? -(1 << 20) : top;
    }

    // Sums within an iteration say nothing of the claim, so they are not noted.
    private static Dense<BigFloat> Plus(Dense<BigFloat> a, Dense<BigFloat> b) => new(a.Rows, a.Columns, (i, j) => a[i, j] + b[i, j]);

    private static Dense<BigFloat> Minus(Dense<BigFloat> a, Dense<BigFloat> b) => new(a.Rows, a.Columns, (i, j) => a[i, j] - b[i, j]);

    private static Dense<BigFloat> Inverse(ManyDigits field, Dense<BigFloat> a)
    {
        field.Spend(2L * a.Rows * a.Rows * a.Rows);
        return LinearAlgebra.Inverse(new ManyDigits(field.Precision), a);
    }

    private static Dense<BigFloat> Times(ManyDigits field, Dense<BigFloat> a, Dense<BigFloat> b)
    {
        field.Spend((long)a.Rows * a.Columns * b.Columns);
        return new(a.Rows, b.Columns, (i, j) =>
        {
            var sum = a[i, 0] * b[0, j];
            for (var k = 1; k < a.Columns; k++) sum += a[i, k] * b[k, j];
            return sum;
        });
    }
}
