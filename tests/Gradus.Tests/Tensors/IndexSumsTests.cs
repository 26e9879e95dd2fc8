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
