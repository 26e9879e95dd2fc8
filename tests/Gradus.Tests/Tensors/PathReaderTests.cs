using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;
using Gradus.Shapes;
using Gradus.Tensors;

namespace Gradus.Tests.Engine.Tensors;

/// <summary>Long products are read in one walk, and only those.</summary>
public sealed class PathReaderTests
{
    private static readonly Size N = Size.Named("n");

    /// <summary>Every product of symbols and their transposes comes back as it was written, from whichever end its factors are listed.</summary>
    [Theory]
    [InlineData("A")]
    [InlineData("A'")]
    [InlineData("A*B")]
    [InlineData("A'*B*C'")]
    [InlineData("A*A*A")]
    [InlineData("F*A*B'*R*E*F")]
    [InlineData("A*B*C*V*A'*B'*C'*V'*A*B*C*V*A'*B'*C'*V'")]
    public void A_product_comes_back(string text)
    {
        var e = Formulas.Read(text);
        var term = Assert.Single(new IndexFormBuilder().Build(e).Terms);
        Assert.Equal(e, Read(term, [.. term.Factors]));
        Assert.Equal(e, Read(term, [.. term.Factors.Reverse()]));
        for (var k = 1; k < term.Factors.Count; k++) Assert.Equal(e, Read(term, [.. term.Factors.Skip(k), .. term.Factors.Take(k)]));
        var turned = new IndexTerm(term.Coefficient, term.Volume, [.. term.Factors], [term.Axes[1], term.Axes[0]]);
        Assert.Equal(Transposition.Of(e), Product.Of(PathReader.Read(turned)!));
    }

    [Fact]
    public void A_short_product_comes_back_in_any_order_of_its_factors()
    {
        var e = Formulas.Read("F*A*B'*R");
        var term = Assert.Single(new IndexFormBuilder().Build(e).Terms);
        for (var seed = 0UL; seed < 24; seed++)
        {
            Factor[] factors = [.. term.Factors];
            RandomTerms.Shuffle(factors, new RandomSource(seed));
            Assert.Equal(e, Read(term, factors));
        }
    }

    /// <summary>Neighbours that are far from each other in a long term are left to the general way, so that looking for them takes no quadratic time.</summary>
    [Fact]
    public void A_long_product_in_disorder_is_left()
    {
        var product = Product.Of(Enumerable.Repeat<Expr>(Formulas.Letter("A"), 400));
        var term = Assert.Single(new IndexFormBuilder().Build(product).Terms);
        Assert.Equal(product, Read(term, [.. term.Factors]));
        Factor[] factors = [.. term.Factors];
        RandomTerms.Shuffle(factors, new RandomSource(1));
        var shuffled = new IndexTerm(term.Coefficient, term.Volume, factors, [.. term.Axes]);
        Assert.Null(PathReader.Read(shuffled));
        Assert.Equal(product, MatrixReader.Read(shuffled, [.. Enumerable.Repeat(N, 401)]));
    }

    /// <summary>Indices as digits: factors, then the axes. Loops, branches, loose factors, ends in the middle, and cycles are no path.</summary>
    [Theory]
    [InlineData("01", "0", "1", true)]
    [InlineData("12 01", "0", "2", true)]
    [InlineData("01 21", "0", "2", true)]
    [InlineData("45 34", "3", "5", true)]
    [InlineData("01 12 20", "0", "0", false)]
    [InlineData("01 12", "0", "1", false)]
    [InlineData("01 12", "1", "2", false)]
    [InlineData("01 12", "0", "3", false)]
    [InlineData("01 11 12", "0", "2", false)]
    [InlineData("01 01 12", "0", "2", false)]
    [InlineData("01 10 02", "0", "2", false)]
    [InlineData("01 12 21 13", "0", "3", false)]
    [InlineData("01 12 34", "0", "2", false)]
    [InlineData("01 12 13", "0", "2", false)]
    [InlineData("34 45", "2", "5", false)]
    [InlineData("34 45", "3", "6", false)]
    [InlineData("00", "0", "0", false)]
    [InlineData("", "0", "1", false)]
    [InlineData("", "0", "0", false)]
    [InlineData("01", "", "1", false)]
    [InlineData("01", "0", "", false)]
    [InlineData("01 2", "0", "1", false)]
    public void What_is_a_path(string factors, string rows, string columns, bool isPath)
    {
        static int[] Digits(string text) => [.. text.Select(static c => c - '0')];
        Factor[] all = [.. factors.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static (f, k) => new Factor(Symbol.Of($"M{k}", f.Length == 2 ? new Shape(N, N) : Shape.Column(N)), Digits(f), 1))];
        Assert.Equal(isPath, PathReader.Read(new IndexTerm(Rational.One, Size.One, all, [Digits(rows), Digits(columns)])) is not null);
    }

    /// <summary>Numbers of indices that lie far apart would take much room for few factors.</summary>
    [Theory]
    [InlineData(80, true)]
    [InlineData(81, false)]
    [InlineData(1_000_000, false)]
    public void Indices_far_apart_are_left(int far, bool read)
    {
        var a = Formulas.Letter("A");
        var term = new IndexTerm(Rational.One, Size.One, [new Factor(a, [1000, 1001], 1), new Factor(a, [1001, 1000 + far], 1)], [[1000], [1000 + far]]);
        Assert.Equal(read, PathReader.Read(term) is not null);
    }

    [Fact]
    public void Only_symbols_with_a_row_and_a_column_are_walked_over()
    {
        var (x, a) = (Formulas.Letter("x"), Formulas.Letter("A"));
        foreach (var last in new[] { new Factor(x, [1], 1), new Factor(Matrices.Exp(a), [1, 2], 1), new Factor(Symbol.Of("v", Shape.Column(N * N)), [1, 2], 2) })
        {
            Assert.Null(PathReader.Read(new IndexTerm(Rational.One, Size.One, [new Factor(a, [0, 1], 1), last], [[0], [last.Indices[^1]]])));
        }
    }

    private static Expr Read(IndexTerm term, Factor[] factors) => Product.Of(PathReader.Read(new IndexTerm(term.Coefficient, term.Volume, factors, [.. term.Axes]))!);
}
