using System.Collections.Immutable;
using Gradus.Syntax;

namespace Gradus.Trees;

/// <summary>Things side by side: scripts find their bases, marks stand between.</summary>
internal static class Runs
{
    /// <summary>The things of one term, in order; one <see cref="Hole"/> where nothing stands.</summary>
    public static List<RunItem> Items(List<Piece> pieces, int place, List<Note> notes)
    {
        var run = new Builder(pieces, notes);
        run.Read();
        if (run.Items.Count == 0) run.Items.Add(new RunItem(new Hole(new SourceSpan(place, 0), "a term"), Mark.None, new SourceSpan(place, 0)));
        return Derivatives.Mark(run.Items);
    }

    /// <summary>The run of some things; a single one is itself.</summary>
    public static Tree Of(IReadOnlyList<RunItem> items) => items is [{ Before: Mark.None or Mark.Space, Tree: var only }] ? only
        : new Run(items.Select(static item => item.Tree.Span).Aggregate(items[0].Sign.Length > 0 ? items[0].Sign : items[0].Tree.Span, static (a, b) => a.To(b)), [.. items]);

    private sealed class Builder(List<Piece> pieces, List<Note> notes)
    {
        private readonly List<Piece> leading = [];
        private Mark mark;
        private SourceSpan? sign;

        public List<RunItem> Items { get; } = [];

        public void Read()
        {
            for (var i = 0; i < pieces.Count; i++)
            {
                var piece = pieces[i];
                if (piece.Kind == PieceKind.Letters) i = Word(i);
                else if (piece.Kind is PieceKind.Tree or PieceKind.Words) Add(piece.Tree!);
                else if (piece.IsScript) Script(piece);
                else if (piece.Kind == PieceKind.At) Place(ref i);
                else if (piece.Kind == PieceKind.Sign)
                {
                    // Y · −X: what is left is one thing with a sign before it.
                    Add(Sums.Read(pieces[i..], piece.Span.Start, notes));
                    return;
                }
                else Between(piece, i);
            }
            if (leading.Count > 0) Add(Missing(leading[0].Span.Start, "a base for the script"));
            else if (sign is { } last && mark is not (Mark.None or Mark.Space or Mark.Point)) Add(Missing(last.End, "a factor"));
        }

        private void Between(Piece piece, int i)
        {
            if (piece.IsBlank)
            {
                if (mark == Mark.None) mark = Mark.Space;
                return;
            }
            var next = piece.Kind switch
            {
                PieceKind.Colon => Mark.Colon,
                PieceKind.Point => Items.Count > 0 && pieces.Next(i + 1) is { StartsOperand: true } ? Mark.Point : Mark.Space,
                PieceKind.Mark => piece.Mark,
                _ => Mark.Other,
            };
            if (sign is { } before && mark is not (Mark.None or Mark.Space)) Add(Missing(before.End, "a factor"));
            (mark, sign) = (next, next == Mark.Space ? sign : piece.Span);
        }

        private void Add(Tree tree)
        {
            foreach (var script in Enumerable.Reverse(leading)) tree = Attach(tree, script, isLeading: true);
            leading.Clear();
            Items.Add(new RunItem(tree, mark, sign ?? new SourceSpan(tree.Span.Start, 0)));
            (mark, sign) = (Mark.None, null);
        }

        private void Script(Piece script)
        {
            if (Items.Count == 0 || mark is not (Mark.None or Mark.Space)) leading.Add(script);
            else Items[^1] = Items[^1] with { Tree = Attach(Items[^1].Tree, script, isLeading: false) };
        }

        /// <summary>f|_{t=0}: everything before, or only what \left. \right| enclose.</summary>
        private void Place(ref int i)
        {
            var (bar, lower, upper) = (pieces[i], (Tree?)null, (Tree?)null);
            while (i + 1 < pieces.Count && pieces[i + 1].Kind is PieceKind.Lower or PieceKind.Upper)
            {
                var script = pieces[++i];
                if (script.Kind == PieceKind.Lower) lower ??= script.Tree;
                else upper ??= script.Tree;
            }
            if (Items.Count == 0)
            {
                Add(Missing(bar.Span.Start, "a formula before the bar"));
                return;
            }
            var from = bar.Pairing == Pairing.Sized ? Items.Count - 1 : 0;
            var body = Reaches.Run(Derivatives.Mark(Items[from..]) is var things && things[0].Before == Mark.None ? things : [things[0] with { Before = Mark.None }, .. things.Skip(1)]);
            var whole = new Evaluated(body.Span.To(pieces[i].Span), body, lower ?? Missing(bar.Span.End, "a place"), upper);
            Items[from] = Items[from] with { Tree = whole };
            Items.RemoveRange(from + 1, Items.Count - from - 1);
        }

        /// <summary>Letters that may be a word, with the scripts behind them: those belong to the word, or to its last letter.</summary>
        private int Word(int i)
        {
            var piece = pieces[i];
            var scripts = pieces.Skip(i + 1).TakeWhile(static next => next.IsScript).ToList();
            var span = scripts.Aggregate(piece.Span, static (a, script) => a.To(script.Span));
            var readings = WordsOrLetters.Readings(piece).Select(reading => Attached(reading, scripts)).ToImmutableArray();
            Add(readings is [var only] ? only : new Choice(span, new WordOrLetters(piece.Text), readings));
            return i + scripts.Count;
        }

        private Tree Attached(List<RunItem> reading, List<Piece> scripts)
        {
            foreach (var script in scripts) reading[^1] = reading[^1] with { Tree = Attach(reading[^1].Tree, script, isLeading: false) };
            return Of(Derivatives.Mark(reading));
        }

        private Hole Missing(int place, string what)
        {
            notes.Add(new Note(new SourceSpan(place, 0), NoteKind.Unreadable, what));
            return new Hole(new SourceSpan(place, 0), what);
        }

        private static Tree Attach(Tree tree, Piece script, bool isLeading)
        {
            var scripted = tree is Scripted old && old.Leading == isLeading && IsFree(old, script.Kind) ? old
                : new Scripted(tree.Span, tree, null, null, 0, UpperFirst: false) { Leading = isLeading };
            scripted = script.Kind switch
            {
                PieceKind.Lower => scripted with { Lower = script.Tree },
                PieceKind.Upper => scripted with { Upper = script.Tree, UpperFirst = scripted.Lower is null, Entrywise = script.Mark == Mark.Hadamard },
                _ => scripted with { Primes = scripted.Primes + 1 },
            };
            return scripted with { Span = tree.Span.To(script.Span) };
        }

        private static bool IsFree(Scripted scripted, PieceKind script) => script switch
        {
            PieceKind.Lower => scripted.Lower is null,
            PieceKind.Upper => scripted.Upper is null,
            _ => true,
        };
    }
}
