using Gradus.Checking.Contract;
using Gradus.Checking.Equivalence;
using Gradus.Checking.Misconceptions;
using Gradus.Expressions;
using Gradus.Syntax;

namespace Gradus.Checking.Claims;

/// <summary>What the checker found about a claim.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Judgement">What the judge decided; null where nothing was judged (ill-formed, unread).</param>
/// <param name="Diagnosis">What went wrong or what is needed.</param>
internal sealed record Finding(Verdict Verdict, Judgement? Judgement = null, Diagnosis? Diagnosis = null)
{
    /// <summary>The left and right side that were judged.</summary>
    public (Expr Left, Expr Right)? Sides { get; init; }

    /// <summary>What the right side was probably meant to be, equal to the left one; null where nobody knows.</summary>
    public Expr? Meant { get; init; }

    /// <summary>The same as the author would write it: the right side with one slip undone, perhaps by what the page says of a sum that is 1.</summary>
    public SyntaxNode? MeantSyntax { get; init; }

    /// <summary>Why it could not be read or decided.</summary>
    public string? Reason { get; init; }

    /// <summary>The same as a word, where the claim itself does not say it.</summary>
    public string? Code { get; init; }
}
