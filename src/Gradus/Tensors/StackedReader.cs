using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Shapes;

namespace Gradus.Tensors;

/// <summary>Reads terms in which a factor has two indices on one axis, as a matrix has that multiplies vec X: every such pair becomes one index, and X becomes vec X.</summary>
internal static class StackedReader
{
    /// <summary>The term as a matrix expression, or null where the pairs do not fit together.</summary>
    public static Expr? Read(IndexTerm term, IReadOnlyList<Size> sizes)
    {
        if (Pairs(term) is not { } pairs) return null;
        List<Size> joined = [.. sizes];
        var names = new Dictionary<(int Slow, int Fast), int>();
        foreach (var pair in pairs)
        {
            names[pair] = joined.Count;
            joined.Add(sizes[pair.Slow] * sizes[pair.Fast]);
        }
        var factors = new List<Factor>(term.Factors.Count);
        foreach (var factor in term.Factors)
        {
            if (Joined(factor, names) is not { } next) return null;
            factors.Add(next);
        }
        return Arranged(term, factors, names, joined);
    }

    /// <summary>The pairs of indices that share an axis of a factor, slow index first; null if an index is in two of them or an axis has more.</summary>
    private static HashSet<(int Slow, int Fast)>? Pairs(IndexTerm term)
    {
        var pairs = new HashSet<(int Slow, int Fast)>();
        var mates = new Dictionary<int, int>();
        foreach (var factor in term.Factors)
        {
            foreach (var axis in new[] { factor.Indices[..factor.RowCount], factor.Indices[factor.RowCount..] })
            {
                if (axis.Length < 2) continue;
                if (axis is not [var slow, var fast] || slow == fast) return null;
                if (!mates.TryAdd(slow, fast) && mates[slow] != fast) return null;
                if (!mates.TryAdd(fast, slow) && mates[fast] != slow) return null;
                pairs.Add((slow, fast));
            }
        }
        return pairs.Any(p => pairs.Contains((p.Fast, p.Slow))) ? null : pairs;
    }

    /// <summary>The factor with pairs for indices: as it is, or a matrix whose row and column are a pair as its vec.</summary>
    private static Factor? Joined(Factor factor, Dictionary<(int Slow, int Fast), int> names)
    {
        int[] rows = factor.Indices[..factor.RowCount], columns = factor.Indices[factor.RowCount..];
        if (rows is [var i] && columns is [var j])
        {
            if (names.TryGetValue((j, i), out var stacked)) return new Factor(Matrices.Vec(factor.Head), [stacked], 1);
            if (names.TryGetValue((i, j), out var turned)) return new Factor(Matrices.Vec(Transposition.Of(factor.Head)), [turned], 1);
        }
        if (Axis(rows, names) is not { } row || Axis(columns, names) is not { } column) return null;
        return new Factor(factor.Head, [.. row, .. column], row.Length);
    }

    /// <summary>An axis with its pair as one index; null if half a pair stands there.</summary>
    private static int[]? Axis(int[] axis, Dictionary<(int Slow, int Fast), int> names)
    {
        if (axis is [var slow, var fast]) return names.TryGetValue((slow, fast), out var pair) ? [pair] : null;
        return axis.Any(index => names.Keys.Any(p => p.Slow == index || p.Fast == index)) ? null : axis;
    }

    private static Expr? Arranged(IndexTerm term, List<Factor> factors, Dictionary<(int Slow, int Fast), int> names, List<Size> sizes)
    {
        int[] rows = term.Axes[0], columns = term.Axes[1];
        if (rows is [var i] && columns is [var j])
        {
            if (names.TryGetValue((j, i), out var stacked)) return Column(term, factors, stacked, sizes) is { } v ? Matrices.Unvec(v, sizes[i], sizes[j]) : null;
            if (names.TryGetValue((i, j), out var turned)) return Column(term, factors, turned, sizes) is { } w ? Matrices.Transpose(Matrices.Unvec(w, sizes[j], sizes[i])) : null;
        }
        return Axis(rows, names) is { } row && Axis(columns, names) is { } column
            ? MatrixReader.Read(new IndexTerm(term.Coefficient, term.Volume, [.. factors], [row, column]), sizes)
            : null;
    }

    private static Expr? Column(IndexTerm term, List<Factor> factors, int index, List<Size> sizes) =>
        MatrixReader.Read(new IndexTerm(term.Coefficient, term.Volume, [.. factors], [[index], []]), sizes);
}
