using Gradus.Checking.Equivalence;
using Gradus.Numerics;
using Gradus.Tests.Engine;

namespace Gradus.Tests.Engine.Equivalence;

/// <summary>Counterexamples are as small as the claim allows, and have the properties of their symbols.</summary>
public sealed class CounterexampleTests
{
    /// <summary>0 before 1 before −1 before 2.</summary>
    [Theory]
    [InlineData("t = 3", "0")]
    [InlineData("t^2 = 0*t", "1")]
    [InlineData("t^2 = t", "-1")]
    [InlineData("t^2*(t - 1) = 0*t", "-1")]
    [InlineData("t*(t + 1) = 0*t", "1")]
    [InlineData("t^3 = t", "2")]
    [InlineData("abs(t) = t", "-1")]
    [InlineData("relu(t - 3) = 0*t", "4")]
    public void The_simplest_number_is_shown(string line, string t) => Assert.Equal(t, Find(line)!.Values["t"][0, 0].ToString());

    [Theory]
    [InlineData("A*B = B*A", 2, 2)]
    [InlineData("(A*B)' = A'*B'", 2, 2)]
    [InlineData("tr(A) = 0*t", 1, 1)]
    [InlineData("tr(A*A) = tr(A)^2", 2, 2)]
    [InlineData("det(A) = tr(A)", 2, 1)]
    [InlineData("S*A = A*S", 2, 3)]
    [InlineData("inv(P) = P", 1, 1)]
    [InlineData("W = 0*A", 2, 2)]
    public void Few_entries_are_left(string line, int n, int nonzeros)
    {
        var found = Find(line)!;
        Assert.Equal(n, found.Sizes["n"]);
        Assert.InRange(found.Values.Values.Sum(static v => v.Entries.ToArray().Count(static e => !e.IsZero)), 0, nonzeros);
        Assert.True(found.IsExact);
        var (left, right) = Formulas.Sides(line);
        foreach (var symbol in new Comparison(left, right, []).Free.Symbols) Assert.True(SmallMatrices.Satisfies(found.Values[symbol.Name], symbol.Properties), symbol.Name);
    }

    /// <summary>What holds for small values alone is refuted at the point where it was seen, and there as simply as can be.</summary>
    [Fact]
    public void A_point_that_was_seen_is_used_where_no_small_one_does()
    {
        const string Line = "relu(t - 1000) = 0*a";
        Assert.Null(Find(Line));
        TrialPoint point = new([], [], new() { ["t"] = Dense<Rational>.Scalar(5000), ["a"] = Dense<Rational>.Scalar(7) });
        var found = Find(Line, new Trials(Agreement.Differ, 1, false, false, [], "") { Found = point })!;
        Assert.Equal(5000, found.Values["t"][0, 0]);
        Assert.Equal(["4000", "0"], new[] { found.Left, found.Right }.Select(static s => s.Rounded[0, 0].ToString(System.Globalization.CultureInfo.InvariantCulture)));
        var far = new Trials(Agreement.Differ, 1, false, false, [], "") { Found = point with { Values = new() { ["t"] = Dense<Rational>.Scalar(200) } } };
        Assert.NotNull(Find("tanh(t) = tanh(t + 1)*(1 + tanh(t) - tanh(t))", far));
        var same = new Trials(Agreement.Differ, 1, false, false, [], "") { Found = point with { Values = new() { ["t"] = Dense<Rational>.Scalar(2) } } };
        Assert.Null(Find("exp(t)*exp(-t) = 1 + 0*t", same));
    }

    /// <summary>Of which rank or sign a matrix was tells where to look.</summary>
    [Fact]
    public void Values_of_the_kind_that_was_seen_are_tried()
    {
        const string Line = "tr(J)*(tr(J) - 1)*(tr(J) - 2)*(tr(J) - 3) = 0*t";
        Assert.Null(Find(Line));
        var found = Assert.Single(Enumerable.Range(0, 5).Select(static part => Find(Line, new Trials(Agreement.Differ, 0, true, false, [], "")
        {
            Where = new Setting(new() { ["n"] = 4 }, [], new Dictionary<string, int> { ["J"] = part }),
        })).OfType<Counterexample>());
        Assert.Equal(4, found.Sizes["n"]);
        Assert.Equal(24, found.Left.Exact![0, 0]);
    }

    [Fact]
    public void Both_sides_are_written_with_the_digits_that_tell_them_apart()
    {
        static Dense<BigFloat> One(Rational x) => Dense<BigFloat>.Scalar(BigFloat.Of(x, 512));
        var (a, b) = SideValue.Of(One(1), One(2));
        Assert.Equal(("1", "2"), (a.Written![0, 0], b.Written![0, 0]));
        (a, b) = SideValue.Of(One(1), One(1 + Rational.Of(1, 10_000_000_000)));
        Assert.NotEqual(a.Written![0, 0], b.Written![0, 0]);
        Assert.Equal(1, a.Rounded[0, 0]);
        (a, b) = SideValue.Of(One(1), One(1));
        Assert.Equal(a.Written![0, 0], b.Written![0, 0]);
        Assert.False(new Counterexample(new Dictionary<string, int>(), new Dictionary<string, Dense<Rational>>(), a, SideValue.Of(Dense<Rational>.Scalar(1))).IsExact);
    }

    private static Counterexample? Find(string line, Trials? trials = null)
    {
        var (left, right) = Formulas.Sides(line);
        return CounterexampleSearch.Find(new Comparison(left, right, []), trials ?? new Trials(Agreement.Differ, 0, true, false, [], ""), TestContext.Current.CancellationToken);
    }
}
