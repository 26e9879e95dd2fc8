using System.Text;

namespace Gradus.Syntax;

/// <summary>The words between the formulas of a page.</summary>
internal static class Words
{
    private const int Longest = 2_000;

    /// <summary>The text of a stretch without macro definitions and code.</summary>
    public static string Between(string text, int start, int end, IReadOnlyList<SourceSpan> skipped)
    {
        var output = new StringBuilder();
        foreach (var span in skipped)
        {
            if (span.End <= start || span.Start >= end) continue;
            if (span.Start > start) output.Append(text, start, span.Start - start);
            start = Math.Max(start, span.End);
        }
        if (start < end) output.Append(text, start, end - start);
        return output.ToString();
    }

    /// <summary>The words right before a formula: those of its paragraph, or a paragraph before that leads up to it.</summary>
    public static string Ending(string words)
    {
        var paragraphs = Paragraphs(words);
        var last = paragraphs[^1];
        if (string.IsNullOrWhiteSpace(last) && paragraphs.Length > 1 && paragraphs[^2].TrimEnd() is { Length: > 0 } leading && leading[^1] is ':' or ',') last = leading;
        last = DocumentReader.Fold(last);
        return last.Length > Longest ? last[^Longest..] : last;
    }

    /// <summary>The words right behind a formula, to the end of its paragraph.</summary>
    public static string Beginning(string words)
    {
        var first = DocumentReader.Fold(Paragraphs(words)[0]);
        return first.Length > Longest ? first[..Longest] : first;
    }

    private static string[] Paragraphs(string words) => words.Replace("\r", "", StringComparison.Ordinal).Split("\n\n");
}
