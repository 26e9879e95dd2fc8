using Gradus.Expressions;
using Gradus.Trees;

namespace Gradus.Elaboration;

/// <summary>Formulas at a place: f |_{x = a}.</summary>
internal sealed partial class Elaborator
{
    private IReadOnlyList<Candidate> EvaluatedAt(Evaluated at, State state)
    {
        if (at.Where is not Chain { First: { } letter, Links: [{ Relation: Relation.Equal, Side: var value }] }) return Fail(at.Where.Span, "the place of a formula is not understood");
        return Best(Read(at.Body, state).SelectMany(body => Read(letter, body.State).Where(static c => c.Term.Construct is Use { Entity: Quantity })
            .SelectMany(by => Read(value, by.State).SelectMany(to => One(Term.Of(Placed.Instance, to.State, at.Span, body.Term, by.Term, to.Term))))));
    }
}

/// <summary>A formula with another in the place of a letter; the parts are the formula, the letter and what takes its place.</summary>
internal sealed class Placed : Construct
{
    /// <summary>The one there is.</summary>
    public static Placed Instance { get; } = new();

    /// <inheritdoc/>
    public override (Shapes.Shape Shape, State State)? Fit(ReadOnlySpan<Term> parts, State state) => state.Unify(parts[1].Shape, parts[2].Shape) is { } fitted ? (parts[0].Shape, fitted)
        : parts[2].Construct is Literal { Value.IsZero: true } ? (parts[0].Shape, state) : null;

    /// <inheritdoc/>
    public override Expr Lower(Term term, Lowering to)
    {
        if (to.Known(term.Parts[1]) is not Symbol letter) throw new Shapes.ShapeException("a place needs a letter");
        var value = term.Parts[2].Construct is Literal { Value.IsZero: true } ? Constant.Zeros(letter.Shape) : to.Known(term.Parts[2]);
        return to.Known(term.Parts[0]).Substitute(letter, value);
    }
}
