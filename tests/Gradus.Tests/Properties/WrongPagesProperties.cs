using System.Globalization;
using Gradus.Checking;
using Gradus.Checking.Contract;
using Gradus.Derivations;
using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Rendering;

namespace Gradus.Tests.Laws;

/// <summary>One slip on a page is found where it is, named, shown by small numbers, and mended.</summary>
public sealed class WrongPagesProperties
{
    private const int Usual = 500;

    private readonly Tally tally = new();

    [Fact]
    public void A_slip_is_found_named_and_mended()
    {
        var count = Law.Count(Usual);
        Law.ForAll(count, PageSamples.Draw, Broken);
        var summary = string.Create(CultureInfo.InvariantCulture, $"{count} functions\n{tally}");
        TestContext.Current.TestOutputHelper!.WriteLine(summary);
        AtLeast(0.85, tally["found on its line"], tally["planted"], "of the planted slips found");
        AtLeast(0.99, tally["found on its line"], tally.Sum("found"), "found where it is");
        AtLeast(0.85, tally.Sum("named"), tally["found on its line"], "named");
        AtLeast(0.96, tally["page mended"], tally["found on its line"], "pages mended");
        AtLeast(0.95, tally["example fit for a blackboard"], tally.Sum("example"), "examples for a blackboard");

        void AtLeast(double share, int part, int whole, string what) => Assert.True(part >= share * whole, $"{part} of {whole} {what}\n{summary}");
    }

    private string? Broken(Sample sample, ulong seed)
    {
        var random = new RandomSource(seed);
        var style = new PageStyle(random);
        if (style.Renames) sample = DerivedLines.Renamed(sample, random);
        var lines = DerivedLines.Of(sample, (Method)random.Below(4)).ToList();
        if (Plant(lines, seed, random) is not var (slip, at)) return null;
        var page = new WrittenPage(sample, lines, style, random);
        var response = Service.Check(page.Request);
        if (!response.Ok) return $"refused: {response.Error!.Message}\n{page.Request.Text}";
        if (!IsReadAsMeant(sample, response))
        {
            tally.Add("read in letters of other kinds");
            return null;
        }
        tally.Add("planted");
        return Judge(sample, slip, page, page.RightLines[at], response);
    }

    private string? Judge(Sample sample, Slip slip, WrittenPage page, int line, CheckResponse response)
    {
        var changed = response.Claims.Where(c => c.Line == line).ToArray();
        var story = $"{slip} on line {line} of\n{page.Request.Text}";
        if (changed.Length > 0 && Array.TrueForAll(changed, static c => c.Verdict == Verdict.Holds)) return $"accepted a slip: {story}";
        if (response.FirstWrong is not { } index)
        {
            tally.Add($"not called wrong: {(changed.Length == 0 ? "not read" : changed[0].Verdict.ToString().ToLowerInvariant())}", $"{(changed.Length == 0 ? "" : changed[0].Reading)}: {story}");
            return null;
        }
        var first = response.Claims[index];
        tally.Add(first.Line == line ? "found on its line" : first.Line < line ? "found before its line" : "found after its line", first.Line == line ? "" : $"{first.Text}, read as {first.Reading}: {story}");
        if (first.Line != line) return null;
        var diagnosis = first.Diagnosis?.Id ?? "nothing";
        if (SlipNames.Fit(slip, diagnosis)) tally.Add($"named {slip} {diagnosis}");
        else tally.Add($"misnamed {slip} {diagnosis}", $"{first.Reading}: {story}");
        if (first.Counterexample is { } example) tally.Add(IsForBlackboard(example) ? "example fit for a blackboard" : "example too large", IsForBlackboard(example) ? "" : $"{string.Join("; ", example.Values.Select(static v => $"{v.Key} = {Text(v.Value)}"))} for {first.Reading}");
        return Mended(page, sample, first, response, story);
    }

    /// <summary>The mended line and the mended derivation, checked again.</summary>
    private string? Mended(WrittenPage page, Sample sample, ClaimInfo first, CheckResponse response, string story)
    {
        if (first.Repair is { } repair && Recheck(page, sample, $"{repair.Plain}\n\n{VariableNamed(sample)}") is { Verdict: Verdict.Wrong } unmended) return $"mended wrongly: {repair.Plain}, {unmended.Claims.First(static c => c.Verdict == Verdict.Wrong).Reading}, {story}";
        tally.Add(first.Repair is null ? "line without repair" : "line mended", first.Repair is null ? $"{first.Reading}" : "");
        if (response.Corrected is not { } corrected)
        {
            tally.Add("page without a mended derivation");
            return null;
        }
        var text = string.Join("\n\n", corrected.Steps.Select(static s => s.Plain));
        if (Recheck(page, sample, text) is { Verdict: Verdict.Wrong } wrong) return $"mended page wrong: {wrong.Claims.First(static c => c.Verdict == Verdict.Wrong).Reading} in\n{text}\nwith {string.Join(", ", response.Variables.Select(static v => $"{v.Key}: {v.Value}"))}\nfor {story}";
        tally.Add("page mended");
        return null;
    }

    /// <summary>Checks a text about the symbols of a sample.</summary>
    private static CheckResponse Recheck(WrittenPage page, Sample sample, string text) => Service.Check(new CheckRequest(text)
    {
        Variables = page.IsDeclared ? WrittenPage.Shapes(sample.Function.Symbols().Append(sample.By)) : [],
        Assumptions = WrittenPage.Assumptions(sample.Function.Symbols().Append(sample.By)),
    });

    /// <summary>A line that says what is differentiated by, as the whole page did.</summary>
    private static string VariableNamed(Sample sample)
    {
        var derivative = Notations.Of(Derivative.Of(sample.Function, sample.By)).Plain;
        return $"{derivative} = {derivative}";
    }

    private static bool IsForBlackboard(CounterexampleInfo example) => example.Values.Values.All(static m => m.Rows.Count <= 3 && m.Rows.All(static row => row.Count <= 3 && row.All(static x => x is "0" or "1" or "-1" or "2")));

    private static string Text(MatrixInfo m) => $"[{string.Join("; ", m.Rows.Select(static row => string.Join(' ', row)))}]";

    /// <summary>True if every letter is a scalar, a vector or a matrix as it was written to be; what is not declared may be read otherwise, and be right then.</summary>
    private static bool IsReadAsMeant(Sample sample, CheckResponse response) => sample.Function.Symbols().Append(sample.By).All(s => !response.Variables.TryGetValue(s.Name, out var read)
        || read.Sizes.Count(static size => size != "1") == new[] { s.Shape.Rows, s.Shape.Columns }.Count(static size => !size.IsOne));

    /// <summary>The slip whose turn it is, or the next that fits, on one of the lines; null if the second evaluator does not see it.</summary>
    private static (Slip Slip, int Line)? Plant(List<Formula> lines, ulong seed, RandomSource random)
    {
        int[] places = [.. Enumerable.Range(0, lines.Count).Where(k => lines[k] is MatrixFormula { Argument: null, Where: null })];
        if (places.Length == 0) return null;
        var at = random.Below(2) == 0 ? places[^1] : places[random.Below(places.Length)];
        var line = (MatrixFormula)lines[at];
        var kinds = Enum.GetValues<Slip>();
        for (var k = 0; k < kinds.Length; k++)
        {
            var slip = kinds[(int)(((seed >> 8) + (ulong)k) % (ulong)kinds.Length)];
            if (Slips.Plant(slip, line.Right, random) is not { } changed) continue;
            var wrong = line with { Right = changed };
            if (!SecondOpinion.IsApart(wrong, seed)) return null;
            // In a chain the next line goes on from the side as it was written.
            if (at + 1 < lines.Count && lines[at + 1] is MatrixFormula next && next.Left.Equals(line.Right)) lines[at + 1] = next with { Left = changed };
            lines[at] = wrong;
            return (slip, at);
        }
        return null;
    }
}
