using Gradus.Checking.Contract;

namespace Gradus.Cli.Text;

/// <summary>What <c>check</c> shows: each claim with its verdict, the summary, and the derivation as it should have gone.</summary>
internal static class CheckPage
{
    /// <summary>Writes the page.</summary>
    public static void Write(Page page, CheckResponse response, Look look)
    {
        var claims = look.Detail == Detail.Quiet ? [.. response.Claims.Where(c => Severities.Of(c, look.Strictness) >= Severity.Unread)] : response.Claims;
        Claims.Write(page, claims, numbered: true);
        if (claims.Count > 0) page.End();
        WriteSummary(page, response);
        if (look.Detail != Detail.Quiet) WriteShapes(page, response);
        WriteWarnings(page, response, look.Detail);
        if (look.Detail == Detail.Verbose) WriteReadings(page, response);
        if (look.Detail != Detail.Quiet) WriteCorrected(page, response);
    }

    private static void WriteSummary(Page page, CheckResponse response)
    {
        var (counts, summary) = (Phrases.CountsOf(response), Phrases.SummaryOf(response));
        if (response.Claims.Count == 0)
        {
            page.Line(0, summary, Tone.Unknown);
            return;
        }
        var at = summary.IndexOf(counts, StringComparison.Ordinal);
        page.Put(summary[..at], Tone.Strong).Put(counts, Verdicts.ToneOf(response.Verdict)).Put(summary[(at + counts.Length)..]).End();
    }

    private static void WriteShapes(Page page, CheckResponse response)
    {
        foreach (var kind in response.Symbols.GroupBy(static s => s.Declared).OrderByDescending(static g => g.Key))
        {
            page.Prose(0, string.Join(", ", kind.Select(s => $"{s.Name}: {page.Script.Shape(s.Shape)}")), kind.Key ? "Declared: " : "Inferred: ", Tone.Faint);
        }
    }

    private static void WriteWarnings(Page page, CheckResponse response, Detail detail)
    {
        foreach (var warning in response.Warnings?.Where(w => w.IsShown(detail)) ?? [])
        {
            page.Prose(0, $"{warning.Message}{(warning.Hint is { } hint ? $"; {hint}" : "")}", $"{Phrases.PlaceOf(warning.Line, warning.Cell)}: ", Tone.Unknown);
        }
    }

    /// <summary>How each symbol was read, and what is silenced.</summary>
    private static void WriteReadings(Page page, CheckResponse response)
    {
        foreach (var symbol in response.Symbols) page.Prose(2, $"{symbol.Reading}, {(symbol.Declared ? "declared" : "inferred")}", $"{symbol.Name} ", Tone.Strong);
        foreach (var claim in response.Silenced ?? []) page.Prose(2, $"{page.Script.Formula(claim.Source.Trim(), claim.Text)} ({Phrases.WordsOf(claim)})", $"silenced {Phrases.At(claim)}: ", Tone.Faint);
    }

    private static void WriteCorrected(Page page, CheckResponse response)
    {
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
}
