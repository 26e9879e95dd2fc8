using System.Collections.Immutable;
using Gradus.Syntax;

namespace Gradus.Trees;

/// <summary>Sides and the relations between them.</summary>
internal static class Chains
{
    /// <summary>The chain of some pieces whose brackets are paired.</summary>
    public static Chain Read(List<Piece> pieces, int place, List<Note> notes)
    {
        pieces = WithTypes(pieces);
        var links = ImmutableArray.CreateBuilder<Link>();
        var sign = pieces.FindIndex(static piece => piece.Kind == PieceKind.Relation);
        var before = sign < 0 ? pieces : pieces[..sign];
        var first = sign >= 0 && before.TrueForAll(static piece => piece.IsBlank) ? null : Sides.Read(before, place, notes);
        while (sign >= 0)
        {
            var next = pieces.FindIndex(sign + 1, static piece => piece.Kind == PieceKind.Relation);
            var relation = pieces[sign];
            var side = Sides.Read(next < 0 ? pieces[(sign + 1)..] : pieces[(sign + 1)..next], relation.Span.End, notes);
            links.Add(new Link(relation.Relation, relation.Span, side, relation.Text.Length > 0 ? relation.Text : null));
            sign = next;
        }
        return new Chain(pieces.Span(place), first, links.ToImmutable());
    }

    /// <summary>The colon of f : X → Y as a relation.</summary>
    private static List<Piece> WithTypes(List<Piece> pieces)
    {
        var colon = pieces.FindIndex(static piece => piece.Kind == PieceKind.Colon);
        if (colon <= 0) return pieces;
        var relation = pieces.FindIndex(static piece => piece.Kind == PieceKind.Relation);
        if (relation < colon || pieces[relation].Relation is not (Relation.To or Relation.MapsTo)) return pieces;
        return [.. pieces[..colon], new Piece(PieceKind.Relation, pieces[colon].Span) { Relation = Relation.HasType }, .. pieces[(colon + 1)..]];
    }
}

/// <summary>One side of a relation: bars and colons settled, then terms, then things side by side.</summary>
internal static class Sides
{
    /// <summary>The tree of a side; a <see cref="Hole"/> where nothing stands.</summary>
    public static Tree Read(List<Piece> pieces, int place, List<Note> notes)
    {
        if (pieces.TrueForAll(static piece => piece.IsBlank || piece.Kind == PieceKind.Point))
        {
            notes.Add(new Note(new SourceSpan(place, 0), NoteKind.Unreadable, "a side is missing"));
            return new Hole(new SourceSpan(place, 0), "a formula");
        }
        ImmutableArray<Tree> readings = [.. Bars.Resolve(pieces, notes).Select(reading => WithColon(reading, place, notes))];
        return readings is [var only] ? only : new Choice(pieces.Span(place), new BarsOf(), readings);
    }

    /// <summary>Ax − y : Ax − y, where the colon may bind less than the minus.</summary>
    private static Tree WithColon(List<Piece> pieces, int place, List<Note> notes)
    {
        var terms = Sums.Read(pieces, place, notes);
        var colons = Enumerable.Range(0, pieces.Count).Where(i => pieces[i].Kind == PieceKind.Colon).ToList();
        if (colons is not [var colon] || colon == 0 || colon == pieces.Count - 1) return terms;
        if (!Enumerable.Range(0, pieces.Count).Any(i => pieces[i].Kind == PieceKind.Sign && pieces.EndsOperand(i))) return terms;
        var (left, right) = (Sums.Read(pieces[..colon], place, notes), Sums.Read(pieces[(colon + 1)..], pieces[colon].Span.End, notes));
        var run = new Run(left.Span.To(right.Span), [new RunItem(left, Mark.None, default), new RunItem(right, Mark.Colon, pieces[colon].Span)]);
        return new Choice(run.Span.To(terms.Span), new ColonOrTerms(), [terms, run]);
    }
}
