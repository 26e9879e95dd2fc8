using Gradus.Checking.Equivalence;
using Gradus.Numerics;
using Gradus.Tests.Engine;

namespace Gradus.Tests.Engine.Equivalence;

/// <summary>Where a function jumps the sides are compared at the very place; what has no value there, or jumps otherwise, is not held against a claim.</summary>
public sealed class JumpTrialsTests
{
    [Theory]
    [InlineData("sign(t)^2 = 1", true)]
    [InlineData("sign(t)^2*a = a", true)]
    [InlineData("a*1000000*sign(t)^2 = 1000000*a", true)]
    [InlineData("step(t) + step(-t) = 1", true)]
    [InlineData("sign(t - b/3)^2 = 1", true)]
    [InlineData("sign(tr(A))^2 = 1", true)]
    [InlineData("sign(tr(A))^2*A = A", true)]
    [InlineData("sign(-t) = -sign(t)", false)]
    [InlineData("sign(t)*t = abs(t)", false)]
    [InlineData("sign(t)^2*t = t", false)]
    [InlineData("sign(t)^2/t = 1/t", false)] // no value there
    [InlineData("sign(t)^2*log(t) = log(t)", false)]
    [InlineData("sign(t^2 + 1)^2 = 1", false)] // never there
    [InlineData("sign(x).*sign(x) = x.^0", false)] // entry by entry it is not looked at
    [InlineData("abs(t) = t", false)] // it does not jump
    [InlineData("sign(t)^2*tr(Q) = tr(Q)", true)] // a rotation stays where it is
    public void The_place_of_the_jump_is_looked_at(string line, bool differs) => Assert.Equal(differs, Differ(line, Point(-2, 2), Point(3, 2)));

    [Fact]
    public void It_is_looked_for_between_points_of_the_same_lengths()
    {
        const string Claim = "sign(t)^2*tr(A) = tr(A)";
        Assert.True(Differ(Claim, Point(3, 2), Point(-2, 2)));
        Assert.False(Differ(Claim, Point(3, 2), Point(-2, 3)));
        Assert.True(Differ(Claim, Point(3, 2), Point(-2, 3), Point(-1, 2)));
    }

    [Fact]
    public void To_first_order_nothing_is_said()
    {
        var (left, right) = Formulas.Sides("sign(t)^2 = 1");
        Assert.False(JumpTrials.Differ(new Comparison(left, right, [Formulas.Letter("b")]), [Point(-2, 2), Point(3, 2)], TestContext.Current.CancellationToken));
    }

    private static bool Differ(string line, params TrialPoint[] points)
    {
        var (left, right) = Formulas.Sides(line);
        var claim = new Comparison(left, right, []);
        return JumpTrials.Differ(claim, [.. points.Select(p => p with { Values = p.Values.Where(v => claim.Free.Symbols.Any(s => s.Name == v.Key)).ToDictionary() })], TestContext.Current.CancellationToken);
    }

    /// <summary>t as given; the trace of A has its sign.</summary>
    private static TrialPoint Point(int t, int n) => new(new() { ["n"] = n }, [], new()
    {
        ["t"] = Dense<Rational>.Scalar(t),
        ["a"] = Dense<Rational>.Scalar(5),
        ["b"] = Dense<Rational>.Scalar(2),
        ["x"] = new(n, 1, (_, _) => t),
        ["A"] = new(n, n, (i, j) => t + i + j),
        ["Q"] = new(n, n, static (i, j) => i == j ? 1 : 0),
    });
}
