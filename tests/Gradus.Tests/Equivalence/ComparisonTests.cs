using Gradus.Checking.Equivalence;
using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Shapes;
using Gradus.Tests.Engine;

namespace Gradus.Tests.Engine.Equivalence;

/// <summary>What a claim is made of decides how it is tried.</summary>
public sealed class ComparisonTests
{
    /// <summary>P: pieces, B: branches, I: iterations, J: jumps, R: rank.</summary>
    [Theory]
    [InlineData("A*B = C", "")]
    [InlineData("exp(t) = a", "")]
    [InlineData("abs(t) = a", "P")]
    [InlineData("relu(t) = a", "P")]
    [InlineData("sqrt(t) = a", "P")]
    [InlineData("sign(t) = a", "PJ")]
    [InlineData("step(t) = a", "PJ")]
    [InlineData("norm1(x) = a", "P")]
    [InlineData("norm2(x) = a", "P")]
    [InlineData("normF(F) = a", "P")]
    [InlineData("log(t) = a", "P")]
    [InlineData("logdet(A) = a", "P")]
    [InlineData("nuc(F) = a", "PI")]
    [InlineData("specnorm(F) = a", "PI")]
    [InlineData("eigmax(S) = a", "PI")]
    [InlineData("eigvecmax(S) = x", "PI")]
    [InlineData("leftsv(F) = w", "PI")]
    [InlineData("rightsv(F) = x", "PI")]
    [InlineData("logm(A) = B", "PBI")]
    [InlineData("sqrtm(A) = B", "PBI")]
    [InlineData("expm(A) = B", "I")]
    [InlineData("pinv(F) = R", "PR")]
    [InlineData("det(A) = a", "R")]
    [InlineData("adj(A) = B", "R")]
    [InlineData("inv(A) = B", "")]
    [InlineData("t^2 = a", "")]
    [InlineData("t^k = a", "P")]
    [InlineData("t^(1/3) = a", "P")]
    [InlineData("softmax(x) = y", "")]
    [InlineData("logsumexp(x) = a", "")]
    public void Kinds(string line, string kinds)
    {
        var claim = Of(line);
        Assert.Equal(kinds, $"{(claim.HasRegions ? "P" : "")}{(claim.HasBranches ? "B" : "")}{(claim.HasIterations ? "I" : "")}{(claim.HasJumps ? "J" : "")}{(claim.DependsOnRank ? "R" : "")}");
        var turned = new Comparison(claim.Right, claim.Left, []);
        Assert.Equal((claim.HasRegions, claim.HasIterations, claim.DependsOnRank), (turned.HasRegions, turned.HasIterations, turned.DependsOnRank));
    }

    [Fact]
    public void Cases_that_numbers_decide_are_pieces_and_those_of_indices_are_none()
    {
        var (i, j) = (IndexVariable.Of("i", Size.Named("n")), IndexVariable.Of("j", Size.Named("n")));
        static bool Pieces(Expr e) => new Comparison(e, Number.One, []).HasRegions;
        var (t, x) = (Formulas.Read("t"), EntryOf.Of(Formulas.Read("x"), i));
        Assert.True(Pieces(Iverson.Of(Condition.Compare(t, Order.Less, Number.Zero))));
        Assert.False(Pieces(Iverson.Delta(i, j)));
        Assert.True(Pieces(Cases.Of([(Condition.Compare(t, Order.Less, Number.Zero), t)], Number.One)));
        Assert.False(Pieces(Cases.Of([(Condition.Compare(i, Order.Less, j), t)], Number.One)));
        Assert.True(Pieces(Summation.Sum(i, x, Condition.Compare(x, Order.Less, t))));
        Assert.False(Pieces(Summation.Sum(i, x, Condition.Compare(i, Order.Less, j))));
        Assert.False(Pieces(Summation.Sum(i, x)));
        Assert.True(Pieces(Iverson.Of(Condition.Compare(OpenCall.Of("f", [i], Shape.Scalar), Order.Less, j))));
    }

    [Fact]
    public void Ranks_count_under_a_pseudo_inverse_alone()
    {
        Assert.Equal(["A", "F"], Of("pinv(F*A)*w = x + y").Ranked.Order());
        Assert.Empty(Of("inv(A)*x = y").Ranked);
    }

    [Fact]
    public void Arguments_of_jumps_are_listed_once()
    {
        Assert.Equal([Formulas.Read("t"), Formulas.Read("a - b")], Of("sign(t)*step(a - b) = sign(t)*abs(c)").Jumps);
        Assert.True(new Comparison(Number.Zero, Catalog.Call<Gradus.Functions.EntryPower>(Formulas.Read("t"), Formulas.Letter("k")), []).HasJumps is false);
    }

    [Fact]
    public void Derivatives_and_increments_make_a_claim_of_differentiation()
    {
        var (left, right) = Formulas.Sides("tr(A*B) = t");
        Assert.False(new Comparison(left, right, []).HasDerivatives);
        Assert.True(new Comparison(left, right, [Formulas.Letter("B")]).HasDerivatives);
        Assert.True(new Comparison(Derivative.Of(left, Formulas.Letter("A")), Formulas.Read("B'"), []).HasDerivatives);
    }

    [Fact]
    public void Whole_numbers_are_drawn_from_the_negative_on_and_indices_from_their_range()
    {
        var random = new RandomSource(4);
        var claim = Of("tr(A^k) = t");
        Assert.Equal(Enumerable.Range(-3, 11), Enumerable.Range(0, 300).Select(_ => claim.DrawIntegers(random, new Dictionary<string, int> { ["n"] = 2 })["k"]).Distinct().Order());
        var i = IndexVariable.Of("i", Size.Named("n"));
        var entry = new Comparison(EntryOf.Of(Formulas.Read("x"), i), Formulas.Read("t"), []);
        Assert.Equal([1, 2, 3], Enumerable.Range(0, 100).Select(_ => entry.DrawIntegers(random, new Dictionary<string, int> { ["n"] = 3 })["i"]).Distinct().Order());
        Assert.Empty(Of("tr(A) = t").DrawIntegers(random, new Dictionary<string, int> { ["n"] = 2 }));
        Assert.Equal(3, entry.LastOf(entry.Free.Symbols.Single(static s => s.Name == "i"), new Dictionary<string, int> { ["n"] = 3 }));
        Assert.Null(entry.LastOf(Formulas.Letter("t"), new Dictionary<string, int> { ["n"] = 3 }));
    }

    private static Comparison Of(string line)
    {
        var (left, right) = Formulas.Sides(line);
        return new Comparison(left, right, []);
    }
}
