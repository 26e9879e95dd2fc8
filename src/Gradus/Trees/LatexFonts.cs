using Gradus.Syntax;

namespace Gradus.Trees;

/// <summary>Commands that say how something is drawn: fonts, accents, words.</summary>
internal static class LatexFonts
{
    /// <summary>Carries out a command for a font, an accent, an operator's name or words.</summary>
    public static void Do(LatexReader reader, LatexCommand row, LatexToken token)
    {
        reader.SkipStar();
        switch (row.Kind)
        {
            case CommandKind.FontSwitch when reader.Next is { Kind: LatexKind.Open }: Styled(reader, (Font)row.Value, token.Span); return;
            case CommandKind.FontSwitch: reader.Style = new Style((Font)row.Value); return;
            case CommandKind.Font: Styled(reader, (Font)row.Value, token.Span); return;
            case CommandKind.Operator: Operator(reader, token.Span); return;
            case CommandKind.Accent: Accented(reader, (Accent)row.Value, token); return;
            default: LatexText.Add(reader, token); return;
        }
    }

    /// <summary>An argument in a font; a lone E or P with double strokes is an operator.</summary>
    private static void Styled(LatexReader reader, Font font, SourceSpan span)
    {
        var tokens = reader.Argument();
        var letters = tokens.Where(static t => t.Kind != LatexKind.Space).ToList();
        var place = span.To(new SourceSpan(Math.Max(span.End, reader.Place), 0));
        if (font == Font.Blackboard && letters is [{ Text: "E" }]) reader.Add(new Sign(place, SignKind.Expectation));
        else if (font == Font.Blackboard && letters is [{ Text: "P" }]) reader.Add(new Sign(place, SignKind.Probability));
        else if (new Style(font).IsText && letters.Count > 1 && letters.TrueForAll(static t => t.Kind == LatexKind.Letter)) LatexLetters.Word(reader, letters, font);
        else if (font is Font.Bold or Font.BoldItalic && letters is [{ Kind: LatexKind.Other } sign] && Signs.Ascii(sign.Text[0], sign.Span) is { } piece) reader.Add(piece);
        else Placed(reader, reader.Inner(tokens, new Style(Combined(reader.Style.Font, font))), place);
    }

    /// <summary>Pieces in the place of a command; a single one takes the command's place too.</summary>
    private static void Placed(LatexReader reader, List<Piece> pieces, SourceSpan place)
    {
        if (pieces is [{ Kind: PieceKind.Tree, Tree: { } tree } only]) reader.Add(only with { Span = place, Tree = tree with { Span = place } });
        else foreach (var piece in pieces) reader.Add(piece);
    }

    private static Font Combined(Font? outer, Font inner) => (outer, inner) switch
    {
        (Font.Bold, Font.Italic) or (Font.Italic, Font.Bold) => Font.BoldItalic,
        (Font.Bold or Font.BoldItalic, Font.Upright) => Font.Bold,
        (Font.Calligraphic or Font.Fraktur or Font.Blackboard or Font.Sans, Font.Bold or Font.BoldItalic) => outer.Value,
        _ => inner,
    };

    /// <summary>\operatorname{Var}, \operatorname*{arg\,min}, \mathop{\rm tr}.</summary>
    private static void Operator(LatexReader reader, SourceSpan span)
    {
        var tokens = reader.Argument();
        var text = string.Concat(tokens.Where(static t => t.Kind is LatexKind.Letter or LatexKind.Digits or LatexKind.Other || (t.Kind == LatexKind.Command && WordsOrLetters.IsKnown(t.Text))).Select(static t => t.Text));
        var place = span.To(new SourceSpan(Math.Max(span.End, reader.Place), 0));
        if (text.Length > 0 && text.All(static c => char.IsLetterOrDigit(c) || c == '-')) reader.Add(WordsOrLetters.Word(text.Replace("-", "", StringComparison.Ordinal), Font.Upright, place));
        else Placed(reader, reader.Inner(tokens, new Style(Font.Upright)), place);
    }

    private static void Accented(LatexReader reader, Accent accent, LatexToken command)
    {
        var tokens = reader.Argument();
        var place = command.Span.To(new SourceSpan(Math.Max(command.Span.End, reader.Place), 0));
        var font = command.Text is "vb" or "va" or "vu" ? new Style(Font.Bold) : reader.Style;
        var tree = reader.Tree(tokens, font, place.End);
        reader.Add(tree switch
        {
            Letter letter => letter with { Span = place, Accents = letter.Accents.Add(accent) },
            Scripted { Base: Letter letter } scripted => scripted with { Span = place, Base = letter with { Accents = letter.Accents.Add(accent) } },
            _ => new Accented(place, accent, tree),
        });
    }
}
