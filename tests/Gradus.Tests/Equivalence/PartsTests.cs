using Gradus.Checking.Equivalence;
using Gradus.Numerics;
using Gradus.Tests.Engine;

namespace Gradus.Tests.Engine.Equivalence;

/// <summary>Values of one part of what a symbol may be, and claims that say nothing of one.</summary>
public sealed class PartsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Projectors_of_one_rank(int part)
    {
        var drawn = Values("tr(J) = t", new(new() { ["n"] = 3 }, [], new Dictionary<string, int> { ["J"] = part }));
        var traces = drawn.Select(static v => Enumerable.Range(0, 3).Aggregate(Rational.Zero, (sum, i) => sum + v["J"][i, i])).Distinct().ToList();
        Assert.Single(traces);
        Assert.All(drawn, static v => Assert.True(SmallMatrices.Satisfies(v["J"], Gradus.Expressions.Properties.Idempotent)));
    }

    [Fact]
    public void Rotations_and_reflections()
    {
        Rational[] Determinants(int part) => [.. Values("det(Q) = t", new(new() { ["n"] = 3 }, [], new Dictionary<string, int> { ["Q"] = part })).Select(static v => LinearAlgebra.Determinant(RationalField.Instance, v["Q"])).Distinct()];
        Assert.Equal(-Assert.Single(Determinants(0)), Assert.Single(Determinants(1)));
    }

    [Fact]
    public void Lengths_exponents_and_fullness_are_those_of_the_trial()
    {
        var drawn = Values("tr(A^k) = t", new(new() { ["n"] = 4 }, new() { ["k"] = -2 }, Setting.Ordinary));
        Assert.Equal(16, drawn.Count);
        Assert.All(drawn, static v => Assert.Equal((4, -2), (v["A"].Rows, (int)v["k"][0, 0].Numerator)));
        Assert.All(drawn.Where(static (_, k) => k % 2 == 0), static v => Assert.All(v["A"].Entries.ToArray(), static x => Assert.InRange((int)x.Numerator, -1, 1)));
        Assert.Contains(drawn.Where(static (_, k) => k % 2 == 1), static v => v["A"].Entries.ToArray().Any(static x => x.Numerator > 1));
        Assert.True(drawn.Select(static v => string.Join(' ', v["A"].Entries.ToArray())).Distinct().Count() > 10);
        Assert.All(Values("sum(p) = t", new(new() { ["n"] = 2 }, [], Setting.Ordinary)), static v => Assert.All(v["p"].Entries.ToArray(), static x => Assert.InRange((int)x.Numerator, 1, 4)));
        Assert.Empty(Values("tr(W) = inv(det(W))", new(new() { ["n"] = 100_000 }, [], Setting.Ordinary)));
    }

    [Theory]
    [InlineData("log(det(Q)*exp(t)) = t", 1, true)]
    [InlineData("t = log(det(Q)*exp(t))", 1, true)]
    [InlineData("log(det(Q)*exp(t)) = t", 0, false)] // rotations have values on both sides
    [InlineData("det(Q)*t = a", 1, false)]
    [InlineData("log(det(Q) - 5) = log(-5 - t^2)", 1, false)] // no side has one anywhere
    public void A_claim_that_says_nothing_of_a_part(string line, int part, bool oneSided)
    {
        var (left, right) = Formulas.Sides(line);
        var setting = new Setting(new() { ["n"] = 2 }, [], new Dictionary<string, int> { ["Q"] = part });
        Assert.Equal(oneSided, PartDomain.IsOneSided(new Comparison(left, right, []), setting, TestContext.Current.CancellationToken));
        Assert.False(PartDomain.IsOneSided(new Comparison(left, right, [Formulas.Letter("t")]), setting, TestContext.Current.CancellationToken));
    }

    private static List<Dictionary<string, Dense<Rational>>> Values(string line, Setting where)
    {
        var (left, right) = Formulas.Sides(line);
        return [.. SettingValues.Of(new Comparison(left, right, []), where, 5)];
    }
}
