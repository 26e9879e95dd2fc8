using Gradus.Checking.Equivalence;
using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Shapes;

namespace Gradus.Tests.Engine.Equivalence;

/// <summary>Small matrices are what their symbols are said to be, by the definitions as they stand in books.</summary>
public sealed class SmallMatricesTests
{
    public static TheoryData<Properties> Kinds =>
    [
        Properties.None, Properties.Symmetric, Properties.Skew, Properties.PositiveDefinite, Properties.Diagonal, Properties.Orthogonal, Properties.Triangular, Properties.Idempotent, Properties.Invertible,
        Properties.Positive, Properties.SumsToOne, Properties.IndexSet, Properties.Symmetric | Properties.Idempotent, Properties.Orthogonal | Properties.Symmetric, Properties.Orthogonal | Properties.Diagonal,
        Properties.Diagonal | Properties.PositiveDefinite, Properties.Triangular | Properties.Invertible, Properties.Skew | Properties.Constant, Properties.Positive | Properties.SumsToOne, Properties.Idempotent | Properties.Invertible,
    ];

    /// <summary>Everything that is drawn fits, and what is drawn is of many kinds.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_is_drawn_has_the_properties(Properties p)
    {
        var isVector = (p & (Properties.SumsToOne | Properties.IndexSet)) != 0;
        for (var n = 1; n <= 3; n++)
        {
            var (columns, random) = (isVector ? 1 : n, new RandomSource(9));
            var drawn = Enumerable.Range(0, 60).Select(k => SmallMatrices.Draw(p, n, columns, k % 3 == 0, random)).OfType<Dense<Rational>>().ToList();
            Assert.True(drawn.Count >= 6, $"{p}, {n}: {drawn.Count}");
            Assert.All(drawn, a => Assert.True(Has(a, p), $"{p}, {n}: {Text(a)}"));
            Assert.All(drawn, a => Assert.True(SmallMatrices.Satisfies(a, p), $"{p}, {n}: {Text(a)}"));
            var few = p == (Properties.Idempotent | Properties.Invertible) || (n == 1 && p is Properties.Skew or (Properties.Skew | Properties.Constant) or Properties.SumsToOne or (Properties.Positive | Properties.SumsToOne));
            if (n > 1 && !few) Assert.True(drawn.Select(Text).Distinct().Count() >= (n == 2 ? 3 : 5), $"{p}, {n}");
        }
    }

    [Fact]
    public void Unit_vectors_have_length_1_and_point_in_many_directions()
    {
        var random = new RandomSource(2);
        var drawn = Enumerable.Range(0, 60).Select(_ => SmallMatrices.Draw(Properties.Unit, 3, 1, false, random)).OfType<Dense<Rational>>().ToList();
        Assert.All(drawn, static u => Assert.Equal(Rational.One, u.Entries.ToArray().Aggregate(Rational.Zero, static (sum, x) => sum + (x * x))));
        Assert.Equal(60, drawn.Count);
        Assert.Contains(drawn, static u => u.Entries.ToArray().Count(static x => !x.IsZero) == 2);
        Assert.Contains(drawn, static u => u.Entries.ToArray().Any(static x => x.IsOne));
        Assert.Contains(drawn, static u => u.Entries.ToArray().Any(static x => x == -1));
        Assert.Contains(drawn, static u => u.Entries.ToArray().Any(static x => x.Sign < 0 && x != -1));
    }

    [Fact]
    public void Exponents_positive_entries_and_families()
    {
        var random = new RandomSource(3);
        Assert.All(Enumerable.Range(0, 30), _ => Assert.True(SmallMatrices.Draw(Properties.Integer, 1, 1, false, random)![0, 0].IsInteger));
        Assert.All(Enumerable.Range(0, 30), _ => Assert.All(SmallMatrices.Draw(Properties.None, 2, 2, true, random)!.Entries.ToArray(), static x => Assert.True(x.Sign > 0)));
        Assert.Contains(Enumerable.Range(0, 30), _ => SmallMatrices.Draw(Properties.None, 2, 2, false, random)!.Entries.ToArray().Any(static x => x.Sign < 0));
        var family = Symbol.Family("X", new Shape(Size.Named("n"), Size.Named("n")), Size.Named("m"), Properties.Symmetric);
        var drawn = SmallMatrices.Draw(family, 2, 6, 2, false, random)!;
        Assert.Equal((2, 6), (drawn.Rows, drawn.Columns));
        for (var k = 0; k < 6; k += 2) Assert.Equal(drawn[0, k + 1], drawn[1, k]);
        Assert.True(SmallMatrices.Satisfies(drawn, family, 2));
        Assert.False(SmallMatrices.Satisfies(new Dense<Rational>(2, 6, (i, j) => i == 0 && j == 5 ? 100 : drawn[i, j]), family, 2));
        var ordinary = Symbol.Of("A", new Shape(Size.Named("n"), Size.Named("n")), Properties.Skew);
        Assert.True(Has(SmallMatrices.Draw(ordinary, 2, 2, 1, false, random)!, Properties.Skew));
        Assert.False(SmallMatrices.Satisfies(new Dense<Rational>(2, 2, static (_, _) => 1), ordinary, 1));
    }

    [Theory]
    [InlineData("1 2; 2 3", Properties.Symmetric | Properties.Invertible)]
    [InlineData("0 2; -2 0", Properties.Skew | Properties.Invertible)]
    [InlineData("2 1; 1 1", Properties.PositiveDefinite | Properties.Symmetric | Properties.Invertible)]
    [InlineData("1 1; 1 1", Properties.Symmetric)]
    [InlineData("1 2; 2 1", Properties.Symmetric | Properties.Invertible)] // det < 0
    [InlineData("-1 0; 0 -1", Properties.Symmetric | Properties.Invertible | Properties.Diagonal | Properties.Orthogonal | Properties.Triangular)] // det > 0, and not definite
    [InlineData("3 0; 0 0", Properties.Symmetric | Properties.Diagonal | Properties.Triangular)]
    [InlineData("0 1; -1 0", Properties.Orthogonal | Properties.Skew | Properties.Invertible)]
    [InlineData("1 0; 4 2", Properties.Triangular | Properties.Invertible)]
    [InlineData("1 4; 0 2", Properties.Invertible)]
    [InlineData("1 5; 0 0", Properties.Idempotent)]
    [InlineData("1 0; 0 1", Properties.Symmetric | Properties.PositiveDefinite | Properties.Diagonal | Properties.Orthogonal | Properties.Triangular | Properties.Idempotent | Properties.Invertible)]
    [InlineData("0 0; 0 0", Properties.Symmetric | Properties.Skew | Properties.Diagonal | Properties.Triangular | Properties.Idempotent)]
    [InlineData("1 2 3; 4 5 6", Properties.None)]
    public void A_matrix_has_the_properties_that_it_has_and_no_others(string entries, Properties all)
    {
        var a = Read(entries);
        foreach (var p in new[] { Properties.Symmetric, Properties.Skew, Properties.PositiveDefinite, Properties.Diagonal, Properties.Orthogonal, Properties.Triangular, Properties.Idempotent, Properties.Invertible })
        {
            Assert.True(SmallMatrices.Satisfies(a, p) == ((all & p) != 0), $"{entries}: {p}");
        }
    }

    [Theory]
    [InlineData("1; 2", Properties.Positive, true)]
    [InlineData("1; 0", Properties.Positive, false)]
    [InlineData("1; -1", Properties.Positive, false)]
    [InlineData("1; 0", Properties.IndexSet, true)]
    [InlineData("1; 2", Properties.IndexSet, false)]
    [InlineData("3; -2", Properties.SumsToOne, true)]
    [InlineData("3; -1", Properties.SumsToOne, false)]
    [InlineData("3; -2", Properties.SumsToOne | Properties.Positive, false)]
    [InlineData("0; -1", Properties.Unit, true)]
    [InlineData("1; -1", Properties.Unit, false)]
    [InlineData("7", Properties.Integer, true)]
    public void Entries_are_looked_at_too(string entries, Properties p, bool fits) => Assert.Equal(fits, SmallMatrices.Satisfies(Read(entries), p));

    [Fact]
    public void Half_is_no_whole_number() => Assert.False(SmallMatrices.Satisfies(Dense<Rational>.Scalar(Rational.Of(1, 2)), Properties.Integer));

    [Theory]
    [InlineData(Properties.None, "1 9; 3 4")]
    [InlineData(Properties.Symmetric, "1 9; 9 4")]
    [InlineData(Properties.PositiveDefinite, "1 9; 9 4")]
    [InlineData(Properties.Skew, "1 9; -9 4")]
    public void What_belongs_to_a_changed_entry_changes_with_it(Properties p, string expected) => Assert.Equal(Text(Read(expected)), Text(SmallMatrices.With(Read("1 2; 3 4"), 0, 1, 9, p)));

    [Theory]
    [InlineData(Properties.None, "1 2; 3 4")]
    [InlineData(Properties.Diagonal, "1 0; 0 4")]
    [InlineData(Properties.Triangular, "1 0; 3 4")]
    [InlineData(Properties.Symmetric, "1 3; 3 4")]
    [InlineData(Properties.Skew, "0 -3; 3 0")]
    public void The_lower_half_decides(Properties p, string expected) => Assert.Equal(Text(Read(expected)), Text(SmallMatrices.Masked(p, RationalField.Instance, Read("1 2; 3 4"))));

    [Fact]
    public void Numbers_count_through_all_matrices_of_four_values()
    {
        var all = new HashSet<string>();
        for (var code = 0; code < 16; code++)
        {
            var digits = code;
            all.Add(Text(SmallMatrices.Numbered(1, 2, ref digits)));
            Assert.Equal(0, digits);
        }
        Assert.Equal(16, all.Count);
        Assert.Contains("-1 2", all);
        Assert.Equal("0; 1; 0", Text(SmallMatrices.Basis(3, 1)));
    }

    /// <summary>By the definitions.</summary>
    private static bool Has(Dense<Rational> a, Properties p)
    {
        bool Is(Properties some) => (p & some) != 0;
        Dense<Rational> Times(Dense<Rational> x, Dense<Rational> y) => LinearAlgebra.Multiply(RationalField.Instance, x, y);
        var t = LinearAlgebra.Transpose(a);
        if (Is(Properties.Symmetric | Properties.PositiveDefinite) && Text(a) != Text(t)) return false;
        if (Is(Properties.Skew) && Text(a) != Text(t.Map(static x => -x))) return false;
        if (Is(Properties.Orthogonal) && Text(Times(t, a)) != Text(LinearAlgebra.Identity(RationalField.Instance, a.Rows))) return false;
        if (Is(Properties.Idempotent) && Text(Times(a, a)) != Text(a)) return false;
        if (Is(Properties.Invertible | Properties.PositiveDefinite) && LinearAlgebra.Determinant(RationalField.Instance, a).IsZero) return false;
        if (Is(Properties.SumsToOne) && a.Entries.ToArray().Aggregate(Rational.Zero, static (x, y) => x + y) != Rational.One) return false;
        for (var i = 0; i < a.Rows; i++)
        {
            for (var j = 0; j < a.Columns; j++)
            {
                if (Is(Properties.Diagonal) && i != j && !a[i, j].IsZero) return false;
                if (Is(Properties.Triangular) && i < j && !a[i, j].IsZero) return false;
                if (Is(Properties.Positive) && a[i, j].Sign <= 0) return false;
                if (Is(Properties.IndexSet) && !a[i, j].IsZero && !a[i, j].IsOne) return false;
                if (Is(Properties.PositiveDefinite) && i == j && a[i, j].Sign <= 0) return false;
            }
        }
        return true;
    }

    private static Dense<Rational> Read(string text)
    {
        var rows = text.Split("; ").Select(static r => r.Split(' ').Select(static x => (Rational)long.Parse(x, System.Globalization.CultureInfo.InvariantCulture)).ToArray()).ToArray();
        return new(rows.Length, rows[0].Length, (i, j) => rows[i][j]);
    }

    private static string Text(Dense<Rational> a) => string.Join("; ", Enumerable.Range(0, a.Rows).Select(i => string.Join(' ', Enumerable.Range(0, a.Columns).Select(j => a[i, j]))));
}
