using Gradus.Derivations;

namespace Gradus.Tests.Documentation;

/// <summary>docs/rules has a page for every rule, each with a reason and an example that the engine still gives.</summary>
public sealed class RulePageTests
{
    [Fact]
    public void The_pages_are_up_to_date() => Pages.MatchFolder("rules", RulePages.Write());

    [Fact]
    public void Every_rule_occurs_in_some_derivation()
        => Assert.DoesNotContain(RulePages.Listed, static rule => !RuleExample.ByRule.ContainsKey(rule.Name));

    [Fact]
    public void Every_rule_that_a_derivation_names_is_listed_or_the_differential_of_a_function()
        => Assert.DoesNotContain(RuleExample.ByRule.Values.Select(static use => use.Rule), static rule => RulePages.Listed.All(l => l.Name != rule.Name) && !rule.Name.StartsWith(Rules.DifferentialOf("").Name, StringComparison.Ordinal));
}
