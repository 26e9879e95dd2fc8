using System.Collections.Immutable;
using Gradus.Expressions;
using Gradus.Shapes;
using Gradus.Syntax;

namespace Gradus.Elaboration;

/// <summary>A formula as it is understood: every node knows its shape, up to unknown lengths, and where it stands in the text.</summary>
/// <remarks>An edit of a term is an edit of the text: what is not touched keeps its characters.</remarks>
internal sealed class Term
{
    private Term(Construct construct, ImmutableArray<Term> parts, Shape shape, SourceSpan span)
    {
        Construct = construct;
        Parts = parts;
        Shape = shape;
        Span = span;
    }

    /// <summary>What it is.</summary>
    public Construct Construct { get; }

    /// <summary>Its operands in order.</summary>
    public ImmutableArray<Term> Parts { get; }

    /// <summary>Rows and columns, in lengths that may be unknown.</summary>
    public Shape Shape { get; }

    /// <summary>Where it stands.</summary>
    public SourceSpan Span { get; }

    /// <summary>True for 1×1.</summary>
    public bool IsNumber => Shape.IsScalar;

    /// <summary>True for a column or row that is no number.</summary>
    public bool IsVector => !Shape.IsScalar && Shape.By is null && (Shape.IsColumn || Shape.IsRow);

    /// <summary>True for a matrix that is neither column nor row.</summary>
    public bool IsMatrix => Shape.By is null && !Shape.IsColumn && !Shape.IsRow;

    /// <summary>The term, if its parts fit.</summary>
    public static Candidate? Of(Construct construct, State state, SourceSpan span, params ReadOnlySpan<Term> parts) =>
        construct.Fit(parts, state) is var (shape, fitted) ? new Candidate(new Term(construct, [.. parts], shape, span), fitted) : null;

    /// <summary>The same construct over other parts, if they fit.</summary>
    public Candidate? With(State state, params ReadOnlySpan<Term> parts) => Of(Construct, state, Span, parts);

    /// <summary>The term and all below it, outermost first.</summary>
    public IEnumerable<Term> SelfAndParts()
    {
        yield return this;
        foreach (var part in Parts)
        {
            foreach (var inner in part.SelfAndParts()) yield return inner;
        }
    }

    /// <summary>The engine's expression, once lengths are settled.</summary>
    public Expr Lower(Lowering to) => to.Known(this);
}

/// <summary>A term and the state of the reading in which it has this meaning.</summary>
internal readonly record struct Candidate(Term Term, State State)
{
    /// <summary>What the reading costs so far.</summary>
    public int Cost => State.Cost;

    /// <summary>The same, dearer.</summary>
    public Candidate Paying(int bits, string what) => new(Term, State.Paying(bits, Term.Span, what));
}
