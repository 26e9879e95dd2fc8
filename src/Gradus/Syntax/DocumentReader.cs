using System.Text;

namespace Gradus.Syntax;

/// <summary>Reads whole pages: formulas, the words around them, declarations.</summary>
/// <example><c>DocumentReader.Read("Let $A$ be symmetric. $$d(x^TAx) = 2x^TA\,dx$$", SyntaxMode.Auto)</c></example>
public static class DocumentReader
{
    /// <summary>The characters that a page may have; a longer one is not read.</summary>
    public const int Longest = SyntaxLimits.Document;

    /// <summary>Reads a page; a formula that cannot be read has a problem and does not stop the rest.</summary>
    /// <param name="text">The page.</param>
    /// <param name="mode">Its language.</param>
    /// <param name="names">Names that are declared elsewhere: in text without TeX they are not taken apart into letters.</param>
    public static DocumentSyntax Read(string text, SyntaxMode mode = SyntaxMode.Auto, IEnumerable<string>? names = null)
    {
        var source = new SourceText(text);
        if (text.Length > Longest)
        {
            var problem = new Diagnostic(new SourceSpan(0, 0), "too-long", $"the text has more than {Longest} characters", "split it");
            return new DocumentSyntax(source, [new FormulaSyntax(new SourceSpan(0, 0), null, problem)], []);
        }
        if (mode == SyntaxMode.Plain || (mode == SyntaxMode.Auto && !LooksLikeLatex(text))) return PlainPage.Read(source, names ?? []);
        return LatexPage.Read(source);
    }

    private static bool LooksLikeLatex(string text) => MathSegments.HasDelimiters(text) || HasCommand(text);

    private static bool HasCommand(string text)
    {
        for (var i = text.IndexOf('\\', StringComparison.Ordinal); i >= 0 && i + 1 < text.Length; i = text.IndexOf('\\', i + 1))
        {
            if (char.IsAsciiLetter(text[i + 1])) return true;
        }
        return text.Contains("^{", StringComparison.Ordinal) || text.Contains("_{", StringComparison.Ordinal);
    }

    /// <summary>Words in lower case, white space folded.</summary>
    internal static string Fold(string words)
    {
        var output = new StringBuilder(words.Length);
        foreach (var c in words)
        {
            if (!char.IsWhiteSpace(c)) output.Append(char.ToLowerInvariant(c));
            else if (output.Length > 0 && output[^1] != ' ') output.Append(' ');
        }
        return Tongues.InEnglish(output.ToString().Trim());
    }
}
