using Gradus.Checking.Contract;

namespace Gradus.Cli.Text;

/// <summary>What <c>check</c> shows: each claim with its verdict, the summary, and the derivation as it should have gone.</summary>
internal static class CheckPage
{
    /// <summary>Writes the page.</summary>
    public static void Write(Page page, CheckResponse response)
    {
        Claims.Write(page, response.Claims, numbered: true);
        if (response.Claims.Count > 0) page.End();
        WriteSummary(page, response);
        if (response.Corrected is not { Steps.Count: > 0 } corrected) return;
        page.End();
        page.Line(0, "Corrected derivation", Tone.Strong);
        Steps.Write(page, 2, corrected.Steps);
        if (corrected.Result is not { } result || Arrives(page.Script, corrected.Steps[^1], result)) return;
        page.Put("  Result: ", Tone.Strong).Put(page.Script.Formula(result.Plain, result.Unicode)).End();
    }

    /// <summary>True if the last line has said the result.</summary>
    private static bool Arrives(Script script, StepInfo last, ResultInfo result)
        => Equation.Of(script.Formula(last.Plain, last.Unicode)).Right == script.Formula(result.Plain, result.Unicode);

    private static void WriteSummary(Page page, CheckResponse response)
    {
        if (response.Claims.Count == 0)
        {
            page.Line(0, "There is no claim in this text.", Tone.Unknown);
            return;
        }
        var counts = response.Claims.GroupBy(c => c.Verdict).OrderByDescending(g => g.Key)
            .Select(g => $"{g.Count()} {Phrases.CountedAs(g.Key)}");
        page.Put($"{response.Claims.Count} {(response.Claims.Count == 1 ? "claim" : "claims")}: ", Tone.Strong)
            .Put(string.Join(", ", counts), Verdicts.ToneOf(response.Verdict));
        if (response.Claims.FirstOrDefault(c => c.Index == response.FirstWrong) is { } first) page.Put($"; the first wrong step is on line {first.Line}");
        page.Put(".").End();
        WriteSymbols(page, response.Symbols.Where(s => s.Declared), "Declared: ");
        WriteSymbols(page, response.Symbols.Where(s => !s.Declared), "Inferred: ");
    }

    private static void WriteSymbols(Page page, IEnumerable<SymbolInfo> symbols, string label)
    {
        var list = string.Join(", ", symbols.Select(s => $"{s.Name}: {page.Script.Shape(s.Shape)}"));
        if (list.Length > 0) page.Prose(0, list, label, Tone.Faint);
    }
}
