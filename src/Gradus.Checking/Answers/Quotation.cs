using Gradus.Syntax;

namespace Gradus.Checking.Answers;

/// <summary>Pieces of a source text that can stand by themselves: braces in pairs, no command cut in two.</summary>
internal static class Quotation
{
    /// <summary>How far a quotation may grow at either end.</summary>
    private const int Farthest = 200;

    private static readonly string[] Openers = ["\\left", "\\bigl", "\\Bigl", "\\biggl", "\\Biggl"];

    /// <summary>The stretch, grown to the next place on either side where it is whole; as it is where there is none near.</summary>
    public static string Of(SourceText source, SourceSpan span)
    {
        var text = source.Text;
        var start = Math.Clamp(span.Start, 0, text.Length);
        var end = Math.Clamp(span.End, start, text.Length);
        return Grown(text, start, end).Trim();
    }

    private static string Grown(string text, int start, int end)
    {
        if (CommandStart(text, start) is { } command && end > start) start = command;
        while (end < text.Length && CommandStart(text, end) is { } cut && cut >= start) end++;
        var (closers, openers) = Unpaired(text, start, end);
        var (left, right) = (start, end);
        for (; closers > 0 && left > 0 && start - left < Farthest; left--) closers += Brace(text, left - 1) switch { '}' => 1, '{' => -1, _ => 0 };
        for (; openers > 0 && right < text.Length && right - end < Farthest; right++) openers += Brace(text, right) switch { '{' => 1, '}' => -1, _ => 0 };
        if (closers > 0 || openers > 0) return text[start..end];
        return text[Before(text, left, left < start)..right];
    }

    /// <summary>The braces without partner in a stretch: those that close, those that open.</summary>
    private static (int Closers, int Openers) Unpaired(string text, int start, int end)
    {
        var (closers, openers) = (0, 0);
        for (var i = start; i < end; i++)
        {
            switch (Brace(text, i))
            {
                case '{': openers++; break;
                case '}' when openers > 0: openers--; break;
                case '}': closers++; break;
            }
        }
        return (closers, openers);
    }

    /// <summary>The brace at a place, unless it is \{ or \}.</summary>
    private static char Brace(string text, int i) => text[i] is '{' or '}' && !(i > 0 && text[i - 1] == '\\' && !(i > 1 && text[i - 2] == '\\')) ? text[i] : '\0';

    /// <summary>Where the command begins that a cut at this place would tear; null if it tears none.</summary>
    private static int? CommandStart(string text, int at)
    {
        if (at >= text.Length || !char.IsAsciiLetter(text[at])) return null;
        var i = at;
        while (i > 0 && char.IsAsciiLetter(text[i - 1])) i--;
        return i > 0 && text[i - 1] == '\\' && !(i > 1 && text[i - 2] == '\\') ? i - 1 : null;
    }

    /// <summary>The command that a brace in front belongs to (\hat{), and the \left of a bracket.</summary>
    private static int Before(string text, int start, bool atBrace)
    {
        if (atBrace)
        {
            var i = start;
            while (i > 0 && char.IsAsciiLetter(text[i - 1])) i--;
            if (i < start && i > 0 && text[i - 1] == '\\') return i - 1;
        }
        var opener = Array.Find(Openers, o => text.AsSpan(0, start).TrimEnd().EndsWith(o, StringComparison.Ordinal));
        return opener is null || start >= text.Length || text[start] is not ('(' or '[' or '|' or '\\') ? start : text.LastIndexOf(opener, start - 1, StringComparison.Ordinal);
    }
}
