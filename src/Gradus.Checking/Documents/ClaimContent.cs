using Gradus.Checking.Contract;

namespace Gradus.Checking.Documents;

/// <summary>What a document on claims says: each with its verdict, why it fails and how it should read, and the derivation as it should have gone.</summary>
internal static class ClaimContent
{
    public static IEnumerable<Block> Of(VerifyResponse response)
    {
        yield return new Heading(1, "Verdict");
        foreach (var claim in response.Claims) yield return Claim(claim, Capital(Phrases.WordsOf(claim)));
    }

    public static IEnumerable<Block> Of(CheckResponse response) => [new Heading(1, "Check of a derivation"), .. Body(response, 2)];

    /// <summary>Several files: all in one sentence, then each under its name.</summary>
    public static IEnumerable<Block> Of(IReadOnlyList<CheckResponse> files, string summary)
    {
        yield return new Heading(1, "Check of derivations");
        yield return new Paragraph(new Words(summary));
        foreach (var file in files)
        {
            yield return new Heading(2, file.File ?? "");
            foreach (var block in file.Error is { } error ? Content.Reason(error) : Body(file, 3)) yield return block;
        }
    }

    private static IEnumerable<Block> Body(CheckResponse response, int level)
    {
        yield return new Paragraph(new Words(Phrases.SummaryOf(response)));
        foreach (var claim in response.Claims) yield return Claim(claim, $"{Capital(Phrases.PlaceOf(claim.Line, claim.Cell))}: {Phrases.WordsOf(claim)}");
        foreach (var fault in response.Warnings?.Where(static w => w.Code is "comment" or "given") ?? []) yield return new Paragraph(new Strong($"{Capital(Phrases.PlaceOf(fault.Line, fault.Cell))}:"), new Words($" {fault.Message}"));
        if (response.Corrected is not { Steps.Count: > 0 } corrected) yield break;
        yield return new Heading(level, "Corrected derivation");
        foreach (var block in Content.Steps(corrected.Steps)) yield return block;
    }

    private static ClaimBlock Claim(ClaimInfo claim, string verdict)
    {
        var sure = claim.Verdict == Verdict.Holds ? Phrases.BrieflyOf(claim.Certainty) : null;
        List<Inline> line = [new Strong(verdict), new Words(sure is null ? "" : $" ({sure})")];
        if (claim.Diagnosis is { Id: not "other" } named) line.AddRange([new Words(" "), new Code(named.Id)]);
        return new ClaimBlock(claim.Verdict, [new Paragraph(line), .. Said(claim)]);
    }

    private static IEnumerable<Block> Said(ClaimInfo claim)
    {
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
            yield return new Unfolding("A counterexample", [
                .. example.Values.Count == 0 ? Array.Empty<Block>() : [new Paragraph(new Words("For example, with")), Matrices(Phrases.PointOf(example).Select(static (MathText?, MatrixInfo) (v) => (Asked.Name(v.Name), v.Value)))],
                new Paragraph(new Words(Phrases.SidesOf(example))),
                Matrices([(null, example.Left), (null, example.Right)]),
            ]);
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
