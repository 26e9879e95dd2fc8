using System.Globalization;
using Gradus.Checking.Contract;

namespace Gradus.Checking.Documents;

/// <summary>What a document on claims says: each with its verdict, why it fails and how it should read, and the derivation as it should have gone.</summary>
internal static class ClaimContent
{
    public static IEnumerable<Block> Of(VerifyResponse response)
    {
        yield return new Heading(1, "Verdict");
        foreach (var block in response.Claims.SelectMany(static claim => Claim(claim, Capital(Phrases.WordsOf(claim))))) yield return block;
    }

    public static IEnumerable<Block> Of(CheckResponse response)
    {
        yield return new Heading(1, "Check of a derivation");
        yield return new Paragraph(new Words(Summary(response)));
        foreach (var block in response.Claims.SelectMany(static claim => Claim(claim, $"Line {claim.Line.ToString(CultureInfo.InvariantCulture)}: {Phrases.WordsOf(claim)}"))) yield return block;
        if (response.Corrected is not { Steps.Count: > 0 } corrected) yield break;
        yield return new Heading(2, "Corrected derivation");
        foreach (var block in Content.Steps(corrected.Steps)) yield return block;
    }

    private static string Summary(CheckResponse response)
    {
        if (response.Claims.Count == 0) return "There is no claim in this text.";
        var counts = response.Claims.GroupBy(static c => c.Verdict).OrderByDescending(static g => g.Key).Select(static g => $"{g.Count()} {Phrases.CountedAs(g.Key)}");
        var first = response.Claims.FirstOrDefault(c => c.Index == response.FirstWrong) is { } wrong ? $"; the first wrong step is on line {wrong.Line}" : "";
        return $"{response.Claims.Count} {(response.Claims.Count == 1 ? "claim" : "claims")}: {string.Join(", ", counts)}{first}.";
    }

    private static IEnumerable<Block> Claim(ClaimInfo claim, string verdict)
    {
        var sure = claim.Verdict == Verdict.Holds ? Phrases.BrieflyOf(claim.Certainty) : null;
        List<Inline> line = [new Strong(verdict), new Words(sure is null ? "" : $" ({sure})")];
        if (claim.Diagnosis is { Id: not "other" } named) line.AddRange([new Words(" "), new Code(named.Id)]);
        yield return new VerdictLine(claim.Verdict, line);
        var written = claim.Text ?? claim.Source;
        if (claim.Latex is not null && claim.Verdict is Verdict.Ambiguous or Verdict.Wrong && !Bare(claim.Reading ?? "").EndsWith(Bare(written), StringComparison.Ordinal))
        {
            yield return new Paragraph(new Words("As written: "), new Code(written), new Words(", which was read as"));
        }
        yield return claim.Latex is { } latex ? new Display(new MathText(latex, claim.Reading ?? written)) : new Paragraph(new Code(written));
        if (claim.Diagnosis is { } diagnosis) yield return new Paragraph(new Words(diagnosis.Message));
        if (claim.Verdict == Verdict.Unread)
        {
            if (claim.Diagnosis is null && claim.Reading is { } reason) yield return new Paragraph(new Words(reason));
            yield break;
        }
        if (claim.Diagnosis?.HoldsIf is { } condition) yield return new Paragraph(new Strong("True if:"), new Words($" {condition}"));
        if (claim.Counterexample is { } example)
        {
            yield return new Paragraph(new Words("For example, with"));
            yield return Matrices(example.Values.Select(static (MathText?, MatrixInfo) (v) => (Asked.Name(v.Key), v.Value)));
            yield return new Paragraph(new Words("the left side and the right side are"));
            yield return Matrices([(null, example.Left), (null, example.Right)]);
        }
        if (claim.Repair is not { } repair) yield break;
        yield return new Paragraph(new Words("It should read"));
        yield return new Display(new MathText(repair.Latex, repair.Unicode ?? repair.Plain));
    }

    private static Display Matrices(IEnumerable<(MathText? Name, MatrixInfo Matrix)> matrices)
    {
        var written = matrices.Select(static m => m.Name is { } name ? ($"{name.Latex} = {Latex(m.Matrix)}", $"{name.Unicode} = {Unicode(m.Matrix)}") : (Latex(m.Matrix), Unicode(m.Matrix))).ToList();
        return new Display(new MathText(string.Join(@", \quad ", written.Select(static w => w.Item1)), string.Join("   ", written.Select(static w => w.Item2))));
    }

    private static string Latex(MatrixInfo matrix) => matrix.Rows is [[var only]] ? only : $@"\begin{{bmatrix}} {string.Join(@" \\ ", matrix.Rows.Select(static row => string.Join(" & ", row)))} \end{{bmatrix}}";

    private static string Unicode(MatrixInfo matrix) => matrix.Rows is [[var only]] ? only : $"[{string.Join("; ", matrix.Rows.Select(static row => string.Join(" ", row)))}]";

    private static string Bare(string text) => text.Replace(" ", "", StringComparison.Ordinal).Replace('−', '-');

    private static string Capital(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence[1..];
}
