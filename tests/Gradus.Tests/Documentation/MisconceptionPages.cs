using System.Text;
using Gradus.Checking;
using Gradus.Checking.Contract;
using Gradus.Checking.Misconceptions;
using Gradus.Tests.Cli;

namespace Gradus.Tests.Documentation;

/// <summary>Writes docs/misconceptions: a page for every name that a diagnosis may have.</summary>
internal static class MisconceptionPages
{
    /// <summary>All pages by their file name.</summary>
    public static IReadOnlyDictionary<string, string> Write()
    {
        var pages = MisconceptionCatalog.All.ToDictionary(static m => m.Id + ".md", static m => Generated(Page(m)));
        pages.Add("README.md", Generated(Index()));
        return pages;
    }

    /// <summary>What the checker says of the example of a misconception.</summary>
    public static CheckResponse Check(Misconception misconception) => Service.Check(new CheckRequest(misconception.Example));

    private static string Generated(string text) => Pages.Generated("tests/Gradus.Tests/Documentation/MisconceptionPages.cs from the classes of src/Gradus.Checking/Misconceptions", text);

    private static string Index()
    {
        var page = new StringBuilder("""
            # Misconceptions

            Where a claim is not right, its diagnosis bears one of these names. A page says what the belief is and which rule holds instead, and shows a page
            on which it is found, with the answer of `gradus check`. Those that explain more stand first: of several that fit, the first is named.

            | name | what is written | what holds |
            |---|---|---|

            """);
        foreach (var m in MisconceptionCatalog.All) page.Append($"| [{m.Id}]({m.Id}.md) | {Cell(m.WrongForm)} | {Cell(m.RightForm)} |\n");
        return page.ToString();
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private static string Page(Misconception m)
    {
        var page = new StringBuilder($"# {m.Id}\n\n{m.Message}\n\n- written: {m.WrongForm}\n- what holds: {m.RightForm}\n");
        page.Append($"\n## Example\n\n```markdown\n{m.Example}\n```\n\n`gradus check` says:\n\n```text\n{Run.WithInput(m.Example + "\n", "check", "-").Out.TrimEnd()}\n```\n");
        var rules = Check(m).Corrected?.Steps.Select(static s => s.Rule).Distinct().Where(RulePages.Names.Contains).ToArray() ?? [];
        if (rules.Length > 0) page.Append($"\nRules that lead there: {string.Join(", ", rules.Select(static r => $"[{r}](../rules/{r}.md)"))}.\n");
        return page.Append("\n[All misconceptions](README.md)\n").ToString();
    }
}
