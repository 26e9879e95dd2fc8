using Gradus.Checking.Contract;

namespace Gradus.Cli.Text;

/// <summary>One claim and what is said of it.</summary>
internal static class Claims
{
    private const int Below = 4;

    /// <summary>The claim in one line, and below it the reason, the counterexample and the mended line where there are any.</summary>
    public static void Write(Page page, ClaimInfo claim, bool numbered)
    {
        var tone = Verdicts.ToneOf(claim.Verdict);
        page.Put($"{page.Script.Mark(claim.Verdict)} ", tone);
        if (numbered) page.Put($"line {claim.Line}: ", Tone.Faint);
        page.Put(claim.Source.Trim()).End();
        if (claim.Verdict == Verdict.Holds)
        {
            if (Verdicts.WordsOf(claim.Certainty) is { } sure) page.Line(Below, sure, Tone.Faint);
            return;
        }
        WriteReason(page, claim, tone);
        if (claim.Counterexample is { } example) WriteCounterexample(page, example);
        if (claim.Repair is { } repair)
        {
            page.Put(new string(' ', Below)).Put("It should read: ", Tone.Strong).Put(page.Script.Formula(repair.Plain, repair.Unicode)).End();
        }
    }

    private static void WriteReason(Page page, ClaimInfo claim, Tone tone)
    {
        var verdict = Verdicts.WordsOf(claim.Verdict);
        if (claim.Diagnosis is not { } diagnosis)
        {
            page.Line(Below, verdict, tone);
            return;
        }
        page.Put(new string(' ', Below)).Put(verdict, tone).Put($"  {diagnosis.Id}", Tone.Faint).End();
        page.Prose(Below, diagnosis.Message);
        if (claim.Reading is { } reading && claim.Verdict is Verdict.Ambiguous or Verdict.Wrong) page.Prose(Below, reading, "Read as: ", Tone.Faint);
        if (diagnosis.HoldsIf is { } condition) page.Prose(Below, condition, "True if: ", Tone.Strong);
    }

    private static void WriteCounterexample(Page page, CounterexampleInfo example)
    {
        page.Line(Below, "For example, with", Tone.Strong);
        Matrices.Write(page, Below + 2, example.Values.Select(v => (v.Key, v.Value)));
        page.Line(Below, "the two sides differ:", Tone.Strong);
        Matrices.Write(page, Below + 2, [("left side", example.Left), ("right side", example.Right)]);
    }
}
