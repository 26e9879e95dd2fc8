namespace Gradus.Syntax;

/// <summary>A stretch of a page that holds formulas.</summary>
/// <param name="Outer">With its delimiters.</param>
/// <param name="Inner">Without them.</param>
/// <param name="Display">Set apart from the words.</param>
internal readonly record struct MathSegment(SourceSpan Outer, SourceSpan Inner, bool Display);

/// <summary>Finds the formulas of a page of Markdown, TeX or BBCode by their delimiters.</summary>
internal sealed class MathSegments
{
    private readonly string text;
    private readonly HashSet<string> neverClosed = [];
    private int paragraphEnd = -1;

    private MathSegments(string text) => this.text = text;

    private static readonly (string Open, string Close, bool Display)[] Delimiters =
    [
        ("$$", "$$", true), ("\\[", "\\]", true), ("\\(", "\\)", false), ("[tex]", "[/tex]", false), ("[math]", "[/math]", false), ("[latex]", "[/latex]", false),
        ("[TEX]", "[/TEX]", false), ("<math>", "</math>", false), ("$", "$", false),
    ];

    private static readonly string[] Environments = ["align", "equation", "eqnarray", "gather", "multline", "alignat", "flalign", "aligned", "split", "displaymath", "math"];

    /// <summary>Whether a text holds TeX delimiters at all.</summary>
    public static bool HasDelimiters(string text) => text.Contains('$', StringComparison.Ordinal)
        || text.Contains("\\[", StringComparison.Ordinal) || text.Contains("\\(", StringComparison.Ordinal) || text.Contains("[tex]", StringComparison.OrdinalIgnoreCase)
        || text.Contains("[math]", StringComparison.Ordinal) || text.Contains("[latex]", StringComparison.Ordinal)
        || Environments.Any(name => text.Contains("\\begin{" + name, StringComparison.Ordinal)) || text.Contains("\\eqalign", StringComparison.Ordinal);

    /// <summary>The formulas in the order of the text; the places of macro definitions are passed over, as is code, whose places are added to them.</summary>
    public static List<MathSegment> Find(string text, List<SourceSpan> skipped)
    {
        var finder = new MathSegments(text);
        var found = new List<MathSegment>();
        var skip = new Queue<SourceSpan>(skipped.OrderBy(span => span.Start));
        for (var i = 0; i < text.Length;)
        {
            while (skip.Count > 0 && skip.Peek().End <= i) skip.Dequeue();
            if (skip.Count > 0 && skip.Peek().Start <= i) { i = skip.Peek().End; continue; }
            if (Code(text, i) is { } code)
            {
                skipped.Add(SourceSpanOf(i, code));
                i = code;
                continue;
            }
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] is '$' or '\\') { i += 2; continue; }
            var segment = text[i] is '$' or '\\' or '[' or '<' ? finder.At(i) : null;
            if (segment is { } math)
            {
                found.Add(math);
                i = math.Outer.End;
            }
            else i++;
        }
        return found;
    }

    /// <summary>The end of a code fence or span that begins here, or null.</summary>
    private static int? Code(string text, int i)
    {
        if (text[i] is not ('`' or '~')) return null;
        var ticks = 0;
        while (i + ticks < text.Length && text[i + ticks] == text[i]) ticks++;
        if (ticks < 3)
        {
            if (text[i] == '~') return null;
            var close = text.IndexOf('`', i + ticks);
            var line = text.IndexOf('\n', i);
            return close > 0 && (line < 0 || close < line) ? close + 1 : i + ticks;
        }
        if (i > 0 && text.AsSpan((text.LastIndexOf('\n', i - 1) + 1)..i).Trim().Length > 0) return i + ticks;
        var end = text.IndexOf(text[i] == '`' ? "\n```" : "\n~~~", i + ticks, StringComparison.Ordinal);
        return end < 0 ? text.Length : end + 4;
    }

    private MathSegment? At(int i)
    {
        foreach (var (open, close, display) in Delimiters)
        {
            if (string.CompareOrdinal(text, i, open, 0, open.Length) != 0) continue;
            var start = i + open.Length;
            if (open == "$" && IsOpenLine(i) && (IsOpenLine(LineBefore(i)) || IsOpenLine(LineAfter(i)))) return new MathSegment(SourceSpanOf(i, LineEnd(i)), SourceSpanOf(start, LineEnd(i)), true);
            var end = End(start, close);
            if (end < 0) return null;
            return new MathSegment(new SourceSpan(i, end + close.Length - i), WithoutTags(text, start, end), display);
        }
        return Environment(i);
    }

    /// <summary>True for a line that begins with its only dollar, and has more: Scrapbox lets the end of the line close the formula.</summary>
    private bool IsOpenLine(int start)
    {
        if (start < 0 || start >= text.Length || text[start] != '$' || (start > 0 && text[start - 1] != '\n')) return false;
        var line = text.AsSpan(start + 1, LineEnd(start) - start - 1);
        return !line.Contains('$') && !line.IsWhiteSpace();
    }

    private int LineEnd(int start) => text.IndexOf('\n', start) is var end and >= 0 ? end : text.Length;

    private int LineAfter(int start) => LineEnd(start) + 1;

    private int LineBefore(int start) => start < 2 ? -1 : text.LastIndexOf('\n', start - 2) + 1;

    /// <summary>A stretch without BBCode tags around it.</summary>
    private static SourceSpan WithoutTags(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        var inner = text.AsSpan(start, end - start);
        return inner.StartsWith("[tex]", StringComparison.OrdinalIgnoreCase) && inner.EndsWith("[/tex]", StringComparison.OrdinalIgnoreCase) && inner.Length >= 11 ? SourceSpanOf(start + 5, end - 6) : SourceSpanOf(start, end);
    }

    /// <summary>Where a closing delimiter stands; a single dollar must close within its paragraph.</summary>
    private int End(int start, string close)
    {
        if (neverClosed.Contains(close)) return -1;
        var limit = close == "$" ? ParagraphEnd(start) : text.Length;
        for (var i = start; i < limit; i++)
        {
            if (text[i] == '\\' && close[0] != '\\') { i++; continue; }
            if (text[i] == '\\' && i + 1 < limit && text[i + 1] == '\\') { i++; continue; }
            if (string.CompareOrdinal(text, i, close, 0, close.Length) == 0) return i;
        }
        if (limit == text.Length) neverClosed.Add(close);
        return -1;
    }

    private int ParagraphEnd(int start)
    {
        if (start <= paragraphEnd) return paragraphEnd;
        var found = text.IndexOf("\n\n", start, StringComparison.Ordinal);
        return paragraphEnd = found < 0 ? text.Length : found;
    }

    private MathSegment? Environment(int i)
    {
        if (string.CompareOrdinal(text, i, "\\eqalign", 0, 8) == 0)
        {
            var open = text.IndexOf('{', i);
            if (open < 0 || open > i + 12 || neverClosed.Contains("\\eqalign")) return null;
            var depth = 0;
            for (var k = open; k < text.Length; k++)
            {
                if (text[k] == '{') depth++;
                if (text[k] == '}' && --depth == 0) return new MathSegment(SourceSpanOf(i, k + 1), SourceSpanOf(i, k + 1), true);
            }
            neverClosed.Add("\\eqalign");
            return null;
        }
        if (string.CompareOrdinal(text, i, "\\begin{", 0, 7) != 0) return null;
        var brace = text.IndexOf('}', i);
        if (brace < 0 || brace > i + 30) return null;
        var name = text[(i + 7)..brace];
        if (!Environments.Contains(name.TrimEnd('*'))) return null;
        var close = $"\\end{{{name}}}";
        var end = neverClosed.Contains(close) ? -1 : text.IndexOf(close, brace, StringComparison.Ordinal);
        if (end < 0) neverClosed.Add(close);
        return end < 0 ? null : new MathSegment(SourceSpanOf(i, end + close.Length), SourceSpanOf(i, end + close.Length), true);
    }

    private static SourceSpan SourceSpanOf(int start, int end) => new(start, end - start);
}
