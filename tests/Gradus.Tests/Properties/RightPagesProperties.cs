using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Gradus.Checking;
using Gradus.Checking.Contract;
using Gradus.Derivations;
using Gradus.Numerics;

namespace Gradus.Tests.Laws;

/// <summary>Nothing on a page that is right is called wrong, however it is written.</summary>
public sealed class RightPagesProperties
{
    private const int Usual = 5_000;

    private readonly ConcurrentDictionary<string, int> verdicts = new();

    [Fact]
    public void Nothing_right_is_called_wrong()
    {
        var count = Law.Count(Usual);
        var pages = 0;
        var watch = Stopwatch.StartNew();
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
            foreach (var claim in response.Claims) verdicts.AddOrUpdate(claim.Verdict.ToString().ToLowerInvariant(), 1, static (_, known) => known + 1);
            var wrong = response.Claims.FirstOrDefault(static c => c.Verdict == Verdict.Wrong);
            return wrong is null ? null : $"wrong ({style.Language}, {wrong.Diagnosis?.Id}): line {wrong.Line}, {wrong.Text}, read as {wrong.Reading}\n{page.Request.Text}";
        });
        var summary = string.Create(CultureInfo.InvariantCulture, $"{pages} pages of {count} functions in {watch.Elapsed.TotalSeconds:F0} s; claims: {string.Join(", ", verdicts.OrderByDescending(static v => v.Value).Select(static v => $"{v.Value} {v.Key}"))}");
        TestContext.Current.TestOutputHelper!.WriteLine(summary);
        Assert.True(verdicts["holds"] >= 0.85 * verdicts.Values.Sum(), summary);
    }
}
