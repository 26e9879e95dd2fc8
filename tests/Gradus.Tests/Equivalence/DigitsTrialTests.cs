using Gradus.Checking.Equivalence;
using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Tests.Engine;

namespace Gradus.Tests.Engine.Equivalence;

/// <summary>What many digits say of a difference: rounding shrinks as they grow, a difference stays, and what they never see is said to be lost.</summary>
public sealed class DigitsTrialTests
{
    private static readonly TrialPoint Here = new([], [], new()
    {
        ["a"] = Dense<Rational>.Scalar(Rational.Of(1, 3)),
        ["b"] = Dense<Rational>.Scalar(Rational.Of(2, 7)),
        ["t"] = Dense<Rational>.Scalar(1),
    });

    /// <summary>An angle of 2⁹⁰ leaves 230 of 320 digits after the point: what differs there is too large for the first look to be called rounding.</summary>
    [Theory]
    [InlineData("exp(a)*exp(b) = exp(a + b)", DigitsOutcome.Agree)]
    [InlineData("sin(2^90*exp(a)*exp(b)) = sin(2^90*exp(a + b))", DigitsOutcome.Agree)]
    [InlineData("sin(2^90*exp(a)*exp(b)) + 2^(-200) = sin(2^90*exp(a + b))", DigitsOutcome.Differ)]
    [InlineData("sin(2^90*exp(a)*exp(b)) + 2^(-235) = sin(2^90*exp(a + b))", DigitsOutcome.Differ)] // beside the rounding of the first look it is not seen
    [InlineData("sin(2^400*exp(a)*exp(b)) = sin(2^400*exp(a + b))", DigitsOutcome.Agree)] // the first look sees nothing at all
    [InlineData("sin(2^400*exp(a)*exp(b)) + 2^(-100) = sin(2^400*exp(a + b))", DigitsOutcome.Differ)]
    [InlineData("sin(2^2600*exp(a)*exp(b)) + 1 = sin(2^2600*exp(a + b))", DigitsOutcome.Lost)]
    public void Rounding_and_differences_are_told_apart(string line, object expected) => Assert.Equal((DigitsOutcome)expected, At(line).Outcome);

    /// <summary>Where a summand is too small to change the other, equal values say nothing.</summary>
    [Theory]
    [InlineData("t + exp(-200) = t", DigitsOutcome.Differ)]
    [InlineData("t + exp(-400) = t", DigitsOutcome.Differ)]
    [InlineData("t + exp(-2000) = t", DigitsOutcome.Lost)]
    [InlineData("t + exp(-100) = t + exp(-50)*exp(-50)", DigitsOutcome.Agree)]
    [InlineData("t + exp(-400) = t + exp(-200)*exp(-200)", DigitsOutcome.Agree)]
    [InlineData("(t + exp(-400) - t)*exp(400) = t", DigitsOutcome.Agree)]
    [InlineData("t + (exp(a + b) - exp(a)*exp(b)) = t", DigitsOutcome.Agree)] // what is left of 0 is lost beside 1, and no loss
    public void What_is_lost_beside_something_large_is_looked_for(string line, object expected) => Assert.Equal((DigitsOutcome)expected, At(line).Outcome);

    /// <summary>Under a root half of the digits are lost, and what is left shrinks half as fast.</summary>
    [Fact]
    public void Half_of_the_digits_are_enough_under_a_root() => Assert.Equal(DigitsOutcome.Agree, At("sqrt(abs(exp(a)*exp(b) - exp(a + b))) = 0*t").Outcome);

    [Fact]
    public void The_relative_difference_is_that_of_the_sides()
    {
        Assert.Equal(0.25, At("4*t = 3*t").Relative); // a power of 2 that is not below |4 − 3| over one above 4
        Assert.Equal(0, At("t + t = 2*t").Relative);
        Assert.InRange(At("sin(2^90*exp(a)*exp(b)) = sin(2^90*exp(a + b))").Relative, 0, 1e-48);
        Assert.InRange(At("exp(a)*exp(b) = exp(a + b)").Relative, 0, 1e-94);
    }

    [Fact]
    public void More_digits_are_counted_as_more_work()
    {
        var (short_, long_) = (Trial("t + exp(-100) = t + exp(-50)*exp(-50)"), Trial("t + exp(-400) = t + exp(-200)*exp(-200)"));
        short_.At(Here);
        var once = short_.Operations;
        short_.At(Here);
        Assert.Equal(2 * once, short_.Operations);
        long_.At(Here);
        Assert.InRange(long_.Operations, 3 * once, 100 * once);
        Assert.Equal(96, DigitsTrial.Digits);
    }

    private static (DigitsOutcome Outcome, double Relative) At(string line) => Trial(line).At(Here);

    private static DigitsTrial Trial(string line)
    {
        var (left, right) = Formulas.Sides(line);
        return new DigitsTrial(new Comparison(left, right, []), TestContext.Current.CancellationToken);
    }
}
