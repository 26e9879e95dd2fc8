using Gradus.Checking.Equivalence;
using Gradus.Expressions;
using Gradus.Simplification;

namespace Gradus.Tests.Laws;

/// <summary>Every row of the rule table: it is true, both sides have one shape, and it fires.</summary>
public sealed class RuleTableTests
{
    public static TheoryData<string> Names => [.. RuleTable.All.Select(static r => r.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_rule_is_true(string name)
    {
        var (left, right) = Sides(name);
        Assert.Equal(left.Shape, right.Shape);
        var judgement = new Judge(7).Equal(left, right, TestContext.Current.CancellationToken);
        Assert.True(judgement.Holds, judgement.ToString());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_rule_fires(string name)
    {
        var (left, right) = Sides(name);
        Assert.NotEqual(left, Simplifier.Simplify(left));
        Assert.Equal(Simplifier.Simplify(right), Simplifier.Simplify(left));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_rule_needs_what_it_asks_for(string name)
    {
        var rule = Rule(name);
        if (!rule.When.Split(',').Any(static c => c.Length > 0 && !c.Contains("square", StringComparison.Ordinal) && !c.Contains("vector", StringComparison.Ordinal)
            && !c.Contains("scalar", StringComparison.Ordinal))) return;
        var (left, right) = Sides(name);
        static Expr Free(Expr e) => e is Symbol s ? s.With(Properties.None) : e.Rewrite(Free);
        Assert.False(new Judge(7).Equal(Free(left), Free(right), TestContext.Current.CancellationToken).Holds);
    }

    [Fact]
    public void Names_are_unique() => Assert.Equal(RuleTable.All.Count, RuleTable.All.DistinctBy(static r => r.Name).Count());

    private static RuleText Rule(string name) => RuleTable.All.Single(r => r.Name == name);

    private static (Expr Left, Expr Right) Sides(string name) => RuleTable.Read(Rule(name));
}
