using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;
using Gradus.Shapes;
using Gradus.Tests.Engine;

namespace Gradus.Tests.Engine.Expressions;

/// <summary>How expressions are built, compared, walked and ordered.</summary>
public sealed class ExpressionTests
{
    private static readonly Size N = Size.Named("n");
    private static readonly Size M = Size.Named("m");
    private static readonly Symbol A = Formulas.Letter("A");
    private static readonly Symbol B = Formulas.Letter("B");
    private static readonly Symbol F = Formulas.Letter("F");
    private static readonly Symbol X = Formulas.Letter("x");
    private static readonly Symbol T = Formulas.Letter("t");

    /// <summary>What is written is kept but for brackets, zeros, identities and the place of numbers.</summary>
    [Theory]
    [InlineData("(A + B) + C", "A + B + C")]
    [InlineData("A + (B + C)", "A + B + C")]
    [InlineData("(A*B)*C", "A*B*C")]
    [InlineData("A*I*B", "A*B")]
    [InlineData("I*A", "A")]
    [InlineData("A*(t*B)", "t*A*B")]
    [InlineData("2*(3*A)", "6*A")]
    [InlineData("t*(2*A)", "2*t*A")]
    [InlineData("1*A", "A")]
    [InlineData("A + 0*A", "A")]
    [InlineData("(2*A)*(3*B)", "6*A*B")]
    [InlineData("(A')'", "A")]
    [InlineData("2*3", "6")]
    [InlineData("t^1", "t")]
    [InlineData("(t^2)^3", "t^6")]
    [InlineData("sqrt(t)^4", "t^2")]
    public void Normal_forms(string written, string kept)
    {
        Assert.Equal(Formulas.Read(kept), Formulas.Read(written));
        Assert.Equal(Formulas.Read(kept).GetHashCode(), Formulas.Read(written).GetHashCode());
        Assert.Equal(Formulas.Text(Formulas.Read(kept)), Formulas.Text(Formulas.Read(written)));
    }

    [Fact]
    public void Zeros_swallow_products_and_leave_sums()
    {
        var zero = Constant.Zeros(new Shape(N, N));
        Assert.True((A * zero).IsZero);
        Assert.True((zero * A).IsZero);
        Assert.Equal(new Shape(N, Size.One), (zero * X).Shape);
        Assert.Equal(A, A + zero);
        Assert.Equal(A, zero + A);
        Assert.True((zero + zero).IsZero);
        Assert.True(Scale.Of(0, A).IsZero);
        Assert.Equal(A.Shape, Scale.Of(0, A).Shape);
        Assert.True((T * zero).IsZero);
        Assert.True(Scale.Of(2, [Number.Zero], A).IsZero);
        Assert.True(Scale.Of(3, zero).IsZero);
        Assert.False(A.IsZero);
    }

    [Fact]
    public void What_does_not_fit_is_refused_with_both_shapes()
    {
        Assert.Contains("n×n", Assert.Throws<ShapeException>(() => A + F).Message, StringComparison.Ordinal);
        Assert.Contains("m×n", Assert.Throws<ShapeException>(() => A + F).Message, StringComparison.Ordinal);
        Assert.Contains("meets m×n", Assert.Throws<ShapeException>(() => A * F).Message, StringComparison.Ordinal);
        Assert.Throws<ShapeException>(() => Scale.Of(2, [A], B));
        Assert.Throws<ShapeException>(() => F * F);
    }

    [Fact]
    public void Shapes_follow()
    {
        Assert.Equal(new Shape(M, Size.One), (F * X).Shape);
        Assert.Equal(Shape.Scalar, (Matrices.Transpose(X) * X).Shape);
        Assert.Equal(F.Shape, (2 * F).Shape);
        Assert.Equal(Shape.Scalar, (2 * T).Shape);
        Assert.Same(Number.One, Constant.Identity(Size.One));
        Assert.Same(Number.One, Constant.Ones(Size.One, Size.One));
        Assert.Same(Number.Zero, Constant.Zeros(Shape.Scalar));
        Assert.Equal(Constant.Identity(N), Constant.Commutation(Size.One, N));
        Assert.Equal(Constant.Identity(N), Constant.Commutation(N, Size.One));
        Assert.Equal(Number.Of(4), Constant.Dimension(Size.Of(4)));
    }

    [Fact]
    public void Splitting_takes_the_number_away()
    {
        Assert.Equal((Rational.Of(3, 2), (Expr)(A * B)), Scale.Split(Scale.Of(Rational.Of(3, 2), A * B)));
        Assert.Equal((Rational.One, (Expr)A), Scale.Split(A));
        Assert.Equal(((Rational)5, (Expr)Number.One), Scale.Split(Number.Of(5)));
        Assert.Equal((Rational.One, T * A), Scale.Split(T * A));
    }

    public static TheoryData<string, string, Layout, string> Shapes => new()
    {
        { "t", "F", Layout.Default, "m×n" }, { "t", "F", Layout.Numerator, "n×m" }, { "t", "F", Layout.Denominator, "m×n" }, { "t", "F", Layout.Kronecker, "1×m*n" },
        { "F", "t", Layout.Default, "m×n" }, { "F", "t", Layout.Numerator, "m×n" }, { "F", "t", Layout.Denominator, "n×m" }, { "F", "t", Layout.Kronecker, "m*n×1" },
        { "w", "x", Layout.Default, "m×n" }, { "w", "x", Layout.Denominator, "n×m" }, { "w", "x", Layout.Kronecker, "m×n" },
        { "F", "A", Layout.Default, "m×n×n×n" }, { "F", "A", Layout.Kronecker, "m*n×n*n" }, { "F", "x", Layout.Default, "m×n×n×1" }, { "x", "F", Layout.Default, "n×1×m×n" },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Shapes_of_derivatives(string y, string x, Layout layout, string shape)
    {
        var found = Derivative.ShapeOf(Formulas.Letter(y).Shape, Formulas.Letter(x).Shape, layout);
        Assert.Equal(shape, found.IsTensor ? found.ToString() : $"{found.Rows}×{found.Columns}");
        Assert.Equal(found, Derivative.Of(Formulas.Letter(y), Formulas.Letter(x), layout).Shape);
    }

    [Fact]
    public void The_variable_of_a_derivative_is_bound()
    {
        var d = Derivative.Of(Formulas.Read("tr(A*B)"), A, at: Formulas.Read("C*C"));
        Assert.False(d.Contains(A));
        Assert.True(d.Contains(B));
        Assert.True(d.Contains(Formulas.Letter("C")));
        Assert.Equal(Derivative.Of(Formulas.Read("tr(A*F'*F)"), A, at: Formulas.Read("C*C")), d.Substitute(B, Formulas.Read("F'*F")));
        Assert.Equal(d, d.Substitute(A, B));
        var plain = Derivative.Of(Formulas.Read("tr(A*B)"), A);
        Assert.True(plain.Contains(A));
        Assert.Equal(Derivative.Of(Formulas.Read("tr(A*B)"), A, at: B), plain.Substitute(A, B));
        var change = Differential.Of(Formulas.Read("A*B"), A);
        Assert.Equal(change, change.Substitute(A, Formulas.Read("B*B")));
    }

    [Fact]
    public void Walking_meets_everything_once_in_order()
    {
        var e = Formulas.Read("x'*A*x + tr(B*A)*t");
        Assert.Equal(["x", "A", "t", "B"], e.Symbols().Select(static s => s.Name).OrderBy(static n => "xAtB".IndexOf(n, StringComparison.Ordinal)));
        Assert.Equal(e.Symbols().Select(static s => s.Name), e.SelfAndDescendants().OfType<Symbol>().Select(static s => s.Name).Distinct());
        Assert.Same(e, e.Rewrite(static c => c));
        Assert.Equal(Formulas.Read("x'*B*x + tr(B*B)*t"), e.Substitute(A, B));
        Assert.Contains(A, e.SelfAndDescendants());
        Assert.Equal(e, e.SelfAndDescendants().First());
        Assert.Empty(Symbol.Of(new Dense<Rational>(2, 2, static (i, j) => i + j)).Symbols());
    }

    [Fact]
    public void Equal_means_equal_structure()
    {
        string[] different = ["A", "B", "A'", "A*B", "B*A", "A + B", "B + A", "2*A", "-A", "t*A", "t", "t^2", "tr(A)", "det(A)", "x", "x'", "I", "S", "0", "1", "1/2", "exp(x)", "sin(x)", "ones(n)", "K(n,n)", "n"];
        var all = different.Select(static d => d == "n" ? Constant.Dimension(Size.Named("n")) : d == "I" ? Constant.Identity(Size.Named("n")) : Formulas.Read(d)).Append(Derivative.Of(Formulas.Read("tr(A)"), A)).Append(Differential.Of(Formulas.Read("tr(A)"), A)).Append(Derivative.Of(Formulas.Read("tr(A)"), A, Layout.Numerator)).ToList();
        for (var i = 0; i < all.Count; i++)
        {
            for (var j = 0; j < all.Count; j++)
            {
                Assert.Equal(i == j, all[i].Equals(all[j]));
                var order = ExprOrder.Instance.Compare(all[i], all[j]);
                Assert.Equal(i == j, order == 0);
                Assert.Equal(-Math.Sign(order), Math.Sign(ExprOrder.Instance.Compare(all[j], all[i])));
                for (var k = 0; k < all.Count; k++) Assert.False(order < 0 && ExprOrder.Instance.Compare(all[j], all[k]) < 0 && ExprOrder.Instance.Compare(all[i], all[k]) >= 0);
            }
        }
        Assert.Equal(["0", "1/2", "1", "t", "x", "A", "B", "S", "I", "Ones[n, 1]"], new[] { "S", "ones(n)", "A", "1", "x", "B", "0", "t", "I", "1/2" }.Select(static d => d == "I" ? Constant.Identity(Size.Named("n")) : Formulas.Read(d)).Order(ExprOrder.Instance).Select(Formulas.Text));
    }

    [Theory]
    [InlineData("A", "A", true)]
    [InlineData("A", "A*A", true)]
    [InlineData("A^2", "inv(A)", true)]
    [InlineData("expm(A)", "A + A*A", true)]
    [InlineData("2*A", "t*A", true)]
    [InlineData("A", "B", false)]
    [InlineData("A", "A'", false)]
    [InlineData("A*B", "A", false)]
    [InlineData("A*B", "A*B", true)]
    [InlineData("t", "A", true)]
    [InlineData("A + B", "A + B", true)]
    [InlineData("A + B", "A", false)]
    [InlineData("exp(A)", "A", false)]
    public void Commuting_is_seen(string x, string y, bool commute)
    {
        Assert.Equal(commute, Commuting.With(Formulas.Read(x), Formulas.Read(y)));
        Assert.Equal(commute, Commuting.With(Formulas.Read(y), Formulas.Read(x)));
    }

    [Theory]
    [InlineData("3", null)]
    [InlineData("0", null)]
    [InlineData("-1", "{0} invertible")]
    [InlineData("k", "{0} invertible unless {1} ≥ 0")]
    [InlineData("k - 1", "{0} invertible unless k ≥ 1")]
    [InlineData("k + 2", "{0} invertible unless k ≥ -2")]
    public void Powers_need_an_inverse(string exponent, string? domain) => Assert.Equal(domain, Exponents.NeedInverse(Formulas.Read(exponent)));

    [Fact]
    public void The_catalog_finds_by_name_alias_and_class()
    {
        Assert.Same(Catalog.Get<Trace>(), Catalog.Find("tr"));
        Assert.Same(Catalog.Get<Trace>(), Catalog.Find("trace"));
        Assert.Null(Catalog.Find("nothing of the kind"));
        Assert.Equal(Catalog.All.Count, Catalog.All.Select(static f => f.Name).Distinct().Count());
        Assert.Equal(Formulas.Read("tr(A)"), Catalog.Call<Trace>(A));
    }

    [Fact]
    public void What_is_symmetric_is_known_of_symbols()
    {
        foreach (var (name, symmetric) in new[] { ("S", true), ("P", true), ("D", true), ("A", false), ("W", false), ("L", false), ("t", true), ("x", false) }) Assert.Equal(symmetric, Formulas.Letter(name).IsSymmetric);
        Assert.Equal(Properties.None, Symbol.Of("F", F.Shape, Properties.Symmetric).Properties);
        Assert.Equal(Properties.Positive, Symbol.Of("x", X.Shape, Properties.Positive).Properties);
        Assert.Equal("dA", Symbol.Differential(A).Name);
        Assert.Equal(A, Symbol.Differential(A).DifferentialOf);
        Assert.Equal(A.Shape, Symbol.Differential(A).Shape);
    }
}
