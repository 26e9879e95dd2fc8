namespace Gradus.Tests.Cli;

/// <summary>By what is differentiated: by each of several variables, by both in turn, or by the one that it can only be.</summary>
public sealed class VariablesTests
{
    [Fact]
    public void Several_variables_give_a_derivative_each()
    {
        var run = Run.Of("derive", "normF(X - U*V')^2", "--wrt", "U,V");
        Assert.Equal((0, ""), (run.Status, run.Error));
        var titles = run.Out.Split('\n').Where(static line => line.StartsWith('∂')).ToList();
        Assert.Equal(2, titles.Count);
        Assert.Contains("/∂U = ", titles[0], StringComparison.Ordinal);
        Assert.Contains("/∂V = ", titles[1], StringComparison.Ordinal);
        Assert.Contains("\"others\":[{\"ok\":true", Run.Of("derive", "u'*A*v", "--wrt", "u,v", "--format", "json").Out, StringComparison.Ordinal);
        Assert.Contains("Gradient by v", Run.Of("derive", "u'*A*v", "--wrt", "u,v", "--format", "markdown").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void With_an_order_they_give_the_mixed_derivative()
        => Assert.StartsWith("∂²uᵀAv/∂v∂u = A\n", Run.Of("derive", "u'*A*v", "--wrt", "u,v", "--order", "2").Out, StringComparison.Ordinal);

    [Theory]
    [InlineData("by w, the only letter\n", "w'*w")]
    [InlineData("by X, the only letter of x, y, z\n", "tr(A*X*B)")]
    [InlineData("read Ax as A·x; x: n, A: n×n; by x, the only letter of x, y, z\n", "x'Ax")]
    public void Where_nobody_says_the_variable_that_it_can_be_is_taken_and_said(string said, string formula)
    {
        var run = Run.Of("derive", formula);
        Assert.Equal(0, run.Status);
        Assert.StartsWith(said, run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a'*b", "say by which of a, b to differentiate: --wrt a")]
    [InlineData("x'*y", "say by which of x, y to differentiate: --wrt x")]
    public void Where_it_can_be_several_they_are_named(string formula, string said)
    {
        var run = Run.Of("derive", formula);
        Assert.Equal((2, ""), (run.Status, run.Out));
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
    }
}
