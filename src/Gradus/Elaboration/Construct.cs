using Gradus.Expressions;
using Gradus.Shapes;

namespace Gradus.Elaboration;

/// <summary>One way to make a formula of formulas: what fits, what it means in the engine. One class a construct.</summary>
internal abstract class Construct
{
    /// <summary>The shape of the whole and what becomes known of lengths; null if the parts do not fit.</summary>
    public abstract (Shape Shape, State State)? Fit(ReadOnlySpan<Term> parts, State state);

    /// <summary>The engine's expression.</summary>
    /// <exception cref="ShapeException">The engine has no such expression.</exception>
    public abstract Expr Lower(Term term, Lowering to);

    /// <summary>Why parts do not fit, for the reader; null if there is nothing to say but the shapes.</summary>
    public virtual string? WhyNot(ReadOnlySpan<Term> parts, State state) => null;
}
