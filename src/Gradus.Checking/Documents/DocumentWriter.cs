using System.Diagnostics;

namespace Gradus.Checking.Documents;

/// <summary>Writes blocks in one format; everything that was written by others is made harmless here.</summary>
internal abstract class DocumentWriter
{
    /// <summary>The writer for a format.</summary>
    public static DocumentWriter For(DocumentFormat format) => format switch
    {
        DocumentFormat.Latex => new LatexDocument(),
        DocumentFormat.Html => new HtmlDocument(),
        _ => new MarkdownDocument(),
    };

    /// <summary>The whole document.</summary>
    public string Write(IReadOnlyList<Block> blocks)
        => Frame(blocks.OfType<Heading>().First().Text, string.Concat(blocks.Select(Write)));

    /// <summary>What stands around the blocks.</summary>
    protected abstract string Frame(string title, string body);

    /// <summary>A heading.</summary>
    protected abstract string Heading(int level, string text);

    /// <summary>A formula on its own line.</summary>
    protected abstract string Display(MathText formula);

    /// <summary>A paragraph; the line is written.</summary>
    protected abstract string Paragraph(string line);

    /// <summary>A list; the lines are written.</summary>
    protected abstract string Bullets(IReadOnlyList<string> lines);

    /// <summary>A claim; its blocks are written.</summary>
    protected virtual string Claim(Contract.Verdict verdict, string blocks) => blocks;

    /// <summary>Something for those who want to see it; its blocks are written.</summary>
    protected virtual string Unfolding(string title, string blocks) => blocks;

    /// <summary>Words.</summary>
    protected abstract string Words(string text);

    /// <summary>Words that stand out.</summary>
    protected abstract string Strong(string text);

    /// <summary>Something to be typed.</summary>
    protected abstract string Code(string text);

    /// <summary>A rule's title, linked to its page where the format can.</summary>
    protected abstract string Rule(string rule, string title);

    /// <summary>A formula within a line.</summary>
    protected abstract string Within(MathText formula);

    private string Write(Block block) => block switch
    {
        Heading heading => Heading(heading.Level, heading.Text),
        Display { Formula: var formula } => LatexGuard.IsSafe(formula.Latex) ? Display(formula) : Paragraph(Words(formula.Unicode)),
        Paragraph paragraph => Paragraph(Line(paragraph.Line)),
        Bullets bullets => bullets.Lines.Count == 0 ? "" : Bullets([.. bullets.Lines.Select(Line)]),
        ClaimBlock claim => Claim(claim.Verdict, string.Concat(claim.Blocks.Select(Write))),
        Unfolding more => Unfolding(more.Title, string.Concat(more.Blocks.Select(Write))),
        _ => throw new UnreachableException(),
    };

    private string Line(IReadOnlyList<Inline> line) => string.Concat(line.Select(piece => piece switch
    {
        Words words => Words(words.Text),
        Strong strong => Strong(strong.Text),
        Code code => Code(code.Text),
        RuleLink link => Rule(link.Rule, link.Title),
        MathText formula => LatexGuard.IsSafe(formula.Latex) ? Within(formula) : Words(formula.Unicode),
        _ => throw new UnreachableException(),
    }));
}
