using System.Collections.Immutable;
using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Syntax;
using Gradus.Trees;

namespace Gradus.Elaboration;

/// <summary>Gives formulas their meanings: every reading that fits, the cheapest first, each with what it decides about names and lengths.</summary>
/// <remarks>Each candidate carries its own state, as in Lean's elaborator: what two parts decide about one letter has to agree. At every node the dearest are dropped.</remarks>
internal sealed partial class Elaborator(Ballot ballot)
{
    /// <summary>How many readings of a part are kept.</summary>
    private const int Width = 10;

    /// <summary>Readings that are dearer than the cheapest by more are dropped.</summary>
    private const int Margin = 12;

    private int depth;

    /// <summary>What has kept formulas from being read, the last first.</summary>
    public Misfit? LastMisfit { get; private set; }

    /// <summary>True for a letter that counts entries somewhere on the page.</summary>
    public bool Counts(Name name) => ballot.Counts(name);

    /// <summary>The readings of a tree.</summary>
    public IReadOnlyList<Candidate> Read(Tree tree, State state)
    {
        Effort.Spend();
        if (++depth > SyntaxLimits.Depth) return Fail(tree.Span, "the formula nests too deep");
        var readings = tree switch
        {
            Numeral number => One(Term.Of(new Literal(number.Value), state, number.Span)),
            Letter letter => Letters(letter, state),
            Scripted scripted => Scripts(scripted, state),
            Bracketed bracketed => Brackets(bracketed, state),
            Run run => Runs(run, state),
            Trees.Terms terms => Sums(terms, state),
            Fraction fraction => Fractions(fraction, state),
            Root root => Roots(root, state),
            Annotated annotated => Read(annotated.Body, state),
            Prefixed prefixed => Operate(prefixed.Operator, prefixed.Operand, prefixed.Span, state),
            Trees.Matrix matrix => Written(matrix, state),
            Evaluated { Upper: null } at => EvaluatedAt(at, state),
            Choice choice => Best(choice.Alternatives.SelectMany((alternative, k) => Read(alternative, Chosen(choice, k, state)))),
            Hole hole => Fail(hole.Span, hole.Expected),
            _ => Fail(tree.Span, "this is not understood"),
        };
        depth--;
        return readings;
    }

    private static State Chosen(Choice choice, int which, State state) => state.Paying(2 * which, choice.Span, "another way to group the formula");

    /// <summary>The best readings of several trees in a row, each in the state that the one before leaves.</summary>
    private List<(ImmutableArray<Term> Terms, State State)> All(IEnumerable<Tree> trees, State state)
    {
        List<(ImmutableArray<Term> Terms, State State)> rows = [([], state)];
        foreach (var tree in trees)
        {
            rows = [.. rows.SelectMany(row => Read(tree, row.State).Select(c => (row.Terms.Add(c.Term), c.State))).OrderBy(static row => row.State.Cost).Take(Width)];
        }
        return rows;
    }

    private static IReadOnlyList<Candidate> One(Candidate? candidate) => candidate is { } one ? [one] : [];

    /// <summary>The cheapest, in order.</summary>
    private static IReadOnlyList<Candidate> Best(IEnumerable<Candidate> candidates)
    {
        var best = candidates.OrderBy(static c => c.Cost).Take(Width).ToList();
        return best.Count > 1 ? best.FindAll(c => c.Cost <= best[0].Cost + Margin) : best;
    }

    private IReadOnlyList<Candidate> Fail(SourceSpan span, string why)
    {
        LastMisfit = new Misfit(span, why);
        return [];
    }

    private IReadOnlyList<Candidate> Sums(Trees.Terms sum, State state)
    {
        var minus = sum.Items.Select(static item => item.Minus).ToImmutableArray();
        var found = new List<Candidate>();
        foreach (var (terms, after) in All(sum.Items.Select(static item => item.Term), state))
        {
            if (terms.Length == 1)
            {
                found.AddRange(minus[0] ? One(Term.Of(new Plus([true]), after, sum.Span, terms[0])) : [new Candidate(terms[0], after)]);
                continue;
            }
            if (Term.Of(new Plus(minus), after, sum.Span, [.. terms]) is { } fits) found.Add(fits);
            else found.AddRange(WithNumbers(sum, terms, minus, after));
        }
        return found.Count > 0 ? Best(found) : Fail(sum.Span, "the terms of this sum have different shapes");
    }

    /// <summary>A number beside vectors or matrices is added to every entry.</summary>
    private static IEnumerable<Candidate> WithNumbers(Trees.Terms sum, ImmutableArray<Term> terms, ImmutableArray<bool> minus, State state)
    {
        if (terms.All(static t => t.IsNumber) || !terms.Any(static t => t.IsNumber)) yield break;
        const int Bits = 3;
        var total = minus[0] ? Term.Of(new Plus([true]), state, terms[0].Span, terms[0]) : new Candidate(terms[0], state);
        for (var i = 1; i < terms.Length && total is { } sofar; i++)
        {
            total = sofar.Term.IsNumber != terms[i].IsNumber
                ? Term.Of(new Broadcast(sofar.Term.IsNumber, minus[i]), sofar.State, sum.Span, sofar.Term, terms[i])
                : Term.Of(new Plus([false, minus[i]]), sofar.State, sum.Span, sofar.Term, terms[i]);
        }
        if (total is { } whole) yield return whole.Paying(Bits, "a number is added to every entry");
    }

    private IReadOnlyList<Candidate> Roots(Root root, State state)
    {
        if (root.Degree is not null and not Numeral) return Fail(root.Span, "the degree of a root must be a number");
        var power = Numerics.Rational.One / ((root.Degree as Numeral)?.Value ?? 2);
        return Best(Read(root.Inner, state).SelectMany(inner => One(Term.Of(new Literal(power), inner.State, root.Span))
            .SelectMany(exponent => One(Term.Of(inner.Term.IsNumber || inner.Term.IsMatrix ? Power.Instance : EntrywisePower.Instance, exponent.State, root.Span, inner.Term, exponent.Term)))));
    }

    private IReadOnlyList<Candidate> Brackets(Bracketed bracketed, State state)
    {
        if (bracketed.Items is not [var inner]) return bracketed.Kind == BracketKind.Angle && bracketed.Items is [var left, var right] ? Inner(bracketed, left, right, state) : Fail(bracketed.Span, "a list is no value");
        return bracketed.Kind switch
        {
            BracketKind.Bar => Best(Read(inner, state).SelectMany(c => Bars(bracketed, c))),
            BracketKind.DoubleBar => Norms(bracketed, null, state),
            _ => Read(inner, state),
        };
    }

    private IReadOnlyList<Candidate> Inner(Bracketed angles, Tree left, Tree right, State state) => Best(All([left, right], state)
        .SelectMany(both => One(Term.Of(new Paired(Pairing.Inner), both.State, angles.Span, both.Terms[0], both.Terms[1]))));

    /// <summary>|A| is a determinant, |t| an absolute value, |x| of a vector a length or the absolute values of its entries.</summary>
    private static IEnumerable<Candidate> Bars(Bracketed bars, Candidate inner)
    {
        var term = inner.Term;
        if (term.IsMatrix) return One(Term.Of(new Call(Catalog.Get<Det>()), inner.State, bars.Span, term));
        if (term.IsNumber) return One(Term.Of(new Call(Catalog.Get<Abs>()), inner.State, bars.Span, term));
        return [.. One(Term.Of(new Call(Catalog.Get<Norm2>()), inner.State.Paying(2, bars.Span, "bars around a vector are its length"), bars.Span, term)),
            .. One(Term.Of(new Call(Catalog.Get<Abs>()), inner.State.Paying(3, bars.Span, "bars take the absolute value of every entry"), bars.Span, term))];
    }
}

/// <summary>Why something was not understood: where and what.</summary>
internal sealed record Misfit(SourceSpan Span, string Why);
