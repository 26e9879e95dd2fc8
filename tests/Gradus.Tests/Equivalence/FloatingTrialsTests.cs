using Gradus.Checking.Equivalence;
using Gradus.Numerics;
using Gradus.Tests.Engine;

namespace Gradus.Tests.Engine.Equivalence;

/// <summary>What points in floating point say, and when they say nothing.</summary>
public sealed class FloatingTrialsTests
{
    [Fact]
    public void Agreement_names_sizes_points_and_the_largest_difference()
    {
        var trials = Run("exp(tr(A) + t) = exp(tr(A))*exp(t)");
        Assert.Equal((Agreement.Agree, true, false, ""), (trials.Agreement, trials.Conclusive, trials.GuessedRoots, trials.Reason));
        Assert.InRange(trials.Measure, 1e-200, 1e-48);
        Assert.Equal([1, 2, 3, 4, 5], trials.Sizes.Select(static s => s["n"])); // the shortest first
        Assert.InRange(trials.Points.Count, 40, 48);
        Assert.Null(trials.Found);
    }

    [Fact]
    public void A_difference_is_found_at_a_point()
    {
        var trials = Run("exp(tr(A) + t) = exp(tr(A)) + exp(t)");
        Assert.Equal((Agreement.Differ, false, false), (trials.Agreement, trials.Conclusive, trials.GuessedRoots));
        Assert.Equal(trials.Found!.Sizes, Assert.Single(trials.Sizes));
        Assert.Empty(trials.Points);
    }

    /// <summary>Differences that doubles cannot see, or of sides that overflow, are seen in many digits.</summary>
    [Theory]
    [InlineData("exp(t) = exp(t)*(1 + 10^(-30))")]
    [InlineData("exp(t + 2000) = exp(t)*exp(2001)")]
    [InlineData("abs(a*b)*exp(t) = a*b*exp(t)")]
    [InlineData("abs(t - 77)*exp(0*t) = 77 - t")]
    public void Small_and_large_differences_are_seen(string line) => Assert.Equal(Agreement.Differ, Run(line).Agreement);

    [Theory]
    [InlineData("exp(t + 2000) = exp(t)*exp(2000)")]
    [InlineData("exp(a + 1000*b) = exp(a)*exp(b)^1000")]
    [InlineData("tanh(a)*abs(b) = tanh(a)*sqrt(b^2)")]
    public void What_overflows_or_has_pieces_may_agree(string line) => Assert.Equal(Agreement.Agree, Run(line).Agreement);

    /// <summary>Two signs may agree at nearly all points, so that pieces are tried at more of them; iterations are dear.</summary>
    [Theory]
    [InlineData("exp(a)*exp(b)*exp(t) = exp(a + b + t)", 40, 48)]
    [InlineData("abs(a)*abs(b)*exp(t) = abs(a*b)*exp(t)", 200, 240)]
    [InlineData("abs(a)*tr(expm(A))*abs(b) = abs(a*b)*tr(expm(A))", 40, 72)]
    public void How_many_points_are_scanned(string line, int least, int most) => Assert.InRange(Run(line).Points.Count, least, most);

    [Theory]
    [InlineData("log(-exp(t)) = t", "")]
    [InlineData("exp(t)*tr(inv(x*x')) = exp(t)/(x'*x)", "the sides have values for 1×1 matrices alone")]
    [InlineData("t - t + exp(exp(exp(a^2 + 9))) = b", "")]
    public void Where_no_side_has_a_value_nothing_is_said(string line, string reason)
    {
        var trials = Run(line);
        Assert.Equal((Agreement.NoPoint, false), (trials.Agreement, trials.Conclusive));
        Assert.NotEmpty(trials.Reason);
        if (reason.Length > 0) Assert.Equal(reason, trials.Reason);
    }

    [Fact]
    public void Two_matrices_are_compared_entry_by_entry()
    {
        static Dense<double> Of(params double[] x) => Dense<double>.Of(x.Length, 1, x);
        Assert.Equal((2.0, 4.0), FloatingTrials.Compare(Of(1, 2, -3), Of(1, 4, -3)));
        Assert.Equal((7.0, 4.0), FloatingTrials.Compare(Of(1, -3), Of(1, 4)));
        Assert.Equal((0.0, 9.0), FloatingTrials.Compare(Of(-9, 1), Of(-9, 1)));
        Assert.Equal((double.NaN, double.NaN), FloatingTrials.Compare(Of(1, 2), Of(1)));
        Assert.Equal((double.NaN, double.NaN), FloatingTrials.Compare(new(1, 2, static (_, _) => 1), new(2, 1, static (_, _) => 1)));
    }

    [Fact]
    public void The_wish_to_stop_is_heard()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var (left, right) = Formulas.Sides("exp(t) = a");
        Assert.ThrowsAny<OperationCanceledException>(() => FloatingTrials.Run(new Comparison(left, right, []), source.Token));
    }

    private static Trials Run(string line)
    {
        var (left, right) = Formulas.Sides(line);
        return FloatingTrials.Run(new Comparison(left, right, []), TestContext.Current.CancellationToken);
    }
}
