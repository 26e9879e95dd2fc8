using Gradus.Binding;
using Gradus.Checking.Answers;
using Gradus.Checking.Claims;
using Gradus.Checking.Contract;
using Gradus.Checking.Equivalence;
using Gradus.Checking.Sources;
using Gradus.Expressions;
using Gradus.Rendering;
using Gradus.Syntax;
using Reading = Gradus.Binding.Reading;

namespace Gradus.Tests.Pages;

/// <summary>A page as it was judged, into which further lines can be put.</summary>
internal sealed class PageAgain
{
    private readonly DocumentSyntax document;
    private readonly IReadOnlyList<string> names;

    public PageAgain(string text)
    {
        var request = new CheckRequest(text);
        document = DocumentReader.Read(text);
        var (page, findings, claims) = CheckAnswer.Judged(document.Source, PageText.Of(request), PageBinder.Bind(document, new PageOptions()), new Judge(1), request);
        Judged = [.. page.Claims.Zip(findings, claims)];
        Corrected = CheckAnswer.Of(request).Corrected?.Steps ?? [];
        names = [.. page.Symbols.Select(static s => s.Name)];
    }

    public IReadOnlyList<(Claim Claim, Finding Finding, ClaimInfo Info)> Judged { get; }

    public IReadOnlyList<StepInfo> Corrected { get; }

    /// <summary>What a line means at the end of the page, or why it means nothing; both sides of a line that says a = a are what it speaks of.</summary>
    public (List<Reading> Readings, string Problem) Read(string line)
    {
        var (whole, dialect) = With(line);
        var said = PageBinder.Bind(whole, new PageOptions { Dialect = dialect }).Statements.Where(s => s.Span.Start >= document.Source.Text.Length).ToList();
        var readings = said.OfType<Claim>().FirstOrDefault()?.Readings ?? [.. said.OfType<ContextStatement>().Select(static s => s.Value).OfType<Expr>().Select(static v => new Reading(v, v, Ordinary: true))];
        return ([.. readings], string.Join("; ", said.Select(static s => s is Claim claim ? claim.Problem?.Message ?? claim.Misfit?.Message ?? "" : ((ContextStatement)s).Text)));
    }

    /// <summary>The names of the page; dL_dY only where it is written so, for ∂L/∂Y is a derivative on the page.</summary>
    private TypedNames Known(string line) => new(names.Where(n => SymbolName.Quotient(n) is null || line.Contains(n, StringComparison.Ordinal)).ToHashSet(), []);

    /// <summary>LaTeX as a display; what else is printed as somebody types it, alone or within words.</summary>
    private (DocumentSyntax Page, Dialect? Dialect) With(string line)
    {
        if (TypedLanguage.IsLatex(line)) return (DocumentReader.Read($"{document.Source.Text}\n\n$$ {line} $$\n"), null);
        var padded = new string(' ', document.Source.Text.Length) + line;
        var typed = TypedReader.Read(padded, Known(line)).First().Relation;
        var formulas = typed is null ? DocumentReader.Read(padded, SyntaxMode.Plain).Formulas : [new FormulaSyntax(typed.Span, typed, null) { Display = true }];
        return (document with { Source = new SourceText(document.Source.Text + line), Formulas = [.. document.Formulas, .. formulas] }, Dialect.Plain);
    }
}
