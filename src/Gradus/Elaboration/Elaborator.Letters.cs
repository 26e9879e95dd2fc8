using Gradus.Expressions;
using Gradus.Shapes;
using Gradus.Syntax;
using Gradus.Trees;

namespace Gradus.Elaboration;

/// <summary>Names: what a letter is, when nothing has told.</summary>
internal sealed partial class Elaborator
{
    /// <summary>A letter as the page tells it apart.</summary>
    public static Name NameOf(Letter letter) => new(letter.Name, FontOf(letter), string.Join(' ', letter.Accents.Select(static a => a.ToString().ToLowerInvariant())));

    private static string FontOf(Letter letter) => letter.Font switch
    {
        Font.Bold or Font.BoldItalic => "bold",
        Font.Calligraphic => "cal",
        Font.Fraktur => "frak",
        Font.Blackboard => "bb",
        Font.Sans => "sans",
        _ => letter.IsVariant ? "variant" : "",
    };

    private IReadOnlyList<Candidate> Letters(Letter letter, State state) => Letters(NameOf(letter), letter.Span, state);

    private IReadOnlyList<Candidate> Letters(Name name, SourceSpan span, State state)
    {
        switch (state.Find(name))
        {
            case null when state.Find(name.OfMany) is DefinedFamily { Body.IsNumber: true } or Family { Member.IsScalar: true }:
                return One(Term.Of(new Use(name.OfMany, state.Find(name.OfMany)!), state, span));
            case null:
                return Unknown(name, span, state);
            case DefinedFunction function:
                return [new Candidate(function.Body, state)];
            case OpenFunction { Usual: { } argument } open:
                return One(Term.Of(new FunctionAt(new FunctionOf(name, open)), state, span, argument));
            case OpenFunction or Family or IndexSet or DefinedFamily { Body.IsNumber: false }:
                return Fail(span, $"{name} stands without what it is applied to");
            case { } entity:
                return One(Term.Of(new Use(name, entity), state, span));
        }
    }

    /// <summary>Every kind that the letter can be of, the usual one first.</summary>
    private IReadOnlyList<Candidate> Unknown(Name name, SourceSpan span, State state)
    {
        var found = new List<Candidate>();
        if (name is { Base: "I", Label: "" }) found.AddRange(Identities(span, state));
        if (name is { Base: "1" or "ones" }) return [.. Ones(span, state)];
        if (ballot.IsNumberOfThings(name))
        {
            var size = Size.Named("?" + name.Plain);
            return One(Term.Of(new Use(name, new Length(size)), state.With(name, new Length(size)), span));
        }
        foreach (var (kind, bits) in Priors.Of(name))
        {
            var (shape, after) = Priors.ShapeOf(kind, state);
            var quantity = new Quantity(shape, Properties.None);
            var paid = after.With(name, quantity).Paying(bits + ballot.BitsOf(name, kind) + (found.Count > 0 && name.Base == "I" ? 4 : 0), span, $"{name} is a {kind.ToString().ToLowerInvariant()}");
            found.AddRange(One(Term.Of(new Use(name, quantity), paid, span)));
        }
        return Best(found);
    }

    private static IEnumerable<Candidate> Identities(SourceSpan span, State state)
    {
        var (n, after) = state.Fresh();
        return One(Term.Of(new Filling(ConstantKind.Identity, new Shape(n, n)), after, span));
    }

    private static IEnumerable<Candidate> Ones(SourceSpan span, State state)
    {
        var (n, after) = state.Fresh();
        return One(Term.Of(new Filling(ConstantKind.Ones, Shape.Column(n)), after, span));
    }
}
