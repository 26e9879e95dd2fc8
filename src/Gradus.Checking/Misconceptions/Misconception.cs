using Gradus.Expressions;
using Gradus.Syntax;

namespace Gradus.Checking.Misconceptions;

/// <summary>A wrong belief about matrix derivatives, as a rule that can be replayed: one class, one file.</summary>
/// <remarks>It is never applied to a step that is right: the checker asks only about claims that the judge refuted, or whose shapes do not fit.</remarks>
public abstract class Misconception
{
    /// <summary>The name in the contract's vocabulary: <c>transpose-missing</c>.</summary>
    public abstract string Id { get; }

    /// <summary>The belief, as its holder would write it.</summary>
    public abstract string WrongForm { get; }

    /// <summary>The rule that holds instead.</summary>
    public abstract string RightForm { get; }

    /// <summary>One kind sentence to the learner.</summary>
    public abstract string Message { get; }

    /// <summary>A page on which the checker finds this misconception, in LaTeX between dollar signs.</summary>
    public abstract string Example { get; }

    /// <summary>How far-fetched it is: of several that explain a line, the one with the lowest number is named.</summary>
    public abstract int Rank { get; }

    /// <summary>True if it changes a formula as it stands, so that it can follow upon another slip.</summary>
    public virtual bool IsEdit => false;

    /// <summary>True if it turns on transposes or on the order of factors, so that numbers cannot show it.</summary>
    internal virtual bool IsAboutMatrices => false;

    /// <summary>What somebody who believes this would write where <see cref="Slip.Correct"/> is right.</summary>
    public virtual IEnumerable<Expr> WrongValues(Slip slip) => [];

    /// <summary>Pairs of values that are equal if the belief explains the line: what was written, and what the belief makes of the right value.</summary>
    public virtual IEnumerable<(Expr Written, Expr Believed)> Agreements(Slip slip) => WrongValues(slip).Select(value => (slip.Written, value));

    /// <summary>True if the belief explains a line whose shapes do not fit.</summary>
    public virtual bool Explains(Misfit misfit) => false;

    /// <summary>The diagnosis, once the belief is known to explain the line by <paramref name="believed"/>.</summary>
    public virtual Diagnosis Describe(Slip slip, Expr believed) => new(Id, Message);
}

/// <summary>A refuted claim: the left side as written and worked out, and the right side as written.</summary>
/// <param name="Source">The left side as it was bound, often a <see cref="Derivative"/> or <see cref="Differential"/>.</param>
/// <param name="Correct">Its value in matrix notation, simplified.</param>
/// <param name="Written">The right side as bound; its shape may differ from that of <paramref name="Correct"/>.</param>
public sealed record Slip(Expr Source, Expr Correct, Expr Written)
{
    /// <summary>The right side of the next claim of the text, if there is one: it may take the slip back.</summary>
    public Expr? Next { get; init; }

    /// <summary>What is small where the claim is made to first order only; empty for an equation.</summary>
    public IReadOnlyList<Symbol> Increments { get; init; } = [];

    /// <summary>True for a part of a line, whose left side is not what was asked for.</summary>
    public bool IsPart { get; init; }
}

/// <summary>A claim whose right side is ill-formed or has another shape than the left.</summary>
/// <param name="Source">The left side as bound; null if it has no meaning either.</param>
/// <param name="Correct">Its value in matrix notation; null if there is none (an order-4 tensor).</param>
/// <param name="Written">The right side as written.</param>
/// <param name="WrittenValue">The right side as bound alone, where it has a meaning of its own.</param>
/// <param name="Left">One of the two shapes that do not fit, in words; null if unknown.</param>
/// <param name="Right">The other.</param>
public sealed record Misfit(Expr? Source, Expr? Correct, SyntaxNode Written, Expr? WrittenValue, string? Left, string? Right)
{
    /// <summary>Where the two shapes meet; null if unknown.</summary>
    internal SourceSpan? Place { get; init; }
}

/// <summary>What a claim suffers from.</summary>
/// <param name="Id">A name of the contract's vocabulary.</param>
/// <param name="Message">One kind sentence.</param>
/// <param name="HoldsIf">The assumption or reading under which the claim would be true; null if none.</param>
public sealed record Diagnosis(string Id, string Message, string? HoldsIf = null);
