using Gradus.Checking.Equivalence;
using Gradus.Numerics;
using Gradus.Tests.Engine;

namespace Gradus.Tests.Engine.Equivalence;

/// <summary>From points on one side of a kink the other is found, or it is said that there may be one.</summary>
public sealed class TurningTrialsTests
{
    [Theory]
    [InlineData("abs(t) = t", 3)]
    [InlineData("abs(t) = -t", -3)]
    [InlineData("abs(t - 5) = 5 - t", 1)]
    [InlineData("abs(t - 5) = t - 5", 9)]
    [InlineData("abs(log(t) - 9) = 9 - log(t)", 1)]
    [InlineData("abs(rows(x) - 20) = 20 - rows(x)", 1)]
    [InlineData("relu(1 + sum(x) - 90) = 0*t", 1)]
    [InlineData("abs(eigmax(S) - 5) = 5 - eigmax(S)", 1)]
    [InlineData("abs(k - 30)*t = (30 - k)*t", 1)]
    public void The_other_side_is_found(string line, int t)
    {
        var trials = Run(line, t);
        Assert.NotNull(trials.Found);
        Assert.Null(trials.Doubt);
    }

    [Theory]
    [InlineData("abs(t) = sqrt(t^2)", 3)]
    [InlineData("abs(t^2 - 2*t + 2) = t^2 - 2*t + 2", 3)] // it never turns, and no number stands beside a length
    [InlineData("abs(rows(x) - 20) = abs(20 - rows(x))", 1)]
    [InlineData("sqrt((rows(x) - 5000)^2) = abs(rows(x) - 5000)", 1)] // as for every number in the place of the length
    [InlineData("abs(eigmax(S) - 5) = abs(5 - eigmax(S))", 1)]
    public void What_agrees_on_both_sides_is_not_doubted(string line, int t)
    {
        var trials = Run(line, t);
        Assert.Null(trials.Found);
        Assert.Null(trials.Doubt);
    }

    [Theory]
    [InlineData("abs(rows(x) - 5000) = 5000 - rows(x)")]
    [InlineData("relu(5000 - rows(x)) = 5000 - rows(x)")]
    public void What_may_turn_beyond_reach_is_doubted(string line)
    {
        var trials = Run(line, 1);
        Assert.Null(trials.Found);
        Assert.Contains("same sign", trials.Doubt, StringComparison.Ordinal);
    }

    /// <summary>Where both signs were among the points, they have been compared there.</summary>
    [Fact]
    public void Points_of_both_signs_are_enough()
    {
        var trials = Run("abs(t) = t", 3, -3);
        Assert.Null(trials.Found);
        Assert.Null(trials.Doubt);
        Assert.NotNull(Run("abs(t) = t", 3, 4).Found);
        Assert.NotNull(Run("abs(t) = -t", -3, -4).Found);
    }

    [Theory]
    [InlineData("sqrt((rows(x) - 7)^2) = abs(7 - rows(x))", "rows(x) - 7", true)]
    [InlineData("sqrt((2*rows(x) - 7)^2) = abs(7 - 2*rows(x))", "2*rows(x) - 7", true)]
    [InlineData("sqrt((rows(x) - 7)^2) = 7 - rows(x)", "rows(x) - 7", false)]
    [InlineData("sqrt((rows(x) - 7)^2) = rows(x) - 7", "rows(x) - 7", false)]
    [InlineData("sqrt((t - 7)^2) = abs(7 - t)", "t - 7", false)] // nothing is there to be put in another's place
    [InlineData("sqrt((rows(x) - 7)^2) = abs(7 - rows(x)) + exp(rows(x)) - exp(rows(x) + 1)", "rows(x) - 7", false)]
    public void What_holds_for_all_numbers_holds_for_lengths(string line, string sum, bool holds)
    {
        var (left, right) = Formulas.Sides(line);
        Assert.Equal(holds, Generalization.Holds(new Comparison(left, right, []), Formulas.Read(sum), TestContext.Current.CancellationToken));
    }

    private static TurningTrials Run(string line, params int[] values)
    {
        var (left, right) = Formulas.Sides(line);
        var claim = new Comparison(left, right, []);
        var points = values.Select(t => new TrialPoint(claim.Free.Sizes.ToDictionary(static n => n, static _ => 2), claim.Free.Symbols.Any(static s => s.Name == "k") ? new() { ["k"] = 2 } : [], claim.Free.Symbols.ToDictionary(static s => s.Name, s =>
            s.Name == "k" ? Dense<Rational>.Scalar(2) : s.IsScalar ? Dense<Rational>.Scalar(t) : s.Shape.IsColumn ? new Dense<Rational>(2, 1, (_, _) => t) : new Dense<Rational>(2, 2, (i, j) => i == j ? t : 0)))).ToList();
        var trials = new TurningTrials(claim, points, TestContext.Current.CancellationToken);
        trials.Run(Turning.Of(claim));
        return trials;
    }
}
