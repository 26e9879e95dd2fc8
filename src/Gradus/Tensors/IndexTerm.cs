using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Shapes;

namespace Gradus.Tensors;

/// <summary>One tensor of a term with its indices: rows first, then columns; an axis of size 1 has none.</summary>
/// <param name="Head">A symbol, or something that is not opened further: f(X), a sum.</param>
/// <param name="Indices">Index numbers, those of the row axis first.</param>
/// <param name="RowCount">How many of the indices belong to the row axis.</param>
public sealed record Factor(Expr Head, int[] Indices, int RowCount);

/// <summary>A coefficient times tensors joined by indices, such as 2 Σ_jk A_ij B_jk A_lk.</summary>
/// <remarks>An index that is on no axis is summed; an index on two axes makes a diagonal; one on an axis and in no factor makes ones.
/// So the Kronecker delta, ones and higher deltas need no tensors of their own.</remarks>
public sealed class IndexTerm
{
    /// <summary>A term from its parts.</summary>
    public IndexTerm(Rational coefficient, Size volume, Factor[] factors, int[][] axes)
    {
        Coefficient = coefficient;
        Volume = volume;
        Factors = factors;
        Axes = axes;
    }

    /// <summary>The rational factor.</summary>
    public Rational Coefficient { get; }

    /// <summary>The product of the sizes of sums over nothing: tr I = n.</summary>
    public Size Volume { get; }

    /// <summary>The tensors.</summary>
    public IReadOnlyList<Factor> Factors { get; }

    /// <summary>The open indices by axis: rows and columns, then those of the variable in an order-4 tensor. A composite axis lists the slow index first.</summary>
    public IReadOnlyList<int[]> Axes { get; }

    /// <summary>The term with another coefficient.</summary>
    public IndexTerm With(Rational coefficient) => new(coefficient, Volume, (Factor[])Factors, (int[][])Axes);
}

/// <summary>A sum of terms with the same axes, and the size of every index.</summary>
public sealed record IndexForm(IReadOnlyList<IndexTerm> Terms, IReadOnlyList<Size> Sizes, Shape Shape);

/// <summary>The formula has no index form here: axes are cut up differently, or it would grow beyond the bound.</summary>
public sealed class NoIndexFormException(string message) : Exception(message);
