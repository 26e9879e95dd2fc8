using Gradus.Checking.Equivalence;
using Gradus.Expressions;
using Gradus.Shapes;
using Gradus.Tests.Engine;

namespace Gradus.Tests.Engine.Equivalence;

/// <summary>What a claim is tried at: every kind of length, exponent, index and part that may have something of its own is in the plan, whether or not another would show the same.</summary>
public sealed class TrialPlanTests
{
    private const string OneSize = "tr(A) = t";
    private const string TwoSizes = "tr(F*F') = t";

    [Fact]
    public void Lengths_one_and_two_are_tried_in_every_combination()
    {
        Assert.Equal(["1", "2"], Texts(Plan(OneSize).Sizes.Small));
        Assert.Equal(["1 1", "2 1", "1 2", "2 2"], Texts(Plan(TwoSizes).Sizes.Small));
        Assert.Equal(8, Texts(Of(3).Small).Distinct().Count());
        Assert.All(Plan(TwoSizes).Sizes.Small, s => Assert.Contains(Plan(TwoSizes).Special, t => Same(t.Sizes, s)));
    }

    /// <summary>With many names each is shorter than the others once, and longer once.</summary>
    [Fact]
    public void Each_of_many_names_is_short_alone()
    {
        var small = Of(4).Small;
        Assert.Contains(small, static s => s.Values.All(static n => n == 1));
        Assert.Contains(small, static s => s.Values.All(static n => n == 2));
        foreach (var name in small[0].Keys)
        {
            Assert.Contains(small, s => s[name] == 1 && s.All(o => o.Key == name || o.Value == 2));
            Assert.Contains(small, s => s[name] == 2 && s.All(o => o.Key == name || o.Value == 1));
        }
    }

    [Fact]
    public void At_first_lengths_are_distinct_and_every_two_come_in_both_orders()
    {
        Assert.Equal(["3", "4"], Texts(Plan(OneSize).Sizes.General));
        Assert.Equal(["2 3", "3 2"], Texts(Plan(TwoSizes).Sizes.General));
        Assert.Equal(["2 3 4 5", "5 4 3 2"], Texts(Of(4).General));
        Assert.Equal(["2 3 2 3 2", "3 2 3 2 3"], Texts(Of(5).General));
        Assert.Equal(2, Plan("t = a").Sizes.General.Count);
    }

    /// <summary>A trace identity of degree d that holds at n > d holds at every n.</summary>
    [Fact]
    public void A_length_beyond_the_degree_is_tried_and_shorter_ones_in_case_it_is_too_dear()
    {
        Assert.Empty(Plan("tr(A*A*A*A) = t").Sizes.Beyond);
        Assert.Equal(["5"], Texts(Plan("tr(A*A*A*A*A) = t").Sizes.Beyond));
        Assert.Equal(["7", "6", "5"], Texts(Plan("tr(A^7) = t").Sizes.Beyond));
        Assert.Equal(["7", "6", "5"], Texts(Plan("tr(A)^7 = t").Beyond.Select(static s => s.Sizes)));
        Assert.Equal("12", Texts(Plan("tr(A^30) = t").Sizes.Beyond)[0]);
        Assert.Equal("3 3", Texts(Plan("tr(F*F'*F*F'*F*F') = t").Sizes.Beyond)[0]);
        Assert.True(Plan("tr(A^3) = t").Sizes.IsFarEnough(new() { ["n"] = 3 }));
        Assert.False(Plan("tr(A^3) = t").Sizes.IsFarEnough(new() { ["n"] = 2 }));
        Assert.False(Plan("tr(F*F'*F*F'*F*F') = t").Sizes.IsFarEnough(new() { ["n"] = 3, ["m"] = 2 }));
    }

    /// <summary>Where the length is a number in degree e, as many lengths as such a polynomial has roots, and one more.</summary>
    [Theory]
    [InlineData("rows(x)*t = a", 2)]
    [InlineData("(rows(x) - 1)*(rows(x) - 2)*(rows(x) - 3)*t = a", 4)]
    [InlineData("rows(x)^6*t = a", 7)]
    [InlineData("rows(x)*tr(A*A*A) = a", 4)]
    [InlineData("rows(x)^60*t = a", 41)]
    public void As_many_lengths_as_a_polynomial_has_roots(string line, int longest)
    {
        var grid = Plan(line).Sizes.Grid.Select(static s => s["n"]).ToList();
        Assert.Equal(Enumerable.Range(grid[0], longest - grid[0] + 1), grid);
        Assert.InRange(grid[0], 1, 2);
        Assert.All(grid, n => Assert.Contains(Plan(line).Special, s => s.Sizes["n"] == n && s.Strata.Count == 0));
    }

    [Fact]
    public void There_is_no_grid_where_no_length_is_a_number() => Assert.Empty(Plan("tr(A*A) = t").Sizes.Grid);

    [Fact]
    public void A_grid_that_is_too_large_gives_way_to_equal_lengths()
    {
        Assert.Equal(Enumerable.Range(1, 6).Select(static n => $"{n} {n}"), Texts(Plan("(cols(R)*rows(x))^12*t = a").Sizes.Grid));
        Assert.Contains("3 4", Texts(Plan("cols(R)^2*rows(x)^3*t = a").Sizes.Grid));
    }

    /// <summary>A polynomial in the length of degree 6 may be 0 at six lengths.</summary>
    [Fact]
    public void Too_few_lengths_for_a_degree_are_not_enough()
    {
        static bool Enough(string line, int many) => Plan(line).Sizes.AreEnough(Enumerable.Range(1, many).Select(static n => new Dictionary<string, int> { ["n"] = n, ["m"] = 2 }));
        Assert.True(Enough("rows(x)^5*t = a", 1));
        Assert.False(Enough("rows(x)^6*t = a", 6));
        Assert.True(Enough("rows(x)^6*t = a", 7));
        Assert.False(Enough("rows(x)^6*cols(R)^6*t = a", 7));
        Assert.True(Enough("tr(A)^9 = a", 1));
    }

    [Fact]
    public void Where_the_usual_lengths_have_no_value_all_orders_are_tried_and_equal_ones()
    {
        Assert.Equal(["2 3", "3 2", "3 4", "4 3", "2 2", "3 3"], Texts(Plan(TwoSizes).Orders.Select(static s => s.Sizes)));
        Assert.Superset(new HashSet<string> { "2 3", "3 2", "3 4", "4 3", "1 1", "2 2", "3 3", "4 4", "1 2", "2 1" }, Texts(Plan(TwoSizes).Otherwise.Select(static s => s.Sizes)).ToHashSet());
        Assert.Superset(new HashSet<string> { "1", "2", "3", "4" }, Texts(Plan(OneSize).Sizes.Otherwise()).ToHashSet());
        Assert.Empty(Plan(OneSize).Sizes.Orders());
        Assert.Equal(2, Plan("t = a").Sizes.Otherwise().Count());
        Assert.Equal(26, Of(4).Orders().Count());
        Assert.Equal(24, Texts(Of(4).Orders()).Where(static s => s.Split(' ').Distinct().Count() == 4).Distinct().Count());
    }

    [Fact]
    public void Each_of_five_names_is_the_shortest_and_the_longest_once()
    {
        var orders = Of(5).Orders().ToList();
        foreach (var name in orders[0].Keys)
        {
            Assert.Contains(orders, s => s.All(o => o.Key == name || o.Value > s[name]));
            Assert.Contains(orders, s => s.All(o => o.Key == name || o.Value < s[name]));
        }
        Assert.Contains("2 2 2 2 2", Texts(orders));
        Assert.Contains("3 3 3 3 3", Texts(orders));
    }

    [Fact]
    public void Exponents_go_from_the_negative_over_0_and_1_to_beyond_the_degree_at_both_parities()
    {
        var plan = Plan("tr(A^k) = t");
        Assert.Superset(Enumerable.Range(-3, 11).ToHashSet(), plan.Special.Select(static s => s.Integers["k"]).ToHashSet());
        Assert.All(plan.General.Concat(plan.Otherwise), static s => Assert.InRange(s.Integers["k"], 2, 5));
        Assert.Equal(2, plan.General.Select(static s => s.Integers["k"] % 2).Distinct().Count());
        Assert.Contains(Plan("k^11*t = a").Special, static s => s.Integers["k"] == 8);
        Assert.DoesNotContain(Plan("k*t = a").Special, static s => s.Integers["k"] == 8);
    }

    [Fact]
    public void Two_exponents_are_tried_together_and_a_positive_one_from_1()
    {
        var (j, k) = (Symbol.Of("j", Shape.Scalar, Properties.Integer | Properties.Positive), Formulas.Letter("k"));
        var power = Catalog.Call<Gradus.Functions.MatrixPower>(Formulas.Read("A"), k) * Catalog.Call<Gradus.Functions.MatrixPower>(Formulas.Read("A"), j);
        var special = new TrialPlan(new Comparison(power, Formulas.Read("A"), [])).Special.Select(static s => (J: s.Integers["j"], K: s.Integers["k"])).ToList();
        Assert.Equal(1, special.Min(static s => s.J));
        Assert.Equal(7, special.Max(static s => s.J));
        foreach (var value in Enumerable.Range(-3, 11)) Assert.Contains(special, s => s.K == value && s.J == 2);
        foreach (var value in Enumerable.Range(1, 7)) Assert.Contains(special, s => s.J == value && s.K == 2);
        Assert.Contains(special, static s => s.J == 1 && s.K == -3);
        
    }

    [Theory]
    [InlineData("det(Q) = 1", "Q", 2)]
    [InlineData("tr(J) = t", "J", 3)]
    [InlineData("tr(pinv(A)) = t", "A", 3)]
    [InlineData("tr(F*pinv(F)) = t", "F", 3)]
    public void Every_part_of_what_a_symbol_may_be_is_tried(string line, string name, int parts)
    {
        var special = Plan(line).Special.Where(s => s.Sizes.Values.All(static n => n == 2)).ToList();
        foreach (var part in Enumerable.Range(1, parts - 1)) Assert.Contains(special, s => s.Strata.GetValueOrDefault(name) == part);
        Assert.DoesNotContain(special, s => s.Strata.GetValueOrDefault(name) >= parts);
        Assert.All(special.Where(static s => s.Strata.Count > 0), static s => Assert.Contains(s.Strata.Values, static part => part > 0));
    }

    [Fact]
    public void Parts_are_combined_and_tried_at_lengths_beyond_the_degree_too()
    {
        var special = Plan("tr(Q*J) = t").Special.ToList();
        Assert.Contains(special, static s => s.Sizes["n"] == 2 && s.Strata.GetValueOrDefault("Q") == 1 && s.Strata.GetValueOrDefault("J") == 2);
        Assert.Contains(special, static s => s.Sizes["n"] == 4 && s.Strata.GetValueOrDefault("Q") == 1);
        Assert.Contains(Plan("tr(Q)^7 = t").Special, static s => s.Sizes["n"] == 7 && s.Strata.GetValueOrDefault("Q") == 1);
        Assert.DoesNotContain(Plan("tr(A*B) = t").Special, static s => s.Strata.Count > 0);
    }

    /// <summary>Where the rank counts, zeros and small numbers: nilpotent matrices, products of rank 0.</summary>
    [Fact]
    public void Sparse_values_are_tried_where_the_rank_counts()
    {
        var sparse = Plan("tr(pinv(A)) = t").Special.Where(static s => s.Values == Values.Sparse).ToList();
        Assert.Equal(Enumerable.Range(0, 12), sparse.Select(static s => s.Number));
        Assert.Equal([2, 3], sparse.Select(static s => s.Sizes["n"]).Distinct().Order());
        Assert.DoesNotContain(Plan("tr(A) = t").Special, static s => s.Values == Values.Sparse);
    }

    /// <summary>Free indices at the first places and the last, equal and unequal.</summary>
    [Fact]
    public void Free_indices_are_tried_at_first_and_last_places()
    {
        var n = Size.Named("n");
        var entry = EntryOf.Of(Formulas.Read("A"), IndexVariable.Of("i", n), IndexVariable.Of("j", n));
        var plan = new TrialPlan(new Comparison(entry, Formulas.Read("t"), []));
        var at4 = plan.Special.Where(static s => s.Sizes["n"] == 4).Select(static s => (s.Integers["i"], s.Integers["j"])).Distinct().ToHashSet();
        foreach (var i in Enumerable.Range(1, 4)) foreach (var j in Enumerable.Range(1, 4)) Assert.Contains((i, j), at4);
        Assert.All(plan.Special.Concat(plan.General), static s => Assert.True(s.Integers.Values.All(v => v >= 1 && v <= s.Sizes["n"])));
        Assert.Contains(plan.Special, static s => s.Sizes["n"] == 1);
        Assert.Contains(plan.General, static s => s.Integers["i"] != s.Integers["j"]);
        var fixedEntry = EntryOf.Of(Symbol.Of("G", new Shape(Size.Of(5), Size.Of(5))), IndexVariable.Of("i", Size.Of(5)), IndexVariable.Of("j", Size.Of(5)));
        var known = new TrialPlan(new Comparison(fixedEntry, Formulas.Read("t"), [])).Special.Select(static s => (s.Integers["i"], s.Integers["j"])).ToHashSet();
        foreach (var i in new[] { 1, 2, 4, 5 }) foreach (var j in new[] { 1, 2, 4, 5 }) Assert.Contains((i, j), known);
    }

    private static TrialPlan Plan(string line)
    {
        var (left, right) = Formulas.Sides(line);
        return new TrialPlan(new Comparison(left, right, []));
    }

    /// <summary>The sizes of a product of so many matrices whose sizes are all named apart.</summary>
    private static SizePlan Of(int names)
    {
        var sizes = Enumerable.Range(0, names).Select(static k => Size.Named(((char)('p' + k)).ToString())).ToArray();
        var product = Product.Of([.. Enumerable.Range(0, names).Select(k => Symbol.Of("M" + k, new Shape(sizes[k], sizes[(k + 1) % names])))]);
        return new TrialPlan(new Comparison(Gradus.Functions.Matrices.Trace(product), Number.One, [])).Sizes;
    }

    private static string[] Texts(IEnumerable<Dictionary<string, int>> sizes) => [.. sizes.Select(static s => string.Join(' ', s.Values))];

    private static bool Same(Dictionary<string, int> a, Dictionary<string, int> b) => a.Count == b.Count && a.All(s => b[s.Key] == s.Value);
}
