using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Shapes;

namespace Gradus.Tensors;

/// <summary>Reads a term of index form back into matrix notation.</summary>
/// <remarks>The term is a graph: indices are nodes, matrices edges, vectors weights on nodes. Summed nodes are removed one by one:
/// a path becomes a product, a cycle a trace, parallel edges a Hadamard product, a weight between two edges a diagonal matrix, a loose end a vector.</remarks>
public sealed class MatrixReader
{
    private readonly IReadOnlyList<Size> sizes;
    private readonly Dictionary<int, Node> nodes;
    private readonly List<Expr> scalars = [];
    private readonly Queue<Node> middles = new();
    private readonly Queue<Node> ends = new();
    private int unread;

    private MatrixReader(IndexTerm term, IReadOnlyList<Size> sizes)
    {
        this.sizes = sizes;
        nodes = new Dictionary<int, Node>(term.Factors.Count + 1);
        foreach (var axis in term.Axes)
        {
            foreach (var index in axis) NodeOf(index).IsOpen = true;
        }
        foreach (var factor in term.Factors) Place(factor);
        foreach (var node in nodes.Values) Look(node);
    }

    /// <summary>The term as a matrix expression, or null where matrix notation has none. Axes: rows and columns, each with at most two indices.</summary>
    public static Expr? Read(IndexTerm term, IReadOnlyList<Size> sizes)
    {
        if (term.Axes.Count != 2) return null;
        // A free index stays one: there is no matrix e_i in the notation.
        foreach (var factor in term.Factors)
        {
            if (factor.Head is IndexVariable) return null;
        }
        foreach (var factor in term.Factors)
        {
            if (factor.Indices.Length > 2 || (factor.Indices.Length == 2 && factor.RowCount != 1)) return StackedReader.Read(term, sizes);
        }
        if (PathReader.Read(term) is { } path) return Scaled(term, [], Product.Of(path));
        var reader = new MatrixReader(term, sizes);
        reader.Reduce();
        return reader.unread == 0 && reader.Compose(term.Axes[0], term.Axes[1]) is { } body ? Scaled(term, reader.scalars, body) : null;
    }

    private static Expr Scaled(IndexTerm term, List<Expr> scalars, Expr body)
    {
        Expr[] volume = term.Volume.IsOne ? [] : [Constant.Dimension(term.Volume)];
        return Scale.Of(term.Coefficient, [.. volume, .. scalars], body);
    }

    private Node NodeOf(int index)
    {
        if (!nodes.TryGetValue(index, out var node)) nodes[index] = node = new Node(index);
        return node;
    }

    private void Place(Factor factor)
    {
        var head = factor.Head;
        switch (factor.Indices.Length)
        {
            case 0:
                scalars.Add(head);
                break;
            case 1:
                AddWeight(NodeOf(factor.Indices[0]), factor.RowCount == 1 ? head : Transposition.Of(head));
                break;
            default:
                AddEdge(new Edge([head], NodeOf(factor.Indices[0]), NodeOf(factor.Indices[1])));
                break;
        }
    }

    private void AddWeight(Node node, Expr vector)
    {
        if (!node.IsOpen && !node.IsWeighted) unread++;
        node.Weights.Add(vector);
    }

    private void AddEdge(Edge edge)
    {
        unread++;
        edge.From.Edges.Add(edge);
        if (edge.To != edge.From) edge.To.Edges.Add(edge);
    }

    private void Remove(Edge edge)
    {
        unread--;
        edge.From.Edges.Remove(edge);
        edge.To.Edges.Remove(edge);
    }

    private void ClearWeights(Node node)
    {
        if (!node.IsWeighted) return;
        if (!node.IsOpen) unread--;
        node.Weights.Clear();
    }

    /// <summary>Notes what can be done at a node.</summary>
    private void Look(Node node)
    {
        if (node.IsOpen) return;
        if (node.Degree <= 1 && (node.Degree == 1 || node.IsWeighted)) ends.Enqueue(node);
        else if (node.Degree == 2) middles.Enqueue(node);
    }

    private void Reduce()
    {
        foreach (var node in nodes.Values.ToArray()) AbsorbLoops(node);
        while (true)
        {
            if (ends.TryDequeue(out var end))
            {
                if (end.Degree <= 1) RemoveEnd(end);
            }
            else if (middles.TryDequeue(out var middle))
            {
                if (middle.Degree == 2) RemoveMiddle(middle);
            }
            else if (!nodes.Values.Any(MergeParallel))
            {
                break; // Edges are merged last, so that the order of the factors does not say which path is complete first.
            }
        }
        // What is left between open nodes is read by Compose.
        foreach (var node in nodes.Values)
        {
            foreach (var e in node.Edges)
            {
                if (node == e.From && e.From.IsOpen && e.To.IsOpen) unread--;
            }
        }
    }

    /// <summary>A summed node with at most one edge: Σ_j A_ij v_j is the vector A v, Σ_i v_i w_i the scalar vᵀw.</summary>
    private void RemoveEnd(Node node)
    {
        if (node.Edges.Count == 0)
        {
            if (node.IsWeighted) scalars.Add(Inner(node.Weights));
            ClearWeights(node);
            return;
        }
        var edge = node.Edges[0];
        Remove(edge);
        var vector = !node.IsWeighted ? Constant.Ones(sizes[node.Index], Size.One) : HadamardOf(node.Weights);
        ClearWeights(node);
        var (matrix, end) = edge.To == node ? (edge.Matrix, edge.From) : (Transposition.Of(edge.Matrix), edge.To);
        AddWeight(end, matrix * vector);
        Look(end);
    }

    /// <summary>A_ii with i weighted, open or in other factors is a weight on i.</summary>
    private void AbsorbLoops(Node node)
    {
        foreach (var loop in node.Edges.FindAll(e => e.From == e.To))
        {
            if (!node.IsOpen && node.Edges.Count == 1 && !node.IsWeighted) return; // a trace
            Remove(loop);
            AddWeight(node, Matrices.Diag(loop.Matrix));
            Look(node);
        }
    }

    /// <summary>Several edges between two nodes are one: A_ij B_ij is (A ∘ B)_ij. False if there are none.</summary>
    private bool MergeParallel(Node node)
    {
        foreach (var x in node.Edges)
        {
            var bundle = node.Edges.FindAll(e => (e.From == x.From && e.To == x.To) || (e.From == x.To && e.To == x.From));
            if (bundle.Count < 2) continue;
            foreach (var edge in bundle) Remove(edge);
            AddEdge(new Edge([HadamardOf(bundle.ConvertAll(e => e.From == x.From ? e.Matrix : Transposition.Of(e.Matrix)))], x.From, x.To));
            Look(x.From);
            Look(x.To);
            return true;
        }
        return false;
    }

    /// <summary>A summed node between two edges: Σ_j A_ij B_jk is AB, with a weight A diag(v) B; a closed loop is a trace.</summary>
    private void RemoveMiddle(Node node)
    {
        var x = node.Edges[0];
        if (node.Edges.Count == 1)
        {
            Remove(x);
            scalars.Add(!node.IsWeighted ? Orientation.Trace(x.Parts, Transposition.Of) : Inner([Matrices.Diag(x.Matrix), .. node.Weights]));
            ClearWeights(node);
            return;
        }
        var y = node.Edges[1];
        // The direction of the first factor is kept, unless that turns both around.
        if (x.To != node && y.From != node) (x, y) = (y, x);
        Remove(x);
        Remove(y);
        if (x.To != node) x = x.Turned();
        if (y.From != node) y = y.Turned();
        if (node.IsWeighted) x.Parts.Add(Matrices.Diag(HadamardOf(node.Weights)));
        ClearWeights(node);
        x.Parts.AddRange(y.Parts);
        AddEdge(new Edge(x.Parts, x.From, y.To));
        AbsorbLoops(x.From);
        Look(x.From);
        Look(y.To);
    }

    private static Expr Inner(IReadOnlyList<Expr> own)
    {
        if (own.Count == 1)
        {
            return own[0] is Apply { Function: Diag } d && d.Shape.IsColumn ? Matrices.Trace(d.Children[0]) : Matrices.SumOfEntries(own[0]);
        }
        return Product.Of(Orientation.Directed([Transposition.Of(own[0]), HadamardOf([.. own.Skip(1)])], Transposition.Of));
    }

    private static Expr HadamardOf(List<Expr> own)
    {
        if (own.Count > 1) own.Sort(ExprOrder.Instance);
        var vector = own[0];
        for (var k = 1; k < own.Count; k++) vector = Matrices.Hadamard(vector, own[k]);
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

    private Expr Vector(int node) => nodes[node].IsWeighted ? HadamardOf(nodes[node].Weights) : Constant.Ones(sizes[node], Size.One);

    /// <summary>The matrix with rows a and columns b.</summary>
    private Expr? Block(int a, int b)
    {
        var (from, to) = (nodes[a], nodes[b]);
        if (a == b) return from.IsWeighted ? Matrices.Diag(HadamardOf(from.Weights)) : Constant.Identity(sizes[a]);
        var edge = from.Edges.Find(e => e.From == to || e.To == to);
        if (edge is null)
        {
            return from.IsWeighted || to.IsWeighted ? Vector(a) * Transposition.Of(Vector(b)) : Constant.Ones(sizes[a], sizes[b]);
        }
        var matrix = edge.From == from ? edge.Matrix : Transposition.Of(edge.Matrix);
        Expr[] left = from.IsWeighted ? [Matrices.Diag(HadamardOf(from.Weights))] : [];
        Expr[] right = to.IsWeighted ? [Matrices.Diag(HadamardOf(to.Weights))] : [];
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
        bool Inside(int node, int mate) => nodes[node].Edges.TrueForAll(e => (e.From.Index == node || e.From.Index == mate) && (e.To.Index == node || e.To.Index == mate));
        return Inside(p, q) && Inside(q, p) && Inside(r, s) && Inside(s, r);
    }

    private sealed class Node(int index)
    {
        private List<Expr>? weights;

        public int Index { get; } = index;

        public bool IsOpen { get; set; }

        public List<Edge> Edges { get; } = new(2);

        /// <summary>Most nodes have none, so the list is made when it is needed.</summary>
        public List<Expr> Weights => weights ??= [];

        public bool IsWeighted => weights is { Count: > 0 };

        /// <summary>How many edge ends meet here; a loop has two.</summary>
        public int Degree => Edges.Count == 1 && Edges[0].From == Edges[0].To ? 2 : Edges.Count;
    }

    /// <summary>A product of matrices from one node to another.</summary>
    private sealed class Edge(List<Expr> parts, Node from, Node to)
    {
        public List<Expr> Parts { get; } = parts;

        public Node From { get; } = from;

        public Node To { get; } = to;

        public Expr Matrix => Parts.Count == 1 ? Parts[0] : Product.Of(Parts);

        public Edge Turned()
        {
            var turned = new List<Expr>(Parts.Count);
            for (var k = Parts.Count - 1; k >= 0; k--) turned.Add(Transposition.Of(Parts[k]));
            return new Edge(turned, To, From);
        }
    }
}
