using Gradus.Syntax;

namespace Gradus.Trees;

/// <summary>The kinds of piece.</summary>
internal enum PieceKind
{
    /// <summary>Something finished.</summary>
    Tree,

    /// <summary>Letters side by side that may be a word.</summary>
    Letters,
    Open, Close, Bar, Lower, Upper, Prime, Sign, Mark, Relation, Comma, Semicolon, Colon, Point,

    /// <summary>A bar that stands between: \mid, \middle|.</summary>
    Given,

    /// <summary>The colon of a set.</summary>
    SuchThat,

    /// <summary>The bar of f|_{t=0}.</summary>
    At,
    Row, Align, Quad, Space, Words, Tag,
}

/// <summary>Which brackets pair: those of \left only with those of \right.</summary>
internal enum Pairing { Plain, Sized }

/// <summary>What both readers make of the characters: trees that are finished, and the signs between them.</summary>
internal sealed record Piece(PieceKind Kind, SourceSpan Span)
{
    /// <summary>The tree of a piece that is one, the inside of a script, the words.</summary>
    public Tree? Tree { get; init; }

    /// <summary>The kind of a bracket or bar.</summary>
    public BracketKind Bracket { get; init; }

    /// <summary>Whether the bracket was written with \left or \right.</summary>
    public Pairing Pairing { get; init; }

    /// <summary>What a mark between things says.</summary>
    public Mark Mark { get; init; }

    /// <summary>What a relation says.</summary>
    public Relation Relation { get; init; }

    /// <summary>The sign before a term.</summary>
    public TermSign Sign { get; init; }

    /// <summary>The letters of a possible word, the tag of a row, what stands over a relation.</summary>
    public string Text { get; init; } = "";

    /// <summary>How the letters of a possible word are drawn.</summary>
    public Font Font { get; init; }

    /// <summary>Whether two bars side by side were typed as such, so that each may be one of its own.</summary>
    public bool IsTwoBars { get; init; }

    /// <summary>A finished tree.</summary>
    public static Piece Of(Tree tree) => new(PieceKind.Tree, tree.Span) { Tree = tree };

    /// <summary>Whether a script, and not an operand of its own.</summary>
    public bool IsScript => Kind is PieceKind.Lower or PieceKind.Upper or PieceKind.Prime;

    /// <summary>Whether only the page's look.</summary>
    public bool IsBlank => Kind is PieceKind.Space or PieceKind.Quad or PieceKind.Align;

    /// <summary>Whether an operand may begin here.</summary>
    public bool StartsOperand => Kind is PieceKind.Tree or PieceKind.Letters or PieceKind.Open or PieceKind.Bar;

    /// <summary>Whether it needs something to its right.</summary>
    public bool IsBinary => Kind is PieceKind.Sign or PieceKind.Relation or PieceKind.Colon || (Kind == PieceKind.Mark && Mark != Mark.Star);
}

/// <summary>Looks around in a row of pieces.</summary>
internal static class Pieces
{
    /// <summary>Whether an operand has ended before an index; blanks do not count, and an operator such as Σ_i or log ends none.</summary>
    public static bool EndsOperand(this IReadOnlyList<Piece> pieces, int before)
    {
        var i = before - 1;
        while (i >= 0 && (pieces[i].IsScript || pieces[i].IsBlank)) i--;
        return i >= 0 && pieces[i] switch
        {
            { Kind: PieceKind.Close or PieceKind.Letters or PieceKind.At } => true,
            { Kind: PieceKind.Tree, Tree: { } tree } => tree is not Sign && OperatorReach.Of(tree) is null,
            _ => false,
        };
    }

    /// <summary>The next piece that is no blank, or null.</summary>
    public static Piece? Next(this IReadOnlyList<Piece> pieces, int from)
    {
        while (from < pieces.Count && pieces[from].IsBlank) from++;
        return from < pieces.Count ? pieces[from] : null;
    }

    /// <summary>The stretch of all pieces; an empty one at a place if there are none.</summary>
    public static SourceSpan Span(this IReadOnlyList<Piece> pieces, int place)
        => pieces.Count == 0 ? new SourceSpan(place, 0) : pieces.Select(static piece => piece.Span).Aggregate(static (a, b) => a.To(b));
}
