using System.Collections.Immutable;
using Gradus.Syntax;

namespace Gradus.Trees;

/// <summary>Cuts a formula into rows, and rows into chains and words.</summary>
internal static class Layout
{
    /// <summary>The rows of some pieces.</summary>
    public static ImmutableArray<FormulaRow> Rows(List<Piece> pieces, List<Note> notes)
    {
        var rows = new List<List<Piece>> { new() };
        foreach (var piece in Brackets.Match(pieces, notes))
        {
            if (piece.Kind != PieceKind.Row) rows[^1].Add(piece);
            else if (rows[^1].Exists(static p => !p.IsBlank)) rows.Add([]);
            else rows[^1].Clear();
        }
        for (var i = rows.Count - 1; i > 0; i--)
        {
            if (!Continues(rows[i - 1], rows[i])) continue;
            rows[i - 1] = Joined(rows[i - 1], rows[i]);
            rows.RemoveAt(i);
        }
        return [.. rows.Where(static row => row.Exists(static piece => !piece.IsBlank)).Select(row => Row(row, notes))];
    }

    /// <summary>A row goes on with the one before it where that ends with an operator, or this begins with one; one that begins with a minus only behind an alignment or without a relation of its own.</summary>
    private static bool Continues(List<Piece> before, List<Piece> row)
    {
        var last = before.FindLast(static piece => !piece.IsBlank && piece.Kind != PieceKind.Tag);
        var first = row.Next(0);
        if (last is null || first is null) return false;
        if (last.IsBinary) return first.Kind != PieceKind.Relation || last.Kind != PieceKind.Relation;
        return first.Kind switch
        {
            PieceKind.Mark => first.Mark != Mark.Other,
            PieceKind.Sign => first.Sign == TermSign.Plus || row[0].IsBlank || !row.Exists(static piece => piece.Kind == PieceKind.Relation),
            _ => false,
        };
    }

    private static List<Piece> Joined(List<Piece> before, List<Piece> row)
        => [.. before, new Piece(PieceKind.Space, new SourceSpan(row[0].Span.Start, 0)), .. row.SkipWhile(static piece => piece.IsBlank)];

    private static FormulaRow Row(List<Piece> pieces, List<Note> notes)
    {
        var tags = string.Join(", ", pieces.Where(static piece => piece.Kind == PieceKind.Tag).Select(static piece => piece.Text));
        var parts = ImmutableArray.CreateBuilder<Tree>();
        foreach (var section in Sections([.. pieces.Where(static piece => piece.Kind != PieceKind.Tag)]))
        {
            if (section is [{ Kind: PieceKind.Words, Tree: { } words }]) parts.Add(words);
            else parts.AddRange(Clauses(section, notes));
        }
        return new FormulaRow(pieces.Span(0), parts.ToImmutable(), tags.Length > 0 ? tags : null);
    }

    /// <summary>Words, and what stands between them, wide spaces, columns and quantifiers.</summary>
    private static IEnumerable<List<Piece>> Sections(List<Piece> pieces)
    {
        var section = new List<Piece>();
        for (var i = 0; i < pieces.Count; i++)
        {
            var piece = pieces[i];
            var isWords = piece.Kind == PieceKind.Words && IsBetween(pieces, i);
            var isQuantifier = piece.Tree is Sign { Kind: SignKind.ForAll or SignKind.Exists or SignKind.NotExists } && pieces.EndsOperand(i);
            var isQuantified = piece.Kind == PieceKind.Colon && section.Count > 0 && section[0].Tree is Sign { Kind: SignKind.ForAll or SignKind.Exists or SignKind.NotExists };
            var isBreak = isQuantified || piece.Kind is PieceKind.Quad or PieceKind.Align && pieces.EndsOrStops(i) && pieces.Next(i + 1) is { } next && (next.StartsOperand || next.Kind == PieceKind.Words);
            if (isWords || isQuantifier || isBreak)
            {
                if (section.Exists(static p => !p.IsBlank)) yield return section;
                section = [];
            }
            if (isWords) yield return [piece];
            else if (!isBreak) section.Add(piece);
        }
        if (section.Exists(static p => !p.IsBlank)) yield return section;
    }

    /// <summary>Whether words stand between formulas and not where an operand is due, as in + const or = loss.</summary>
    private static bool IsBetween(List<Piece> pieces, int i)
    {
        var before = pieces.FindLastIndex(Math.Max(0, i - 1), Math.Max(0, i), static piece => !piece.IsBlank);
        return i == 0 || before < 0 || !pieces[before].IsBinary || pieces[before].Kind == PieceKind.Colon;
    }

    private static bool EndsOrStops(this List<Piece> pieces, int i)
    {
        var before = i == 0 ? -1 : pieces.FindLastIndex(i - 1, static piece => !piece.IsBlank);
        return before >= 0 && (pieces.EndsOperand(i) || pieces[before].Kind is PieceKind.Comma or PieceKind.Semicolon or PieceKind.Point or PieceKind.Words);
    }

    /// <summary>The chains of a section: commas part them, but for lists (x, y ∈ R and i = 1, …, n).</summary>
    private static IEnumerable<Chain> Clauses(List<Piece> section, List<Note> notes)
    {
        var clauses = new List<List<Piece>> { new() };
        foreach (var piece in section)
        {
            if (piece.Kind is PieceKind.Comma or PieceKind.Semicolon) clauses.Add([]);
            else clauses[^1].Add(piece);
        }
        clauses.RemoveAll(static clause => clause.TrueForAll(static piece => piece.IsBlank || piece.Kind == PieceKind.Point));
        var pending = new List<List<Piece>>();
        for (var i = 0; i < clauses.Count; i++)
        {
            pending.Add(clauses[i]);
            var ends = i + 1 == clauses.Count || (pending.Exists(HasRelation) && (HasRelation(clauses[i + 1]) || (StartsList(clauses, i + 1) && !IsDots(clauses[i]))));
            if (!ends) continue;
            yield return Listed(pending, notes);
            pending = [];
        }
    }

    private static bool HasRelation(List<Piece> clause) => clause.Exists(static piece => piece.Kind == PieceKind.Relation);

    /// <summary>x = 1, y, z ∈ R: y begins a list that has a relation behind it.</summary>
    private static bool StartsList(List<List<Piece>> clauses, int i) => clauses.FindIndex(i, HasRelation) > i && !IsDots(clauses[i]);

    private static bool IsDots(List<Piece> clause) => clause.Exists(static piece => piece.Tree is Dots);

    /// <summary>One chain of clauses of which at most one has relations: those before it are listed on its left, those behind it on its right.</summary>
    private static Chain Listed(List<List<Piece>> clauses, List<Note> notes)
    {
        if (clauses is [var only]) return Chains.Read(only, only[0].Span.Start, notes);
        var chains = clauses.Select(clause => Chains.Read(clause, clause[0].Span.Start, notes)).ToList();
        var main = chains.FindIndex(static chain => chain.Links.Length > 0);
        var span = chains[0].Span.To(chains[^1].Span);
        if (main < 0) return new Chain(span, List([.. chains.Select(static chain => chain.First!)]), []);
        var (chain, after) = (chains[main], chains.Skip(main + 1).Select(static c => c.First!).ToList());
        var first = chain.First is null || main == 0 ? chain.First : List([.. chains.Take(main).Select(static c => c.First!), chain.First]);
        var links = after.Count == 0 ? chain.Links : chain.Links.SetItem(chain.Links.Length - 1, chain.Links[^1] with { Side = List([chain.Links[^1].Side, .. after]) });
        return new Chain(span, first, links);
    }

    private static Bracketed List(List<Tree> items)
        => new(items[0].Span.To(items[^1].Span), BracketKind.None, [.. items], [.. items.Skip(1).Select(static _ => Separator.Comma)]);
}
