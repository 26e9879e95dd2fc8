using Gradus.Checking.Contract;

namespace Gradus.Tests.Cli;

/// <summary>What <c>--var</c> and <c>--assume</c> take, and the options of the library.</summary>
public sealed class DeclarationTests
{
    [Theory]
    [InlineData("A: m×n", "A", "m×n", "")]
    [InlineData("A:m×n", "A", "m×n", "")]
    [InlineData("A: m x n", "A", "m×n", "")]
    [InlineData("A: mxn", "A", "m×n", "")]
    [InlineData("A: 3x4", "A", "3×4", "")]
    [InlineData("A: 3 × 4", "A", "3×4", "")]
    [InlineData("A: 3×n", "A", "3×n", "")]
    [InlineData("x: n", "x", "n", "")]
    [InlineData("x: max", "x", "max", "")]
    [InlineData("a: scalar", "a", "scalar", "")]
    [InlineData("λ: scalar positive", "λ", "scalar", "positive")]
    [InlineData("S: n×n symmetric, invertible", "S", "n×n", "symmetric invertible")]
    public void A_variable(string text, string name, string shape, string words)
    {
        var read = Declaration.ReadVariable(text);
        Assert.Equal((name, shape, words), (read.Name, $"{read.Shape}", string.Join(' ', read.Words)));
    }

    [Theory]
    [InlineData("S symmetric", "S", "symmetric")]
    [InlineData("S is symmetric and_ invertible", null, null)]
    [InlineData("S is symmetric, invertible", "S", "symmetric invertible")]
    [InlineData("S", null, null)]
    [InlineData("", null, null)]
    public void An_assumption(string text, string? name, string? words)
    {
        if (name is null)
        {
            Assert.Throws<FormatException>(() => Declaration.ReadAssumption(text));
            return;
        }
        var read = Declaration.ReadAssumption(text);
        Assert.Equal((name, words), (read.Name, string.Join(' ', read.Words)));
    }
}
