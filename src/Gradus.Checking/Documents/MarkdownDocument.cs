using Gradus.Checking.Answers;

namespace Gradus.Checking.Documents;

/// <summary>Markdown with formulas between dollar signs, as KaTeX, GitHub and Jupyter read them.</summary>
internal sealed class MarkdownDocument : DocumentWriter
{
    protected override string Frame(string title, string body) => body.TrimEnd() + "\n";

    protected override string Heading(int level, string text) => $"{new string('#', level)} {Words(text)}\n\n";

    protected override string Display(MathText formula) => $"$$\n{formula.Latex}\n$$\n\n";

    protected override string Paragraph(string line) => line + "\n\n";

    protected override string Bullets(IReadOnlyList<string> lines) => string.Concat(lines.Select(static line => $"- {line}\n")) + "\n";

    /// <summary>What Markdown, HTML or a typesetter of formulas would take as a sign of its own becomes the character's number.</summary>
    protected override string Words(string text) => string.Concat(text.Select(static character => character switch
    {
        '\n' or '\r' or '\t' => " ",
        '\\' or '`' or '*' or '_' or '#' or '|' or '~' or '[' or ']' or '<' or '>' or '&' or '$' => $"&#{(int)character};",
        _ when char.IsControl(character) => "",
        _ => character.ToString(),
    }));

    protected override string Strong(string text) => $"**{Words(text)}**";

    protected override string Code(string text) => $"<code>{Words(text)}</code>";

    protected override string Rule(string rule, string title)
        => RuleExamples.Names.Contains(rule) ? $"[{Words(title)}](docs/rules/{rule}.md)" : Words(title);

    protected override string Within(MathText formula) => $"${formula.Latex}$";
}
