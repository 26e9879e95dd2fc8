using System.Collections.Immutable;
using Gradus.Syntax;
using Gradus.Trees;

namespace Gradus.Elaboration;

/// <summary>What one link of a chain, or a formula without a relation, says in one reading.</summary>
internal abstract record Said(SourceSpan Span);

/// <summary>Two sides with a relation between them, to be judged.</summary>
internal sealed record Claimed(SourceSpan Span, SourceSpan Sign, Relation Relation, Term Left, Term Right, ImmutableList<Term> Before) : Said(Span)
{
    /// <summary>Up to what it is said to hold; null if it is exact.</summary>
    public Remainder? Remainder { get; init; }

    /// <summary>True if it may be a condition, as Ax = b and xᵀx = 1 are: each side has letters that the other has not, or one has none, and nothing is differentiated.</summary>
    public bool MayBeCondition { get; } = !IsChange(Left) && !IsChange(Right) && LettersOf(Left) is var left && LettersOf(Right) is var right
        && (IsLetter(Left, Right) || IsLetter(Right, Left) || (left.Count == 0 && IsSimple(Right)) || (right.Count == 0 && IsSimple(Left)) || (left.Except(right).Any() && right.Except(left).Any()));

    /// <summary>A² = A, Aᵀ = A.</summary>
    private static bool IsLetter(Term letter, Term other) => letter.Construct is Use { Entity: Quantity } && other.SelfAndParts().All(static part => part.Construct is Use or Times or Paired or Transposed or Power or Literal);

    /// <summary>True for what people set to a number: products and norms.</summary>
    private static bool IsSimple(Term term) => term.SelfAndParts().All(static part => part.Construct is not Call call || call.Function is Functions.Norm2 or Functions.NormF or Functions.Abs or Functions.SumOfEntries);

    private static bool IsChange(Term term) => term.SelfAndParts().Any(static part => part.Construct is DerivativeBy or DifferentialOf or Along or FunctionSlope or FunctionAlong or Slope);

    private static List<Name> LettersOf(Term term) => [.. term.SelfAndParts().Select(static part => part.Construct).OfType<Use>().Where(static use => use.Entity is not (Index or Length)).Select(static use => use.Name).Distinct()];
}

/// <summary>What is given and not claimed: a definition, a condition, a declaration.</summary>
internal sealed record Given(SourceSpan Span, Role Role) : Said(Span);

/// <summary>A link that has no meaning in this reading.</summary>
internal sealed record Unread(SourceSpan Span, SourceSpan Sign, Misfit? Because) : Said(Span);

/// <summary>What is given.</summary>
internal enum Role
{
    /// <summary>M = XPAᵀ, f(x) = …</summary>
    Definition,

    /// <summary>A ∈ ℝ^{m×n}.</summary>
    Declaration,

    /// <summary>Let A be symmetric, XᵀX = I.</summary>
    Assumption,

    /// <summary>∇f = 0.</summary>
    Condition,

    /// <summary>What is to be found or shown.</summary>
    Goal,

    /// <summary>A formula without a relation.</summary>
    Mention,
}
