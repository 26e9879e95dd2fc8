using System.Collections.Immutable;
using Gradus.Syntax;

namespace Gradus.Trees;

/// <summary>Pairs brackets; a bracket without a partner is closed where its side ends, or becomes a <see cref="Hole"/>, with a note.</summary>
internal static class Brackets
{
    /// <summary>The pieces with one tree for every pair of brackets and what is between.</summary>
    public static List<Piece> Match(List<Piece> pieces, List<Note> notes)
    {
        if (!pieces.Exists(static piece => piece.Kind is PieceKind.Open or PieceKind.Close || piece is { Kind: PieceKind.Relation, Relation: Relation.Less })) return pieces;
        MarkAngles(pieces);
        var frames = new Stack<(Piece? Open, List<Piece> Inside)>([(null, [])]);
        foreach (var piece in pieces)
        {
            if (piece.Kind == PieceKind.Open) frames.Push((piece, []));
            else if (piece.Kind == PieceKind.Close) Close(frames, piece, notes);
            else frames.Peek().Inside.Add(piece);
        }
        while (frames.Count > 1) Splice(frames, notes);
        return frames.Pop().Inside;
    }

    private static void Close(Stack<(Piece? Open, List<Piece> Inside)> frames, Piece close, List<Note> notes)
    {
        var partner = frames.Select(static frame => frame.Open).TakeWhile(static open => open is not null).FirstOrDefault(open => Pairs(open!, close));
        if (partner is null && frames.Peek().Open is { Bracket: BracketKind.Round or BracketKind.Square, Pairing: Pairing.Plain } top && close is { Bracket: BracketKind.Round or BracketKind.Square, Pairing: Pairing.Plain }) partner = top;
        if (partner is null)
        {
            notes.Add(new Note(close.Span, NoteKind.Unbalanced, "a closing bracket has no opening one"));
            frames.Peek().Inside.Add(Piece.Of(new Hole(close.Span, "an opening bracket before it")));
            return;
        }
        while (!ReferenceEquals(frames.Peek().Open, partner)) Splice(frames, notes);
        var (open, inside) = frames.Pop();
        frames.Peek().Inside.AddRange(Pair(open!, inside, close, notes));
    }

    private static bool Pairs(Piece open, Piece close) => open.Pairing == close.Pairing && (open.Pairing == Pairing.Sized || open.Bracket == close.Bracket);

    /// <summary>A bracket that is not closed reaches to the end of its side.</summary>
    private static void Splice(Stack<(Piece? Open, List<Piece> Inside)> frames, List<Note> notes)
    {
        var (open, inside) = frames.Pop();
        notes.Add(new Note(open!.Span, NoteKind.Unbalanced, "an opening bracket is not closed"));
        var end = inside.FindIndex(static piece => piece.Kind is PieceKind.Relation or PieceKind.Row or PieceKind.Words or PieceKind.Quad);
        if (end < 0) end = inside.Count;
        var content = inside[..end];
        var missing = new Hole(new SourceSpan(content.Count > 0 ? content[^1].Span.End : open.Span.End, 0), "a closing bracket");
        if (content.Count > 0) frames.Peek().Inside.Add(Piece.Of(Bracketed(open, [.. content, Piece.Of(missing)], open.Span.To(missing.Span), BracketKind.None, notes)));
        else frames.Peek().Inside.Add(Piece.Of(new Hole(open.Span, "a closing bracket")));
        frames.Peek().Inside.AddRange(inside[end..]);
    }

    private static IEnumerable<Piece> Pair(Piece open, List<Piece> inside, Piece close, List<Note> notes)
    {
        var span = open.Span.To(close.Span);
        if (open.Bracket == BracketKind.None && close.Bracket is BracketKind.Bar or BracketKind.Square)
        {
            // \left. f \right|_{t=0}
            yield return Piece.Of(Items.Single(inside, open.Span.End, notes));
            yield return new Piece(PieceKind.At, close.Span) { Pairing = Pairing.Sized };
        }
        else if (open.Bracket == BracketKind.Curly && close.Bracket == BracketKind.None && inside.Exists(static piece => piece.Kind == PieceKind.Row))
        {
            // \left\{ \begin{aligned} … \end{aligned} \right.: a system of equations.
            foreach (var piece in inside) yield return piece;
        }
        else if (open.Bracket == BracketKind.None && close.Bracket == BracketKind.None)
        {
            foreach (var piece in inside) yield return piece;
        }
        else yield return Piece.Of(Bracketed(open, inside, span, close.Bracket, notes));
    }

    private static Tree Bracketed(Piece open, List<Piece> inside, SourceSpan span, BracketKind close, List<Note> notes)
    {
        var (items, separators) = Items.Split(open.Bracket == BracketKind.Curly ? Items.WithSuchThat(inside) : inside, open.Bracket, open.Span.End, notes);
        if (items is [Matrix { Kind: BracketKind.None } matrix])
        {
            if (open.Bracket == BracketKind.Curly && close == BracketKind.None) return new Cases(span, [.. matrix.Rows.Where(static row => row.Length > 0).Select(Row)]);
            if (open.Bracket is BracketKind.Round or BracketKind.Square && close == open.Bracket) return matrix with { Span = span, Kind = open.Bracket };
        }
        return new Bracketed(span, open.Bracket, items, separators) { Close = close };
    }

    /// <summary>The first cell is the value, the others are the condition.</summary>
    public static CaseRow Row(ImmutableArray<Tree> cells) => cells switch
    {
        [var value] => new CaseRow(value, null),
        [var value, var condition] => new CaseRow(value, condition),
        [var value, .. var rest] => new CaseRow(value, new Bracketed(rest[0].Span.To(rest[^1].Span), BracketKind.None, rest, [.. rest.Skip(1).Select(static _ => Separator.Row)])),
        [] => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Makes brackets of &lt; and &gt; that enclose an inner product: an operand is due, and a comma or bar and &gt; follow on the same level.</summary>
    private static void MarkAngles(List<Piece> pieces)
    {
        for (var i = 0; i < pieces.Count; i++)
        {
            if (pieces[i] is not { Kind: PieceKind.Relation, Relation: Relation.Less, Span.Length: 1 } || Closing(pieces, i) is not { } close) continue;
            pieces[i] = new Piece(PieceKind.Open, pieces[i].Span) { Bracket = BracketKind.Angle };
            pieces[close] = new Piece(PieceKind.Close, pieces[close].Span) { Bracket = BracketKind.Angle };
        }
    }

    private const int LongestAngle = 200;

    private static int? Closing(List<Piece> pieces, int i)
    {
        if (pieces.EndsOperand(i) && !(pieces[i - 1] is { Tree: Numeral or Letter { Name: "d" } })) return null;
        var (depth, comma) = (0, false);
        for (var k = i + 1; k < pieces.Count && k < i + LongestAngle; k++)
        {
            var piece = pieces[k];
            if (piece.Kind == PieceKind.Open) depth++;
            else if (piece.Kind == PieceKind.Close) depth--;
            else if (depth == 0 && piece.Kind is PieceKind.Comma or PieceKind.Bar or PieceKind.Given) comma = true;
            else if (depth == 0 && piece.Kind == PieceKind.Relation) return comma && piece is { Relation: Relation.Greater, Span.Length: 1 } ? k : null;
            if (depth < 0) return null;
        }
        return null;
    }
}
