using System.Collections.Immutable;
using Gradus.Numerics;
using Gradus.Syntax;

namespace Gradus.Trees;

/// <summary>What stands on the page: signs side by side, over and under one another. What it means is not decided here.</summary>
/// <remarks>Trees are compared by reference of their arrays; ask <see cref="TreeTraversal"/> to walk over them. What came out of a macro has the place of its call.</remarks>
public abstract record Tree(SourceSpan Span);

/// <summary>A number: <c>2</c>, <c>0.5</c>, <c>1e-3</c>, <c>½</c>.</summary>
public sealed record Numeral(SourceSpan Span, Rational Value) : Tree(Span);

/// <summary>A letter or a word used as one: <c>A</c>, <c>lambda</c>, <c>Cov</c>. Greek letters have their English names.</summary>
/// <remarks><see cref="IsWord"/> is true for <c>\operatorname{Var}</c>, <c>\mathrm{rank}</c>, <c>\log</c> and names of several letters in plain text.</remarks>
public sealed record Letter(SourceSpan Span, string Name, Font Font, ImmutableArray<Accent> Accents, bool IsWord) : Tree(Span)
{
    /// <summary>True for the less usual form of a Greek letter: ϕ, ε and ϑ where a page has φ, ϵ and θ beside them.</summary>
    public bool IsVariant { get; init; }

    /// <summary>True for a command that neither LaTeX nor the page defines.</summary>
    public bool IsUnknown { get; init; }
}

/// <summary>A prefix operator that stands in a <see cref="Run"/>: ∂, d, ∇, Σ, ∫, 𝔼, min, ….</summary>
public sealed record Sign(SourceSpan Span, SignKind Kind) : Tree(Span);

/// <summary>A base with what stands low and high beside it: <c>x_i</c>, <c>A^{-1}</c>, <c>x^{(i)}</c>, <c>f'</c>, <c>\sum_{i=1}^n</c>, <c>A'</c>.</summary>
/// <remarks>Aᵀ and A^⊤ have a <see cref="Letter"/> T in <see cref="Font.Sign"/> above, A^T one in the font that it was written in; A^* has the sign <c>*</c>.</remarks>
public sealed record Scripted(SourceSpan Span, Tree Base, Tree? Lower, Tree? Upper, int Primes, bool UpperFirst) : Tree(Span)
{
    /// <summary>True for scripts before their base: ᵗA.</summary>
    public bool Leading { get; init; }

    /// <summary>True for <c>A.^k</c> and <c>A^{\circ k}</c>: the upper script works entry by entry.</summary>
    public bool Entrywise { get; init; }
}

/// <summary>Something in brackets; its items are trees, <see cref="Chain"/>s where they hold relations. A group of TeX braces that only groups is dissolved.</summary>
public sealed record Bracketed(SourceSpan Span, BracketKind Kind, ImmutableArray<Tree> Items, ImmutableArray<Separator> Separators) : Tree(Span)
{
    /// <summary>The kind of the closing bracket where it is another one: [0, 1).</summary>
    public BracketKind Close { get; init; } = Kind;
}

/// <summary>A thing of a <see cref="Run"/> and the mark between it and the thing before; the sign of a mark may be an empty stretch.</summary>
public sealed record RunItem(Tree Tree, Mark Before, SourceSpan Sign);

/// <summary>Things side by side, as they stand; operators are items. The first may bear a mark too: that of <c>^{\circ 2}</c>.</summary>
/// <remarks>A run that is an item of another run is a choice of grouping and nothing else: {A, {x, y}} reads A x y.</remarks>
public sealed record Run(SourceSpan Span, ImmutableArray<RunItem> Items) : Tree(Span);

/// <summary>An operator without brackets, and how far it reaches: <c>tr AB</c>, <c>\sum_i a_i + b_i</c>, <c>\frac{d}{dx} f g</c>. Always an alternative of a choice of <see cref="ReachOf"/>, unless only one reach is possible.</summary>
public sealed record Prefixed(SourceSpan Span, Tree Operator, Tree Operand) : Tree(Span);

/// <summary>A term of a sum with its sign; the place of a sign that is not written is empty.</summary>
public sealed record SignedTerm(Tree Term, TermSign Sign, SourceSpan SignSpan)
{
    /// <summary>True behind a minus.</summary>
    public bool Minus => Sign == TermSign.Minus;
}

/// <summary>A sum as written: a − b + c; also one term with a sign before it.</summary>
public sealed record Terms(SourceSpan Span, ImmutableArray<SignedTerm> Items) : Tree(Span);

/// <summary>A fraction with a bar; <c>a/b</c> is a <see cref="Run"/> with a slash. ∂f/∂x has signs above and below.</summary>
public sealed record Fraction(SourceSpan Span, Tree Over, Tree Under, FractionSpelling How) : Tree(Span);

/// <summary>A root; the degree is null for the square root.</summary>
public sealed record Root(SourceSpan Span, Tree Inner, Tree? Degree) : Tree(Span);

/// <summary>A matrix written out, row by row; the brackets around it are <see cref="BracketKind.None"/> where none are.</summary>
public sealed record Matrix(SourceSpan Span, ImmutableArray<ImmutableArray<Tree>> Rows, BracketKind Kind) : Tree(Span);

/// <summary>A value and the condition under which it holds; no condition where none is written.</summary>
public sealed record CaseRow(Tree Value, Tree? Condition);

/// <summary>Values of which conditions pick one: \begin{cases} … \end{cases}.</summary>
public sealed record Cases(SourceSpan Span, ImmutableArray<CaseRow> Rows) : Tree(Span);

/// <summary>A formula at a place: <c>f |_{t=0}</c>; with an upper place for <c>F |_0^1</c>.</summary>
public sealed record Evaluated(SourceSpan Span, Tree Body, Tree Where, Tree? Upper) : Tree(Span);

/// <summary>A formula with a note under or over it: \underbrace{body}_{note}.</summary>
public sealed record Annotated(SourceSpan Span, Tree Body, Tree? Note, bool Above) : Tree(Span);

/// <summary>An accent over more than a letter: \overline{a + b}.</summary>
public sealed record Accented(SourceSpan Span, Accent Accent, Tree Body) : Tree(Span);

/// <summary>… in a list, a sum or a product.</summary>
public sealed record Dots(SourceSpan Span) : Tree(Span);

/// <summary>Words within a formula: \text{if}, a reason, a condition.</summary>
public sealed record Words(SourceSpan Span, string Text) : Tree(Span);

/// <summary>A place that could not be read; its neighbours live on. An empty stretch where something is missing.</summary>
public sealed record Hole(SourceSpan Span, string Expected) : Tree(Span);

/// <summary>What the page leaves open about bracketing, the cheapest reading first. Every alternative covers the same stretch.</summary>
public sealed record Choice(SourceSpan Span, Question Question, ImmutableArray<Tree> Alternatives) : Tree(Span);

/// <summary>A relation, its place, and the side to its right; the reason is what stands over the sign or behind the side in words.</summary>
public sealed record Link(Relation Relation, SourceSpan Sign, Tree Side, string? Reason);

/// <summary>Sides with relations between them: a = b ≤ c. No links for a formula without a relation; <see cref="First"/> is null where a row goes on: = b.</summary>
public sealed record Chain(SourceSpan Span, Tree? First, ImmutableArray<Link> Links) : Tree(Span);
