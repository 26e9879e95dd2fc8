using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;
using Gradus.Shapes;

namespace Gradus.Tensors;

/// <summary>Reads a term of index form back into matrix notation.</summary>
/// <remarks>The term is a graph: indices are nodes, matrices edges, vectors weights on nodes. Summed nodes are removed one by one:
/// a path becomes a product, a cycle a trace, parallel edges a Hadamard product, a weight between two edges a diagonal matrix, a loose end a vector.</remarks>
public sealed class MatrixReader
{
    private readonly IReadOnlyList<Size> sizes;
    private readonly List<Edge> edges = [];
    private readonly Dictionary<int, List<Weight>> weights = [];
    private readonly List<Expr> scalars = [];
    private readonly HashSet<int> open = [];

    private MatrixReader(IndexTerm term, IReadOnlyList<Size> sizes)
    {
        this.sizes = sizes;
        foreach (var axis in term.Axes) open.UnionWith(axis);
        for (var k = 0; k < term.Factors.Count; k++) Place(term.Factors[k], k);
    }

    /// <summary>The term as a matrix expression, or null where matrix notation has none. Axes: rows and columns, each with at most two indices.</summary>
    public static Expr? Read(IndexTerm term, IReadOnlyList<Size> sizes)
    {
        if (term.Axes.Count != 2 || term.Factors.Any(f => f.Indices.Length > 2 || (f.Indices.Length == 2 && f.RowCount != 1))) return null;
        var reader = new MatrixReader(term, sizes);
        reader.Reduce();
        if (reader.edges.Any(e => !reader.open.Contains(e.From) || !reader.open.Contains(e.To))) return null;
        var body = reader.Compose(term.Axes[0], term.Axes[1]);
        if (body is null) return null;
        var volume = term.Volume.IsOne ? [] : new[] { Constant.Dimension(term.Volume) };
        return Scale.Of(term.Coefficient, [.. volume, .. reader.scalars], body);
    }

    private void Place(Factor factor, int order)
    {
        var head = factor.Head;
        switch (factor.Indices.Length)
        {
            case 0:
                scalars.Add(head);
                break;
            case 1:
                AddWeight(factor.Indices[0], new Weight(factor.RowCount == 1 ? head : Transposition.Of(head), order));
                break;
            default:
                edges.Add(new Edge(head, factor.Indices[0], factor.Indices[1], order));
                break;
        }
    }

    private void AddWeight(int node, Weight weight)
    {
        if (!weights.TryGetValue(node, out var list)) weights[node] = list = [];
        var at = list.FindIndex(w => w.Order > weight.Order);
        if (at < 0) list.Add(weight);
        else list.Insert(at, weight);
    }

    private void Reduce()
    {
        while (Step())
        {
            // Each step removes an edge or a weighted node.
        }
    }

    private bool Step()
    {
        for (var k = 0; k < edges.Count; k++)
        {
            if (edges[k].From == edges[k].To && (open.Contains(edges[k].From) || Degree(edges[k].From) > 2 || weights.ContainsKey(edges[k].From))) return CloseLoop(k);
        }
        var nodes = new List<int>();
        foreach (var e in edges)
        {
            if (!open.Contains(e.From)) nodes.Add(e.From);
            if (!open.Contains(e.To)) nodes.Add(e.To);
        }
        foreach (var node in weights.Keys)
        {
            if (!open.Contains(node)) nodes.Add(node);
        }
        foreach (var node in nodes)
        {
            if (Degree(node) <= 1 && RemoveEnd(node)) return true;
        }
        if (MergeParallel()) return true;
        foreach (var node in nodes)
        {
            if (Degree(node) == 2 && RemoveMiddle(node)) return true;
        }
        return false;
    }

    private int Degree(int node)
    {
        var degree = 0;
        foreach (var e in edges)
        {
            if (e.From == node) degree++;
            if (e.To == node) degree++;
        }
        return degree;
    }

    /// <summary>A_ii with i open or weighted: the diagonal of A is a weight on i.</summary>
    private bool CloseLoop(int k)
    {
        var e = edges[k];
        edges.RemoveAt(k);
        AddWeight(e.From, new Weight(Matrices.Diag(e.Matrix), e.Order));
        return true;
    }

    /// <summary>A summed node with at most one edge: Σ_j A_ij v_j is the vector A v, Σ_i v_i w_i the scalar vᵀw.</summary>
    private bool RemoveEnd(int node)
    {
        var own = weights.GetValueOrDefault(node);
        var k = edges.FindIndex(e => e.From == node || e.To == node);
        if (k < 0)
        {
            scalars.Add(Inner(own!));
            weights.Remove(node);
            return true;
        }
        var edge = edges[k];
        edges.RemoveAt(k);
        weights.Remove(node);
        var vector = own is null ? Constant.Ones(sizes[node], Size.One) : HadamardOf(own);
        var (matrix, end) = edge.To == node ? (edge.Matrix, edge.From) : (Transposition.Of(edge.Matrix), edge.To);
        AddWeight(end, new Weight(matrix * vector, Math.Min(edge.Order, own is null ? edge.Order : own[0].Order)));
        return true;
    }

    private bool MergeParallel()
    {
        for (var a = 0; a < edges.Count; a++)
        {
            for (var b = a + 1; b < edges.Count; b++)
            {
                var (x, y) = (edges[a], edges[b]);
                if (x.From == x.To) continue;
                var same = x.From == y.From && x.To == y.To;
                if (!same && !(x.From == y.To && x.To == y.From)) continue;
                if (IsFreeCycle(x)) return RemoveMiddle(open.Contains(x.From) ? x.To : x.From);
                var other = same ? y.Matrix : Transposition.Of(y.Matrix);
                edges.RemoveAt(b);
                edges[a] = new Edge(Matrices.Hadamard(x.Matrix, other), x.From, x.To, Math.Min(x.Order, y.Order));
                return true;
            }
        }
        return false;
    }

    /// <summary>Two edges that only have each other: tr(AB) rather than the sum of a Hadamard product.</summary>
    private bool IsFreeCycle(Edge x) =>
        !open.Contains(x.From) && !open.Contains(x.To) && Degree(x.From) == 2 && Degree(x.To) == 2 && !weights.ContainsKey(x.From) && !weights.ContainsKey(x.To);

    /// <summary>A summed node between two edges: Σ_j A_ij B_jk is AB, with a weight A diag(v) B.</summary>
    private bool RemoveMiddle(int node)
    {
        var first = edges.FindIndex(e => e.From == node || e.To == node);
        var x = edges[first];
        var own = weights.GetValueOrDefault(node);
        if (x.From == x.To)
        {
            edges.RemoveAt(first);
            weights.Remove(node);
            scalars.Add(own is null ? Trace(x) : Inner([new Weight(Matrices.Diag(x.Matrix), x.Order), .. own]));
            return true;
        }
        var second = edges.FindIndex(first + 1, e => e.From == node || e.To == node);
        var y = edges[second];
        // The earlier factor is kept as it was written, unless that turns both around.
        if (x.To != node && y.From != node) (x, y) = (y, x);
        var (left, start) = x.To == node ? (x.Parts, x.From) : (Turned(x), x.To);
        var (right, end) = y.From == node ? (y.Parts, y.To) : (Turned(y), y.From);
        weights.Remove(node);
        edges.RemoveAt(second);
        edges.RemoveAt(first);
        Part[] middle = own is null ? [] : [new Part(Matrices.Diag(HadamardOf(own)), own[0].Order)];
        edges.Insert(first, new Edge([.. left, .. middle, .. right], start, end));
        return true;
    }

    private static Part[] Turned(Edge e) => [.. e.Parts.Reverse().Select(p => new Part(Transposition.Of(p.Matrix), p.Order))];

    /// <summary>The trace of a cycle, begun and directed in one way whatever way it was found: few transposes, then the first in order.</summary>
    private static Expr Trace(Edge cycle)
    {
        var forward = Rotated([.. cycle.Parts.Select(p => p.Matrix)]);
        var backward = Rotated([.. Turned(cycle).Select(p => p.Matrix)]);
        var difference = forward.Sum(Marks) - backward.Sum(Marks);
        return Matrices.Trace(Product.Of(difference < 0 || (difference == 0 && ExprOrder.Compare(forward, backward) <= 0) ? forward : backward));
    }

    private static Expr[] Rotated(Expr[] parts)
    {
        var best = parts;
        for (var k = 1; k < parts.Length; k++)
        {
            if (ExprOrder.Instance.Compare(parts[k], best[0]) > 0) continue;
            Expr[] next = [.. parts[k..], .. parts[..k]];
            if (ExprOrder.Compare(next, best) < 0) best = next;
        }
        return best;
    }

    private static int Marks(Expr e) => e switch
    {
        Apply { Function: Transpose } => 1,
        Product p => p.Children.Sum(Marks),
        _ => 0,
    };

    private Expr Inner(List<Weight> own)
    {
        if (own.Count == 1)
        {
            return own[0].Vector is Apply { Function: Diag } d && !d.Children[0].Shape.IsColumn && !d.Children[0].Shape.IsRow
                ? Matrices.Trace(d.Children[0])
                : Matrices.SumOfEntries(own[0].Vector);
        }
        var (a, b) = (own[0].Vector, HadamardOf(own.GetRange(1, own.Count - 1)));
        var forward = Transposition.Of(a) * b;
        var backward = Transposition.Of(b) * a;
        var difference = Marks(forward) - Marks(backward);
        return difference < 0 || (difference == 0 && ExprOrder.Instance.Compare(forward, backward) <= 0) ? forward : backward;
    }

    private static Expr HadamardOf(List<Weight> own)
    {
        var vector = own[0].Vector;
        for (var k = 1; k < own.Count; k++) vector = Matrices.Hadamard(vector, own[k].Vector);
        return vector;
    }

    private Expr? Compose(int[] rows, int[] columns)
    {
        if (rows.Length > 2 || columns.Length > 2) return null;
        if (rows.Length == 0 && columns.Length == 0) return Number.One;
        if (columns.Length == 0) return rows.Length == 1 ? Vector(rows[0]) : Block(rows[1], rows[0]) is { } y ? Matrices.Vec(y) : null;
        if (rows.Length == 0) return Transposition.Of(Compose(columns, [])!);
        if (rows.Length == 1 && columns.Length == 1) return Block(rows[0], columns[0]);
        return rows.Length == 2 && columns.Length == 2 ? KroneckerForm(rows[0], rows[1], columns[0], columns[1])
            : rows.Length == 2 ? TallForm(rows[0], rows[1], columns[0])
            : TallForm(columns[0], columns[1], rows[0]) is { } tall ? Transposition.Of(tall) : null;
    }

    private Expr Vector(int node) => weights.TryGetValue(node, out var own) ? HadamardOf(own) : Constant.Ones(sizes[node], Size.One);

    /// <summary>The matrix with rows a and columns b.</summary>
    private Expr? Block(int a, int b)
    {
        if (a == b) return weights.TryGetValue(a, out var diagonal) ? Matrices.Diag(HadamardOf(diagonal)) : Constant.Identity(sizes[a]);
        var k = edges.FindIndex(e => (e.From == a && e.To == b) || (e.From == b && e.To == a));
        if (k < 0)
        {
            return weights.ContainsKey(a) || weights.ContainsKey(b) ? Vector(a) * Transposition.Of(Vector(b)) : Constant.Ones(sizes[a], sizes[b]);
        }
        var matrix = edges[k].From == a ? edges[k].Matrix : Transposition.Of(edges[k].Matrix);
        Expr[] left = weights.TryGetValue(a, out var u) ? [Matrices.Diag(HadamardOf(u))] : [];
        Expr[] right = weights.TryGetValue(b, out var v) ? [Matrices.Diag(HadamardOf(v))] : [];
        return Product.Of([.. left, matrix, .. right]);
    }

    /// <summary>∂vec Y/∂vec Xᵀ: rows (a1 slow, a2 fast), columns (b1 slow, b2 fast).</summary>
    private Expr? KroneckerForm(int a1, int a2, int b1, int b2)
    {
        if (Pairs(a1, b1, a2, b2)) return Both(Block(a1, b1), Block(a2, b2), Matrices.Kronecker);
        if (Pairs(a1, b2, a2, b1))
        {
            return Both(Block(a2, b1), Block(a1, b2), Matrices.Kronecker) is { } turned ? Constant.Commutation(sizes[a1], sizes[a2]) * turned : null;
        }
        if (Pairs(a1, a2, b1, b2)) return Both(Block(a2, a1), Block(b2, b1), static (y, x) => Matrices.Vec(y) * Transposition.Of(Matrices.Vec(x)));
        return a1 == b1 && a2 == b2 && Block(a2, a1) is { } entries ? Matrices.Diag(Matrices.Vec(entries)) : null;
    }

    /// <summary>Rows (a1 slow, a2 fast), one column index: ∂vec Y/∂x.</summary>
    private Expr? TallForm(int a1, int a2, int b)
    {
        if (Pairs(a1, b, a2, a2)) return Both(Block(a1, b), Vector(a2), Matrices.Kronecker);
        if (Pairs(a2, b, a1, a1)) return Both(Vector(a1), Block(a2, b), Matrices.Kronecker);
        return Pairs(a1, a2, b, b) ? Both(Block(a2, a1), Vector(b), static (y, x) => Matrices.Vec(y) * Transposition.Of(x)) : null;
    }

    private static Expr? Both(Expr? first, Expr? second, Func<Expr, Expr, Expr> join) => first is null || second is null ? null : join(first, second);

    /// <summary>True if no edge and no coincidence joins {p, q} with {r, s}.</summary>
    private bool Pairs(int p, int q, int r, int s)
    {
        if (p == r || p == s || q == r || q == s) return false;
        return edges.TrueForAll(e => (e.From == p || e.From == q) == (e.To == p || e.To == q));
    }

    private sealed record Weight(Expr Vector, int Order);

    private sealed record Part(Expr Matrix, int Order);

    private sealed record Edge(IReadOnlyList<Part> Parts, int From, int To)
    {
        public Edge(Expr matrix, int from, int to, int order)
            : this([new Part(matrix, order)], from, to)
        {
        }

        public Expr Matrix => Product.Of(Parts.Select(p => p.Matrix));

        public int Order => Parts.Min(p => p.Order);
    }
}
