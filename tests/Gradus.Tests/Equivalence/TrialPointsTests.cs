using Gradus.Checking.Equivalence;
using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Tests.Engine;

namespace Gradus.Tests.Engine.Equivalence;

/// <summary>Where functions without exact values are tried: sizes in every order, magnitudes and signs of each symbol by itself, and what lies beside the numbers of a claim.</summary>
public sealed class TrialPointsTests
{
    [Fact]
    public void Sizes_come_unequal_in_both_orders_and_equal()
    {
        var sizes = Take("exp(tr(F*R)) = t", 60).Select(static p => (p.Sizes["m"], p.Sizes["n"])).Distinct().ToList();
        Assert.Superset(new HashSet<(int, int)> { (1, 1), (2, 2), (3, 3) }, sizes.ToHashSet());
        Assert.Contains(sizes, static s => s.Item1 < s.Item2);
        Assert.Contains(sizes, static s => s.Item1 > s.Item2);
        Assert.Equal([1, 2, 3, 4, 5], sizes.SelectMany(static s => new[] { s.Item1, s.Item2 }).Distinct().Order());
        Assert.Equal([1, 2, 3, 4, 5], Take("exp(tr(A)) = t", 30).Select(static p => p.Sizes["n"]).Distinct().Order());
    }

    /// <summary>Long sides have two turns, and then the short ones go on.</summary>
    [Fact]
    public void Long_sides_come_first_and_seldom()
    {
        var points = Take("exp(tr(A)) = t", 40);
        Assert.All(points.Skip(10), static p => Assert.InRange(p.Sizes["n"], 1, 3));
        Assert.Equal(2, points.Count(static p => p.Sizes["n"] == 5));
        Assert.Equal(40, points.Count);
        Assert.Contains(Take("exp(rows(x)^8*t) = a", 60), static p => p.Sizes["n"] > 5);
        Assert.DoesNotContain(Take("exp(rows(x)*t) = a", 60), static p => p.Sizes["n"] > 5);
    }

    [Fact]
    public void Magnitudes_and_signs_are_those_of_each_symbol_alone()
    {
        var points = Take("exp(a)*exp(b) = t", 200).Select(static p => (A: p.Values["a"][0, 0].ToDouble(), B: p.Values["b"][0, 0].ToDouble())).ToList();
        foreach (var pick in new Func<(double A, double B), double>[] { static p => p.A, static p => p.B })
        {
            Assert.Contains(points, p => Math.Abs(pick(p)) > 1e5);
            Assert.Contains(points, p => Math.Abs(pick(p)) < 1e-4);
            Assert.Contains(points, p => pick(p) < -1e3);
            Assert.Contains(points, p => pick(p) > 1e3);
        }
        Assert.Contains(points, static p => Math.Abs(p.A) > 1e5 && Math.Abs(p.B) < 100);
        Assert.Contains(points, static p => p.A * p.B < 0);
        Assert.True(points[1] is { A: > 0, B: > 0 }); // all positive in the second round
        Assert.All(points.Take(2), static p => Assert.InRange(Math.Abs(p.A), 0.1, 4));
        Assert.InRange(Math.Abs(points[2].A), 0.002, 0.08); // and small in the third
        Assert.All(points, static p => Assert.NotEqual(0, p.A));
    }

    [Fact]
    public void A_lone_number_is_tried_at_the_numbers_of_the_claim_and_beside_them()
    {
        var values = Take("abs(t - 5) = t", 60).Take(30).Select(static p => p.Values["t"][0, 0]).ToList();
        Assert.Superset(new HashSet<Rational>([0, 1, -1, 100, -1000, 1_000_000, Rational.Of(-1, 1_000_000), 5, -5, 6, 4, -6, -4, Rational.Of(5, 2), Rational.Of(-5, 2), 3, -3, 10, Rational.Of(1, 5)]), values.ToHashSet());
        Assert.Equal(0, values[0]);
        Assert.Contains(Rational.Of(13, 2), Take("abs(t - 5)*abs(t - 8) = t", 60).Select(static p => p.Values["t"][0, 0])); // between them
        Assert.DoesNotContain(Take("abs(t - 5) = a", 60).Take(2), static p => p.Values["t"][0, 0].IsZero);
        var smooth = Take("exp(t) = t + 5", 48);
        Assert.True(smooth.Count > 60);
        Assert.Contains(smooth.Skip(48), static p => p.Values["t"][0, 0] == 5);
        Assert.DoesNotContain(Take("sum(log(p)) = 5", 48), static p => p.Values["p"].Entries.ToArray().Any(static x => x.Sign <= 0));
    }

    [Fact]
    public void Among_several_symbols_the_special_numbers_have_their_turn_where_there_are_pieces()
    {
        Assert.Contains(Take("abs(a - 7) = b", 240).Skip(2), static p => p.Values["a"][0, 0] == 7);
        Assert.DoesNotContain(Take("exp(a - 7) = b", 240), static p => p.Values["a"][0, 0] == 7);
    }

    /// <summary>Turns of a plane by less and more than π.</summary>
    [Theory]
    [InlineData("logm(expm(A)) = A", "A", "1/4")]
    [InlineData("logm(expm(W)) = W", "W", "0")]
    [InlineData("sqrtm(A*A) = A", "A", "1/4")]
    public void Matrices_turn_planes_where_there_are_branches(string line, string name, string diagonal)
    {
        var turns = Take(line, 72).Take(4).Select(p => p.Values[name]).ToList();
        Assert.Equal([4, 2, 7, -5], turns.Select(static a => (int)a[1, 0].Numerator));
        Assert.All(turns, a => Assert.Equal((2, 2, diagonal, -a[1, 0]), (a.Rows, a.Columns, a[0, 0].ToString(), a[0, 1])));
    }

    [Theory]
    [InlineData("logm(expm(S)) = S", "S")]
    [InlineData("expm(A)*expm(A) = A", "A")]
    public void Elsewhere_they_do_not(string line, string name) => Assert.DoesNotContain(Take(line, 72).Take(4), p => p.Values[name] is { Rows: 2 } a && a[1, 0] == 4 && a[0, 1] == -4);

    [Fact]
    public void Values_have_their_properties_exactly_and_every_rank()
    {
        Assert.All(Take("exp(tr(Q)) = t", 40), static p => Assert.True(SmallMatrices.Satisfies(p.Values["Q"], Properties.Orthogonal)));
        Assert.All(Take("exp(tr(S)) = t", 40), static p => Assert.True(SmallMatrices.Satisfies(p.Values["S"], Properties.Symmetric)));
        var determinants = Take("exp(tr(pinv(A))) = t", 60).Where(static p => p.Sizes["n"] == 2).Select(static p => LinearAlgebra.Determinant(RationalField.Instance, p.Values["A"]).IsZero).Distinct();
        Assert.Equal(2, determinants.Count());
        Assert.Superset(Enumerable.Range(-3, 11).ToHashSet(), Take("exp(tr(A^k)) = t", 240).Select(static p => p.Integers["k"]).ToHashSet());
    }

    private static List<TrialPoint> Take(string line, int count)
    {
        var (left, right) = Formulas.Sides(line);
        return [.. new TrialPoints(new Comparison(left, right, []), new RandomSource(1)).Take(count)];
    }
}
