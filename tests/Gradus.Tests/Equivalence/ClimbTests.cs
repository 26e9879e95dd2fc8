using Gradus.Checking.Equivalence;
using Gradus.Evaluation;
using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;
using Gradus.Shapes;
using Gradus.Tests.Engine;

namespace Gradus.Tests.Engine.Equivalence;

/// <summary>Steps lead to where a sign turns, and what moves stays what it is said to be.</summary>
public sealed class ClimbTests
{
    private static readonly Symbol Unit = Symbol.Of("u", Shape.Column(Size.Named("n")), Properties.Unit);

    [Theory]
    [InlineData("x'*x - 300", 1)]
    [InlineData("3 - x'*x", -1)]
    [InlineData("x'*x - 1/1000", -1)]
    [InlineData("tr(S*S) - 50", 1)]
    [InlineData("tr(S) - 50", 1)]
    [InlineData("sum(p) - 1", -1)]
    [InlineData("2 - sum(p)", 1)]
    [InlineData("tr(D) - 9", 1)]
    [InlineData("tr(L*L') - 90", 1)]
    [InlineData("tr(W'*W) - 90", 1)]
    [InlineData("a - 2000", 1)]
    [InlineData("x - 40*ones(rows(x))", 1)]
    public void It_reaches_the_other_side(string value, int up) => Climbed(Formulas.Read(value), up);

    /// <summary>Of a sum of two numbers with the sum of squares 1.</summary>
    [Fact]
    public void A_unit_vector_stays_one_exactly()
    {
        var there = Climbed(Matrices.SumOfEntries(Unit) - Number.Of(Rational.Of(7, 5)), 1);
        Assert.Equal(Rational.One, LinearAlgebra.SumOfSquares(RationalField.Instance, there.Values["u"]));
        Climbed(Matrices.SumOfEntries(Unit) + Number.Of(Rational.Of(7, 5)), -1);
    }

    [Fact]
    public void What_cannot_be_moved_is_left()
    {
        Assert.Null(new Climb(Formulas.Read("tr(Q) - 1"), Start, new RandomSource(1)).Towards(1, TestContext.Current.CancellationToken));
        Assert.Null(new Climb(Formulas.Read("k - 90"), Start, new RandomSource(1)).Towards(1, TestContext.Current.CancellationToken));
        var there = Climbed(Formulas.Read("x'*x - 30"), 1);
        Assert.All(Start.Values.Where(static v => v.Key != "x"), v => Assert.Same(v.Value, there.Values[v.Key]));
        Assert.NotSame(Start.Values["x"], there.Values["x"]);
        Assert.Same(Start.Sizes, there.Sizes);
    }

    /// <summary>Where there is no value, no step leads.</summary>
    [Fact]
    public void Steps_do_not_leave_the_domain() => Assert.True(Climbed(Formulas.Read("log(a) - 3"), 1).Values["a"][0, 0].Sign > 0);

    private static TrialPoint Climbed(Expr value, int up)
    {
        var there = new Climb(value, Start, new RandomSource(1)).Towards(up, TestContext.Current.CancellationToken)!;
        var entries = new Evaluator<double>(new RealInterpretation(), there.Context(TestContext.Current.CancellationToken), there.In(static x => x.ToDouble())).Evaluate(value).Entries.ToArray();
        Assert.Contains(entries, x => up * x > 0);
        foreach (var symbol in value.Symbols()) Assert.True(SmallMatrices.Satisfies(there.Values[symbol.Name], symbol.Properties), symbol.Name);
        return there;
    }

    private static readonly TrialPoint Start = new(new() { ["n"] = 2 }, new() { ["k"] = 3 }, new()
    {
        ["a"] = Dense<Rational>.Scalar(1),
        ["k"] = Dense<Rational>.Scalar(3),
        ["x"] = new(2, 1, static (i, _) => 1 + i),
        ["p"] = new(2, 1, static (i, _) => 2 + i),
        ["u"] = new(2, 1, static (i, _) => Rational.Of(3 + i, 5)),
        ["S"] = new(2, 2, static (i, j) => i + j),
        ["D"] = new(2, 2, static (i, j) => i == j ? 1 : 0),
        ["L"] = new(2, 2, static (i, j) => i >= j ? 1 : 0),
        ["W"] = new(2, 2, static (i, j) => i - j),
        ["Q"] = new(2, 2, static (i, j) => i == j ? 1 : 0),
    });
}
