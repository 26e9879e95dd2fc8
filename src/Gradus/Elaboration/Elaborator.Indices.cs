using System.Collections.Immutable;
using Gradus.Shapes;
using Gradus.Syntax;
using Gradus.Trees;

namespace Gradus.Elaboration;

/// <summary>Entries of vectors and matrices, members of families.</summary>
internal sealed partial class Elaborator
{
    private const int BitsOfFamily = 2;

    /// <summary>What a name with indices may be.</summary>
    private IReadOnlyList<Candidate> Entries(Tree of, IReadOnlyList<Tree> indices, SourceSpan span, State state)
    {
        var found = new List<Candidate>();
        foreach (var (terms, after) in IndexTerms(indices, state)) found.AddRange(of is Letter letter ? Indexed(NameOf(letter), terms, letter.Span, span, after) : EntriesOf(Read(of, after), terms, span));
        return Best(found);
    }

    private static IEnumerable<Candidate> EntriesOf(IEnumerable<Candidate> wholes, ImmutableArray<Term> indices, SourceSpan span) =>
        wholes.Where(static c => !c.Term.IsNumber).SelectMany(whole => One(Term.Of(EntryAt.Instance, whole.State, span, [whole.Term, .. indices])));

    private IEnumerable<Candidate> Indexed(Name name, ImmutableArray<Term> indices, SourceSpan letter, SourceSpan span, State state) => (state.Find(name.OfMany) ?? state.Find(name)) switch
    {
        null => Unknown(name, indices, letter, span, state),
        Family family => Members(name.OfMany, family, indices, letter, span, state),
        DefinedFamily family => Members(name.OfMany, family, indices, letter, span, state),
        Quantity or Defined => [.. EntriesOf(Letters(name, letter, state), indices, span), .. OfItsShape(name, indices, letter, span, state)],
        _ => [],
    };

    /// <summary>x_k of a family; a second index takes an entry of it.</summary>
    private static IEnumerable<Candidate> Members(Name name, Entity family, ImmutableArray<Term> indices, SourceSpan letter, SourceSpan span, State state) =>
        One(Term.Of(new Use(name, family), state, letter)).SelectMany(use => One(Term.Of(MemberAt.Instance, use.State, span, use.Term, indices[0])))
            .SelectMany(member => indices.Length == 1 ? [member] : EntriesOf([member], indices[1..], span));

    /// <summary>x_i where x was said to be a vector, and each x_i is such a vector.</summary>
    private static IEnumerable<Candidate> OfItsShape(Name name, ImmutableArray<Term> indices, SourceSpan letter, SourceSpan span, State state)
    {
        if (state.Find(name) is not Quantity { Shape: { IsScalar: false } shape } quantity) return [];
        var (range, known) = state.Fresh();
        var family = new Family(shape, range, quantity.Properties);
        return Members(name.OfMany, family, indices, letter, span, known.With(name.OfMany, family)).Select(c => c.Paying(3, $"there are several {name}"));
    }

    /// <summary>A name that is met for the first time with indices: a vector or matrix with its entries, or a family of vectors or matrices.</summary>
    private IEnumerable<Candidate> Unknown(Name name, ImmutableArray<Term> indices, SourceSpan letter, SourceSpan span, State state)
    {
        var (range, first) = state.Fresh();
        var (length, second) = first.Fresh();
        var (width, third) = second.Fresh();
        var isCapital = Priors.IsCapital(name);
        if (name is { Base: "delta", Label: "" } && indices.Length == 2) return One(Term.Of(Delta.Instance, state, span, [.. indices]));
        if (name.Base.Length == 1 && char.IsLower(name.Base[0]) && Capital(name, state) is { } capital) return EntriesOf(Letters(capital, letter, state), indices, span);
        if (indices.Length == 1)
        {
            var entry = new Quantity(Shape.Column(range));
            var family = new Family(Shape.Column(length), range);
            var matrices = new Family(new Shape(length, width), range);
            var known = ballot.BitsOf(name, Priors.Kind.Column);
            return [.. EntriesOf(Named(name, entry, letter, first), indices, span).Select(c => c.Paying((isCapital ? 4 : 0) + (Priors.IsBold(name) ? 5 : 0) + ballot.BitsOfEntries(name), $"{name} is a vector")),
                .. Members(name.OfMany, family, indices, letter, span, second.With(name.OfMany, family)).Select(c => c.Paying(known + (isCapital ? 4 : Priors.IsBold(name) ? 0 : BitsOfFamily), $"{name} is one of several vectors")),
                .. Members(name.OfMany, matrices, indices, letter, span, third.With(name.OfMany, matrices)).Select(c => c.Paying(isCapital ? 1 : 8, $"{name} is one of several matrices"))];
        }
        var matrix = new Quantity(new Shape(range, length));
        var vectors = new Family(Shape.Column(length), range);
        return [.. EntriesOf(Named(name, matrix, letter, second), indices, span).Select(c => c.Paying(ballot.BitsOfEntries(name), $"the entries of {name} are numbers")),
            .. Members(name.OfMany, vectors, indices, letter, span, second.With(name.OfMany, vectors)).Select(c => c.Paying(isCapital ? 6 : 3, $"{name} is one of several vectors"))];
    }

    /// <summary>C of c_ij.</summary>
    private static Name? Capital(Name name, State state)
    {
        var upper = char.ToUpperInvariant(name.Base[0]).ToString();
        return state.Entities.Where(e => e.Key.Base == upper && e.Key.Marks == name.Marks && e.Key.Label == name.Label && e.Value is Quantity { Shape.IsScalar: false } or Defined { Body.IsNumber: false }).Select(static e => e.Key).FirstOrDefault();
    }

    private static IReadOnlyList<Candidate> Named(Name name, Quantity quantity, SourceSpan span, State state) => One(Term.Of(new Use(name, quantity), state.With(name, quantity), span));
}
