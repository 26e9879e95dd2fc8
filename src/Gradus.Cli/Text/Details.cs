using Gradus.Checking.Contract;

namespace Gradus.Cli.Text;

/// <summary>What is said of a claim that is not right: what and why, how it was read, an example, the line as it should read.</summary>
internal static class Details
{
    /// <summary>Writes what there is to say, below the claim.</summary>
    public static void Write(Page page, int indent, ClaimInfo claim)
    {
        page.Put(new string(' ', indent)).Put(Phrases.WordsOf(claim), Verdicts.ToneOf(claim.Verdict));
        if (claim.Diagnosis is { Id: not "other" } named) page.Put($"  {named.Id}", Tone.Faint);
        page.End();
        if (claim.Diagnosis is { } diagnosis) page.Prose(indent, diagnosis.Message);
        if (claim.Verdict == Verdict.Unread)
        {
            if (claim.Diagnosis is null && claim.Reading is { } reason) page.Prose(indent, reason);
            return;
        }
        if (claim.Verdict is Verdict.Ambiguous or Verdict.Wrong && claim.Reading is { } reading && !Says(claim.Text, reading)) page.Prose(indent, reading, "Read as: ", Tone.Faint);
        if (claim.Diagnosis?.HoldsIf is { } condition) page.Prose(indent, condition, "True if: ", Tone.Strong);
        if (claim.Counterexample is { } example) WriteCounterexample(page, indent, example);
        if (claim.Repair is { } repair) WriteRepair(page, indent, page.Script.Formula(repair.Plain, repair.Unicode));
    }

    /// <summary>True if the text says what was read; one that goes on from the line before needs to say only the end.</summary>
    private static bool Says(string? text, string reading) => text is not null && Bare(reading).EndsWith(Bare(text), StringComparison.Ordinal);

    private static string Bare(string text) => text.Replace(" ", "", StringComparison.Ordinal).Replace('−', '-');

    private static void WriteCounterexample(Page page, int indent, CounterexampleInfo example)
    {
        if (example.Values.Count > 0)
        {
            page.Line(indent, "For example, with", Tone.Strong);
            Matrices.Write(page, indent + 2, Phrases.PointOf(example));
        }
        page.Line(indent, $"the sides are{Phrases.Ordinal(example)}", Tone.Strong);
        Matrices.Write(page, indent + 2, [("left side", example.Left), ("right side", example.Right)]);
    }

    /// <summary>A mended line that says the same on both sides would mend nothing.</summary>
    private static void WriteRepair(Page page, int indent, string line)
    {
        if (Equation.Of(line) is { Left: var left, Right: var right } && left == right) return;
        page.Put(new string(' ', indent)).Put("It should read: ", Tone.Strong).Put(line).End();
    }
}
