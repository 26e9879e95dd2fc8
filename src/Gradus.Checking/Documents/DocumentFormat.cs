using System.Text.Json.Serialization;
using Gradus.Checking.Contract;

namespace Gradus.Checking.Documents;

/// <summary>What a document is written in.</summary>
[JsonConverter(typeof(WordConverter<DocumentFormat>))]
public enum DocumentFormat
{
    /// <summary>Markdown with formulas between dollar signs, as KaTeX and GitHub read them.</summary>
    Markdown,

    /// <summary>A LaTeX article that needs amsmath and amssymb.</summary>
    Latex,

    /// <summary>A page of HTML that needs nothing else.</summary>
    Html,
}
