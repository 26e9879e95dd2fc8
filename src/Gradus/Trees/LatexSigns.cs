using Gradus.Numerics;
using Gradus.Syntax;

namespace Gradus.Trees;

/// <summary>Single characters of LaTeX: digits, ASCII signs and those of Unicode.</summary>
internal static class LatexSigns
{
    /// <summary>Adds the piece of a token that is neither a letter nor a command.</summary>
    public static void Add(LatexReader reader, LatexToken token)
    {
        if (token.Kind == LatexKind.Digits) reader.Add(Number(token, reader.Style));
        else if (token.Text.Length == 1 && Joined(reader.Last, token) is { } joined) reader.Replace(joined);
        else if (Signs.Ascii(token.Text[0], token.Span) is { } sign) reader.Add(sign);
        else Beyond(reader, token);
    }

    /// <summary>A number; a bold or blackboard 1 or 0 is a vector or an indicator, and so a letter.</summary>
    private static Tree Number(LatexToken token, Style style) => style.Font is Font.Bold or Font.BoldItalic or Font.Blackboard && token.Text is "0" or "1"
        ? new Letter(token.Span, token.Text, style.OfLetter, [], IsWord: false)
        : new Numeral(token.Span, Signs.Number(token.Text));

    /// <summary>Signs that join with the one before: ||, :=, ==, !=, &lt;=.</summary>
    private static Piece? Joined(Piece? last, LatexToken token)
    {
        if (last is null || last.Span.End != token.Span.Start) return null;
        var span = last.Span.To(token.Span);
        return (last, token.Text) switch
        {
            ({ Kind: PieceKind.Bar, Bracket: BracketKind.Bar, Span.Length: 1 }, "|") => new Piece(PieceKind.Bar, span) { Bracket = BracketKind.DoubleBar, IsTwoBars = true },
            ({ Kind: PieceKind.Colon }, "=") => new Piece(PieceKind.Relation, span) { Relation = Relation.Define },
            ({ Kind: PieceKind.Relation, Relation: Relation.Less, Span.Length: 1 }, "=") => new Piece(PieceKind.Relation, span) { Relation = Relation.LessOrEqual },
            ({ Kind: PieceKind.Relation, Relation: Relation.Less, Span.Length: 1 }, "<") => new Piece(PieceKind.Relation, span) { Relation = Relation.MuchLess },
            ({ Kind: PieceKind.Relation, Relation: Relation.Greater, Span.Length: 1 }, "=") => new Piece(PieceKind.Relation, span) { Relation = Relation.GreaterOrEqual },
            ({ Kind: PieceKind.Relation, Relation: Relation.Greater, Span.Length: 1 }, ">") => new Piece(PieceKind.Relation, span) { Relation = Relation.MuchGreater },
            ({ Kind: PieceKind.Relation, Relation: Relation.Equal, Span.Length: 1 }, "=") => new Piece(PieceKind.Relation, span) { Relation = Relation.Equal },
            ({ Kind: PieceKind.Relation, Relation: Relation.Equal, Span.Length: 1 }, ">") => new Piece(PieceKind.Relation, span) { Relation = Relation.Implies },
            ({ Kind: PieceKind.Relation, Relation: Relation.Equal, Span.Length: 1 }, ":") => new Piece(PieceKind.Relation, span) { Relation = Relation.Define },
            ({ Kind: PieceKind.Sign, Sign: TermSign.Minus, Span.Length: 1 }, ">") => new Piece(PieceKind.Relation, span) { Relation = Relation.To },
            ({ Kind: PieceKind.Point }, ".") => Piece.Of(new Dots(span)),
            ({ Tree: Dots }, ".") => Piece.Of(new Dots(span)),
            ({ Tree: Letter { Name: "!" } }, "=") => new Piece(PieceKind.Relation, span) { Relation = Relation.NotEqual },
            _ => null,
        };
    }

    private static void Beyond(LatexReader reader, LatexToken token)
    {
        var c = token.Text[0];
        if (UnicodeSigns.Combining(c) is { } accent && reader.Last?.Tree is Letter letter) reader.Replace(Piece.Of(letter with { Accents = letter.Accents.Add(accent), Span = letter.Span.To(token.Span) }));
        else if (UnicodeSigns.Raised(c) is { } raised && c is not ('ᵀ' or 'ᵗ')) Script(reader, token, raised, PieceKind.Upper, UnicodeSigns.Raised);
        else if (UnicodeSigns.Lowered(c) is { } lowered) Script(reader, token, lowered, PieceKind.Lower, UnicodeSigns.Lowered);
        else if (UnicodeSigns.Fraction(c) is var (over, under)) reader.Add(new Numeral(token.Span, (Rational)over / under));
        else if (c is 'ᵀ' or 'ᵗ' or '⊤' or '⊺' && reader.Last is { } last && (last.StartsOperand || last.IsScript || last.Kind == PieceKind.Close))
            reader.Add(new Piece(PieceKind.Upper, token.Span) { Tree = new Letter(token.Span, "T", Font.Sign, [], IsWord: false) });
        else if (UnicodeSigns.Command(c) is { } row) LatexActions.Do(reader, row, token with { Text = row.Text });
        else if (UnicodeSigns.Letter(token.Text, 0) is var (name, font, isVariant))
        {
            reader.Add(char.IsAsciiDigit(name[0]) ? new Numeral(token.Span, (Rational)(name[0] - '0'))
                : new Letter(token.Span, name, font == Font.Italic ? reader.Style.OfLetter : font, [], IsWord: false) { IsVariant = isVariant });
        }
        else if (!char.IsPunctuation(c) && !char.IsSymbol(c) && !char.IsSurrogate(c)) reader.Add(new Piece(PieceKind.Space, token.Span));
        else reader.Add(new Words(token.Span, token.Text));
    }

    /// <summary>Raised or lowered characters side by side: one script.</summary>
    private static void Script(LatexReader reader, LatexToken token, char first, PieceKind kind, Func<char, char?> plain)
    {
        var (text, span) = (first.ToString(), token.Span);
        while (reader.Next is { Kind: LatexKind.Other, Text: [var c] } next && plain(c) is { } more && (c != 'ᵀ' || text is "-"))
        {
            text += more;
            span = span.To(next.Span);
            reader.Take();
        }
        reader.Add(new Piece(kind, span) { Tree = Signs.Script(text, span, reader.Notes) });
    }
}
