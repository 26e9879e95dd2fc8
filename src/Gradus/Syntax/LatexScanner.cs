using System.Globalization;

namespace Gradus.Syntax;

/// <summary>The kinds of raw LaTeX token, before anything is understood.</summary>
internal enum LatexKind { Command, Letter, Digits, Open, Close, Raise, Lower, Align, Space, Other, Parameter }

/// <summary>A raw token of LaTeX.</summary>
internal readonly record struct LatexToken(LatexKind Kind, string Text, SourceSpan Span);

/// <summary>Cuts LaTeX into raw tokens.</summary>
internal static class LatexScanner
{
    /// <summary>The raw tokens of a stretch of the source.</summary>
    public static List<LatexToken> Scan(string source, SourceSpan span)
    {
        var tokens = new List<LatexToken>();
        for (var i = span.Start; i < span.End;)
        {
            if (source[i] == '%')
            {
                while (i < span.End && source[i] != '\n') i++;
                continue;
            }
            if (HtmlEntity.At(source, span.End, i) is var (sign, length))
            {
                tokens.Add(new LatexToken(sign == "&" ? LatexKind.Align : string.IsNullOrWhiteSpace(sign) ? LatexKind.Space : LatexKind.Other, sign, new SourceSpan(i, length)));
                i += length;
                continue;
            }
            var start = i;
            var kind = Next(source, span.End, ref i);
            tokens.Add(new LatexToken(kind, source[(kind is LatexKind.Command or LatexKind.Parameter ? start + 1 : start)..i], new SourceSpan(start, i - start)));
        }
        return tokens;
    }

    private static LatexKind Next(string source, int end, ref int i)
    {
        var c = source[i++];
        switch (c)
        {
            case '{': return LatexKind.Open;
            case '}': return LatexKind.Close;
            case '^': return LatexKind.Raise;
            case '_': return LatexKind.Lower;
            case '&': return LatexKind.Align;
            case '#' when i < end && char.IsAsciiDigit(source[i]): i++; return LatexKind.Parameter;
            case '\\' when i < end:
                if (!char.IsAsciiLetter(source[i])) { i++; return LatexKind.Command; }
                while (i < end && char.IsAsciiLetter(source[i])) i++;
                return LatexKind.Command;
        }
        if (char.IsWhiteSpace(c) || c == '~') return LatexKind.Space;
        if (char.IsAsciiLetter(c)) return LatexKind.Letter;
        if (char.IsHighSurrogate(c) && i < end && char.IsLowSurrogate(source[i])) { i++; return LatexKind.Other; }
        if (!char.IsAsciiDigit(c)) return char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.Control ? LatexKind.Space : LatexKind.Other;
        while (i < end && char.IsAsciiDigit(source[i])) i++;
        if (i + 1 < end && source[i] == '.' && char.IsAsciiDigit(source[i + 1]))
        {
            i++;
            while (i < end && char.IsAsciiDigit(source[i])) i++;
        }
        return LatexKind.Digits;
    }
}
