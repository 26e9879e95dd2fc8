using Gradus.Checking.Contract;

namespace Gradus.Checking.Documents;

/// <summary>A page of HTML that needs nothing else: no script from elsewhere, no fonts, no network.</summary>
/// <remarks>
/// A formula is set by the browser from MathML and carries its LaTeX in <c>data-latex</c>. Where a page that it is put into brings KaTeX along,
/// the few lines at the end have it set the formulas.
/// </remarks>
internal sealed class HtmlDocument : DocumentWriter
{
    private const string Style = """
        :root { color-scheme: light dark; --ink: #1f2328; --paper: #ffffff; --faint: #59636e; --panel: #f6f8fa; --line: #d1d9e0; --good: #116329; --middling: #7d4e00; --bad: #b3261e; --unread: #6639a6; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --paper: #0d1117; --faint: #9198a1; --panel: #151b23; --line: #3d444d; --good: #56d364; --middling: #e3b341; --bad: #ff7b72; --unread: #c297ff; } }
        body { margin: 2rem auto; max-width: 46rem; padding: 0 1rem; color: var(--ink); background: var(--paper); font: 1rem/1.6 system-ui, sans-serif; }
        h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2rem; border-bottom: 1px solid var(--line); padding-bottom: .3rem; }
        .math { font-family: "STIX Two Math", "Cambria Math", "Latin Modern Math", "DejaVu Serif", serif; white-space: pre-wrap; } math { font-family: "STIX Two Math", "Cambria Math", "Latin Modern Math", math; }
        mtd { padding: .1em .4em; }
        div.math { margin: .6rem 0; padding: .6rem 1rem; overflow-x: auto; background: var(--panel); border-radius: .4rem; font-size: 1.1rem; }
        em { color: var(--faint); } code { font-size: .9em; }
        section { margin: 1rem 0; padding: .1rem 0 .1rem .9rem; border-left: .3rem solid var(--tone); } section > p:first-child strong { color: var(--tone); }
        .good { --tone: var(--good); } .middling { --tone: var(--middling); } .bad { --tone: var(--bad); } .unread { --tone: var(--unread); }
        details { margin: .6rem 0; } summary { cursor: pointer; color: var(--faint); }
        """;

    private const string Script = """
        if (window.katex) document.querySelectorAll("[data-latex]").forEach(e => katex.render(e.dataset.latex, e, { displayMode: e.tagName === "DIV", throwOnError: false }));
        """;

    protected override string Frame(string title, string body) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{Words(title)}</title>
        <style>
        {Style}
        </style>
        </head>
        <body>
        <main>
        {body.TrimEnd()}
        </main>
        <script>
        {Script}
        </script>
        </body>
        </html>

        """.ReplaceLineEndings("\n");

    protected override string Heading(int level, string text) => $"<h{level}>{Words(text)}</h{level}>\n";

    protected override string Display(MathText formula) => $"<div class=\"math\" data-latex=\"{Words(formula.Latex)}\">{MathMarkup.Of(formula, " displaystyle=\"true\"") ?? Words(formula.Unicode)}</div>\n";

    protected override string Paragraph(string line) => $"<p>{line}</p>\n";

    protected override string Bullets(IReadOnlyList<string> lines) => $"<ul>\n{string.Concat(lines.Select(static line => $"<li>{line}</li>\n"))}</ul>\n";

    protected override string Claim(Verdict verdict, string blocks) => $"<section class=\"{ClassOf(verdict)}\">\n{blocks}</section>\n";

    protected override string Unfolding(string title, string blocks) => $"<details>\n<summary>{Words(title)}</summary>\n{blocks}</details>\n";

    protected override string Words(string text) => string.Concat(text.Select(static character => character switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '\'' => "&#39;",
        '\n' or '\r' or '\t' => " ",
        _ when char.IsControl(character) => "",
        _ => character.ToString(),
    }));

    protected override string Strong(string text) => $"<strong>{Words(text)}</strong>";

    protected override string Code(string text) => $"<code>{Words(text)}</code>";

    protected override string Rule(string rule, string title) => $"<em title=\"{Words(rule)}\">{Words(title)}</em>";

    protected override string Within(MathText formula) => $"<span class=\"math\" data-latex=\"{Words(formula.Latex)}\">{MathMarkup.Of(formula) ?? Words(formula.Unicode)}</span>";

    private static string ClassOf(Verdict verdict) => verdict switch
    {
        Contract.Verdict.Holds => "good",
        Contract.Verdict.Conditional or Contract.Verdict.Convention => "middling",
        Contract.Verdict.Ambiguous or Contract.Verdict.Wrong => "bad",
        _ => "unread",
    };
}
