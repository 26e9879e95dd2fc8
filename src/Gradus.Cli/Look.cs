using Gradus.Checking.Contract;
using Gradus.Cli.Text;

namespace Gradus.Cli;

/// <summary>How much is told.</summary>
internal enum Detail
{
    /// <summary>What is wrong, and the summary.</summary>
    Quiet,

    /// <summary>Every claim, and why it fails.</summary>
    Usual,

    /// <summary>Also how every symbol was read, what was assumed in reading, what is silenced, and how long it took.</summary>
    Verbose,
}

/// <summary>Which warnings are told.</summary>
internal static class WarningDetails
{
    /// <summary>A comment to Gradus that it cannot read is told always; what was assumed in reading, to those who want to know everything.</summary>
    public static bool IsShown(this WarningInfo warning, Detail detail) => warning.Code is "comment" or "given" || detail == Detail.Verbose;
}

/// <summary>How a page of text looks.</summary>
internal sealed record Look
{
    /// <summary>True for formulas in the plain syntax and no character outside ASCII.</summary>
    public bool Ascii { get; init; }

    /// <summary>The columns that it may take; null for those of the terminal.</summary>
    public int? Width { get; init; }

    /// <summary>How much is told.</summary>
    public Detail Detail { get; init; } = Detail.Usual;

    /// <summary>What counts as a failure.</summary>
    public Strictness Strictness { get; init; }

    /// <summary>The characters that it is written in.</summary>
    public Script Script => Ascii ? Script.Ascii : Script.Unicode;

    /// <summary>An empty page on standard output.</summary>
    public Page Page(Session session) => new(session.Colour ? new TerminalInk(session.Out) : new PlainInk(session.Out), Width ?? session.Width, Script);
}
