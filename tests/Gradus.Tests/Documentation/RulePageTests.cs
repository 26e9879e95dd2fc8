using Gradus.Derivations;

namespace Gradus.Tests.Documentation;

/// <summary>docs/rules has a page for every rule, each with a reason and an example that the engine still gives.</summary>
public sealed class RulePageTests
{
    [Fact]
    public void The_pages_are_up_to_date() => Pages.MatchFolder("rules", RulePages.Write());

    [Fact]
    public void Every_rule_occurs_in_some_derivation()
        => Assert.Empty(RulePages.Listed.Select(static rule => rule.Name).Where(static name => !RuleExample.ByRule.ContainsKey(name)));

    [Fact]
    public void Every_rule_that_a_derivation_names_is_listed_or_the_differential_of_a_function()
        => Assert.Empty(RuleExample.ByRule.Values.Select(static use => use.Rule).Where(static rule => !RulePages.Listed.Contains(rule) && !rule.Name.StartsWith(Rules.DifferentialOf("").Name, StringComparison.Ordinal)));
}
