using Gradus.Syntax;

namespace Gradus.Checking.Misconceptions;

/// <summary>What may have been meant by a line as written, one slip undone at one place: what has no value can be changed only in its text.</summary>
/// <param name="shapeOf">Reads a factor, where it has a meaning of its own.</param>
/// <param name="letters">The matrices and vectors that a factor lost on the way may be.</param>
/// <param name="indices">The letters of indices in the line.</param>
internal sealed class WrittenEdits(Func<SyntaxNode, Expressions.Expr?> shapeOf, IReadOnlyList<string> letters, IReadOnlyList<string> indices)
{
    private const int MostPermuted = 4;

    private static readonly TransposeMissing Missing = new();
    private static readonly TransposeExtra Extra = new();
    private static readonly InnerVersusOuter Inner = new();
    private static readonly TransposeOfProduct OfProduct = new();
    private static readonly NoncommutingOrder Order = new();
    private static readonly HadamardVersusMatrix Entrywise = new();
    private static readonly WrongDifferential Lost = new();
    private static readonly SignSlip Sign = new();
    private static readonly FactorTwo Two = new();
    private static readonly IndexSlip Index = new();

    /// <summary>The line with one slip undone, the likeliest first.</summary>
    public IEnumerable<(Misconception Slip, SyntaxNode Meant)> Of(SyntaxNode written) =>
        Exchanged(written).Concat(new[] { Reindexed, Transposed, Mixed, Reordered, Multiplied, Completed }.SelectMany(edit => AtOnePlace(written, edit)));

    /// <summary>The same of a line that has a value, but a wrong one.</summary>
    public IEnumerable<(Misconception Slip, SyntaxNode Meant)> OfValues(SyntaxNode written) =>
        Whole(written).Concat(Exchanged(written)).Concat(new[] { Signed, Reindexed, Doubled, Transposed, Reordered, Multiplied }.SelectMany(edit => AtOnePlace(written, edit)));

    private static IEnumerable<(Misconception, SyntaxNode)> Whole(SyntaxNode side) =>
        [(Sign, Bare(side) is SumSyntax sum ? sum with { Terms = [.. sum.Terms.Select(Negated).OrderBy(static t => t is UnarySyntax { Kind: UnaryKind.Negate })] } : Negated(side)), (Two, Twice(side)), (Two, new BinarySyntax(side.Span, BinaryKind.Divide, side, new NumberSyntax(side.Span, 2L)))];

    /// <summary>Two indices that change places throughout.</summary>
    private IEnumerable<(Misconception, SyntaxNode)> Exchanged(SyntaxNode side) =>
        from i in indices
        from j in indices.TakeWhile(l => l != i)
        select ((Misconception)Index, Renamed(side, i, j));

    private static SyntaxNode Renamed(SyntaxNode node, string i, string j)
    {
        if (node is SummationSyntax sum && (sum.Indices.Contains(i) || sum.Indices.Contains(j))) return node;
        if (node is IndexedSyntax entry) return entry with { Indices = [.. entry.Indices.Select(x => x is NameSyntax n && (n.Name == i || n.Name == j) ? n with { Name = n.Name == i ? j : i } : x)] };
        return Below(node).Select(static (part, k) => (part.Child, k)).Aggregate(node, (whole, part) => Below(whole).ElementAt(part.k).Rebuild(Renamed(part.Child, i, j)));
    }

    private static SyntaxNode Negated(SyntaxNode node) => Bare(node) is UnarySyntax { Kind: UnaryKind.Negate } minus ? minus.Operand : new UnarySyntax(node.Span, UnaryKind.Negate, node);

    private static ProductSyntax Twice(SyntaxNode node) => new(node.Span, [new NumberSyntax(node.Span, 2L), Bare(node) is SumSyntax && node is not GroupSyntax ? new GroupSyntax(node.Span, node) : node], [""]);

    private static IEnumerable<(Misconception, SyntaxNode)> Signed(SyntaxNode node) => node switch
    {
        SumSyntax s => s.Terms.Select((t, k) => ((Misconception)Sign, (SyntaxNode)(s with { Terms = Put(s.Terms, k, Negated(t)) }))),
        UnarySyntax { Kind: UnaryKind.Negate } minus => [(Sign, minus.Operand)],
        CasesSyntax c => c.Values.Select((v, k) => ((Misconception)Sign, (SyntaxNode)(c with { Values = Put(c.Values, k, Negated(v)) }))),
        _ => [],
    };

    private static IEnumerable<(Misconception, SyntaxNode)> Doubled(SyntaxNode node) => node switch
    {
        SumSyntax s => s.Terms.Select((t, k) => ((Misconception)Two, (SyntaxNode)(s with { Terms = Put(s.Terms, k, Bare(t) is UnarySyntax { Kind: UnaryKind.Negate } minus ? minus with { Operand = Twice(minus.Operand) } : Twice(t)) }))),
        ProductSyntax { Factors: [NumberSyntax { Value: var two }, var only] } when two == 2 => [(Two, only)],
        ProductSyntax { Factors: [NumberSyntax { Value: var two }, _, _, ..] } p when two == 2 => [(Two, p with { Factors = [.. p.Factors.Skip(1)], Marks = [.. p.Marks.Skip(1)] })],
        _ => [],
    };

    /// <summary>A_ji for A_ij, x_j for x_i, and the two cases i = j and i ≠ j the other way round.</summary>
    private IEnumerable<(Misconception, SyntaxNode)> Reindexed(SyntaxNode node)
    {
        if (node is CasesSyntax { Delta: not null, Values: [var equal, var other] } cases) yield return (Index, cases with { Values = [other, equal] });
        if (node is not IndexedSyntax { Raised: false } entry) yield break;
        if (entry.Indices is [NameSyntax row, NameSyntax column] && row.Name != column.Name) yield return (Index, entry with { Indices = [column, row] });
        foreach (var k in Enumerable.Range(0, entry.Indices.Count).Where(k => entry.Indices[k] is NameSyntax))
        {
            foreach (var letter in indices.Where(l => l != ((NameSyntax)entry.Indices[k]).Name)) yield return (Index, entry with { Indices = Put(entry.Indices, k, new NameSyntax(entry.Indices[k].Span, letter)) });
        }
    }

    private static IEnumerable<(Misconception, SyntaxNode)> AtOnePlace(SyntaxNode node, Func<SyntaxNode, IEnumerable<(Misconception, SyntaxNode)>> edit)
    {
        foreach (var here in edit(node)) yield return here;
        foreach (var (child, rebuild) in Below(node))
        {
            foreach (var (slip, meant) in AtOnePlace(child, edit)) yield return (slip, rebuild(meant));
        }
    }

    /// <summary>The parts in which a slip may stand, and the whole with such a part replaced.</summary>
    private static IEnumerable<(SyntaxNode Child, Func<SyntaxNode, SyntaxNode> Rebuild)> Below(SyntaxNode node) => node switch
    {
        UnarySyntax u => [(u.Operand, x => u with { Operand = x })],
        BinarySyntax b => [(b.Left, x => b with { Left = x }), (b.Right, x => b with { Right = x })],
        SumSyntax s => s.Terms.Select((t, k) => (t, (Func<SyntaxNode, SyntaxNode>)(x => s with { Terms = Put(s.Terms, k, x) }))),
        ProductSyntax p => p.Factors.Select((f, k) => (f, (Func<SyntaxNode, SyntaxNode>)(x => p with { Factors = Put(p.Factors, k, x) }))),
        CallSyntax c => c.Arguments.Select((a, k) => (a, (Func<SyntaxNode, SyntaxNode>)(x => c with { Arguments = Put(c.Arguments, k, x) }))),
        NormSyntax n => [(n.Argument, x => n with { Argument = x })],
        GroupSyntax g => [(g.Inner, x => g with { Inner = x })],
        AnnotatedSyntax a => [(a.Body, x => x)],
        AmbiguousSyntax a => [(a.Alternatives[0], x => x)],
        SummationSyntax s => [(s.Body, x => s with { Body = x })],
        CasesSyntax c => c.Values.Select((v, k) => (v, (Func<SyntaxNode, SyntaxNode>)(x => c with { Values = Put(c.Values, k, x) }))),
        _ => [],
    };

    private static IReadOnlyList<SyntaxNode> Put(IReadOnlyList<SyntaxNode> nodes, int at, SyntaxNode node) => [.. nodes.Select((n, k) => k == at ? node : n)];

    private static IEnumerable<(Misconception, SyntaxNode)> Transposed(SyntaxNode node) => node switch
    {
        UnarySyntax { Kind: UnaryKind.Transpose } t => [(Extra, t.Operand)],
        NameSyntax or GroupSyntax or BinarySyntax { Kind: BinaryKind.Power } => [(Missing, Turned(node))],
        _ => [],
    };

    private static UnarySyntax Turned(SyntaxNode node) => new(node.Span, UnaryKind.Transpose, node);

    /// <summary>xᵀy for xyᵀ.</summary>
    private IEnumerable<(Misconception, SyntaxNode)> Mixed(SyntaxNode node)
    {
        if (node is not ProductSyntax p) yield break;
        for (var k = 0; k + 1 < p.Factors.Count; k++)
        {
            var (a, b) = (p.Factors[k], p.Factors[k + 1]);
            if (Bare(a) is UnarySyntax { Kind: UnaryKind.Transpose } row && IsColumn(b)) yield return (Inner, p with { Factors = Put(Put(p.Factors, k, row.Operand), k + 1, Turned(b)) });
            if (Bare(b) is UnarySyntax { Kind: UnaryKind.Transpose } column && IsColumn(a)) yield return (Inner, p with { Factors = Put(Put(p.Factors, k, Turned(a)), k + 1, column.Operand) });
        }
    }

    private bool IsColumn(SyntaxNode factor) => Bare(factor) is NameSyntax && shapeOf(factor) is { IsScalar: false, Shape.IsColumn: true };

    private IEnumerable<(Misconception, SyntaxNode)> Reordered(SyntaxNode node)
    {
        if (node is not ProductSyntax p) return [];
        int[] matrices = [.. Enumerable.Range(0, p.Factors.Count).Where(k => shapeOf(p.Factors[k]) is not { IsScalar: true })];
        return from order in matrices.Length <= MostPermuted ? Permutations(matrices) : Swaps(matrices)
               let moved = Enumerable.Range(0, order.Length).Where(k => order[k] != matrices[k]).ToArray()
               where moved.Length > 0
               orderby moved.Any(k => Bare(p.Factors[matrices[k]]) is DifferentialSyntax), moved.Length
               let slip = TurnsTransposes(p.Factors, matrices, order) ? (Misconception)OfProduct : Order
               select (slip, (SyntaxNode)(p with { Factors = [.. p.Factors.Select((f, k) => Array.IndexOf(matrices, k) is >= 0 and var at ? p.Factors[order[at]] : f)] }));
    }

    /// <summary>True where a run of transposed factors is turned round, and nothing else.</summary>
    private static bool TurnsTransposes(IReadOnlyList<SyntaxNode> factors, int[] before, int[] after)
    {
        var first = Enumerable.Range(0, before.Length).First(k => before[k] != after[k]);
        var last = Enumerable.Range(0, before.Length).Last(k => before[k] != after[k]);
        return Enumerable.Range(first, last - first + 1).All(k => after[k] == before[first + last - k] && Bare(factors[before[k]]) is UnarySyntax { Kind: UnaryKind.Transpose });
    }

    private static IEnumerable<int[]> Swaps(int[] places) => from i in Enumerable.Range(0, places.Length) from j in Enumerable.Range(i + 1, places.Length - i - 1)
        select (int[])[.. places.Select((p, k) => k == i ? places[j] : k == j ? places[i] : p)];

    private static IEnumerable<int[]> Permutations(int[] places) => places.Length <= 1 ? [places]
        : places.SelectMany(first => Permutations([.. places.Where(p => p != first)]).Select(rest => (int[])[first, .. rest]));

    private static IEnumerable<(Misconception, SyntaxNode)> Multiplied(SyntaxNode node) => node switch
    {
        BinarySyntax { Kind: BinaryKind.Hadamard } h => [(Entrywise, new ProductSyntax(h.Span, [h.Left, h.Right], [""]))],
        ProductSyntax p => Enumerable.Range(0, p.Factors.Count - 1).Select(k => ((Misconception)Entrywise, Joined(p, k))),
        _ => [],
    };

    private static SyntaxNode Joined(ProductSyntax p, int at)
    {
        var pair = new GroupSyntax(p.Factors[at].Span.To(p.Factors[at + 1].Span), new BinarySyntax(p.Factors[at].Span.To(p.Factors[at + 1].Span), BinaryKind.Hadamard, p.Factors[at], p.Factors[at + 1]));
        return p.Factors.Count == 2 ? pair : p with { Factors = [.. p.Factors.Take(at), pair, .. p.Factors.Skip(at + 2)], Marks = [.. p.Marks.Take(at), .. p.Marks.Skip(at + 1)] };
    }

    /// <summary>A product with one factor more, as the inner derivative brings it.</summary>
    private IEnumerable<(Misconception, SyntaxNode)> Completed(SyntaxNode node) => node is not ProductSyntax p ? [] :
        from letter in letters
        from at in Enumerable.Range(0, p.Factors.Count + 1).Skip(p.Factors[0] is NumberSyntax ? 1 : 0)
        let name = new NameSyntax(p.Factors[Math.Max(0, at - 1)].Span, letter)
        from factor in new SyntaxNode[] { Turned(name), name }
        select ((Misconception)Lost, (SyntaxNode)(p with { Factors = [.. p.Factors.Take(at), factor, .. p.Factors.Skip(at)], Marks = [.. p.Marks, ""] }));

    private static SyntaxNode Bare(SyntaxNode node) => node switch
    {
        GroupSyntax g => Bare(g.Inner),
        AmbiguousSyntax a => Bare(a.Alternatives[0]),
        AnnotatedSyntax a => Bare(a.Body),
        _ => node,
    };
}
