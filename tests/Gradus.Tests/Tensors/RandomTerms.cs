using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Shapes;
using Gradus.Tensors;

namespace Gradus.Tests.Engine.Tensors;

/// <summary>Terms of index form drawn at random: any graph of matrices, vectors, rows and scalars over few indices.</summary>
internal sealed class RandomTerms
{
    private static readonly Size N = Size.Named("n");
    private static readonly Size M = Size.Named("m");

    private static readonly Symbol[] Vectors = [Letter("x", N, Size.One), Letter("y", N, Size.One), Letter("w", M, Size.One), Letter("g", Size.One, N), Letter("h", Size.One, M)];
    private static readonly Symbol[] Blocks = [Letter("Z", N * N, N * N), Letter("U", N * N, N), Letter("V", M, N * N), Letter("K", N * M, M * N)];
    private static readonly Symbol Scalar = Symbol.Of("t", Shape.Scalar);
    private static readonly Symbol[] Matrices =
    [
        Letter("A", N, N), Letter("B", N, N), Letter("S", N, N, Properties.Symmetric), Letter("F", M, N), Letter("R", N, M), Letter("E", M, M),
    ];

    private readonly RandomSource random;
    private readonly Size[] sizes;

    private RandomTerms(RandomSource random, int most)
    {
        this.random = random;
        sizes = new Size[1 + random.Below(most)];
        for (var k = 0; k < sizes.Length; k++) sizes[k] = random.Below(3) == 0 ? M : N;
    }

    /// <summary>All letters that terms are made of.</summary>
    public static IEnumerable<Symbol> Letters => [.. Vectors, .. Blocks, Scalar, .. Matrices];

    /// <summary>A term with matrices, vectors and scalars, each axis with one index or none.</summary>
    public static IndexForm Plain(ulong seed) => new RandomTerms(new RandomSource(seed), 5).Term(5, 1, blocks: 0);

    /// <summary>A term with axes of up to two indices, and factors that have such.</summary>
    public static IndexForm Stacked(ulong seed) => new RandomTerms(new RandomSource(seed), 5).Term(3, 2, blocks: 2);

    /// <summary>A term of few letters on few indices, so that two are often the same.</summary>
    public static IndexForm Small(ulong seed)
    {
        var draw = new RandomTerms(new RandomSource(seed), 3);
        Array.Fill(draw.sizes, N);
        Factor[] factors = [.. Enumerable.Range(0, 2 + draw.random.Below(3)).Select(_ => draw.Edge(draw.random.Below(3) == 0 ? Matrices[2] : Matrices[0]))];
        int[] open = draw.random.Below(3) == 0 ? [draw.random.Below(draw.sizes.Length)] : [];
        return draw.Form(new IndexTerm(Rational.One, Size.One, factors, [open, []]));
    }

    /// <summary>The same term with its indices renamed and its factors in another order.</summary>
    public static IndexForm Renamed(IndexForm form, ulong seed)
    {
        var shuffled = new RandomSource(seed);
        int[] names = [.. Enumerable.Range(0, form.Sizes.Count)];
        Shuffle(names, shuffled);
        var renamed = new Size[names.Length];
        for (var k = 0; k < names.Length; k++) renamed[names[k]] = form.Sizes[k];
        var term = form.Terms[0];
        Factor[] factors = [.. term.Factors.Select(f => f with { Indices = Array.ConvertAll(f.Indices, i => names[i]) }).Select(f => IsTurned(f, shuffled) ? f with { Indices = [f.Indices[1], f.Indices[0]] } : f)];
        Shuffle(factors, shuffled);
        return new IndexForm([new IndexTerm(term.Coefficient, term.Volume, factors, [.. term.Axes.Select(a => Array.ConvertAll(a, i => names[i]))])], renamed, form.Shape);
    }

    /// <summary>Puts what is there into another order.</summary>
    public static void Shuffle<T>(T[] all, RandomSource random)
    {
        for (var k = all.Length - 1; k > 0; k--)
        {
            var other = random.Below(k + 1);
            (all[k], all[other]) = (all[other], all[k]);
        }
    }

    private static bool IsTurned(Factor f, RandomSource random) => f.Head is Symbol { IsSymmetric: true, IsScalar: false } && random.Below(2) == 0;

    private static Symbol Letter(string name, Size rows, Size columns, Properties known = Properties.None) => Symbol.Of(name, new Shape(rows, columns), known);

    private IndexForm Term(int most, int longest, int blocks)
    {
        var factors = new List<Factor>();
        for (var k = 1 + random.Below(most); k > 0; k--) factors.Add(Edge(random.Below(6) switch { 0 => Scalar, < 3 => Vectors[random.Below(Vectors.Length)], _ => Matrices[random.Below(Matrices.Length)] }));
        for (var k = random.Below(blocks + 1); k > 0; k--) factors.Add(Edge(Blocks[random.Below(Blocks.Length)]));
        var placed = factors.Where(static f => f is not null).ToArray();
        var coefficient = Rational.Of(random.Below(7) - 8, 1 + random.Below(3));
        return Form(new IndexTerm(coefficient, random.Below(3) == 0 ? N * M : Size.One, placed, [Axis(longest), Axis(longest)]));
    }

    private IndexForm Form(IndexTerm term)
    {
        Size Length(int[] axis) => axis.Aggregate(Size.One, (all, index) => all * sizes[index]);
        return new IndexForm([term], sizes, new Shape(Length(term.Axes[0]), Length(term.Axes[1])));
    }

    private int[] Axis(int longest) => [.. Enumerable.Range(0, random.Below(longest + 1)).Select(_ => random.Below(sizes.Length))];

    /// <summary>The head with random indices of fitting sizes; the scalar where there are none.</summary>
    private Factor Edge(Symbol head)
    {
        int[] rows = Fitting(head.Shape.Rows), columns = Fitting(head.Shape.Columns);
        return rows.Contains(-1) || columns.Contains(-1) ? new Factor(Scalar, [], 0) : new Factor(head, [.. rows, .. columns], rows.Length);
    }

    private int[] Fitting(Size side)
    {
        Size[] cut = side.IsOne ? [] : side == N * M ? [N, M] : side == N * N ? [N, N] : [side];
        return Array.ConvertAll(cut, size =>
        {
            int[] fits = [.. Enumerable.Range(0, sizes.Length).Where(k => sizes[k] == size)];
            return fits.Length == 0 ? -1 : fits[random.Below(fits.Length)];
        });
    }
}
