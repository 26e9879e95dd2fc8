using System.Globalization;
using Gradus.Checking.Contract;

namespace Gradus.Cli.Text;

/// <summary>Claims and what is said of them: a line each, and below it only what is not right.</summary>
internal static class Claims
{
    private const int Gap = 2;

    /// <summary>Writes the claims; marks, line numbers, formulas and certainties have their columns.</summary>
    public static void Write(Page page, IReadOnlyList<ClaimInfo> claims, bool numbered)
    {
        if (claims.Count == 0) return;
        var marks = claims.Max(c => page.WidthOf(page.Script.Mark(c.Verdict)));
        var digits = claims.Max(c => Number(c).Length);
        var places = claims.Select(c => numbered ? Place(c, digits) : "").ToList();
        var widest = places.Max(static p => p.Length);
        var indent = marks + 1 + (numbered ? widest + Gap : 0);
        var chain = new Chain(page);
        var lines = claims.Select(c => chain.Quoted(Quoting.OneLine(page.Script.Formula(c.Source.Trim(), c.Text)))).ToList();
        var column = SureColumn(page, claims, lines, indent);
        foreach (var (claim, line, place) in claims.Zip(lines, places))
        {
            page.Put(page.Script.Mark(claim.Verdict) + new string(' ', marks + 1 - page.WidthOf(page.Script.Mark(claim.Verdict))), Verdicts.ToneOf(claim.Verdict));
            if (numbered) page.Put(place.PadRight(widest + Gap), Tone.Faint);
            page.Put(line);
            if (Sure(claim) is { } sure) page.Put(new string(' ', Math.Max(column - page.WidthOf(line), Gap))).Put(sure, Tone.Faint);
            page.End();
            if (claim.Verdict != Verdict.Holds) Details.Write(page, indent, claim);
        }
    }

    private static string Place(ClaimInfo claim, int digits) => claim.Cell is null ? $"line {Number(claim).PadLeft(digits)}" : Phrases.PlaceOf(claim.Line, claim.Cell);

    private static string Number(ClaimInfo claim) => claim.Line.ToString(CultureInfo.InvariantCulture);

    private static string? Sure(ClaimInfo claim) => claim.Verdict == Verdict.Holds ? Phrases.BrieflyOf(claim.Certainty) : null;

    /// <summary>The first column behind all formulas that leave room for their certainty.</summary>
    private static int SureColumn(Page page, IReadOnlyList<ClaimInfo> claims, List<string> lines, int indent)
    {
        var room = page.Width - indent - Gap - claims.Max(c => Sure(c)?.Length ?? 0);
        return claims.Zip(lines).Where(c => Sure(c.First) is not null).Select(c => page.WidthOf(c.Second)).Where(w => w <= room).DefaultIfEmpty(0).Max() + Gap;
    }
}
