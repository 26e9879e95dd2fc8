using Gradus.Checking.Equivalence;
using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;
using Gradus.Shapes;
using Gradus.Tests.Engine;

namespace Gradus.Tests.Engine.Equivalence;

/// <summary>Points far away: as long as the numbers of a claim reach, and of every simple pattern that a symbol may have.</summary>
public sealed class FarPointsTests
{
    private static readonly Size N = Size.Named("n");

    /// <summary>50 and what lies beside it, its root and its logarithm, and some lengths of all kinds.</summary>
    [Theory]
    [InlineData("50 - rows(x)")]
    [InlineData("rows(x)*t - 50*a")]
    [InlineData("1 - rows(x)*a/50")]
    public void Lengths_reach_as_far_as_the_numbers(string value) =>
        Assert.Equal([4, 5, 6, 7, 8, 9, 16, 25, 36, 49, 50, 51, 52, 64, 256], Far(value).Select(static p => p.Sizes["n"]).Distinct());

    [Fact]
    public void Squares_and_exponentials_are_reached_too()
    {
        var lengths = Far("3 - rows(x)").Select(static p => p.Sizes["n"]).Distinct().ToList();
        Assert.Superset(new HashSet<int> { 2, 3, 4, 5, 8, 9, 10, 11, 19, 20, 21, 22, 35, 36, 37, 38 }, lengths.ToHashSet());
        Assert.Equal(lengths.Order(), lengths);
        Assert.All(lengths, static n => Assert.InRange(n, 2, 2099));
        Assert.Contains(1444, Far("19 - rows(x)").Select(static p => p.Sizes["n"]));
        Assert.InRange(Far("11 - rows(x) + 101*a + 1001*b + 71*t + 23*c").Select(static p => p.Sizes["n"]).Distinct().Count(), 28, 28);
        Assert.Equal(6, Far("3 - rows(x)").Count(static p => p.Sizes["n"] == 9));
    }

    /// <summary>All sizes as long, and each alone beside short ones.</summary>
    [Fact]
    public void One_length_is_long_alone_and_all_together()
    {
        var at9 = Far("9 - rows(x)*cols(R)").Select(static p => (p.Sizes["n"], p.Sizes["m"])).Distinct().ToHashSet();
        Assert.Superset(new HashSet<(int, int)> { (9, 9), (9, 2), (2, 9) }, at9);
        Assert.DoesNotContain((9, 4), at9);
        Assert.DoesNotContain(Far("9 - rows(x)"), static p => p.Sizes["n"] == 2 && p.Values.Count > 0);
    }

    [Fact]
    public void Large_exponents_of_both_signs_are_tried_alone_and_together()
    {
        var (k, j) = (Formulas.Letter("k"), Symbol.Of("j", Shape.Scalar, Properties.Integer | Properties.Positive));
        var value = (k * j) - Number.Of(9);
        var claim = new Comparison(Matrices.Abs(value), value, []);
        var points = new FarPoints(claim, value).All().Select(static p => (K: p.Integers["k"], J: p.Integers["j"])).ToList();
        Assert.Superset(new HashSet<(int, int)> { (9, 2), (-9, 2), (2, 9), (9, 9), (81, 2), (80, 80) }, points.ToHashSet());
        Assert.All(points, static p => Assert.InRange(p.J, 1, 1100));
        Assert.Contains(points, static p => p.K == -256);
        Assert.Equal(3, points.Count(static p => p == (9, 9)));
        Assert.All(Far("9 - k"), static p => Assert.Equal(p.Integers["k"], (int)p.Values["k"][0, 0].Numerator));
        Assert.Empty(Far("9 - t"));
        Assert.All(Far("9 - k*tr(A)").Where(static p => p.Integers["k"] != 2), static p => Assert.Equal(2, p.Sizes["n"]));
    }

    /// <summary>The sums of the entries of six patterns at n = 4; the third is of small numbers where nothing else is known.</summary>
    [Theory]
    [InlineData(Properties.None, "4 16 ? 16000 -16 -4000")]
    [InlineData(Properties.Symmetric, "4 16 ? 16000 -16 -4000")]
    [InlineData(Properties.Diagonal, "4 4 ? 4000 -4 -4000")]
    [InlineData(Properties.Triangular, "4 10 ? 10000 -10 -4000")]
    [InlineData(Properties.Skew, "0 0 0 0 0 0")]
    [InlineData(Properties.PositiveDefinite, "8 20 8 20000 8 20000")]
    [InlineData(Properties.Invertible, "8 20 8 20000 8 20000")]
    [InlineData(Properties.PositiveDefinite | Properties.Diagonal, "8 8 8 8000 8 8000")]
    [InlineData(Properties.Orthogonal, "4 4 -4 -4 0 0")]
    [InlineData(Properties.Orthogonal | Properties.PositiveDefinite, "4 4 4 4 4 4")]
    [InlineData(Properties.Idempotent, "4 4 0 0 2 2")]
    [InlineData(Properties.Idempotent | Properties.Invertible, "4 4 4 4 4 4")]
    [InlineData(Properties.Orthogonal | Properties.Skew, "")]
    public void Patterns_of_matrices(Properties p, string sums)
    {
        var points = Of(Symbol.Of("X", new Shape(N, N), p), 4);
        Matches(sums, points);
        Assert.All(points, x => Assert.True(SmallMatrices.Satisfies(x, p)));
        if (p == Properties.Skew) Assert.Equal([1, 1, 1000, -1, -1000], points.Where(static (_, k) => k != 2).Select(static x => (int)x[1, 0].Numerator));
        if (sums.Contains('?', StringComparison.Ordinal)) Assert.All(points[2].Entries.ToArray(), static x => Assert.InRange((int)x.Numerator, -1, 2));
    }

    [Theory]
    [InlineData(Properties.Positive, 4, "4 10 4 10000 4 10000")]
    [InlineData(Properties.Unit, 4, "2 -2 -1 2 -2 -1")]
    [InlineData(Properties.Unit, 7, "1 1 -1 1 1 -1")]
    public void Patterns_of_vectors(Properties p, int n, string sums)
    {
        Matches(sums, Of(Symbol.Of("x", Shape.Column(N), p), n));
        var rows = Of(Symbol.Of("x", new Shape(Size.One, N), p), n);
        Matches(sums, rows);
        Assert.All(rows, x => Assert.Equal((1, n), (x.Rows, x.Columns)));
    }

    private static void Matches(string sums, List<Dense<Rational>> points)
    {
        var expected = sums.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(expected.Length, points.Count);
        for (var k = 0; k < expected.Length; k++)
        {
            if (expected[k] != "?") Assert.Equal(expected[k], points[k].Entries.ToArray().Aggregate(Rational.Zero, static (a, b) => a + b).ToString());
        }
    }

    private static List<Dense<Rational>> Of(Symbol x, int n)
    {
        var sum = Matrices.SumOfEntries(x);
        return [.. new FarPoints(new Comparison(sum, Number.One, []), sum).All().Where(p => p.Sizes["n"] == n).Select(static p => p.Values.Values.Single())];
    }

    private static List<TrialPoint> Far(string value)
    {
        var e = Formulas.Read(value);
        return [.. new FarPoints(new Comparison(Matrices.Abs(e), e, []), e).All()];
    }
}
