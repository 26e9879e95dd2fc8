using Gradus.Syntax;

namespace Gradus.Trees;

/// <summary>Letters that stand side by side in LaTeX: mostly factors, sometimes a word.</summary>
internal static class LatexLetters
{
    /// <summary>Reads the letters that follow.</summary>
    public static void Run(LatexReader reader)
    {
        var tokens = new List<LatexToken> { reader.Take() };
        while (reader.Next is { Kind: LatexKind.Letter } next && (tokens[^1].Span.End == next.Span.Start || tokens[^1].Span == next.Span)) tokens.Add(reader.Take());
        if (reader.Style.IsText) Word(reader, tokens, reader.Style.OfLetter);
        else Product(reader, tokens);
    }

    /// <summary>Letters in upright or like font: a word, but dX, and AB of capitals, which may be a product.</summary>
    public static void Word(LatexReader reader, List<LatexToken> tokens, Font font)
    {
        var text = string.Concat(tokens.Select(static token => token.Text));
        var span = tokens[0].Span.To(tokens[^1].Span);
        if (text.Length > 1 && text[0] == 'd' && !WordsOrLetters.IsKnown(text) && (text.Length == 2 || WordsOrLetters.IsKnown(text[1..])))
        {
            reader.Add(new Letter(tokens[0].Span, "d", font, [], IsWord: false));
            Word(reader, tokens[1..], font);
        }
        else if (text.Length is 2 or 3 && !WordsOrLetters.IsKnown(text) && text.All(char.IsAsciiLetterUpper)) reader.Add(new Piece(PieceKind.Letters, span) { Text = text, Font = font });
        else reader.Add(WordsOrLetters.Word(text, font, span));
    }

    /// <summary>Letters in italics or bold: one by one, unless they look like a word, begin with tr before capitals or end with a known word.</summary>
    private static void Product(LatexReader reader, List<LatexToken> tokens)
    {
        var text = string.Concat(tokens.Select(static token => token.Text));
        if (Connectives.IsFormulaWord(text))
        {
            reader.Add(new Piece(PieceKind.Words, tokens[0].Span.To(tokens[^1].Span)) { Tree = new Words(tokens[0].Span.To(tokens[^1].Span), text) });
            return;
        }
        var (start, end) = WordIn(text);
        for (var i = 0; i < start; i++) One(reader, tokens[i]);
        if (end > start) reader.Add(new Piece(PieceKind.Letters, tokens[start].Span.To(tokens[end - 1].Span)) { Text = text[start..end], Font = reader.Style.OfLetter });
        for (var i = end; i < tokens.Count; i++) One(reader, tokens[i]);
    }

    /// <summary>Where a word stands in a run of letters: the whole, an end behind d or capitals, a beginning before capitals; an empty stretch for none.</summary>
    private static (int Start, int End) WordIn(string text)
    {
        if (text.Length < 2) return (0, 0);
        if (WordsOrLetters.IsKnown(text) || (text.Length > 4 && WordsOrLetters.LooksLikeWord(text))) return (0, text.Length);
        for (var start = 1; start < text.Length - 1; start++)
        {
            if (WordsOrLetters.IsKnown(text[start..]) && (text[start - 1] == 'd' || char.IsAsciiLetterUpper(text[start - 1]))) return (start, text.Length);
        }
        for (var end = text.Length - 1; end > 1; end--)
        {
            if (text[end..].All(char.IsAsciiLetterUpper) && WordsOrLetters.IsKnown(text[..end]) && char.IsAsciiLetterLower(text[end - 1])) return (0, end);
        }
        return (0, 0);
    }

    private static void One(LatexReader reader, LatexToken token) => reader.Add(new Letter(token.Span, token.Text, reader.Style.OfLetter, [], IsWord: false));
}
