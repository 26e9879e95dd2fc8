using Gradus.Expressions;
using Gradus.Tensors;

namespace Gradus.Derivations;

/// <summary>What stands between the two sides of a step.</summary>
public enum Relation
{
    /// <summary>Equal.</summary>
    Equal,

    /// <summary>Equal to first order in the increments.</summary>
    FirstOrder,
}

/// <summary>A line of a derivation.</summary>
public abstract record Formula;

/// <summary>A line in matrix notation, claimed to hold as it stands.</summary>
/// <param name="Left">The left side.</param>
/// <param name="Relation">What is claimed.</param>
/// <param name="Right">The right side.</param>
public sealed record MatrixFormula(Expr Left, Relation Relation, Expr Right) : Formula
{
    /// <summary>Words to print for the left side in each notation; null prints the side itself.</summary>
    public (string Plain, string Latex, string Unicode)? Label { get; init; }

    /// <summary>X + ΔX where the left side is to be printed as f(X + ΔX); null prints the side itself.</summary>
    public Expr? Argument { get; init; }

    /// <summary>What is small, for <see cref="Relation.FirstOrder"/>.</summary>
    public IReadOnlyList<Symbol> Increments { get; init; } = [];

    /// <summary>A name that the right side uses and what it stands for, such as U = AᵀA; null if there is none.</summary>
    public (Symbol Name, Expr Value)? Where { get; init; }
}

/// <summary>A line in index notation: the entries of <paramref name="Meaning"/> are those of <paramref name="Right"/>.</summary>
/// <param name="Meaning">What the left side denotes: an expression, or a derivative not worked out.</param>
/// <param name="Right">Its entries, with the axes of the value first and those of a variable after them.</param>
public sealed record IndexFormula(Expr Meaning, IndexForm Right) : Formula
{
    /// <summary>A short name to print for the left side (<c>f</c>, <c>U</c>); null prints the meaning itself.</summary>
    public string? Label { get; init; }

    /// <summary>The outer gradient and the inner derivative whose sum over the indices of the inner expression this is; null if it is none.</summary>
    public (Expr Outer, Derivative Inner)? Contraction { get; init; }
}
