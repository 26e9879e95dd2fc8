using Gradus.Checking.Contract;

namespace Gradus.Checking.Documents;

/// <summary>A piece of a line.</summary>
internal abstract record Inline;

/// <summary>Words, with whatever signs they hold.</summary>
internal sealed record Words(string Text) : Inline;

/// <summary>Words that the eye should find.</summary>
internal sealed record Strong(string Text) : Inline;

/// <summary>Something to be typed as it stands.</summary>
internal sealed record Code(string Text) : Inline;

/// <summary>A rule, which has a page of its own.</summary>
internal sealed record RuleLink(string Rule, string Title) : Inline;

/// <summary>A formula in LaTeX, and in Unicode for where LaTeX is not set.</summary>
internal sealed record MathText(string Latex, string Unicode) : Inline;

/// <summary>A piece of a document.</summary>
internal abstract record Block;

/// <summary>A heading; level 1 is the title.</summary>
internal sealed record Heading(int Level, string Text) : Block;

/// <summary>A formula on a line of its own.</summary>
internal sealed record Display(MathText Formula) : Block;

/// <summary>A paragraph.</summary>
internal sealed record Paragraph(params IReadOnlyList<Inline> Line) : Block;

/// <summary>Lines that belong together.</summary>
internal sealed record Bullets(IReadOnlyList<IReadOnlyList<Inline>> Lines) : Block;

/// <summary>A claim and what is said of it, with its verdict to colour it by.</summary>
internal sealed record ClaimBlock(Verdict Verdict, IReadOnlyList<Block> Blocks) : Block;

/// <summary>Something for those who want to see it: folded away under its title where the format can.</summary>
internal sealed record Unfolding(string Title, IReadOnlyList<Block> Blocks) : Block;
