using System.Text;
using Gradus.Checking.Equivalence;
using Gradus.Derivations;
using Gradus.Differentiation;
using Gradus.Expressions;
using Gradus.Rendering;
using Gradus.Simplification;
using Gradus.Syntax;

namespace Gradus.Tests.Documentation;

/// <summary>Writes docs/rules: a page for every rule that a step of a derivation may name.</summary>
internal static class RulePages
{
    private const string OfFunction = "differential-of-";

    private static readonly Judge Judge = new(1);

    private const string NamesExample = "Example: ";

    private static readonly Dictionary<string, string[]> Paragraphs = SpecSection.Read("rule-reasons.md").ToDictionary(static s => s.Title, static s => s.Text.Split("\n\n"));

    /// <summary>The rules that stand in <see cref="Rules"/>, in its order.</summary>
    public static IReadOnlyList<Rule> Listed { get; } = Rules.All;

    /// <summary>The names of all rules: those listed, and the differentials of functions that derivations name.</summary>
    public static IReadOnlySet<string> Names { get; } = Listed.Select(static r => r.Name).Concat(RuleExample.ByRule.Keys).ToHashSet();

    private static IEnumerable<Rule> OfFunctions => RuleExample.ByRule.Values.Select(static use => use.Rule).Where(static r => Listed.All(l => l.Name != r.Name)).OrderBy(static r => r.Name, StringComparer.Ordinal);

    /// <summary>Every page by its file name.</summary>
    public static IReadOnlyDictionary<string, string> Write()
    {
        var pages = Listed.Concat(OfFunctions).ToDictionary(static rule => rule.Name + ".md", static rule => Generated(Page(rule)));
        pages.Add("README.md", Generated(Index()));
        return pages;
    }

    private static string Generated(string text) => Pages.Generated("tests/Gradus.Tests/Documentation/RulePages.cs from the engine and rule-reasons.md", text);

    private static string Index()
    {
        var page = new StringBuilder("""
            # Rules

            Every step of a derivation names one of these rules. A page states the rule, says why it holds, and shows it at work in a derivation made by Gradus.

            | rule | in one sentence |
            |---|---|

            """);
        foreach (var rule in Listed) page.Append($"| [{rule.Name}]({rule.Name}.md) | {rule.Because.Replace("|", "\\|", StringComparison.Ordinal)} |\n");
        page.Append("\n## Differentials of functions\n\nThe rule of each function that is neither linear nor a product; see also [the functions](../functions/README.md).\n\n");
        foreach (var rule in OfFunctions) page.Append($"- [{rule.Name}]({rule.Name}.md)\n");
        return page.ToString();
    }

    private static string Page(Rule rule)
    {
        var page = new StringBuilder($"# {rule.Title}\n\n`{rule.Name}`\n\n");
        string[] written = [.. Paragraphs.GetValueOrDefault(rule.Name, []).Where(static p => !p.StartsWith(NamesExample, StringComparison.Ordinal))];
        var function = Function(rule);
        string[] statement = function is not null ? [Statement(function)] : [.. written.Take(1), rule.Because];
        string[] reasons = function is not null ? written is [] ? [Reason(function)] : written : [.. written.Skip(1)];
        page.AppendJoin("\n\n", statement).Append('\n');
        if (reasons.Length > 0) page.Append("\n## Why it holds\n\n").AppendJoin("\n\n", reasons).Append('\n');
        Example(page, rule, ExampleOf(rule));
        return page.Append(function is not null ? $"\nThe function: [{function.Name}](../functions/{function.Name}.md). [All rules](README.md)\n" : "\n[All rules](README.md)\n").ToString();
    }

    private static RuleExample ExampleOf(Rule rule) => Paragraphs.GetValueOrDefault(rule.Name, []).FirstOrDefault(static p => p.StartsWith(NamesExample, StringComparison.Ordinal)) is { } named
        ? RuleExample.Read(named[NamesExample.Length..])
        : RuleExample.ByRule[rule.Name].Example;

    private static MatrixFunction? Function(Rule rule) => rule.Name.StartsWith(OfFunction, StringComparison.Ordinal) ? Catalog.Find(rule.Name[OfFunction.Length..]) : null;

    private static string Statement(MatrixFunction function)
    {
        var use = FunctionCase.Of(function)[0];
        var value = Simplifier.Simplify(Differentials.Of(use.Value, use.Variables, [.. use.Variables.Select(static x => (Expr)Symbol.Differential(x))]));
        return $"$$ {Notations.Of(Differential.Of(use.Value, use.Variables), RelationKind.Equal, value).Latex} $$\n\nfor {use.Shapes}.";
    }

    private static string Reason(MatrixFunction function) => function is ElementwiseFunction
        ? "The function works entry by entry, and each entry of the value depends on one entry of the argument alone: it changes by the ordinary derivative there times the change of that entry. Multiplying entry by entry is the product ∘."
        : "The tests of Gradus compare this differential with central differences, as for every function.";

    private static void Example(StringBuilder page, Rule rule, RuleExample example)
    {
        var derivation = example.Derivation;
        Assert.Contains(derivation.Steps, step => step.Rule.Name == rule.Name);
        page.Append($"\n## Example\n\n`{example.Command}`:\n\n");
        foreach (var (step, number) in derivation.Steps.Select(static (step, i) => (step, i + 1)))
        {
            Assert.True(StepCertifier.Accepts(Judge, step), $"{step.Rule.Name}: {Notations.Of(step.Line).Unicode}");
            var name = step.Rule.Name == rule.Name ? $"**{step.Rule.Name}**" : $"[{step.Rule.Name}]({step.Rule.Name}.md)";
            page.Append($"{number}. $\\displaystyle {Notations.Of(step.Line).Latex}$ — {name}\n");
        }
    }
}
