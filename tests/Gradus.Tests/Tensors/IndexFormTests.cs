using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;
using Gradus.Shapes;
using Gradus.Tensors;
using static Gradus.Functions.Matrices;

namespace Gradus.Tests.Engine.Tensors;

/// <summary>The index form of an expression, summed up by definition, is the expression's value.</summary>
public sealed class IndexFormTests
{
    private static readonly string[] More =
    [
        "t*t*A", "(x'*y)^2*z", "(x'*y)^-2", "(x + y).^3", "A^2*x", "A^-2*x", "inv(A)*A^3", "(A*B)^2", "(A + B)^-1", "A^1", "t^3", "t^-1*x", "1/(x'*y)",
        "(x'*y)*ones(n)", "ones(n)*ones(n)'*x", "ones(n)'*ones(n)", "I*I*A", "K(m, n)*K(n, m)*vec(R)", "3*(2*A)*(5*x)", "(n*x)'*(n*y)", "x*(t*y')", "(A.*B)*(A.*C)", "(A.*B)^2", "(x.*y)*(x.*y)'", "(x*y').*(y*x').*A",
        "A.*(A + B)", "kron(A + B, C)", "kron(x, y')", "kron(A, B).*kron(B, A)", "tr(A)*tr(B)*tr(C)", "tr(kron(A, B)*kron(B, A))", "unvec(kron(x, A*y), n, n)", "diag(x + y)*A", "ddiag(A + B)", "sum(ddiag(A))", "vec(A*B)'*vec(C + A)", "adj(A)*B",
    ];

    private static readonly Symbol[] Letters = Array.ConvertAll<string, Symbol>(["A", "B", "C", "S", "W", "F", "G", "E", "R", "x", "y", "z", "w", "t", "P", "V"], Formulas.Letter);

    public static TheoryData<string> Rows => [.. MatrixReaderTests.Written, .. More];

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_form_has_the_value_of_its_expression(string text)
    {
        var e = Formulas.Read(text);
        if (text.Contains("norm2", StringComparison.Ordinal) || text.Contains("kexpm", StringComparison.Ordinal)) return; // no value over a prime field
        foreach (var (n, m) in new[] { (2, 3), (3, 2), (1, 2) })
        {
            var point = Einsum.At(17, n, m, Letters);
            Assert.True(Einsum.Same(point.Value(new IndexFormBuilder().Build(e)), point.Value(e)), $"{text} multiplied out, n = {n}");
            Assert.True(Einsum.Same(point.Value(Tracked("A", "x").Build(e)), point.Value(e)), $"{text} by what holds A or x, n = {n}");
        }
    }

    [Theory]
    [InlineData("(A + B)*(C + V)", 2)]
    [InlineData("(A + B)*(A + C)", 4)]
    [InlineData("(B + C)*x*y'", 1)]
    [InlineData("(B + C).*(A + V)", 2)]
    [InlineData("((B + C)*y).^2", 1)]
    [InlineData("(y + z).^2", 1)]
    [InlineData("(y + x).^2", 4)]
    [InlineData("(y + x).^-2", 1)]
    [InlineData("t*(B + C)", 1)]
    [InlineData("norm2(A*x)^2", 1)]
    public void Only_sums_with_what_is_tracked_are_multiplied_out(string text, int terms) => Assert.Equal(terms, Tracked("A", "x").Build(Formulas.Read(text)).Terms.Count);

    /// <summary>Powers beyond the bound, and those that are no number, stay as they are.</summary>
    [Theory]
    [InlineData(2, 2)]
    [InlineData(16, 16)]
    [InlineData(17, 1)]
    [InlineData(-2, 2)]
    [InlineData(-16, 16)]
    [InlineData(-17, 1)]
    public void Powers_are_opened_up_to_a_bound(int power, int factors)
    {
        var (a, k) = (Formulas.Letter("A"), Number.Of(power));
        foreach (var e in new[] { MatrixPower(a, k), Catalog.Call<EntryPower>(Formulas.Letter("x"), k), Catalog.Call<EntryPower>(Formulas.Letter("t"), k) })
        {
            Assert.Equal(factors, Assert.Single(new IndexFormBuilder().Build(e).Terms).Factors.Count);
            var point = Einsum.At(5, 2, 2, Letters);
            Assert.True(factors > 2 && !e.IsScalar || Einsum.Same(point.Value(new IndexFormBuilder().Build(e)), point.Value(e)), Formulas.Text(e));
        }
        Assert.Single(Assert.Single(new IndexFormBuilder().Build(MatrixPower(a, Formulas.Letter("k"))).Terms).Factors);
    }

    /// <summary>Even powers of a norm are those of the sum of squares; others are not opened.</summary>
    [Theory]
    [InlineData("norm2(x)^2 = x'*x", true)]
    [InlineData("norm2(x)^4*t = t*(x'*x)^2", true)]
    [InlineData("norm2(x)^-2 = 1/(x'*x)", true)]
    [InlineData("normF(A)^2*B = B*tr(A'*A)", true)]
    [InlineData("normF(A + B)^2 = tr(A'*A) + tr(B'*B) + 2*tr(A'*B)", true)]
    [InlineData("norm2(x - y) = norm2(y - x)", true)]
    [InlineData("norm2(x)^3 = norm2(x)*(x'*x)", false)]
    [InlineData("norm2(x)^2 = x'*y", false)]
    [InlineData("norm2(x)^4 = x'*x", false)]
    public void Norms(string line, bool agree)
    {
        var (left, right) = Formulas.Sides(line);
        Assert.Equal(agree, CanonicalForm.Agree(left, right));
    }

    /// <summary>So many terms are worked on and no more, however they come about.</summary>
    [Theory]
    [InlineData(300, true)]
    [InlineData(2048, false)]
    public void There_is_a_bound_on_terms(int most, bool full)
    {
        IndexFormBuilder Builder() => full ? new IndexFormBuilder() : new IndexFormBuilder(Expansion.Tracked, static _ => true);
        Expr Terms(int count) => Sum.Of(Enumerable.Range(0, count).Select(static k => (Expr)Symbol.Of($"v{k}", Shape.Column(Size.Named("n")))));
        Assert.Equal(most, Builder().Build(Terms(most)).Terms.Count);
        Assert.Throws<NoIndexFormException>(() => Builder().Build(Terms(most + 1)));
        Assert.Equal(most, Builder().Build(Transpose(Terms(most / 4)) * Formulas.Letter("A") * Terms(4)).Terms.Count);
        Assert.Throws<NoIndexFormException>(() => Builder().Build(Transpose(Terms((most / 4) + 1)) * Formulas.Letter("A") * Terms(4)));
        Assert.Equal(most, Builder().Build(Kronecker(Terms(most / 4), Terms(4))).Terms.Count);
        Assert.Throws<NoIndexFormException>(() => Builder().Build(Kronecker(Terms((most / 4) + 1), Terms(4))));
        Assert.False(full && CanonicalForm.Agree(Terms(most + 1), Terms(most + 1)));
    }

    [Fact]
    public void An_axis_is_cut_in_one_way_only()
    {
        var (n, m) = (Size.Named("n"), Size.Named("m"));
        var stacked = Kronecker(Symbol.Of("x", Shape.Column(n)), Symbol.Of("w", Shape.Column(m)));
        var other = Kronecker(Symbol.Of("w", Shape.Column(m)), Symbol.Of("x", Shape.Column(n)));
        Assert.Throws<NoIndexFormException>(() => new IndexFormBuilder().Build(Transpose(stacked) * other));
        Assert.Throws<NoIndexFormException>(() => new IndexFormBuilder().Build(Hadamard(stacked, other)));
        Assert.Single(new IndexFormBuilder().Build(Transpose(stacked) * stacked).Terms);
        Assert.False(CanonicalForm.Agree(Transpose(stacked) * other, Transpose(stacked) * other));
    }

    /// <summary>A derivative by a matrix that is not worked out has more axes than a form has.</summary>
    [Fact]
    public void What_is_not_worked_out_has_no_form()
    {
        var a = Formulas.Letter("A");
        Assert.Throws<NoIndexFormException>(() => new IndexFormBuilder().Build(Derivative.Of(Exp(a), a)));
        Assert.Throws<NoIndexFormException>(() => CanonicalForm.Of(Derivative.Of(Trace(Exp(a)), a)));
    }

    private static IndexFormBuilder Tracked(params string[] letters) => new(Expansion.Tracked, e => letters.Any(letter => e.Contains(Formulas.Letter(letter))));
}
