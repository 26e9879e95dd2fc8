using Gradus.Expressions;

namespace Gradus.Evaluation;

/// <summary>The parts into which the values of a symbol fall and out of which no small change leads: rotations and reflections, projectors by rank; and matrices by rank, which a pseudo-inverse tells apart.</summary>
/// <remarks>They are numbered from 0, and <see cref="PointSampler{T}"/> draws from the one that it is given.</remarks>
public static class Strata
{
    /// <summary>How many parts the values of a symbol have that is rows×columns.</summary>
    public static int Count(Symbol symbol, int rows, int columns)
    {
        var p = symbol.Properties;
        if (Has(p, Properties.IndexSet)) return 3;
        if (Has(p, Properties.Unit)) return rows * columns == 1 ? 2 : 1;
        if (rows != columns) return 1;
        if (Has(p, Properties.Idempotent)) return Has(p, Properties.Invertible | Properties.Orthogonal | Properties.PositiveDefinite | Properties.Skew) ? 1 : rows + 1;
        if (!Has(p, Properties.Orthogonal) || Has(p, Properties.PositiveDefinite)) return 1;
        return Has(p, Properties.Symmetric | Properties.Diagonal | Properties.Triangular) ? rows + 1 : 2;
    }

    /// <summary>How many parts there are where the rank counts.</summary>
    public static int CountByRank(Symbol symbol, int rows, int columns)
    {
        const Properties Fixed = Properties.Orthogonal | Properties.Idempotent | Properties.Invertible | Properties.PositiveDefinite | Properties.Positive | Properties.Unit | Properties.Integer;
        if (Has(symbol.Properties, Fixed)) return Count(symbol, rows, columns);
        return Has(symbol.Properties, Properties.Skew) ? (rows / 2) + 1 : Math.Min(rows, columns) + 1;
    }

    private static bool Has(Properties all, Properties some) => (all & some) != 0;
}
