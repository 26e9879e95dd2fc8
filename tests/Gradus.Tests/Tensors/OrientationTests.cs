using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Shapes;
using Gradus.Tensors;

namespace Gradus.Tests.Engine.Tensors;

/// <summary>A trace is written in one way, wherever its cycle is begun and whichever way it is walked.</summary>
public sealed class OrientationTests
{
    private static readonly Size N = Size.Named("n");
    private static readonly Size M = Size.Named("m");

    public static TheoryData<string> Cycles => ["A", "A'", "A*B", "A'*B", "B'*A'", "A*B*C", "C'*B'*A'", "A*B'*C", "F*A*F'", "F*R", "F*A*R*E", "F*A*F'*E'", "R'*A'*R*E", "S*A*S*B'", "A*A*B", "B*A*A", "A*B*A*C", "A'*A*A", "W*A*B'", "A*S"];

    [Theory]
    [MemberData(nameof(Cycles))]
    public void One_writing_for_all_turns_of_a_cycle(string text)
    {
        var written = Orientation.Trace(Factors(text), Transposition.Of);
        Assert.True(ByDefinition.Same(written, Matrices.Trace(Formulas.Read(text))));
        foreach (var turn in Turns(Factors(text)))
        {
            Assert.Equal(written, Orientation.Trace(turn, Transposition.Of));
            Assert.True(Orientation.Marks(written) <= turn.Sum(Orientation.Marks));
        }
    }

    /// <summary>The product has the rows that were asked for, the trace of the cycle, and as few transposes as any such turn.</summary>
    [Theory]
    [MemberData(nameof(Cycles))]
    public void A_cycle_begun_at_a_size(string text)
    {
        foreach (var size in new[] { N, M })
        {
            var turns = Turns(Factors(text)).Where(t => t[0].Shape.Rows == size).ToList();
            var found = Orientation.Cycle(Factors(text), Transposition.Of, size);
            Assert.Equal(turns.Count == 0, found is null);
            if (found is null) continue;
            Assert.Equal(new Shape(size, size), found.Shape);
            Assert.True(ByDefinition.Same(Matrices.Trace(found), Matrices.Trace(Formulas.Read(text))));
            Assert.Equal(turns.Min(static t => t.Sum(Orientation.Marks)), Orientation.Marks(found));
            Assert.Contains(found, turns.Select(static t => Product.Of(t)));
        }
    }

    /// <summary>tr(G dX) is what a differential is wanted as.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_differential_comes_last(int place)
    {
        Expr[] cycle = [Formulas.Letter("Y"), Formulas.Letter("Y"), Formulas.Letter("Y")];
        cycle[place] = Symbol.Differential(Formulas.Letter("A"));
        var trace = Assert.IsType<Apply>(Orientation.Trace(cycle, Transposition.Of));
        Assert.Equal(cycle[place], Assert.IsType<Product>(trace.Children[0]).Children[^1]);
    }

    [Theory]
    [InlineData("x", 0)]
    [InlineData("2*t*A", 0)]
    [InlineData("A'", 1)]
    [InlineData("A*B'*C'", 2)]
    [InlineData("(A + B')*x", 1)]
    [InlineData("exp(A')*B'", 2)]
    public void Transposes_are_counted(string text, int marks)
    {
        var e = Formulas.Read(text);
        Assert.Equal(marks, Orientation.Marks(e));
        Assert.Equal(marks, Orientation.Marks(e));
    }

    [Fact]
    public void A_product_or_its_transpose_whichever_has_fewer_transposes()
    {
        Assert.Equal(Factors("A*B"), Orientation.Directed(Factors("B'*A'"), Transposition.Of));
        Assert.Equal(Factors("A*B"), Orientation.Directed(Factors("A*B"), Transposition.Of));
        Assert.Equal(Orientation.Directed(Factors("A*B'"), Transposition.Of), Orientation.Directed(Factors("B*A'"), Transposition.Of));
    }

    private static IReadOnlyList<Expr> Factors(string text) => Formulas.Read(text) is Product p ? p.Children : [Formulas.Read(text)];

    private static IEnumerable<Expr[]> Turns(IReadOnlyList<Expr> cycle)
    {
        Expr[] backward = [.. cycle.Reverse().Select(Transposition.Of)];
        for (var k = 0; k < cycle.Count; k++)
        {
            yield return [.. cycle.Skip(k), .. cycle.Take(k)];
            yield return [.. backward.Skip(k), .. backward.Take(k)];
        }
    }
}
