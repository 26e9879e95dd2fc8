using System.Globalization;
using System.Text.RegularExpressions;
using Gradus.Checking;
using Gradus.Checking.Contract;
using Gradus.Derivations;
using Gradus.Numerics;

namespace Gradus.Tests.Laws;

/// <summary>Nothing on a page that is right is called wrong, however it is written.</summary>
public sealed partial class RightPagesProperties
{
    private const int Usual = 600;

    private readonly Tally tally = new();

    [Fact]
    public void Nothing_right_is_called_wrong()
    {
        var count = Law.Count(Usual);
        var pages = 0;
        Law.ForAll(count, PageSamples.Draw, (sample, seed) =>
        {
            var random = new RandomSource(seed);
            var style = new PageStyle(random);
            if (style.Renames) sample = DerivedLines.Renamed(sample, random);
            var lines = DerivedLines.Of(sample, (Method)random.Below(4));
            if (lines.Count == 0) return null;
            Interlocked.Increment(ref pages);
            var page = new WrittenPage(sample, lines, style, random);
            var response = Service.Check(page.Request);
            if (!response.Ok) return $"refused: {response.Error!.Message}\n{page.Request.Text}";
            var entries = page.RightLines.Where((_, k) => lines[k] is IndexFormula).ToHashSet();
            foreach (var claim in response.Claims) tally.Add((entries.Contains(claim.Line) ? "entries, " : "matrices, ") + Outcome(claim), claim.Verdict == Verdict.Holds ? "" : $"{claim.Text}, read as {claim.Reading} ({style.Language}, {style.Declarations})");
            var wrong = response.Claims.FirstOrDefault(static c => c.Verdict == Verdict.Wrong);
            return wrong is null ? null : $"wrong ({style.Language}, {wrong.Diagnosis?.Id}): line {wrong.Line}, {wrong.Text}, read as {wrong.Reading}\n{page.Request.Text}";
        });
        var summary = string.Create(CultureInfo.InvariantCulture, $"{pages} pages of {count} functions; claims:\n{tally}");
        TestContext.Current.TestOutputHelper!.WriteLine(summary);
        Assert.True(tally["matrices, holds"] >= 0.9 * tally.Sum("matrices"), summary);
    }

    /// <summary>The verdict; for what is not read the reason, letters left out, so that like reasons are counted together.</summary>
    private static string Outcome(ClaimInfo claim) => claim.Verdict == Verdict.Unread ? $"unread: {NameOrNumber().Replace(claim.Reading ?? "", "…")}" : claim.Verdict.ToString().ToLowerInvariant();

    [GeneratedRegex(@"'[^']*'|\b\w\b|\w+[₀-₉]|\S*_\S*", RegexOptions.None, 600_000)]
    private static partial Regex NameOrNumber();
}
