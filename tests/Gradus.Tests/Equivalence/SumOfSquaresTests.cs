using Gradus.Checking.Equivalence;
using Gradus.Expressions;
using Gradus.Tests.Engine;

namespace Gradus.Tests.Engine.Equivalence;

/// <summary>Sums that are nowhere negative by the matrix of their coefficients, and those that are somewhere.</summary>
public sealed class SumOfSquaresTests
{
    [Theory]
    [InlineData("x'*x + y'*y", true)]
    [InlineData("x'*x - 2*x'*y + y'*y", true)]
    [InlineData("x'*x - 2*y'*x + y'*y", true)]
    [InlineData("x'*x - 3*x'*y + y'*y", false)]
    [InlineData("x'*x - y'*y", false)]
    [InlineData("x'*x + x'*y", false)] // y is squared nowhere
    [InlineData("t^2 - 2*t + 1", true)]
    [InlineData("t^2 - 2*t + 2", true)]
    [InlineData("t^2 - 3*t + 1", false)]
    [InlineData("t^2 - 1", false)]
    [InlineData("t^2 + t", false)]
    [InlineData("1 - t^2", false)]
    [InlineData("t^3 + 1", false)]
    [InlineData("a^2 + b^2 - a*b", true)]
    [InlineData("a^2 + b^2 - 3*a*b", false)]
    [InlineData("4*a^2 + 9*b^2 - 12*a*b", true)]
    [InlineData("4*a^2 + 9*b^2 - 13*a*b", false)]
    [InlineData("a^2 + b^2 + t^2 - a*b - b*t - a*t", true)]
    [InlineData("a^2 + b^2 + t^2 - 2*a*b - 2*b*t - 2*a*t", false)]
    [InlineData("a^2 + b^2 + t^2 + 2*a*b + 2*a*t + 2*b*t", true)]
    [InlineData("a^2 + b^2 + t^2 + 2*a*b + 2*a*t", false)] // (a + b + t)² − 2bt
    [InlineData("x'*A'*A*x + y'*y - 2*y'*A*x", true)]
    [InlineData("x'*A'*A*x + y'*y - 3*y'*A*x", false)]
    [InlineData("x'*A*x + y'*y", false)]
    [InlineData("A + B", false)]
    public void What_is_nowhere_negative(string formula, bool holds) => Assert.Equal(holds, SumOfSquares.IsNotNegative(Assert.IsType<Sum>(Formulas.Read(formula))));

    /// <summary>A negated one is nowhere positive.</summary>
    [Theory]
    [InlineData("2*x'*y - x'*x - y'*y", double.NegativeInfinity, 0)]
    [InlineData("t^2 - 2*t + 1", 0, double.PositiveInfinity)]
    [InlineData("t^2 - 3*t + 1", double.NegativeInfinity, double.PositiveInfinity)]
    [InlineData("sum(softmax(x))", 1, 1)]
    [InlineData("softmax(x)'*ones(rows(x))", 1, 1)]
    [InlineData("ones(rows(x))'*softmax(x)", 1, 1)]
    public void Its_range_has_one_sign(string formula, double low, double high) => Assert.Equal(new EntryRange(low, high), EntryRange.Of(Formulas.Read(formula)));
}
