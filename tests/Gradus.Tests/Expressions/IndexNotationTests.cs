using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Rendering;
using Gradus.Shapes;

namespace Gradus.Tests.Engine.Expressions;

/// <summary>Bound letters are nobody's business outside, shapes are checked, and everything is written as books write it.</summary>
public sealed class IndexNotationTests
{
    private static readonly Size N = Size.Named("n");
    private static readonly Size M = Size.Named("m");
    private static readonly IndexVariable I = IndexVariable.Of("i", N);
    private static readonly IndexVariable J = IndexVariable.Of("j", N);
    private static readonly IndexVariable K = IndexVariable.Of("k", M);
    private static readonly Symbol A = Symbol.Of("A", new Shape(M, N));
    private static readonly Symbol x = Symbol.Of("x", Shape.Column(N));
    private static readonly Symbol t = Symbol.Of("t", Shape.Scalar);

    [Fact]
    public void A_letter_that_is_put_in_is_not_captured()
    {
        var sum = Summation.Sum(I, EntryOf.Of(x, I) * t);
        var put = Assert.IsType<Summation>(sum.Substitute(t, EntryOf.Of(x, I)));
        Assert.NotEqual("i", put.Index.Name);
        Assert.Equal(["i"], put.FreeIndices());
        var turned = Assert.IsType<Summation>(Summation.Sum(J, EntryOf.Of(x, I) * EntryOf.Of(x, J)).Substitute(I, J));
        Assert.NotEqual("j", turned.Index.Name);
        Assert.Equal(["j"], turned.FreeIndices());
    }

    [Fact]
    public void A_bound_letter_is_left_alone()
    {
        var sum = Summation.Sum(I, EntryOf.Of(x, I));
        Assert.Equal(sum, sum.Substitute(I, Number.One));
        Assert.False(sum.Contains(I));
        Assert.True(EntryOf.Of(x, I).Contains(I));
        Assert.Empty(Comprehension.Of(K, I, EntryOf.Of(A, K, I)).FreeIndices());
    }

    [Fact]
    public void A_condition_goes_along()
    {
        var sum = Summation.Sum(I, EntryOf.Of(x, I), Condition.All(Condition.Compare(I, Order.Unequal, J), Condition.Not(Condition.Compare(I, Order.Less, J))));
        var put = Assert.IsType<Summation>(sum.Substitute(J, Number.Of(2)));
        Assert.Empty(put.FreeIndices());
        Assert.Equal([I, Number.Of(2), I, Number.Of(2)], put.Where!.Operands);
        Assert.Equal(sum, sum.WithChildren(sum.Children));
    }

    [Fact]
    public void Shapes_are_checked()
    {
        Assert.Throws<ShapeException>(() => EntryOf.Of(A, I));
        Assert.Throws<ShapeException>(() => EntryOf.Of(A, x, I));
        Assert.Throws<ShapeException>(() => Summation.Product(I, A));
        Assert.Throws<ShapeException>(() => Comprehension.Of(I, I, t));
        Assert.Throws<ShapeException>(() => Cases.Of([(Condition.Compare(I, Order.Equal, J), t)], x));
        Assert.Throws<ShapeException>(() => OpenCall.Of("f", [x], A.Shape, entrywise: true));
        Assert.Throws<ShapeException>(() => Condition.Compare(x, Order.Less, t));
        Assert.Equal(new Shape(M, N), Comprehension.Of(K, I, t).Shape);
        Assert.Equal(new Shape(M * N, N), Comprehension.Of(I, null, A).Shape);
        Assert.Equal(new Shape(Size.One, N), EntryOf.RowOf(A, K).Shape);
        Assert.Equal(new Shape(M, Size.Named("p")), Member.Of(Symbol.Family("C", new Shape(M, Size.Named("p")), N), I).Shape);
    }

    public static TheoryData<string, string, string, string> Written => new()
    {
        { "sum", "sum(i=1..cols(A), A[k,i]*x[i])", @"\sum_{i=1}^{n} A_{ki} x_i", "Σᵢ₌₁ⁿ Aₖᵢ xᵢ" },
        { "sum of terms", "sum(i=1..rows(x), x[i] + t)", @"\sum_{i=1}^{n} \left(x_i + t\right)", "Σᵢ₌₁ⁿ (xᵢ + t)" },
        { "condition", "sum(i=1..rows(x), i != j, x[i])", @"\sum_{\substack{i=1 \\ i \neq j}}^{n} x_i", "Σ_(i=1..n, i ≠ j) xᵢ" },
        { "product", "prod(i=1..rows(x), x[i])", @"\prod_{i=1}^{n} x_i", "∏ᵢ₌₁ⁿ xᵢ" },
        { "delta", "delta(i, j)", @"\delta_{ij}", "δᵢⱼ" },
        { "entry of a product", "(A*x)[k]", "(A x)_k", "(Ax)ₖ" },
        { "next entry", "x[i + 1]", "x_{i + 1}", "x_(i + 1)" },
        { "row", "A[k,:]", "A_{k, :}", "A_(k,:)" },
        { "member", "y[i]", "y_i", "yᵢ" },
        { "entry of a member", "(y[i])[k]", "(y_i)_k", "(yᵢ)ₖ" },
        { "matrix", "entries(k=1..m, i=1..n, t)", @"\left[t\right]_{ki}", "[t]ₖᵢ" },
        { "function", "f(A*x)", "f(A x)", "f(Ax)" },
        { "slope", "g'(t)", "g'(t)", "g'(t)" },
        { "cases", "cases(t if 0 < t; 0 if else)", @"\begin{cases} t & 0 < t \\ 0 & \text{otherwise} \end{cases}", "{t if 0 < t; 0 otherwise}" },
        { "indicator", "where(i in S)", @"\left[i \in S\right]", "[i ∈ S]" },
    };

    [Theory]
    [MemberData(nameof(Written))]
    public void It_is_written_as_books_write_it(string name, string plain, string latex, string unicode)
    {
        var notations = Notations.Of(Formula(name));
        Assert.Equal((plain, latex, unicode), (notations.Plain, notations.Latex, notations.Unicode));
    }

    private static Expr Formula(string name) => name switch
    {
        "sum" => Summation.Sum(I, EntryOf.Of(A, K, I) * EntryOf.Of(x, I)),
        "sum of terms" => Summation.Sum(I, EntryOf.Of(x, I) + t),
        "condition" => Summation.Sum(I, EntryOf.Of(x, I), Condition.Compare(I, Order.Unequal, J)),
        "product" => Summation.Product(I, EntryOf.Of(x, I)),
        "delta" => Iverson.Delta(I, J),
        "entry of a product" => EntryOf.Of(A * x, K),
        "next entry" => EntryOf.Of(x, I + Number.One),
        "row" => EntryOf.RowOf(A, K),
        "member" => Member.Of(Symbol.Family("y", Shape.Column(M), N), I),
        "entry of a member" => EntryOf.Of(Member.Of(Symbol.Family("y", Shape.Column(M), N), I), K),
        "matrix" => Comprehension.Of(K, I, t),
        "function" => OpenCall.Of("f", [A * x], Shape.Scalar),
        "slope" => OpenCall.Entrywise("g", t, 1),
        "cases" => Cases.Of([(Condition.Compare(Number.Zero, Order.Less, t), t)], Number.Zero),
        "indicator" => Iverson.Of(Condition.In(I, Symbol.Of("S", Shape.Column(N), Properties.IndexSet))),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };
}
