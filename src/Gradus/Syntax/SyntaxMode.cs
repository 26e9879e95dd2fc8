namespace Gradus.Syntax;

/// <summary>The language of a text.</summary>
public enum SyntaxMode
{
    /// <summary>Seen from the text itself: TeX signs make it LaTeX.</summary>
    Auto,

    /// <summary>LaTeX, within Markdown or by itself.</summary>
    Latex,

    /// <summary>The plain syntax, a formula a line.</summary>
    Plain,
}
