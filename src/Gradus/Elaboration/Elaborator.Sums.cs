using System.Collections.Immutable;
using Gradus.Expressions;
using Gradus.Shapes;
using Gradus.Syntax;
using Gradus.Trees;

namespace Gradus.Elaboration;

/// <summary>Σ and ∏ over indices, with their bounds and conditions.</summary>
internal sealed partial class Elaborator
{
    private const int MostIndices = 4;

    /// <summary>What stands under a sum: the indices that it binds, from where they run, and what else must hold.</summary>
    private sealed record Under(ImmutableArray<Letter> Binds, Tree? From, ImmutableArray<(Tree Left, Relation Relation, Tree Right)> Where);

    /// <summary>Σ or ∏ with its indices bound within the body.</summary>
    private IReadOnlyList<Candidate> Overs(bool isProduct, Tree? lower, Tree? upper, Tree body, SourceSpan span, State state)
    {
        if (UnderOf(lower, state) is not { Binds.Length: > 0 and <= MostIndices } under) return Fail(span, "the sum does not say what it runs over");
        var names = under.Binds.Select(NameOf).ToImmutableArray();
        var found = new List<Candidate>();
        foreach (var (ranges, bounds, known) in RangesOf(under, upper, state))
        {
            var inside = names.Zip(ranges).Aggregate(known, static (s, index) => s.With(index.First, new Index(index.Second) { IsBound = true }));
            foreach (var (conditions, terms, conditioned) in ConditionsOf(under, bounds, names, inside))
            {
                foreach (var inner in Read(body, conditioned))
                {
                    var outside = names.Aggregate(inner.State, (s, name) => s.Restored(name, state.Find(name)));
                    found.AddRange(One(Term.Of(new Over(names, ranges, isProduct, conditions), outside, span, [inner.Term, .. terms])));
                }
            }
        }
        return found.Count > 0 ? Best(found) : Fail(span, "the sum is not understood");
    }

    /// <summary>i of Σ_i and Σ_{i=1}, for the evidence of a page.</summary>
    public static IEnumerable<Name> IndicesUnder(Tree? lower) => UnderOf(lower, State.Empty) is { } under ? under.Binds.Select(NameOf) : [];

    private static Under? UnderOf(Tree? lower, State state)
    {
        switch (lower)
        {
            case Letter { IsWord: false } letter:
                return new Under([letter], null, []);
            case Run { Items: var items } when items.All(static i => i.Tree is Letter { IsWord: false } && i.Before is Mark.None or Mark.Space):
                return new Under([.. items.Select(static i => (Letter)i.Tree)], null, []);
            case Chain { First: { } first, Links: [{ Relation: Relation.Equal, Side: var from }] } when UnderOf(first, state) is { } of:
                return of with { From = from };
            case Chain { First: { } first, Links: [{ Relation: Relation.In, Side: var set }] } when UnderOf(first, state) is { } of:
                return of with { Where = [.. of.Where, (first, Relation.In, set)] };
            case Chain { First: Letter { IsWord: false } first, Links: [{ Relation: Relation.NotEqual or Relation.Less or Relation.LessOrEqual or Relation.Greater or Relation.GreaterOrEqual, Side: var right } link] }:
                Letter[] both = right is Letter { IsWord: false } second ? [first, second] : [first];
                var open = both.Where(l => state.Find(NameOf(l)) is not (Index or Length)).ToImmutableArray();
                return new Under(open.Length > 0 ? open : [first], null, [(first, link.Relation, right)]);
            case Bracketed { Kind: BracketKind.None, Items: [{ } first, Chain condition], Separators: [Separator.SuchThat or Separator.Given] } when UnderOf(first, state) is { } of && UnderOf(condition, state) is { } with:
                return of with { Where = [.. of.Where, .. with.Where] };
            case Bracketed { Kind: BracketKind.None or BracketKind.Round, Items: var listed } when listed.Length > 0:
                var parts = listed.Select(item => UnderOf(item, state)).ToList();
                if (parts.Contains(null)) return null;
                return new Under([.. parts.SelectMany(static p => p!.Binds).DistinctBy(NameOf)], parts.Select(static p => p!.From).FirstOrDefault(static f => f is not null), [.. parts.SelectMany(static p => p!.Where)]);
            default:
                return null;
        }
    }

    /// <summary>To where the indices run, with what bounds them beyond that.</summary>
    private IEnumerable<(ImmutableArray<Size> Ranges, ImmutableArray<(Tree Left, Relation Relation, Tree Right)> Bounds, State State)> RangesOf(Under under, Tree? upper, State state)
    {
        if (upper is null && under.Binds.Length == 1)
        {
            foreach (var counted in ballot.NumbersOfThings)
            {
                if (state.Find(counted) is not (null or Length)) continue;
                var size = state.Find(counted) is Length { Size: var known } ? known : Size.Named("?" + counted.Plain);
                yield return ([size], [], state.With(counted, new Length(size)));
            }
            if (ballot.NumbersOfThings.Count > 0) state = state.Paying(2, under.Binds[0].Span, "a sum over other things");
        }
        var ranges = ImmutableArray.CreateBuilder<Size>();
        var bounds = new List<(Tree Left, Relation Relation, Tree Right)>();
        var first = under.Binds[0];
        if (under.From is Numeral { Value: var from } && !from.IsOne)
        {
            if (from.Sign <= 0) yield break;
            bounds.Add((under.From, Relation.LessOrEqual, first));
        }
        else if (under.From is not (null or Numeral)) bounds.Add((under.From, Relation.LessOrEqual, first));
        for (var k = 0; k < under.Binds.Length; k++)
        {
            if (upper is null)
            {
                var (open, after) = state.Fresh();
                ranges.Add(open);
                state = after;
                continue;
            }
            if (RangeOf(upper, state) is not var (range, known, isAll)) yield break;
            if (!isAll) bounds.Add((under.Binds[k], Relation.LessOrEqual, upper));
            ranges.Add(range);
            state = known;
        }
        yield return (ranges.ToImmutable(), [.. bounds], state);
    }

    /// <summary>The length up to which an index runs; not all of it where the bound is a formula.</summary>
    private static (Size Range, State State, bool IsAll)? RangeOf(Tree upper, State state)
    {
        switch (upper)
        {
            case Numeral { Value: { IsInteger: true, Sign: > 0 } count }:
                return (Size.Of((long)count.Numerator), state, true);
            case Letter letter:
                var name = NameOf(letter);
                if (state.Find(name) is Length known) return (known.Size, state, true);
                if (state.Find(name) is Index index) return (index.Range, state, false);
                if (state.Find(name) is not null) return null;
                var size = Size.Named("?" + name.Plain);
                return (size, state.With(name, new Length(size)), true);
            default:
                var lengths = upper.SelfAndDescendants().OfType<Letter>().Where(static l => !l.IsWord).Select(NameOf).Distinct().ToList();
                if (lengths is not [var only]) return null;
                if (state.Find(only) is Length { Size: var of }) return (of, state, false);
                if (state.Find(only) is Index { Range: var running }) return (running, state, false);
                if (state.Find(only) is not null) return null;
                var fresh = Size.Named("?" + only.Plain);
                return (fresh, state.With(only, new Length(fresh)), false);
        }
    }

    private IEnumerable<(ImmutableArray<Over.Condition> Conditions, ImmutableArray<Term> Terms, State State)> ConditionsOf(
        Under under, ImmutableArray<(Tree Left, Relation Relation, Tree Right)> bounds, ImmutableArray<Name> binds, State state)
    {
        List<(ImmutableArray<Over.Condition> Conditions, ImmutableArray<Term> Terms, State State)> rows = [([], [], state)];
        foreach (var (left, relation, right) in under.Where.Concat(bounds))
        {
            rows = [.. rows.SelectMany(row => (relation == Relation.In ? Belonging(left, right, row.State) : Compared(left, relation, right, row.State))
                .Select(c => (row.Conditions.Add(c.Condition), row.Terms.AddRange(c.Terms), c.State)))];
        }
        return rows;
    }

    private IEnumerable<(Over.Condition Condition, ImmutableArray<Term> Terms, State State)> Compared(Tree left, Relation relation, Tree right, State state) =>
        IndexTerms([left, right], state).Select(both => (new Over.Condition(relation, null, 2), both.Terms, both.State));

    /// <summary>i ∈ S, (u, v) ∈ E: the set is any.</summary>
    private IEnumerable<(Over.Condition Condition, ImmutableArray<Term> Terms, State State)> Belonging(Tree elements, Tree set, State state)
    {
        var indices = elements is Bracketed { Items: var several } ? several : [elements];
        if (SetName(set) is not { } name) yield break;
        foreach (var (terms, known) in IndexTerms(indices, state))
        {
            var ranges = terms.Select(EntryAt.RangeOf).ToList();
            if (ranges.Contains(null)) continue;
            switch (known.Find(name))
            {
                case null:
                    var made = new IndexSet([.. ranges.Select(static r => r!)]);
                    yield return (new Over.Condition(Relation.In, (name, made), terms.Length), terms, known.With(name, made));
                    break;
                case IndexSet sets when sets.Ranges.Length == ranges.Count:
                    var fitted = known;
                    for (var k = 0; k < ranges.Count && fitted is not null; k++) fitted = fitted.Unify(sets.Ranges[k], ranges[k]!);
                    if (fitted is not null) yield return (new Over.Condition(Relation.In, (name, sets), terms.Length), terms, fitted);
                    break;
            }
        }
    }

    private static Name? SetName(Tree set) => set switch
    {
        Letter letter => NameOf(letter),
        Scripted { Base: Letter letter, Lower: { } lower, Upper: null } when LabelOf(lower) is { } label => NameOf(letter) with { Label = label },
        Run { Items: [{ Tree: Letter { IsWord: false } letter }, { Tree: Bracketed { Kind: BracketKind.Round, Items: [var of] } }] } when LabelOf(of) is { } label => NameOf(letter) with { Label = label },
        _ => null,
    };
}
