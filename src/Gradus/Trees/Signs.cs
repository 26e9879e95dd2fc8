using System.Globalization;
using System.Numerics;
using Gradus.Numerics;
using Gradus.Syntax;

namespace Gradus.Trees;

/// <summary>The signs that both languages share.</summary>
internal static class Signs
{
    private const int LargestExponent = 300;

    /// <summary>The piece of an ASCII sign, or null.</summary>
    public static Piece? Ascii(char c, SourceSpan span) => c switch
    {
        '+' => new Piece(PieceKind.Sign, span) { Sign = TermSign.Plus },
        '-' or '−' or '–' or '—' or '‐' or '﹣' => new Piece(PieceKind.Sign, span) { Sign = TermSign.Minus },
        '*' => new Piece(PieceKind.Mark, span) { Mark = Mark.Star },
        '@' => new Piece(PieceKind.Mark, span) { Mark = Mark.At },
        '/' => new Piece(PieceKind.Mark, span) { Mark = Mark.Slash },
        '.' => new Piece(PieceKind.Point, span),
        ',' or '，' or '、' => new Piece(PieceKind.Comma, span),
        ';' => new Piece(PieceKind.Semicolon, span),
        ':' or '∶' => new Piece(PieceKind.Colon, span),
        '(' or '[' => new Piece(PieceKind.Open, span) { Bracket = c == '(' ? BracketKind.Round : BracketKind.Square },
        ')' or ']' => new Piece(PieceKind.Close, span) { Bracket = c == ')' ? BracketKind.Round : BracketKind.Square },
        '|' => new Piece(PieceKind.Bar, span) { Bracket = BracketKind.Bar },
        '=' => new Piece(PieceKind.Relation, span) { Relation = Relation.Equal },
        '<' => new Piece(PieceKind.Relation, span) { Relation = Relation.Less },
        '>' => new Piece(PieceKind.Relation, span) { Relation = Relation.Greater },
        '\'' or '’' or '‘' or '′' => new Piece(PieceKind.Prime, span),
        '!' => Piece.Of(new Letter(span, "!", Font.Sign, [], IsWord: false)),
        _ => null,
    };

    /// <summary>The tree of characters that were raised or lowered, in their plain form.</summary>
    public static Tree Script(string text, SourceSpan span, List<Note> notes)
        => text == "T" ? new Letter(span, "T", Font.Sign, [], IsWord: false)
        : text == "-T" ? new Terms(span, [new SignedTerm(new Letter(span, "T", Font.Sign, [], IsWord: false), TermSign.Minus, span with { Length = Math.Min(1, span.Length) })])
        : Items.Single(PlainReader.Pieces(text, span, notes), span.Start, notes);

    /// <summary>The value of digits with a decimal point and an exponent.</summary>
    public static Rational Number(string text)
    {
        var e = text.IndexOfAny(['e', 'E']);
        var exponent = e < 0 ? 0 : int.TryParse(text[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var power) ? Math.Clamp(power, -LargestExponent, LargestExponent) : LargestExponent;
        var digits = e < 0 ? text : text[..e];
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0) exponent -= digits.Length - point - 1;
        var whole = BigInteger.TryParse(digits.Replace(".", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : BigInteger.Zero;
        Rational scale = BigInteger.Pow(10, Math.Abs(exponent));
        return exponent < 0 ? (Rational)whole / scale : (Rational)whole * scale;
    }
}
