using Gradus.Expressions;

namespace Gradus.Tensors;

/// <summary>Reads the commonest term, symbols joined in one path from row to column, in one walk: A_ij B_jk C_lk is A B Cᵀ.</summary>
/// <remarks>Gives what <see cref="MatrixReader"/> gives without building the graph, which is most of the work for long products.</remarks>
internal static class PathReader
{
    /// <summary>Neighbours in a path stand side by side in the term, or nearly so; a term where they do not is left to the general way.</summary>
    private const int ProbesPerFactor = 4;

    /// <summary>The factors in the order of the path, transposed where it runs against them; null if the term is no such path.</summary>
    public static Expr[]? Read(IndexTerm term)
    {
        if (term.Axes is not [[var start], [var end]] || start == end || Visited.Over(term.Factors) is not { } visited) return null;
        var path = new Expr[term.Factors.Count];
        var used = new bool[path.Length];
        var probes = ProbesPerFactor * path.Length;
        var (place, at) = (0, start);
        for (var k = 0; k < path.Length; k++)
        {
            if (!visited.Enter(at)) return null;
            place = Next(term.Factors, used, place, at, ref probes);
            if (place < 0) return null;
            used[place] = true;
            var factor = term.Factors[place];
            var forward = factor.Indices[0] == at;
            path[k] = forward ? factor.Head : Transposition.Of(factor.Head);
            at = factor.Indices[forward ? 1 : 0];
        }
        return at == end && visited.Enter(at) ? path : null;
    }

    /// <summary>The nearest factor not yet used with an index, or −1.</summary>
    private static int Next(IReadOnlyList<Factor> factors, bool[] used, int from, int index, ref int probes)
    {
        for (var distance = 0; distance <= factors.Count / 2; distance++)
        {
            if (--probes < 0) return -1;
            var after = (from + distance) % factors.Count;
            if (!used[after] && Has(factors[after], index)) return after;
            var before = (from - distance + factors.Count) % factors.Count;
            if (!used[before] && Has(factors[before], index)) return before;
        }
        return -1;
    }

    private static bool Has(Factor factor, int index) => factor.Indices[0] == index || factor.Indices[1] == index;

    /// <summary>Which indices the walk has met; an index met twice is no path.</summary>
    private sealed class Visited(int least, int count)
    {
        private readonly bool[] met = new bool[count];

        /// <summary>Nothing visited yet; null if a factor is no symbol with a row and a column, or the indices lie far apart.</summary>
        public static Visited? Over(IReadOnlyList<Factor> factors)
        {
            var (least, most) = (int.MaxValue, int.MinValue);
            foreach (var factor in factors)
            {
                if (factor is not { Head: Symbol, Indices: [var row, var column], RowCount: 1 }) return null;
                least = Math.Min(least, Math.Min(row, column));
                most = Math.Max(most, Math.Max(row, column));
            }
            return factors.Count > 0 && most - least <= (8 * factors.Count) + 64 ? new Visited(least, most - least + 1) : null;
        }

        /// <summary>True if the index is among those of the factors and was not met before.</summary>
        public bool Enter(int index)
        {
            var k = index - least;
            return k >= 0 && k < met.Length && !met[k] && (met[k] = true);
        }
    }
}
