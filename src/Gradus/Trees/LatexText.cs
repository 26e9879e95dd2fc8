using Gradus.Syntax;

namespace Gradus.Trees;

/// <summary>What \text and its kin hold: a name, words, or words with formulas between dollars.</summary>
internal static class LatexText
{
    /// <summary>Reads the argument of \text.</summary>
    public static void Add(LatexReader reader, LatexToken command)
    {
        var tokens = reader.Argument();
        var span = command.Span.To(new SourceSpan(Math.Max(command.Span.End, reader.Place), 0));
        if (tokens.Exists(IsDollar)) AddMixed(reader, tokens);
        else if (tokens.Count == 1 && tokens[0].Kind == LatexKind.Command && LatexCommands.Find(tokens[0].Text) is not null and not { Kind: CommandKind.Space or CommandKind.Quad }) reader.AddInner(tokens, reader.Style);
        else Add(reader, Text(tokens), span, FontOf(command.Text));
    }

    /// <summary>Adds a text as a name or as words: a name is one word without blanks that joins nothing.</summary>
    private static void Add(LatexReader reader, string text, SourceSpan span, Font font)
    {
        var word = text.Trim();
        var isTight = word.Length == text.Length;
        if (word.Length == 0) reader.Add(new Piece(text.Length > 1 ? PieceKind.Quad : PieceKind.Space, span));
        else if (word.Length == 1 && char.IsLetter(word[0]) && isTight) reader.Add(new Letter(span, word, font, [], IsWord: false));
        else if (WordsOrLetters.IsKnown(word)) reader.Add(WordsOrLetters.Word(word, font, span));
        else if (word.TrimEnd('(', '[') is var name && name.Length < word.Length && WordsOrLetters.IsKnown(name.Trim()) && word.Length - name.Length == 1)
        {
            var open = new SourceSpan(span.End - 1, 1);
            reader.Add(WordsOrLetters.Word(name.Trim(), font, span with { Length = span.Length - 1 }));
            reader.Add(Signs.Ascii(word[^1], open)!);
        }
        else if (word.Length <= 3 && Signs.Ascii(word[0], span) is { Kind: not PieceKind.Prime } sign && word.Length == 1) reader.Add(sign);
        else if (IsName(word) && (isTight || reader.Last is null or { IsBinary: true }) && !Connectives.Contains(word)) reader.Add(WordsOrLetters.Word(word, font, span));
        else reader.Add(new Piece(PieceKind.Words, span) { Tree = new Words(span, word) });
    }

    /// <summary>Words with formulas between dollars.</summary>
    private static void AddMixed(LatexReader reader, List<LatexToken> tokens)
    {
        var isFormula = false;
        for (var start = 0; start <= tokens.Count; isFormula = !isFormula)
        {
            var end = tokens.FindIndex(start, IsDollar);
            if (end < 0) end = tokens.Count;
            var part = tokens[start..end];
            if (part.Count > 0 && isFormula) reader.AddInner(part, default);
            else if (Text(part).Trim() is { Length: > 0 } text)
            {
                var span = part[0].Span.To(part[^1].Span);
                reader.Add(new Piece(PieceKind.Words, span) { Tree = new Words(span, text) });
            }
            start = end + 1;
        }
    }

    private static bool IsDollar(LatexToken token) => token is { Kind: LatexKind.Other, Text: "$" };

    private static bool IsName(string word) => char.IsLetter(word[0]) && word.All(static c => char.IsLetterOrDigit(c) || c is '-' or '_') && word[^1] != '-';

    /// <summary>The text that tokens show; commands for fonts and accents show nothing of their own.</summary>
    public static string Text(List<LatexToken> tokens) => string.Concat(tokens.Select(static token => token.Kind switch
    {
        LatexKind.Command => token.Text is " " or "," or "quad" or "qquad" or "\\" ? " " : token.Text is "_" or "%" or "&" or "#" ? token.Text : "",
        LatexKind.Space => " ",
        LatexKind.Open or LatexKind.Close => "",
        _ => token.Text,
    }));

    private static Font FontOf(string command) => command switch { "textbf" => Font.Bold, "textit" or "emph" => Font.Italic, "textsf" => Font.Sans, "texttt" => Font.Typewriter, _ => Font.Upright };
}
