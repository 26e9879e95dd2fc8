using System.Collections.Immutable;
using Gradus.Syntax;
using Gradus.Trees;
using Sign = Gradus.Trees.Sign;

namespace Gradus.Elaboration;

/// <summary>Things side by side: products of all kinds, calls, operators before brackets.</summary>
internal sealed partial class Elaborator
{
    /// <summary>How tightly marks bind, loosest first.</summary>
    private static readonly ImmutableArray<ImmutableArray<Mark>> Levels = [[Mark.Colon], [Mark.Ring, Mark.Hadamard, Mark.DotSlash, Mark.Kronecker]];

    private IReadOnlyList<Candidate> Runs(Run run, State state) => Products(run.Items, run.Span, state);

    private IReadOnlyList<Candidate> Products(ImmutableArray<RunItem> items, SourceSpan span, State state)
    {
        foreach (var level in Levels)
        {
            var at = items.Length - 1;
            while (at > 0 && !level.Contains(items[at].Before)) at--;
            if (at <= 0) continue;
            var mark = items[at].Before;
            return Best(Products(items[..at], span, state).SelectMany(left => Products(items[at..], span, left.State).SelectMany(right => Joined(left.Term, right, mark, span))));
        }
        return Sequence(items, span, state);
    }

    /// <summary>Factors from left to right.</summary>
    private IReadOnlyList<Candidate> Sequence(ImmutableArray<RunItem> items, SourceSpan span, State state)
    {
        var (open, done) = (new List<(Term? Sofar, State State, int At)> { (null, state, 0) }, new List<Candidate>());
        while (open.Count > 0)
        {
            var next = new List<(Term? Sofar, State State, int At)>();
            foreach (var (sofar, known, at) in open)
            {
                foreach (var (factor, end) in Factors(items, at, known))
                {
                    foreach (var product in sofar is null ? [factor] : Joined(sofar, factor, items[at].Before, sofar.Span.To(factor.Term.Span)))
                    {
                        if (end == items.Length) done.Add(product);
                        else next.Add((product.Term, product.State, end));
                    }
                }
            }
            open = [.. next.OrderBy(static n => n.State.Cost).Take(Width)];
        }
        return done.Count > 0 ? Best(done) : Fail(span, "the shapes in this product do not fit");
    }

    /// <summary>What two factors with a mark between them may mean.</summary>
    private static IEnumerable<Candidate> Joined(Term left, Candidate right, Mark mark, SourceSpan span) => mark switch
    {
        Mark.Colon => Pair(left, right, Pairing.Inner, span),
        Mark.Kronecker => [.. Pair(left, right, Pairing.Kronecker, span), .. left.IsVector ? Dearer(Pair(left, right, Pairing.Outer, span), 3, "⊗ is an outer product") : []],
        Mark.Hadamard => Pair(left, right, Pairing.Hadamard, span),
        Mark.Ring => Pair(left, right, Pairing.Hadamard, span),
        Mark.DotSlash => Pair(left, right, Pairing.Quotient, span),
        Mark.Slash => right.Term.IsNumber ? Pair(left, right, Pairing.Quotient, span) : Dearer(Pair(left, right, Pairing.Quotient, span), 3, "every entry is divided"),
        Mark.Dot => left.IsVector && right.Term.IsVector
            ? [.. Pair(left, right, Pairing.Inner, span), .. Dearer(Product(left, right, span), 1, "a matrix product")]
            : Product(left, right, span),
        Mark.Star => [.. Product(left, right, span), .. Dearer(left.IsNumber || right.Term.IsNumber ? [] : Pair(left, right, Pairing.Hadamard, span), 3, "* multiplies entries")],
        Mark.Times when !left.IsNumber && !right.Term.IsNumber => [],
        Mark.None or Mark.Space or Mark.Times or Mark.At or Mark.Point => Product(left, right, span),
        _ => [],
    };

    private static IEnumerable<Candidate> Product(Term left, Candidate right, SourceSpan span) => One(Term.Of(Times.Instance, right.State, span, left, right.Term));

    private static IEnumerable<Candidate> Pair(Term left, Candidate right, Pairing how, SourceSpan span) => One(Term.Of(new Paired(how), right.State, span, left, right.Term));

    private static IEnumerable<Candidate> Dearer(IEnumerable<Candidate> candidates, int bits, string what) => candidates.Select(c => c.Paying(bits, what));

    /// <summary>The factors that begin at an item, and where they end: a call takes its bracket, an operator what is in its bracket.</summary>
    private IEnumerable<(Candidate Factor, int End)> Factors(ImmutableArray<RunItem> items, int at, State state)
    {
        var tree = items[at].Tree;
        if (at + 1 < items.Length && items[at + 1] is { Before: Mark.None or Mark.Space, Tree: Bracketed { Kind: BracketKind.Round or BracketKind.Square or BracketKind.Curly } bracket })
        {
            var span = tree.Span.To(bracket.Span);
            var calls = Calls(tree, bracket, span, state);
            foreach (var call in calls) yield return (call, at + 2);
            if (calls.Count > 0 && !MayMultiply(tree, state)) yield break;
            if (IsOperator(tree))
            {
                var (tight, whole) = Reaching(tree, items, at);
                foreach (var operated in Operate(tree, bracket, span, state.Paying(tight, span, "an operator takes one bracket"))) yield return (operated, at + 2);
                if (whole is { } bits)
                {
                    var operand = new Run(bracket.Span.To(items[^1].Tree.Span), [items[at + 1] with { Before = Mark.None }, .. items[(at + 2)..]]);
                    foreach (var operated in Operate(tree, operand, tree.Span.To(operand.Span), state.Paying(bits, span, "an operator takes all that stands beside it"))) yield return (operated, items.Length);
                }
                yield break;
            }
        }
        if (at + 1 < items.Length && items[at + 1] is { Before: Mark.None or Mark.Space, Tree: Scripted { Base: Bracketed { Kind: BracketKind.Round } argument, Leading: false } raised } && (tree is Letter || !IsOperator(tree)))
        {
            var calls = Calls(tree, argument, tree.Span.To(argument.Span), state);
            var whole = raised with { Span = tree.Span.To(raised.Span) };
            foreach (var call in raised.Lower is null ? Raised(whole, calls) : []) yield return (call, at + 2);
            if (calls.Count > 0 && !MayMultiply(tree, state)) yield break;
            if (calls.Count > 0 && BitsOfProduct(tree, state) is > 0 and var product) state = state.Paying(product, tree.Span, "a factor, no function");
        }
        if (at + 1 < items.Length && IsOperator(tree))
        {
            foreach (var (operand, end, bits) in Operands(tree, items, at + 1, state))
            {
                var span = tree.Span.To(operand.Span);
                if (end < items.Length && items[end].Before is Mark.None or Mark.Space or Mark.Dot)
                {
                    var direction = items[end].Tree is Bracketed { Kind: BracketKind.Square or BracketKind.Round or BracketKind.Curly, Items: [var inner] } ? inner : items[end].Tree;
                    var bitsOfDirection = ReferenceEquals(direction, items[end].Tree) ? 1 : 0;
                    foreach (var derived in Directional(tree, operand, direction, span.To(direction.Span), state)) yield return (derived.Paying(bitsOfDirection, "along a direction"), end + 1);
                }
                foreach (var operated in Operate(tree, operand, span, state.Paying(bits, span, "how far an operator reaches"))) yield return (operated, end);
            }
            if (tree is not Choice) yield break;
        }
        if (at + 1 < items.Length && items[at + 1] is { Before: Mark.None or Mark.Space, Tree: Bracketed { Kind: BracketKind.Round } } && BitsOfProduct(tree, state) is > 0 and var unlikely)
            state = state.Paying(unlikely, tree.Span, "a factor, no function");
        var standing = tree is Choice && IsOperator(tree) ? state.Paying(BitsOfLetter, tree.Span, "a letter, no operator") : state;
        foreach (var factor in Read(tree, standing)) yield return (factor, at + 1);
    }

    /// <summary>What it costs that an operator before a bracket takes the bracket alone, and that it takes all the brackets beside it; null where it cannot.</summary>
    private static (int Tight, int? Whole) Reaching(Tree operation, ImmutableArray<RunItem> items, int at)
    {
        if (at + 2 >= items.Length || operation is Letter || items[at + 2] is not { Before: Mark.None or Mark.Space, Tree: Bracketed { Kind: BracketKind.Round or BracketKind.Square } or Scripted { Base: Bracketed } }) return (0, null);
        return operation is Sign { Kind: SignKind.Differential } && items[at + 1].Before != Mark.Space ? (0, 3) : (3, 0);
    }

    /// <summary>What it costs to read d, D, δ or Δ as a letter.</summary>
    private const int BitsOfLetter = 4;

    /// <summary>What an operator without brackets may take: the next thing, with its bracket if it is called, or all that stands beside it up to the next operator.</summary>
    private IEnumerable<(Tree Operand, int End, int Bits)> Operands(Tree operation, ImmutableArray<RunItem> items, int at, State state)
    {
        var end = at + 1;
        var isCall = items[at].Tree is Letter or Scripted { Base: Letter } && end < items.Length && items[end] is { Before: Mark.None or Mark.Space, Tree: Bracketed { Kind: BracketKind.Round } };
        if (isCall) yield return (new Run(items[at].Tree.Span.To(items[end].Tree.Span), items[at..(end + 1)]), end + 1, 0);
        var isWide = end < items.Length && IsWide(operation) && !isCall && !IsFunctionName(items[at].Tree, state);
        yield return (items[at].Tree, end, isWide ? 3 : isCall && IsFunctionName(items[at].Tree, state) ? BitsOfFactor : 0);
        if (end >= items.Length) yield break;
        var last = end;
        while (last < items.Length && !(items[last].Tree is not Letter && IsOperator(items[last].Tree))) last++;
        if (last > end) yield return (new Run(items[at].Tree.Span.To(items[last - 1].Tree.Span), [items[at] with { Before = Mark.None }, .. items[end..last]]), last, isWide ? 0 : 3);
    }

    /// <summary>∇ and ∂/∂x take a whole product, d and words the next thing.</summary>
    private static bool IsWide(Tree operation) => operation is Fraction or Sign { Kind: SignKind.Nabla } or Scripted { Base: Sign { Kind: SignKind.Nabla } } or Accented;

    private bool IsFunctionName(Tree tree, State state) => tree is Letter letter && (state.Find(NameOf(letter)) is DefinedFunction or OpenFunction or Defined || ballot.Applies(NameOf(letter)));
}
