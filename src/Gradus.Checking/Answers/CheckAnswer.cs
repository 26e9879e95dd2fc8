using Gradus.Binding;
using Gradus.Checking.Claims;
using Gradus.Checking.Contract;
using Gradus.Checking.Equivalence;
using Gradus.Numerics;
using Gradus.Rendering;
using Gradus.Syntax;

namespace Gradus.Checking.Answers;

/// <summary>Answers a request to check a page: reads it, judges every claim, names the first wrong one and mends it.</summary>
internal static class CheckAnswer
{
    public static CheckResponse Of(CheckRequest request)
    {
        var document = DocumentReader.Read(request.Text, Mode(request.Syntax));
        var page = PageBinder.Bind(document, Options(request));
        var judge = new Judge(Seeds.Fresh());
        var (findings, claims) = Judged(document.Source, page, judge, request);
        var first = findings.FindIndex(static f => f.Verdict is Verdict.Wrong or Verdict.Ambiguous);
        return new CheckResponse
        {
            Verdict = Gravest(findings),
            FirstWrong = first < 0 ? null : claims[first].Index,
            Claims = claims,
            Corrected = first < 0 ? null : CorrectedDerivation.Of(findings, first, judge),
            Context = [.. page.Statements.OfType<ContextStatement>().Select(c => Context(document.Source, c))],
            Symbols = Reading.Symbols(page.Symbols),
            Variables = page.Symbols.DistinctBy(static s => s.Name).ToDictionary(static s => s.Name, static s => Reading.Shape(s.Shape)),
        };
    }

    /// <summary>The gravest verdict; unread counts only if nothing is worse than conventional.</summary>
    internal static Verdict Gravest(IReadOnlyList<Finding> findings)
    {
        foreach (var verdict in new[] { Verdict.Wrong, Verdict.Ambiguous, Verdict.Unread, Verdict.Conditional, Verdict.Convention })
        {
            if (findings.Any(f => f.Verdict == verdict)) return verdict;
        }
        return findings.Count == 0 ? Verdict.Unread : Verdict.Holds;
    }

    internal static (List<Finding> Findings, List<ClaimInfo> Claims) Judged(SourceText source, BoundPage page, Judge judge, Request request)
    {
        var checker = new ClaimChecker(judge, request.Variables.Keys.Concat(page.Variables).ToHashSet());
        var stated = page.Claims.ToList();
        var findings = MixedLayouts.Mark([.. stated.Select((claim, k) => checker.Check(claim, k + 1 < stated.Count ? stated[k + 1] : null))]);
        return (findings, [.. stated.Select((claim, index) => Info(source, index, claim, findings[index], judge))]);
    }

    private static ClaimInfo Info(SourceText source, int index, Claim claim, Finding finding, Judge judge)
    {
        var (line, column) = source.Position(Within(source, claim.RightSpan.Start));
        var kind = claim.Kind switch { ClaimKind.FirstOrder => "approximation", ClaimKind.NotEqual => "inequality", ClaimKind.KindOf => "kind", _ => "equation" };
        var read = finding.Reason is null ? Read(claim, finding) : null;
        return new ClaimInfo(index, line, column, Quotation.Of(source, claim.Span), kind, finding.Verdict)
        {
            Text = Written.Of(claim),
            Reading = finding.Reason ?? read?.Unicode,
            Latex = read?.Latex,
            Certainty = finding.Judgement is null ? null : Certainties.Of(finding.Judgement),
            Diagnosis = finding.Diagnosis is { } d ? new DiagnosisInfo(d.Id, d.Message) { HoldsIf = d.HoldsIf } : null,
            Counterexample = finding is { Verdict: Verdict.Wrong, Judgement: Judgement.Refuted refuted } ? Example(refuted.Counterexample) : null,
            Repair = Repairs.Of(finding, judge),
        };
    }

    /// <summary>Both sides as they were read; null where only one of them has a meaning.</summary>
    private static (string Unicode, string? Latex)? Read(Claim claim, Finding finding)
    {
        if (finding.Sides is not { } sides) return null;
        if (claim.Kind == ClaimKind.KindOf) return KindTexts.Of(sides.Left) is { } kind ? (kind, null) : null;
        if (finding.Judgement is null && claim.Right is null) return null;
        var text = Notations.Of(sides.Left, Written.Sign(claim.Kind), sides.Right);
        return (text.Unicode, text.Latex);
    }

    private static CounterexampleInfo Example(Counterexample example) =>
        new(example.Values.ToDictionary(static v => v.Key, static v => Matrix(v.Value)), Side(example.Left), Side(example.Right));

    private static MatrixInfo Side(SideValue side) => side.Exact is { } exact ? Matrix(exact)
        : new MatrixInfo(Enumerable.Range(0, side.Rounded.Rows).Select(IReadOnlyList<string> (i) => [.. Enumerable.Range(0, side.Rounded.Columns).Select(j => side.Rounded[i, j].ToString("G6", System.Globalization.CultureInfo.InvariantCulture))]));

    private static MatrixInfo Matrix(Dense<Rational> value) =>
        new(Enumerable.Range(0, value.Rows).Select(IReadOnlyList<string> (i) => [.. Enumerable.Range(0, value.Columns).Select(j => value[i, j].ToString())]));

    private static ContextInfo Context(SourceText source, ContextStatement statement)
    {
        var (line, column) = source.Position(Within(source, statement.Span.Start));
        return new ContextInfo(line, column, Quotation.Of(source, statement.Span), statement.Text) { Text = Written.Of(statement) };
    }

    private static int Within(SourceText source, int offset) => Math.Clamp(offset, 0, source.Text.Length);

    internal static PageOptions Options(Request request)
    {
        var context = Reading.Context(request, Dialect.Latex);
        return new PageOptions
        {
            Declared = context.Declared,
            Assumptions = context.Assumptions,
            Layout = request.Layout switch { LayoutChoice.Numerator => Expressions.Layout.Numerator, LayoutChoice.Denominator => Expressions.Layout.Denominator, _ => Expressions.Layout.Default },
        };
    }

    internal static SyntaxMode Mode(InputSyntax syntax) => syntax switch
    {
        InputSyntax.Plain => SyntaxMode.Plain,
        InputSyntax.Latex => SyntaxMode.Latex,
        _ => SyntaxMode.Auto,
    };
}
