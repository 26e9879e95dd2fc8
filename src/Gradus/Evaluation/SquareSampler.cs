using Gradus.Expressions;
using Gradus.Numerics;

namespace Gradus.Evaluation;

/// <summary>Draws matrices with given properties and of a given part of them (<see cref="Strata"/>), in general position there.</summary>
internal sealed class SquareSampler<T>(Field<T> field, RandomSource random, Func<T> draw, Func<T> positive)
{
    private readonly T minusOne = field.Subtract(field.Zero, field.One);

    /// <summary>An n×n matrix; null if no recipe is known.</summary>
    public Dense<T>? Draw(Properties properties, int n, int stratum)
    {
        bool Has(Properties p) => (properties & p) != 0;
        var invertible = Has(Properties.Invertible);
        properties &= ~Properties.Invertible;
        if (Has(Properties.Positive | Properties.Unit)) return Has(~(Properties.Positive | Properties.Symmetric)) ? null : Symmetrized(Random(n, n, positive));
        if (Has(Properties.Idempotent) && (invertible || Has(Properties.Orthogonal | Properties.PositiveDefinite))) return Has(Properties.Skew) ? null : LinearAlgebra.Identity(field, n);
        if (Has(Properties.PositiveDefinite) && !Has(Properties.Diagonal | Properties.Triangular)) properties &= ~Properties.Symmetric;
        if (Has(Properties.Triangular) && Has(Properties.Symmetric | Properties.PositiveDefinite | Properties.Orthogonal)) properties |= Properties.Diagonal;
        if (Has(Properties.Diagonal)) properties &= ~(Properties.Symmetric | Properties.Triangular);
        return properties switch
        {
            Properties.Symmetric => SymmetricOfRank(n, n - stratum),
            Properties.Skew when !invertible || n % 2 == 0 => SkewOfRank(n, (n / 2 * 2) - (2 * stratum)),
            Properties.Diagonal => DiagonalOf(n, n - stratum, draw, field.Zero),
            Properties.Triangular => TriangularOfRank(n, n - stratum),
            Properties.PositiveDefinite => Gram(Random(n, n, draw)),
            Properties.PositiveDefinite | Properties.Diagonal => DiagonalOf(n, n, positive, field.Zero),
            Properties.Orthogonal => Orthogonal(n, stratum),
            Properties.Orthogonal | Properties.PositiveDefinite or Properties.Orthogonal | Properties.PositiveDefinite | Properties.Diagonal => LinearAlgebra.Identity(field, n),
            Properties.Orthogonal | Properties.Diagonal => DiagonalOf(n, Rank(n, stratum), () => field.One, minusOne),
            Properties.Orthogonal | Properties.Symmetric => Reflection(n, Rank(n, stratum)),
            Properties.Orthogonal | Properties.Skew when n % 2 == 0 => Turned(QuarterTurns(n), Orthogonal(n, stratum)),
            Properties.Idempotent => Projector(n, Random(Rank(n, stratum), n, draw), Random(n, Rank(n, stratum), draw)),
            Properties.Idempotent | Properties.Symmetric => SymmetricProjector(n, Rank(n, stratum)),
            Properties.Idempotent | Properties.Diagonal => DiagonalOf(n, Rank(n, stratum), () => field.One, field.Zero),
            Properties.Idempotent | Properties.Triangular => TriangularProjector(n, Rank(n, stratum)),
            _ => null,
        };
    }

    /// <summary>A matrix of this rank.</summary>
    public Dense<T> OfRank(int rows, int columns, int rank) =>
        rank >= Math.Min(rows, columns) ? Random(rows, columns, draw) : rank <= 0 ? Zeros(rows, columns) : Times(Random(rows, rank, draw), Random(rank, columns, draw));

    /// <summary>A matrix with all entries drawn in the same way.</summary>
    public Dense<T> Random(int rows, int columns, Func<T> entry)
    {
        var entries = new T[rows * columns];
        for (var i = 0; i < entries.Length; i++) entries[i] = entry();
        return Dense<T>.Of(rows, columns, entries);
    }

    private Dense<T> Zeros(int rows, int columns) => new(rows, columns, (_, _) => field.Zero);

    /// <summary>The rank of a projector, or how many eigenvalues of a reflection are 1: half of them first, then every other number from 0 to n.</summary>
    private static int Rank(int n, int stratum) => (Math.Max(1, n / 2) + stratum) % (n + 1);

    private Dense<T> SymmetricOfRank(int n, int rank)
    {
        if (rank == n) return Symmetrized(Random(n, n, draw));
        if (rank <= 0) return Zeros(n, n);
        var u = Random(n, rank, draw);
        return Times(Times(u, DiagonalOf(rank, rank, draw, field.Zero)), LinearAlgebra.Transpose(u));
    }

    private Dense<T> SkewOfRank(int n, int rank)
    {
        if (rank == n / 2 * 2) return Skewed(n);
        if (rank <= 0) return Zeros(n, n);
        var u = Random(n, rank, draw);
        return Times(Times(u, Skewed(rank)), LinearAlgebra.Transpose(u));
    }

    /// <summary>So many entries of the diagonal are drawn, from a random place on and around; the others are the same number.</summary>
    private Dense<T> DiagonalOf(int n, int count, Func<T> entry, T other)
    {
        var first = count == n ? 0 : random.Below(n);
        return new Dense<T>(n, n, (i, j) => i != j ? field.Zero : (i - first + n) % n < count ? entry() : other);
    }

    private Dense<T> TriangularOfRank(int n, int rank) => new(n, n, (i, j) => i >= j && j < rank ? draw() : field.Zero);

    private static Dense<T> Symmetrized(Dense<T> a) => new(a.Rows, a.Rows, (i, j) => i < j ? a[j, i] : a[i, j]);

    private Dense<T> Skewed(int n)
    {
        var a = Random(n, n, draw);
        return new Dense<T>(n, n, (i, j) => i == j ? field.Zero : i > j ? a[i, j] : field.Subtract(field.Zero, a[j, i]));
    }

    private Dense<T> Times(Dense<T> a, Dense<T> b) => LinearAlgebra.Multiply(field, a, b);

    private Dense<T> Gram(Dense<T> a) => Times(LinearAlgebra.Transpose(a), a);

    /// <summary>A rotation; in the other part a rotation with the sign of its last column turned.</summary>
    private Dense<T> Orthogonal(int n, int stratum)
    {
        var rotation = Cayley(Skewed(n));
        return stratum == 0 ? rotation : new Dense<T>(n, n, (i, j) => j == n - 1 ? field.Subtract(field.Zero, rotation[i, j]) : rotation[i, j]);
    }

    /// <summary>(I − S)(I + S)⁻¹ for a skew S (Cayley 1846).</summary>
    private Dense<T> Cayley(Dense<T> skew)
    {
        var identity = LinearAlgebra.Identity(field, skew.Rows);
        return Times(LinearAlgebra.Subtract(field, identity, skew), LinearAlgebra.Inverse(field, LinearAlgebra.Add(field, identity, skew)));
    }

    /// <summary>Blocks [0 1; −1 0] down the diagonal.</summary>
    private Dense<T> QuarterTurns(int n) => new(n, n, (i, j) => i / 2 != j / 2 || i == j ? field.Zero : i < j ? field.One : minusOne);

    private Dense<T> Turned(Dense<T> a, Dense<T> by) => Times(Times(LinearAlgebra.Transpose(by), a), by);

    /// <summary>U(VU)⁻¹V.</summary>
    private Dense<T> Projector(int n, Dense<T> v, Dense<T> u) =>
        u.Columns == 0 ? Zeros(n, n)
        : u.Columns == n ? LinearAlgebra.Identity(field, n)
        : Times(Times(u, LinearAlgebra.Inverse(field, Times(v, u))), v);

    private Dense<T> SymmetricProjector(int n, int rank)
    {
        var u = Random(n, rank, draw);
        return Projector(n, LinearAlgebra.Transpose(u), u);
    }

    /// <summary>LDL⁻¹ with ones on the diagonal of L, zeros and ones on that of D.</summary>
    private Dense<T> TriangularProjector(int n, int rank)
    {
        var lower = new Dense<T>(n, n, (i, j) => i == j ? field.One : i > j ? draw() : field.Zero);
        return Times(Times(lower, DiagonalOf(n, rank, () => field.One, field.Zero)), LinearAlgebra.Inverse(field, lower));
    }

    /// <summary>2P − I for a symmetric projector P.</summary>
    private Dense<T> Reflection(int n, int rank)
    {
        var projector = SymmetricProjector(n, rank);
        return LinearAlgebra.Subtract(field, LinearAlgebra.Add(field, projector, projector), LinearAlgebra.Identity(field, n));
    }
}
