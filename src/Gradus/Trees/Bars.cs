using System.Collections.Immutable;
using Gradus.Syntax;

namespace Gradus.Trees;

/// <summary>Which bars belong together: every pairing in which each pair holds an operand.</summary>
internal static class Bars
{
    private const int MostPairings = 4;
    private const int MostSteps = 4_000;

    private enum Role { Open, Close, At }

    /// <summary>The pieces with a tree for each pair of bars, once for every pairing; the pieces without the bars, each a hole, where no pairing fits.</summary>
    public static List<List<Piece>> Resolve(List<Piece> pieces, List<Note> notes)
    {
        if (!pieces.Exists(static piece => piece.Kind == PieceKind.Bar)) return [pieces];
        pieces = WithPlaceholders(pieces);
        var found = Pairings(pieces);
        if (found.Count == 0 && pieces.Exists(static piece => piece.IsTwoBars))
        {
            pieces = Apart(pieces);
            found = Pairings(pieces);
        }
        if (found.Count > 1 && ByTerm(pieces, notes) is { } settled) return [settled];
        if (found.Count > 0) return [.. found.Select(roles => Build(pieces, roles, notes))];
        foreach (var bar in pieces.Where(static piece => piece.Kind == PieceKind.Bar)) notes.Add(new Note(bar.Span, NoteKind.Unbalanced, "a bar has no partner"));
        return [[.. pieces.Select(static piece => piece.Kind == PieceKind.Bar ? Piece.Of(new Hole(piece.Span, "a bar that belongs to it")) : piece)]];
    }

    /// <summary>The pieces with a choice for each term whose bars pair in several ways, where those of every term pair within it; null where they do not.</summary>
    private static List<Piece>? ByTerm(List<Piece> pieces, List<Note> notes)
    {
        var terms = new List<List<Piece>> { new() };
        foreach (var piece in pieces)
        {
            if (piece.Kind == PieceKind.Sign) terms.AddRange([[piece], []]);
            else terms[^1].Add(piece);
        }
        if (terms.Count == 1 || !terms.TrueForAll(Fits)) return null;
        return [.. terms.SelectMany(term => Resolve(term, notes) is [var only] ? only : [Piece.Of(Sides.Read(term, term[0].Span.Start, notes))])];
    }

    /// <summary>The index of the bar that stands for "given" in a bracket, p(x | y): one that leaves pairs on both sides where all bars together leave one over.</summary>
    public static int? Given(List<Piece> pieces)
    {
        var bars = Enumerable.Range(0, pieces.Count).Where(i => pieces[i].Kind == PieceKind.Bar).ToList();
        if (bars.Count % 2 == 0 || bars.Count > 15) return null;
        foreach (var i in bars)
        {
            if (pieces.EndsOperand(i) && pieces.Next(i + 1) is { StartsOperand: true } && Fits(pieces[..i]) && Fits(pieces[(i + 1)..])) return i;
        }
        return null;
    }

    private static bool Fits(List<Piece> pieces) => !pieces.Exists(static piece => piece.Kind == PieceKind.Bar) || Pairings(pieces).Count > 0;

    /// <summary>The dot of ‖·‖ as a letter.</summary>
    private static List<Piece> WithPlaceholders(List<Piece> pieces) => [.. pieces.Select((piece, i) =>
        piece is { Kind: PieceKind.Mark, Mark: Mark.Dot or Mark.Star } && i > 0 && i + 1 < pieces.Count && pieces[i - 1].Kind == PieceKind.Bar && pieces[i + 1].Kind == PieceKind.Bar
            ? Piece.Of(new Letter(piece.Span, "·", Font.Sign, [], IsWord: false)) : piece)];

    /// <summary>|| as two bars.</summary>
    private static List<Piece> Apart(List<Piece> pieces) => [.. pieces.SelectMany(static piece => !piece.IsTwoBars ? [piece] : new[]
    {
        piece with { Bracket = BracketKind.Bar, IsTwoBars = false, Span = piece.Span with { Length = 1 } },
        piece with { Bracket = BracketKind.Bar, IsTwoBars = false, Span = new SourceSpan(piece.Span.Start + 1, piece.Span.Length - 1) },
    })];

    private static List<Role[]> Pairings(List<Piece> pieces)
    {
        var bars = Enumerable.Range(0, pieces.Count).Where(i => pieces[i].Kind == PieceKind.Bar).ToArray();
        var (found, roles, steps) = (new List<Role[]>(), new Role[bars.Length], 0);
        Search(0, ImmutableStack<BracketKind>.Empty);
        return found;

        void Search(int k, ImmutableStack<BracketKind> open)
        {
            if (found.Count == MostPairings || ++steps > MostSteps) return;
            if (k == bars.Length)
            {
                if (open.IsEmpty) found.Add([.. roles]);
                return;
            }
            var (i, bar) = (bars[k], pieces[bars[k]]);
            var ended = Ended(pieces, i, k == 0 ? null : (bars[k - 1], roles[k - 1]));
            if (IsPlace(pieces, i) && ended) Try(Role.At, open);
            else
            {
                if (ended && !open.IsEmpty && open.Peek() == bar.Bracket) Try(Role.Close, open.Pop());
                if (pieces.Next(i + 1) is { } next && (next.StartsOperand || next is { Kind: PieceKind.Sign })) Try(Role.Open, open.Push(bar.Bracket));
                if (ended && pieces.Next(i + 1) is { Kind: PieceKind.Lower }) Try(Role.At, open);
            }

            void Try(Role role, ImmutableStack<BracketKind> rest)
            {
                roles[k] = role;
                Search(k + 1, rest);
            }
        }
    }

    /// <summary>Whether an operand ends right before a bar; behind another bar its role says so.</summary>
    private static bool Ended(List<Piece> pieces, int bar, (int Index, Role Role)? before)
    {
        var i = bar - 1;
        while (i >= 0 && (pieces[i].IsBlank || pieces[i].IsScript)) i--;
        return before is { } other && i == other.Index ? other.Role != Role.Open : pieces.EndsOperand(bar);
    }

    /// <summary>|_{t=0}: the script says where the formula is taken.</summary>
    private static bool IsPlace(List<Piece> pieces, int bar) => pieces[bar].Bracket == BracketKind.Bar && pieces.Next(bar + 1) is { Kind: PieceKind.Lower, Tree: { } where }
        && (where is Chain || where is Bracketed { Items: [Chain, ..] });

    private static List<Piece> Build(List<Piece> pieces, Role[] roles, List<Note> notes)
    {
        var frames = new Stack<(Piece? Open, List<Piece> Inside)>([(null, [])]);
        var k = 0;
        foreach (var piece in pieces)
        {
            if (piece.Kind != PieceKind.Bar) frames.Peek().Inside.Add(piece);
            else if (roles[k++] is var role && role == Role.Open) frames.Push((piece, []));
            else if (role == Role.At) frames.Peek().Inside.Add(piece with { Kind = PieceKind.At });
            else
            {
                var (open, inside) = frames.Pop();
                var (items, separators) = Items.Split(inside, piece.Bracket, open!.Span.End, notes);
                frames.Peek().Inside.Add(Piece.Of(new Bracketed(open.Span.To(piece.Span), piece.Bracket, items, separators)));
            }
        }
        return frames.Pop().Inside;
    }
}
