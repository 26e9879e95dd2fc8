using Gradus.Expressions;

namespace Gradus.Rendering;

/// <summary>How sums over indices, entries, cases and functions of which nothing is known are spelt in one notation.</summary>
internal abstract class IndexStyle
{
    /// <summary>What stands below a letter or a bracket: A_ij, x_k.</summary>
    public abstract string Below(string body, IReadOnlyList<string> indices);

    /// <summary>The sign of a sum or a product with its range and its condition, if it has one, and the term behind it.</summary>
    public abstract Piece Summation(SummationKind kind, string index, string last, string? where, Piece term);

    /// <summary>The matrix of what stands in each place.</summary>
    public abstract string Comprehension(string body, IReadOnlyList<(string Index, string Last)> indices);

    /// <summary>δ_ij.</summary>
    public abstract string Delta(string i, string j);

    /// <summary>1 where a condition holds.</summary>
    public abstract string Iverson(string condition);

    /// <summary>Values by condition.</summary>
    public abstract string Cases(IReadOnlyList<(string Value, string? When)> rows);

    /// <summary>A function of its arguments.</summary>
    public abstract string Call(string function, string arguments);

    /// <summary>= ≠ &lt; ≤.</summary>
    public abstract string Sign(Order order);

    /// <summary>i ∈ S or its opposite.</summary>
    public abstract string Member(string element, string set, Truth truth);

    /// <summary>All or any of several conditions.</summary>
    public abstract string Together(IEnumerable<string> conditions, Quantity quantity);

    /// <summary>Whether something is so.</summary>
    public enum Truth
    {
        /// <summary>It is.</summary>
        So,

        /// <summary>It is not.</summary>
        NotSo,
    }

    /// <summary>How many of several.</summary>
    public enum Quantity
    {
        /// <summary>All.</summary>
        All,

        /// <summary>One at least.</summary>
        Any,
    }
}
