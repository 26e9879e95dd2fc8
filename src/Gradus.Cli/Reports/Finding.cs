using Gradus.Checking.Contract;
using Gradus.Cli.Files;
using Gradus.Cli.Text;

namespace Gradus.Cli.Reports;

/// <summary>Something to tell about a place in a file, in one line.</summary>
/// <param name="Severity">How grave it is.</param>
/// <param name="Rule">The name of the diagnosis, or else of the verdict.</param>
/// <param name="Word">The verdict, or <c>warning</c>.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Column">Counted from 1.</param>
/// <param name="Message">What is wrong and how it should read.</param>
internal sealed record Finding(Severity Severity, string Rule, string Word, int Line, int Column, string Message)
{
    /// <summary>Verdict and rule, each once.</summary>
    public string Title => Rule == Word ? Word : $"{Word} {Rule}";

    /// <summary>What there is to tell about a file: every claim that does not simply hold, and the warnings.</summary>
    public static IEnumerable<Finding> Of(FileResult result, Look look)
    {
        var claims = result.Response.Claims.Select(claim => Of(claim, look)).Where(static finding => finding.Severity != Severity.Fine);
        var warnings = (result.Response.Warnings ?? []).Where(w => w.IsShown(look.Detail)).Select(w => new Finding(w.Code == "comment" ? Severity.Unread : Severity.Note, w.Code, "warning", w.Line, w.Column, Words(w, look)));
        return claims.Where(finding => look.Detail != Detail.Quiet || finding.Severity >= Severity.Unread).Concat(warnings).OrderBy(static f => f.Line).ThenBy(static f => f.Column);
    }

    /// <summary>What there is to tell about a claim.</summary>
    public static Finding Of(ClaimInfo claim, Look look)
        => new(Severities.Of(claim, look.Strictness), claim.Diagnosis?.Id ?? Checking.Contract.Words.Of(claim.Verdict), Checking.Contract.Words.Of(claim.Verdict), claim.Line, claim.Column, Words(claim, look));

    private static string Words(ClaimInfo claim, Look look)
    {
        var said = claim.Diagnosis?.Message ?? claim.Reading ?? Phrases.WordsOf(claim);
        var condition = claim.Diagnosis?.HoldsIf is { } holdsIf ? $" True if {holdsIf}." : "";
        var repair = claim.Repair is { } mended ? $" It should read: {look.Script.Formula(mended.Plain, mended.Unicode)}" : "";
        return OneLine(look, $"{Place(claim.Cell)}{said}{condition}{repair}");
    }

    private static string Words(WarningInfo warning, Look look) => OneLine(look, $"{Place(warning.Cell)}{warning.Message}{(warning.Hint is { } hint ? $"; {hint}" : "")}");

    private static string Place(CellPlace? cell) => cell is null ? "" : $"{Phrases.PlaceOf(0, cell)}: ";

    private static string OneLine(Look look, string text) => Quoting.OneLine(look.Script.Words(text));
}
