using Gradus.Checking.Equivalence;
using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Shapes;
using Gradus.Tests.Engine;

namespace Gradus.Tests.Engine.Equivalence;

/// <summary>Whose signs are to be seen on both sides before a claim is said to hold.</summary>
public sealed class TurningTests
{
    [Theory]
    [InlineData("abs(t - 20) = a", "t - 20", false, false)]
    [InlineData("abs(rows(x) - 20) = a", "rows(x) - 20", true, false)]
    [InlineData("abs(k - 20) = a", "k - 20", true, false)]
    [InlineData("abs(sum(x) - 5) = a", "sum(x) - 5", true, false)]
    [InlineData("abs(sum(x) - t) = a", "sum(x) - t", false, false)] // no number beside the length
    [InlineData("abs(x'*y - 9) = a", "x'*y - 9", true, false)]
    [InlineData("abs(exp(t) - 9) = a", "exp(t) - 9", false, false)]
    [InlineData("relu(t) = a", "t", false, false)]
    [InlineData("norm1(x) = a", "x", false, false)]
    [InlineData("sign(t) = a", "t", false, true)]
    [InlineData("step(t) = a", "t", false, true)]
    [InlineData("sign(t)*abs(t) = a", "t", false, true)]
    [InlineData("sqrt((t - 1)^2) = a", "t - 1", false, false)]
    public void What_turns(string line, string value, bool beyond, bool jump)
    {
        var turning = Assert.Single(Of(line));
        Assert.Equal(Formulas.Read(value), turning.Value);
        Assert.Equal((beyond, jump), (turning.IsBeyondReach, turning.IsJump));
    }

    [Theory]
    [InlineData("abs(exp(t)) = a")]
    [InlineData("abs(-exp(t) - 1) = a")]
    [InlineData("exp(t - 1) = a")]
    [InlineData("relu(x'*x) = a")]
    public void What_has_one_sign_does_not_turn(string line) => Assert.Empty(Of(line));

    /// <summary>An index that a sum runs over has no value at a point.</summary>
    [Fact]
    public void What_hangs_on_a_running_index_is_left()
    {
        var i = IndexVariable.Of("i", Size.Named("n"));
        var inside = Summation.Sum(i, Matrices.Abs(EntryOf.Of(Formulas.Read("x"), i) - Formulas.Read("t")));
        Assert.Empty(Turning.Of(new Comparison(inside, Number.One, [])));
        var free = Matrices.Abs(EntryOf.Of(Formulas.Read("x"), i) - Formulas.Read("t"));
        Assert.Single(Turning.Of(new Comparison(free, Number.One, [])));
    }

    [Theory]
    [InlineData("3*t", 3)]
    [InlineData("-3*t", 3)]
    [InlineData("t/50", 0.02)]
    [InlineData("t + 7", 7)]
    [InlineData("t - 7", 7)]
    [InlineData("(t + 7)^4", 7)]
    [InlineData("2^k", 2)]
    [InlineData("exp(2)*t", 6)]
    [InlineData("exp(5*t)", 5)]
    [InlineData("pi(1)*t", 3)]
    public void Numbers_that_stand_in_something(string formula, double number) => Assert.Equal([number], Turning.Numbers(Formulas.Read(formula)));

    [Theory]
    [InlineData("t")]
    [InlineData("t + 1")]
    [InlineData("t^4")]
    [InlineData("A^3")]
    [InlineData("x'*x")]
    public void None(string formula) => Assert.Empty(Turning.Numbers(Formulas.Read(formula)));

    [Fact]
    public void Lengths_that_are_numbers_are_numbers()
    {
        Assert.Equal([5, 7], Turning.Numbers(Symbol.Of("X", new Shape(Size.Of(5), Size.Of(7)))));
        Assert.Equal([3], Turning.Numbers(Symbol.Of("X", new Shape(Size.Of(3) * Size.Named("n"), Size.One))));
    }

    private static IReadOnlyList<Turning> Of(string line)
    {
        var (left, right) = Formulas.Sides(line);
        return Turning.Of(new Comparison(left, right, []));
    }
}
