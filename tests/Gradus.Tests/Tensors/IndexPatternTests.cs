using Gradus.Tensors;

namespace Gradus.Tests.Engine.Tensors;

/// <summary>The index forms that structural functions state, taken apart.</summary>
public sealed class IndexPatternTests
{
    /// <summary>Each axis in brackets, arguments by comma, the value after the arrow; then how many letters, and which of them are summed.</summary>
    [Theory]
    [InlineData("ij->ji", "[0][1] -> [1][0]", 2, "")]
    [InlineData("ii->", "[0][0] -> [][]", 1, "0")]
    [InlineData("i1->ii", "[0][] -> [0][0]", 1, "")]
    [InlineData("1i->ii", "[][0] -> [0][0]", 1, "")]
    [InlineData("ii->i1", "[0][0] -> [0][]", 1, "")]
    [InlineData("ij->(ji)", "[0][1] -> [10][]", 2, "")]
    [InlineData("(ji)->ij", "[01][] -> [1][0]", 2, "")]
    [InlineData("ij,kl->(ik)(jl)", "[0][1], [2][3] -> [02][13]", 4, "")]
    [InlineData("ij,ij->", "[0][1], [0][1] -> [][]", 2, "0 1")]
    [InlineData("ij,jk->ik", "[0][1], [1][2] -> [0][2]", 3, "1")]
    [InlineData("ij,ijkl->kl", "[0][1], [0][1][2][3] -> [2][3]", 4, "0 1")]
    [InlineData("i(jk)l->1(lk)", "[0][12][3] -> [][32]", 4, "0 1")]
    public void Axes_and_letters(string text, string axes, int letters, string summed)
    {
        var pattern = new IndexPattern(text);
        static string Side(IEnumerable<int[]> side) => string.Concat(side.Select(static axis => $"[{string.Concat(axis)}]"));
        Assert.Equal(axes, $"{string.Join(", ", pattern.Inputs.Select(Side))} -> {Side(pattern.Output)}");
        Assert.Equal(letters, pattern.Letters);
        Assert.Equal(summed, string.Join(' ', pattern.Summed));
        Assert.Same(IndexPattern.Parse(text), IndexPattern.Parse(text));
    }
}
