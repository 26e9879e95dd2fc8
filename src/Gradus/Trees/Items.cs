using System.Collections.Immutable;
using Gradus.Syntax;

namespace Gradus.Trees;

/// <summary>What stands in a bracket, a script or an argument: items with separators between.</summary>
internal static class Items
{
    /// <summary>The items of a bracket, and what stands between them.</summary>
    public static (ImmutableArray<Tree> Items, ImmutableArray<Separator> Separators) Split(List<Piece> pieces, BracketKind bracket, int place, List<Note> notes)
    {
        var (items, separators) = (ImmutableArray.CreateBuilder<Tree>(), ImmutableArray.CreateBuilder<Separator>());
        if (bracket != BracketKind.None) pieces = [.. pieces.Where(static piece => piece.Kind != PieceKind.Row)];
        var start = 0;
        var given = bracket is BracketKind.Bar or BracketKind.DoubleBar ? null : Bars.Given(pieces);
        for (var i = 0; i <= pieces.Count; i++)
        {
            Separator? separator = i == pieces.Count ? Separator.SuchThat : i == given ? Separator.Given : pieces[i].Kind switch
            {
                PieceKind.Comma => Separator.Comma, PieceKind.Semicolon => Separator.Semicolon, PieceKind.Given => Separator.Given, PieceKind.SuchThat => Separator.SuchThat,
                PieceKind.Row when bracket == BracketKind.None => Separator.Row, _ => null,
            };
            if (separator is null) continue;
            var item = bracket == BracketKind.None ? WithEdges(pieces[start..i]) : pieces[start..i];
            var at = i < pieces.Count ? pieces[i].Span.Start : pieces.Count > 0 ? pieces[^1].Span.End : place;
            if (i < pieces.Count) separators.Add(separator.Value);
            if (i < pieces.Count || item.Exists(static piece => !piece.IsBlank)) items.Add(Item(item, at, notes));
            else if (separators.Count > 0) separators.RemoveAt(separators.Count - 1); // a comma at the end
            start = i + 1;
        }
        return (items.ToImmutable(), separators.ToImmutable());
    }

    /// <summary>The pieces of a set or a script with its first colon as "such that", where a relation says that it is no product: \{x : Ax = b\}, Σ_{v : (u, v) ∈ E}.</summary>
    public static List<Piece> WithSuchThat(List<Piece> pieces)
    {
        var colon = pieces.FindIndex(static piece => piece.Kind == PieceKind.Colon);
        if (colon <= 0 || !pieces.Exists(static piece => piece.Kind == PieceKind.Relation)) return pieces;
        return [.. pieces[..colon], pieces[colon] with { Kind = PieceKind.SuchThat }, .. pieces[(colon + 1)..]];
    }

    /// <summary>The tree of a script.</summary>
    public static Tree Script(List<Piece> pieces, int place, List<Note> notes) => Single(WithSuchThat(Brackets.Match(pieces, notes)), place, notes);

    /// <summary>One item: a chain where it holds a relation.</summary>
    private static Tree Item(List<Piece> pieces, int place, List<Note> notes)
    {
        var seen = pieces.Where(static piece => !piece.IsBlank).ToList();
        if (seen.Count == 0) return new Hole(new SourceSpan(place, 0), "a formula");
        if (seen is [var only] && AsLetter(only) is { } letter) return letter;
        var chain = Chains.Read(pieces, place, notes);
        return chain is { First: { } first, Links: [] } ? first : chain;
    }

    /// <summary>A sign at the edge of a script, as those of A_{i·}, A^{*T} and P_{k-}, as a letter; a minus in front and an entrywise power stay.</summary>
    private static List<Piece> WithEdges(List<Piece> pieces)
    {
        var edges = pieces.FindAll(static piece => !piece.IsBlank);
        if (edges.Count < 2) return pieces;
        var (first, last) = (edges[0], edges[^1]);
        return [.. pieces.Select(piece => (ReferenceEquals(piece, last) && piece.Kind is PieceKind.Sign or PieceKind.Mark) || (ReferenceEquals(piece, first) && piece is { Kind: PieceKind.Mark, Mark: Mark.Dot or Mark.Star })
            ? Piece.Of(AsLetter(piece)!) : piece)];
    }

    /// <summary>A sign that stands alone, as those of A^*, A^+ and X_{:}: a letter.</summary>
    private static Letter? AsLetter(Piece piece)
    {
        var name = piece switch
        {
            { Kind: PieceKind.Sign, Sign: TermSign.Plus } => "+", { Kind: PieceKind.Sign, Sign: TermSign.Minus } => "-", { Kind: PieceKind.Sign } => "±",
            { Kind: PieceKind.Mark, Mark: Mark.Star } => "*", { Kind: PieceKind.Mark, Mark: Mark.Ring } => "∘", { Kind: PieceKind.Mark, Mark: Mark.Dot } => "·",
            { Kind: PieceKind.Point } => ".", { Kind: PieceKind.Colon } => ":", { Kind: PieceKind.Bar, Bracket: BracketKind.DoubleBar } => "‖",
            { Kind: PieceKind.Relation, Relation: Relation.Perpendicular } => "perp", { Kind: PieceKind.Mark or PieceKind.Relation or PieceKind.Bar or PieceKind.Given } => piece.Kind.ToString(),
            _ => null,
        };
        return name is null ? null : new Letter(piece.Span, name, Font.Sign, [], IsWord: false);
    }

    /// <summary>One tree: an argument, a script, a cell. A list without brackets where commas stand between, a <see cref="Hole"/> where nothing stands.</summary>
    public static Tree Single(List<Piece> pieces, int place, List<Note> notes)
    {
        var (items, separators) = Split(Brackets.Match(pieces, notes), BracketKind.None, place, notes);
        return items switch
        {
            [] => new Hole(new SourceSpan(place, 0), "a formula"),
            [var only] when separators.IsEmpty => only,
            _ => new Bracketed(items[0].Span.To(items[^1].Span), BracketKind.None, items, separators),
        };
    }
}
