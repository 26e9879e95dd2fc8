using Gradus.Checking.Equivalence;
using Gradus.Numerics;
using Gradus.Tests.Engine;

namespace Gradus.Tests.Engine.Equivalence;

/// <summary>What trials over prime fields count, note and leave open.</summary>
public sealed class TrialRunTests
{
    [Fact]
    public void Two_trials_measure_a_claim_of_low_degree()
    {
        var run = Run("tr(A*B) = tr(B*A)");
        Assert.True(run.Visit([At(3)], counted: true));
        Assert.False(run.IsMeasured);
        var once = run.Log2Error;
        Assert.InRange(once, -61, -50);
        Assert.True(run.Visit([At(4), At(4)], counted: false));
        Assert.Equal((3, once), (run.Agreed, run.Log2Error));
        Assert.True(run.Visit([At(4)], counted: true));
        Assert.True(run.IsMeasured);
        Assert.True(run.Log2Error < -100);
        Assert.Equal(["3", "4"], run.Agreements.Select(static a => string.Join(' ', a.Values)));
        Assert.True(run.HasValueAt(new() { ["n"] = 3 }));
        Assert.False(run.HasValueAt(new() { ["n"] = 5 }));
        Assert.False(run.SaysLittle || run.UsedRoot || run.IsExhausted || run.TooHigh);
    }

    /// <summary>To first order value and change may each hide a difference.</summary>
    [Fact]
    public void Increments_weaken_the_bound()
    {
        var (plain, first) = (Run("tr(A*B) = tr(B*A)"), Run("tr(A*B) = tr(B*A)", "B"));
        plain.Visit([At(3)], counted: true);
        first.Visit([At(3)], counted: true);
        Assert.Equal(plain.Log2Error + 2, first.Log2Error, 1e-12);
    }

    [Fact]
    public void A_difference_is_conclusive_unless_it_hangs_on_random_functions_or_roots()
    {
        var rational = Run("tr(A*B) = tr(A)*tr(B)");
        Assert.False(rational.Visit([At(2)], counted: true));
        Assert.True(rational.IsConclusive);
        Assert.Equal(2, rational.Difference!.Sizes["n"]);
        var opaque = Run("exp(tr(A)) = exp(tr(A) + 1)");
        Assert.False(opaque.Visit([At(3)], counted: true));
        Assert.False(opaque.IsConclusive);
        opaque.LookForValues([At(3), At(4), At(4), At(2), At(1)]);
        Assert.Equal([3, 4, 2, 1], opaque.Sizes.Select(static s => s["n"]));
        Assert.Equal(3, opaque.Difference!.Sizes["n"]);
        var root = Run("norm2(x) = 2*norm2(x)");
        Assert.False(root.Visit([At(3)], counted: true));
        Assert.True(root.UsedRoot);
        Assert.False(root.IsConclusive);
    }

    [Fact]
    public void Where_a_side_has_no_value_little_is_said()
    {
        var run = Run("inv(F'*F)*F'*F*x = x");
        Assert.False(run.SaysLittle);
        Assert.True(run.Visit([At(3, 2)], counted: true));
        Assert.True(run.SaysLittle);
        Assert.NotEmpty(run.Reason);
        Assert.Equal(0, run.Agreed);
        Assert.True(run.Visit([At(2, 3)], counted: true));
        Assert.Equal(1, run.Agreed);
        Assert.False(run.HasValueAt(new() { ["n"] = 3, ["m"] = 2 }));
        Assert.True(Run("det(A) = t").SaysLittle);
    }

    /// <summary>Sizes for floating point are short, told apart and few.</summary>
    [Fact]
    public void Lengths_with_values_are_noted_once()
    {
        var run = Run("tr(A*B) = tr(B*A)");
        run.Visit([At(3), At(3), At(5), At(6), At(2)], counted: false);
        Assert.Equal([3, 5, 2], run.Sizes.Select(static s => s["n"]));
        run.Visit([At(1), At(4)], counted: false);
        Assert.Equal(5, run.Sizes.Count);
        var two = Run("tr(F*R) = tr(R*F)");
        two.Visit([At(2, 3), At(2, 4), At(3, 3), At(6, 6), At(7, 7)], counted: false);
        Assert.Equal(4, two.Sizes.Count);
        two.Visit([At(1, 1), At(1, 2), At(2, 1), At(4, 4)], counted: false);
        Assert.Equal(6, two.Sizes.Count);
    }

    /// <summary>What is too large ends a visit after five refusals; where it does not count, the next visit begins anew.</summary>
    [Fact]
    public void Refusals_are_counted()
    {
        var huge = Enumerable.Repeat(At(100_000), 4).ToList();
        var run = Run("tr(A*B) = tr(B*A)");
        Assert.True(run.Visit([.. huge, At(2)], counted: true));
        Assert.False(run.IsExhausted);
        Assert.Equal(1, run.Agreed);
        Assert.True(run.Visit([At(100_000), At(2)], counted: true));
        Assert.True(run.IsExhausted);
        Assert.Equal(1, run.Agreed);
        var special = Run("tr(A*B) = tr(B*A)");
        Assert.True(special.Visit([.. huge, At(100_000), At(2)], counted: false));
        Assert.False(special.IsExhausted);
        Assert.Equal(0, special.Agreed);
        Assert.True(special.Visit([.. huge, At(2)], counted: false));
        Assert.Equal(1, special.Agreed);
    }

    [Fact]
    public void A_degree_may_be_too_high_to_tell()
    {
        var run = Run("t^9000000*a = b*t^9000000 + (a - b)*t^9000000");
        Assert.True(run.Visit([new([], [], Setting.Ordinary)], counted: false));
        Assert.False(run.TooHigh);
        Assert.False(run.Visit([new([], [], Setting.Ordinary)], counted: true));
        Assert.True(run.TooHigh);
    }

    /// <summary>Sparse values are 0, 1 and −1, and 1 and 4 where they must be squares.</summary>
    [Fact]
    public void Sparse_values_are_small_numbers()
    {
        Setting[] sparse = [.. Enumerable.Range(0, 12).Select(static k => At(3) with { Values = Values.Sparse, Number = k })];
        Assert.True(Run("A.*A.*A = A").Visit(sparse, counted: false));
        Assert.False(Run("A.*A.*A = A").Visit([At(3)], counted: false));
        Assert.False(Run("A.*A = A").Visit(sparse, counted: false));
        Assert.False(Run("A.*A = -A").Visit(sparse, counted: false));
        Assert.True(Run("(p - ones(rows(p))).*(p - 4*ones(rows(p))) = 0*p").Visit(sparse, counted: false));
        Assert.False(Run("p = ones(rows(p))").Visit(sparse, counted: false));
    }

    [Theory]
    [InlineData("tr(A*B) = tr(B*A)", false)]
    [InlineData("norm2(x)*norm2(x) = x'*x", true)]
    public void Agreement_is_as_sure_as_is_asked_for(string line, bool roots)
    {
        var trials = Exact(line);
        Assert.Equal((Agreement.Agree, true, roots), (trials.Agreement, trials.Conclusive, trials.GuessedRoots));
        Assert.InRange(trials.Measure, -300, -100);
        Assert.Null(trials.OnlyAt);
    }

    [Fact]
    public void Differences_and_missing_values_are_told()
    {
        var differ = Exact("tr(A*B) = tr(A)*tr(B)");
        Assert.Equal((Agreement.Differ, true), (differ.Agreement, differ.Conclusive));
        Assert.NotNull(differ.Where);
        var open = Exact("exp(tr(A)) = exp(tr(A) + 1)");
        Assert.Equal((Agreement.Differ, false), (open.Agreement, open.Conclusive));
        Assert.InRange(open.Sizes.Count, 2, 6);
        var none = Exact("t/(a - a*1 + sin(0*t)) = b");
        Assert.NotEqual(Agreement.Agree, none.Agreement);
        var high = Exact("t^9000000*a = b*t^9000000 + (a - b)*t^9000000");
        Assert.Equal(Agreement.NoPoint, high.Agreement);
        Assert.Contains("degree", high.Reason, StringComparison.Ordinal);
    }

    private static Setting At(int n, int m = 0) => new(m == 0 ? new() { ["n"] = n } : new() { ["m"] = m, ["n"] = n }, [], Setting.Ordinary);

    private static Comparison Claim(string line, params string[] increments)
    {
        var (left, right) = Formulas.Sides(line);
        return new Comparison(left, right, [.. increments.Select(Formulas.Letter)]);
    }

    private static TrialRun Run(string line, params string[] increments)
    {
        var random = new RandomSource(3);
        return new TrialRun(Claim(line, increments), [PrimeField.Random(random), PrimeField.Random(random)], new RandomSource(4), TestContext.Current.CancellationToken);
    }

    private static Trials Exact(string line) => new ExactTrials(3).Run(Claim(line), TestContext.Current.CancellationToken);
}
