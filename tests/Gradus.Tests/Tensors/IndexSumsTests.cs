using Gradus.Expressions;
using Gradus.Shapes;
using Gradus.Tensors;
using Gradus.Tests.Engine;

namespace Gradus.Tests.Engine.Tensors;

/// <summary>Sums over an index, written by a column e of the identity, in matrix notation.</summary>
public sealed class IndexSumsTests
{
    /// <summary>v stands for e: the body, and its sum over all columns of the identity.</summary>
    [Theory]
    [InlineData("(v'*x)*(v'*y)", "x'*y")]
    [InlineData("v'*x", "sum(x)")]
    [InlineData("v'*A*v", "tr(A)")]
    [InlineData("(v'*x)*(v'*A*v)", "x'*diag(A)")]
    [InlineData("v'*A*B*v", "tr(A*B)")]
    [InlineData("(v'*x)*(v'*A)", "x'*A")]
    [InlineData("A*v*v'*B", "A*B")]
    [InlineData("(v'*x)*A*v*v'*B", "A*diag(x)*B")]
    [InlineData("log(v'*p)", "sum(log(p))")]
    [InlineData("(v'*x)*log(v'*p)", "x'*log(p)")]
    [InlineData("exp(v'*A*x)", "sum(exp(A*x))")]
    [InlineData("exp(v'*A*v)", "sum(exp(diag(A)))")]
    [InlineData("(v'*x)^2", "x'*x")]
    [InlineData("(v'*x - v'*y)^2", "(x - y)'*(x - y)")]
    [InlineData("(v'*A*x - v'*y)^2", "(A*x - y)'*(A*x - y)")]
    [InlineData("norm2(A*v)^2", "tr(A'*A)")]
    [InlineData("t", "n*t")]
    [InlineData("A", "n*A")]
    [InlineData("v'*x + t", "sum(x) + n*t")]
    [InlineData("3*t*(v'*x)", "3*t*sum(x)")]
    [InlineData("v'*v", "n*1")]
    public void The_sum_has_the_value_of_the_sum(string body, string sum)
    {
        var found = IndexSums.Of(Formulas.Read(body), Formulas.Letter("v"));
        Assert.NotNull(found);
        Assert.True(ByDefinition.Same(found, Formulas.Read(sum)), Formulas.Text(found));
    }

    /// <summary>Σ_i ∂f_i/∂x = ∂(Σ_i f_i)/∂x.</summary>
    [Fact]
    public void A_sum_goes_under_a_derivative()
    {
        var x = Formulas.Letter("x");
        var found = IndexSums.Of(Derivative.Of(Formulas.Read("exp(v'*A*x)"), x), Formulas.Letter("v"));
        Assert.True(ByDefinition.Same(found!, Formulas.Read("A'*exp(A*x)")));
    }

    /// <summary>Weights times derivatives that belong to an index: Σ_i w_i ∂f_i/∂x. The body is a weight, a function of v, and by what it is differentiated.</summary>
    [Theory]
    [InlineData("v'*y", "exp(t*(v'*x))", "t", Layout.Default, "(x.*y)'*exp(t*x)")]
    [InlineData("v'*y", "exp(v'*A*x)", "x", Layout.Default, "A'*(y.*exp(A*x))")]
    [InlineData("v'*y", "exp(v'*A*x)", "x", Layout.Denominator, "A'*(y.*exp(A*x))")]
    [InlineData("v'*y", "exp(v'*A*x)", "x", Layout.Numerator, "(y.*exp(A*x))'*A")]
    [InlineData("v'*y", "exp(t*A*v)", "t", Layout.Default, "(A.*exp(t*A))*y")]
    [InlineData("t", "exp(v'*A*x)", "x", Layout.Default, "t*A'*exp(A*x)")]
    [InlineData("2*t*a", "exp(v'*A*x)", "x", Layout.Default, "2*a*t*A'*exp(A*x)")]
    public void A_weighted_sum_goes_under_a_derivative(string weight, string function, string by, Layout layout, string sum)
    {
        var body = Formulas.Read(weight) * Derivative.Of(Formulas.Read(function), Formulas.Letter(by), layout);
        var found = IndexSums.Of(body, Formulas.Letter("v"));
        Assert.True(found is not null && ByDefinition.Same(found, Formulas.Read(sum)), found is null ? "no form" : Formulas.Text(found));
    }

    /// <summary>Where v is the variable, or stands in the place at which the derivative is taken, the sum does not go under it.</summary>
    [Theory]
    [InlineData("v'*y", "exp(v'*A*x)", "v", null, Layout.Default)]
    [InlineData("v'*y", "exp(v'*A*x)", "x", "A*v", Layout.Default)]
    [InlineData("v'*y", "exp(t*A*v)", "t", "v'*x", Layout.Default)]
    [InlineData("v'*y", "exp(t*A*v)", "t", null, Layout.Kronecker)]
    [InlineData("v'*y", "exp(v'*A*x)", "x", null, Layout.Kronecker)]
    [InlineData("v'*y", "exp(v'*A*x)*x", "x", null, Layout.Default)]
    [InlineData("v'*y", "exp(v'*A*x)", "A", null, Layout.Default)]
    [InlineData("t", "exp(v'*A*x)", "x", "A*v", Layout.Default)]
    [InlineData("t", "exp(v'*A*x)", "v", null, Layout.Default)]
    public void A_derivative_that_depends_on_the_index_otherwise_stays(string weight, string function, string by, string? at, Layout layout)
    {
        var derivative = Derivative.Of(Formulas.Read(function), Formulas.Letter(by), layout, at is null ? null : Formulas.Read(at));
        Assert.Null(IndexSums.Of(Formulas.Read(weight) * derivative, Formulas.Letter("v")));
    }

    [Theory]
    [InlineData("det(v'*x*A)")]
    [InlineData("softmax((v'*x)*y)")]
    public void Where_there_is_no_form_there_is_none(string body) => Assert.Null(IndexSums.Of(Formulas.Read(body), Formulas.Letter("v")));

    [Theory]
    [InlineData("v'*x", true)]
    [InlineData("2*t*v", true)]
    [InlineData("v + A*v", true)]
    [InlineData("v'*A*v", false)]
    [InlineData("x", false)]
    [InlineData("v + x", false)]
    [InlineData("exp(v'*x)", false)]
    [InlineData("diag(v)*x", true)]
    public void Linearity_in_the_index(string body, bool linear) => Assert.Equal(linear, IndexSums.IsLinear(Formulas.Read(body), Formulas.Letter("v")));

    [Fact]
    public void A_derivative_is_linear_where_its_function_is()
    {
        var (v, x) = (Formulas.Letter("v"), Formulas.Letter("x"));
        Assert.True(IndexSums.IsLinear(Derivative.Of(Formulas.Read("(v'*x)*(y'*x)"), x), v));
        Assert.False(IndexSums.IsLinear(Derivative.Of(Formulas.Read("(v'*x)^2"), x), v));
        Assert.True(IndexSums.IsLinear(Constant.Zeros(Shape.Scalar), v));
    }
}
