using Gradus.Checking.Equivalence;
using Gradus.Evaluation;
using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Shapes;
using Gradus.Tests.Engine;

namespace Gradus.Tests.Engine.Equivalence;

/// <summary>What the judge tells beside yes and no.</summary>
public sealed class VerdictsTests
{
    private static readonly Checking.Equivalence.Judge Judge = new(11);
    private static readonly Size N = Size.Named("n");

    [Fact]
    public void Agreement_in_floating_point_names_sizes_and_digits()
    {
        var judgement = Assert.IsType<Judgement.Numeric>(Equal("exp(x + y) = exp(x).*exp(y)"));
        Assert.Equal(96, judgement.Digits);
        Assert.Equal([1, 2, 3, 4, 5], judgement.Sizes.Select(static s => s["n"]).Order());
        Assert.InRange(judgement.LargestRelativeDifference, 0, 1e-48);
    }

    [Theory]
    [InlineData("sign(t)^2*exp(a) = exp(a)")] // where it jumps
    [InlineData("sign(t)^2 = 1")]
    public void A_difference_without_an_example_is_told(string line)
    {
        var judgement = Equal(line);
        Assert.False(judgement.Holds);
        if (judgement is Judgement.Undecided undecided) Assert.True(undecided.Differs);
    }

    [Theory]
    [InlineData("sign(t)*abs(t) = t", true)]
    [InlineData("sign(t)*sign(t)*t = t", true)]
    [InlineData("step(t)*step(t) = step(t)", true)]
    [InlineData("step(t) + step(-t) = 1", false)]
    public void Jumps_are_looked_at_where_they_are(string line, bool holds) => Assert.Equal(holds, Equal(line).Holds);

    [Fact]
    public void Different_shapes_are_not_compared()
    {
        var judgement = Assert.IsType<Judgement.Undecided>(Judge.Equal(Formulas.Read("x"), Formulas.Read("w"), TestContext.Current.CancellationToken));
        Assert.Contains("shapes differ", judgement.Reason, StringComparison.Ordinal);
        Assert.False(judgement.Differs);
    }

    [Fact]
    public void Free_indices_of_an_example_stand_beside_the_values()
    {
        var (i, j) = (IndexVariable.Of("i", N), IndexVariable.Of("j", N));
        var a = Formulas.Read("A");
        var found = Assert.IsType<Judgement.Refuted>(Judge.Equal(EntryOf.Of(a, i, j), EntryOf.Of(a, j, i), TestContext.Current.CancellationToken)).Counterexample;
        Assert.Equal(["A"], found.Values.Keys);
        Assert.Equal(["i", "j"], found.At.Keys.Order());
        Assert.NotEqual(found.At["i"], found.At["j"]);
        Assert.All(found.At.Values, k => Assert.InRange(k, 1, found.Sizes["n"]));
        Assert.NotEqual(found.Values["A"][found.At["i"] - 1, found.At["j"] - 1], found.Values["A"][found.At["j"] - 1, found.At["i"] - 1]);
        Assert.Empty(found.Sets);
        var plain = Assert.IsType<Judgement.Refuted>(Equal("A*B = B*A")).Counterexample;
        Assert.Equal(["A", "B"], plain.Values.Keys.Order());
        Assert.Empty(plain.At);
    }

    [Fact]
    public void Sets_of_an_example_are_told_by_their_members()
    {
        var (i, s) = (IndexVariable.Of("i", N), Symbol.Of("s", Shape.Column(N), Properties.IndexSet));
        var x = EntryOf.Of(Formulas.Read("x"), i);
        var all = Summation.Sum(i, x);
        var some = Summation.Sum(i, x, Condition.In(i, s));
        var found = Assert.IsType<Judgement.Refuted>(Judge.Equal(some, all, TestContext.Current.CancellationToken)).Counterexample;
        Assert.Equal(["x"], found.Values.Keys);
        var members = Assert.Single(found.Sets).Value;
        Assert.True(members.Count < found.Sizes["n"]);
        Assert.All(members, k => Assert.InRange(k, 1, found.Sizes["n"]));
        var first = Assert.IsType<Judgement.Refuted>(Judge.Equal(some, Number.Zero, TestContext.Current.CancellationToken)).Counterexample;
        Assert.NotEmpty(first.Sets["s"]);
        Assert.True(Judge.Equal(some + Summation.Sum(i, x, Condition.Not(Condition.In(i, s))), all, TestContext.Current.CancellationToken).Holds);
    }

    [Fact]
    public void To_order_0_values_alone_are_compared()
    {
        Judgement At(string line, int order)
        {
            var (left, right) = Formulas.Sides(line);
            return Judge.EqualToOrder(left, right, [Formulas.Letter("B")], order, TestContext.Current.CancellationToken);
        }
        Assert.True(At("inv(A + B) = inv(A) + 2*B", 0).Holds);
        Assert.False(At("inv(A + B) = inv(A) + 2*B", 1).Holds);
        Assert.False(At("inv(A + B) = 2*inv(A)", 0).Holds);
        Assert.True(At("tr((A + B)^2) = tr(A^2) + 2*tr(A*B) + tr(B^2)", 4).Holds);
        Assert.Contains("order 4", Assert.IsType<Judgement.Undecided>(At("tr((A + B)^2) = tr(A^2) + 2*tr(A*B) + tr(B^2)", 5)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_wish_to_stop_is_heard_at_once()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Judge.Equal(Formulas.Read("t"), Formulas.Read("t"), source.Token));
    }

    /// <summary>Sums of other functions: a matrix of places, names beyond the sixth, and every choice of two beside each other.</summary>
    [Fact]
    public void Examples_of_open_functions_of_every_shape()
    {
        var (w, f) = (Formulas.Read("w"), Formulas.Read("F"));
        var claim = OpenExample.Of(new Comparison(OpenCall.Of("f", [w], f.Shape), f, [])).First().Claim;
        var point = new TrialPoint(new() { ["m"] = 2, ["n"] = 3 }, [], new() { ["w"] = new(2, 1, static (_, _) => 2) });
        var value = new Evaluator<double>(new RealInterpretation(), point.Context(TestContext.Current.CancellationToken), point.In(static x => x.ToDouble())).Evaluate(claim.Left);
        for (var i = 0; i < 2; i++) for (var j = 0; j < 3; j++) Assert.Equal(value[0, 0] * (i + j + 1), value[i, j]);
        Assert.NotEqual(0, value[0, 0]);
        Expr[] seven = [.. Enumerable.Repeat(Formulas.Read("a"), 7)];
        Assert.Equal(["u", "v", "w", "p", "q", "r", "u'"], OpenExample.Of(new Comparison(OpenCall.Of("f", seven, Shape.Scalar), Number.One, [])).First().Functions[0].Parameters.Select(static p => p.Name));
        var a = Formulas.Read("a");
        var pairs = OpenExample.Of(new Comparison(OpenCall.Of("f", [a], Shape.Scalar), OpenCall.Of("g", [a], Shape.Scalar), [])).Select(static k => string.Join(", ", k.Functions.OrderBy(static g => g.Name).Select(static g => Formulas.Text(g.Value))));
        Assert.Equal(12, pairs.Distinct().Count());
    }

    /// <summary>Slopes entry by entry, of a function of two vectors or of a vector and a number.</summary>
    [Fact]
    public void Slopes_of_open_functions_entry_by_entry()
    {
        var (x, y, a) = (Formulas.Letter("x"), Formulas.Letter("y"), Formulas.Letter("a"));
        var (two, mixed) = ((OpenCall)OpenCall.Of("f", [x, y], x.Shape, true), (OpenCall)OpenCall.Of("f", [x, a], x.Shape, true));
        (Expr, Expr)[] laws =
        [
            (Derivative.Of(Matrices.SumOfEntries(two), x), two.Slope(0)),
            (Derivative.Of(Matrices.SumOfEntries(two), y), two.Slope(1)),
            (Derivative.Of(Matrices.SumOfEntries(mixed), x), mixed.Slope(0)),
            (Derivative.Of(Matrices.SumOfEntries(mixed), a), Matrices.SumOfEntries(mixed.Slope(1))),
        ];
        foreach (var (left, right) in laws)
        {
            foreach (var (claim, functions) in OpenExample.Of(new Comparison(left, right, [])))
                Assert.True(Judge.Equal(claim.Left, claim.Right, TestContext.Current.CancellationToken).IsSupported, $"{Formulas.Text(left)}: {Formulas.Text(functions[0].Value)}");
            foreach (var (claim, functions) in OpenExample.Of(new Comparison(left, 2 * right, [])).Take(1))
                Assert.False(Judge.Equal(claim.Left, claim.Right, TestContext.Current.CancellationToken).Holds, $"{Formulas.Text(left)}: {Formulas.Text(functions[0].Value)}");
        }
    }

    private static Judgement Equal(string line)
    {
        var (left, right) = Formulas.Sides(line);
        return Judge.Equal(left, right, TestContext.Current.CancellationToken);
    }
}
