using System.Runtime.CompilerServices;
using System.Text;
using Gradus.Checking;
using Gradus.Checking.Contract;
using Gradus.Syntax;
using Gradus.Tests.Cli;

namespace Gradus.Tests.Syntax;

/// <summary>Every command that KaTeX documents is read, or refused with a reason; never guessed.</summary>
/// <remarks><c>katex-symbols.txt</c> has a row for each: the command, two spaces, and a small formula with it. What each is read as is kept in <c>Goldens/katex-readings.txt</c>.</remarks>
public sealed class KatexSymbolsTests
{
    /// <summary>The codes that docs/conventions.md lists under "Reasons".</summary>
    private static readonly HashSet<string> Codes =
        ["parse", "unsupported", "shape", "limit", "gap", "incomplete", "macro", "unknown-function", "no-variable", "not-a-function-of", "too-ambiguous", "too-deep", "too-large", "too-long", "undecided"];

    [Fact]
    public void Every_symbol_is_read_as_the_table_says()
    {
        var text = new StringBuilder();
        foreach (var row in Rows()) text.Append(row.Command).Append("  ").Append(row.Formula).Append("  ⟶  ").Append(Reading(row.Formula)).Append('\n');
        Golden.Match("katex-readings.txt", text.ToString());
    }

    [Fact]
    public void Every_symbol_is_answered_on_a_page()
    {
        var broken = new List<string>();
        foreach (var (command, formula) in Rows())
        {
            foreach (var text in new[] { $"Let $x \\in \\mathbb{{R}}^n$.\n\n$$ {formula} $$\n", $"$$ \\frac{{\\partial}}{{\\partial x}} x^T A x = {formula} $$" })
            {
                if (Problem(Service.Answer(new CheckRequest(text))) is { } problem) broken.Add($"{command}: {problem} in {text.ReplaceLineEndings(" ")}");
            }
        }
        Assert.True(broken.Count == 0, string.Join('\n', broken));
    }

    private static string? Problem(Response response)
    {
        if (response is not CheckResponse check || check.Error is not null) return response.Error is { } error ? $"{error.Code}: {error.Message}" : "no answer";
        var unread = check.Claims.FirstOrDefault(static c => c.Verdict == Verdict.Unread && (c.Code is null || !Codes.Contains(c.Code)));
        return unread is null ? null : $"unread with the code '{unread.Code}'";
    }

    /// <summary>What a page with the formula as its one display is read as.</summary>
    private static string Reading(string formula)
    {
        var page = DocumentReader.Read($"$$ {formula}\n$$");
        var warned = page.Formulas.SelectMany(static f => f.Warnings).Select(static w => w.Code).Distinct().ToList();
        var read = page.Formulas.Count == 0 ? "nothing" : string.Join("  ;  ", page.Formulas.Select(SyntaxDump.Print));
        return warned.Count == 0 ? read : $"{read}  ({string.Join(", ", warned)})";
    }

    private static IEnumerable<(string Command, string Formula)> Rows([CallerFilePath] string test = "") =>
        File.ReadLines(Path.Combine(Path.GetDirectoryName(test)!, "katex-symbols.txt")).Where(static line => line.Length > 0 && !line.StartsWith("# ", StringComparison.Ordinal))
            .Select(static line => line.Split("  ", 2)).Select(static row => (row[0], row[1]));
}
