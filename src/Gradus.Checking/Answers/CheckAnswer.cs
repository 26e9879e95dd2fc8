using Gradus.Binding;
using Gradus.Checking.Claims;
using Gradus.Checking.Contract;
using Gradus.Checking.Equivalence;
using Gradus.Checking.Sources;
using Gradus.Expressions;
using Gradus.Rendering;
using Gradus.Syntax;

namespace Gradus.Checking.Answers;

/// <summary>Answers a request to check a page: reads it, judges every claim, names the first wrong one and mends it.</summary>
internal static class CheckAnswer
{
    public static CheckResponse Of(CheckRequest request)
    {
        var text = PageText.Of(request);
        var comments = PageComments.Read(text.Text, request.Syntax);
        var document = DocumentReader.Read(comments.Text, Mode(request.Syntax), [.. request.Variables.Keys, .. comments.Declarations.Select(static d => d.Name)]);
        document = document with { Declarations = [.. comments.Declarations, .. document.Declarations] };
        var page = PageBinder.Bind(document, Options(request));
        var judge = new Judge(Seeds.Fresh());
        (page, var findings, var claims) = Judged(document.Source, text, page, judge, request);
        var silent = Silence.Over(comments.Silences, document, [.. page.Claims], claims);
        var first = Enumerable.Range(0, claims.Count).FirstOrDefault(k => !silent[k] && findings[k].Verdict is Verdict.Wrong or Verdict.Ambiguous, -1);
        return new CheckResponse
        {
            Verdict = silent.Count > 0 && silent.All(static s => s) ? Verdict.Holds : Gravest([.. findings.Where((_, k) => !silent[k])]),
            FirstWrong = first < 0 ? null : claims[first].Index,
            Claims = [.. claims.Where((_, k) => !silent[k])],
            Silenced = silent.Any(static s => s) ? [.. claims.Where((_, k) => silent[k])] : null,
            Warnings = Warnings(text, comments, document, page),
            Corrected = first < 0 ? null : Corrected([.. page.Claims], findings, first, new AuthorsNotation(document.Source), judge),
            Context = [.. page.Statements.OfType<ContextStatement>().Select(c => Context(document.Source, text, c))],
            Symbols = Reading.Symbols(page.Symbols),
            Variables = page.Symbols.DistinctBy(static s => s.Name).ToDictionary(static s => s.Name, static s => Reading.Shape(s.Shape)),
        };
    }

    /// <summary>The mended derivation; null where it would take more work than a page is to take: its lines are mended one by one in any case.</summary>
    private static CorrectedInfo? Corrected(IReadOnlyList<Claim> claims, IReadOnlyList<Finding> findings, int first, AuthorsNotation notation, Judge judge) =>
        Effort.Within(MostNodesToMend + (claims.Count * MostNodesForALine), () => CorrectedDerivation.Of(claims, findings, first, notation, judge), null);

    private const long MostNodesToMend = 80_000;

    private const long MostNodesForALine = 2_000;

    /// <summary>The gravest verdict; unread counts only if nothing is worse than conventional.</summary>
    internal static Verdict Gravest(IReadOnlyList<Finding> findings)
    {
        foreach (var verdict in new[] { Verdict.Wrong, Verdict.Ambiguous, Verdict.Unread, Verdict.Conditional, Verdict.Convention })
        {
            if (findings.Any(f => f.Verdict == verdict)) return verdict;
        }
        return findings.Count == 0 ? Verdict.Unread : Verdict.Holds;
    }

    /// <summary>The page without the claims that only give what a later line speaks of, what was found of the others, and these.</summary>
    internal static (BoundPage Page, List<Finding> Findings, List<ClaimInfo> Claims) Judged(SourceText source, PageText text, BoundPage page, Judge judge, Request request)
    {
        var checker = new ClaimChecker(judge, request.Variables.Keys.Concat(page.Variables).ToHashSet(), page);
        var stated = page.Claims.ToList();
        var checks = stated.Select((claim, k) => checker.Check(claim, k + 1 < stated.Count ? stated[k + 1] : null)).ToList();
        if (request.Variables.Count == 0 && !page.IsIdentity) Misread.Mark(checks, stated);
        var given = stated.Zip(checks).Where(c => request is CheckRequest && stated.Count > 1 && c.Second.Code == ClaimChecker.Given).ToDictionary(static c => (Statement)c.First, static c => c.Second.Reason!);
        page = page with { Statements = [.. page.Statements.Select(s => given.TryGetValue(s, out var reason) ? new ContextStatement(s.Formula, s.Span, ContextKind.Given, $"taken as given and not judged: {reason}") : s)] };
        stated.RemoveAll(given.ContainsKey);
        if (given.Count > 0) checks.RemoveAll(static f => f.Code == ClaimChecker.Given);
        var findings = page.SpeaksOfLayouts ? checks : MixedLayouts.Mark(checks, stated);
        findings = Consequences.Mark(findings, k => text.Place(stated[k].RightSpan.Start).Line, judge);
        return (page, findings, [.. stated.Select((claim, index) => Info(source, text, index, claim, findings[index], index > 0 ? findings[index - 1] : null, request is CheckRequest ? new AuthorsNotation(source) : null, judge))]);
    }

    private static ClaimInfo Info(SourceText source, PageText text, int index, Claim claim, Finding finding, Finding? previous, AuthorsNotation? notation, Judge judge)
    {
        var (line, column, cell) = text.Place(claim.RightSpan.Start);
        var kind = claim.Kind switch { ClaimKind.FirstOrder => "approximation", ClaimKind.NotEqual => "inequality", ClaimKind.KindOf => "kind", _ => "equation" };
        var read = finding.Reason is null ? Read(claim, finding) : null;
        return new ClaimInfo(index, line, column, Quotation.Of(source, claim.Span), kind, finding.Verdict)
        {
            Cell = cell,
            Text = Written.Of(claim),
            Reading = finding.Reason ?? read?.Unicode,
            Latex = read?.Latex,
            Code = finding.Verdict == Verdict.Unread ? finding.Code ?? Code(claim) : null,
            Certainty = finding.Judgement is null ? null : Certainties.Of(finding.Judgement),
            Diagnosis = finding.Diagnosis is { } d ? new DiagnosisInfo(d.Id, d.Message) { HoldsIf = d.HoldsIf } : null,
            Counterexample = finding is { Verdict: Verdict.Wrong, Judgement: Judgement.Refuted refuted } ? Examples.Of(claim, finding, refuted.Counterexample) : null,
            Repair = Repairs.Of(claim, finding, previous, notation, judge),
        };
    }

    /// <summary>Why a claim has no verdict, if nobody said more.</summary>
    private static string Code(Claim claim) => claim switch
    {
        { Readings.Count: > 0 } => "undecided",
        { Problem: { } problem } => problem.Code,
        { Misfit: not null } => BindingProblem.Shape,
        _ => "undecided",
    };

    /// <summary>Both sides as they were read; null where only one of them has a meaning.</summary>
    private static (string Unicode, string? Latex)? Read(Claim claim, Finding finding)
    {
        if (finding.Sides is not { } sides) return null;
        if (claim.Kind == ClaimKind.KindOf) return KindTexts.Of(sides.Left) is { } kind ? (kind, null) : null;
        if (finding.Judgement is null && claim.Right is null) return null;
        var text = Notations.Of(sides.Left, Written.Sign(claim.Kind), sides.Right);
        return (text.Unicode, text.Latex);
    }

    private static ContextInfo Context(SourceText source, PageText text, ContextStatement statement)
    {
        var (line, column, _) = text.Place(statement.Span.Start);
        var quoted = Quotation.Of(source, statement.Span);
        // A comment is blank in what was read; the file has its words.
        if (string.IsNullOrWhiteSpace(quoted)) quoted = new SourceText(text.Text).Slice(statement.Span);
        return new ContextInfo(line, column, quoted, statement.Text) { Text = Written.Of(statement) };
    }

    /// <summary>Comments that cannot be read, and what was read with an assumption, in the order of the text; null where there is nothing to say.</summary>
    private static WarningInfo[]? Warnings(PageText text, PageComments comments, DocumentSyntax document, BoundPage page)
    {
        var given = page.Statements.OfType<ContextStatement>().Where(static s => s.Kind == ContextKind.Given).Select(static s => new Diagnostic(s.Span, "given", s.Text));
        var all = comments.Faults.Concat(document.Formulas.SelectMany(static f => f.Warnings)).Concat(given).Distinct().OrderBy(static w => w.Span.Start).Select(Warning).ToArray();
        return all.Length == 0 ? null : all;

        WarningInfo Warning(Diagnostic found)
        {
            var (line, column, cell) = text.Place(found.Span.Start);
            return new WarningInfo(line, column, found.Code, found.Message) { Cell = cell, Hint = found.Hint };
        }
    }

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
