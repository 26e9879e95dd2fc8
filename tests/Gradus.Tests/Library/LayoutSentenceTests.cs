using Gradus.Checking.Contract;

namespace Gradus.Tests.Library;

/// <summary>The sentence on the layout agrees with the formula that it stands beside.</summary>
public sealed class LayoutSentenceTests
{
    /// <summary>A sentence that speaks of the transpose stands beside the transpose of the default, and no other does.</summary>
    [Theory]
    [InlineData("x'*A*x", "x", "x: n")]
    [InlineData("tr(A*X)", "X", "X: m×n")]
    [InlineData("x*b", "x", "x: 1×n; b: n")]
    [InlineData("A*x", "x", "x: n")]
    [InlineData("x*A", "x", "x: 1×n")]
    [InlineData("t*A", "t", "A: m×n; t: scalar")]
    [InlineData("t^2*a", "t", "a: n; t: scalar")]
    [InlineData("t^2", "t", "t: scalar")]
    public void A_sentence_that_speaks_of_the_transpose_is_true(string function, string by, string declared)
    {
        var usual = In(LayoutChoice.Default, function, by, declared);
        Assert.DoesNotContain("transpose of the default", usual.Convention, StringComparison.Ordinal);
        foreach (var layout in new[] { LayoutChoice.Numerator, LayoutChoice.Denominator })
        {
            var other = In(layout, function, by, declared);
            var turned = other.Convention!.Contains("transpose of the default", StringComparison.Ordinal);
            var claim = turned ? $"({usual.Plain})' = {other.Plain}" : $"{usual.Plain} = {other.Plain}";
            Assert.True(Calculus.Verify(claim, new() { Variables = declared.Split("; ") }).Holds, claim);
            Assert.Equal(turned, !other.Shape.Equals(usual.Shape) || (usual.Plain != other.Plain));
        }
    }

    [Theory]
    [InlineData("x'*A*x", "x", "numerator layout: one row for each entry of the function, so the derivative of a scalar by a column is a row; this is the transpose of the default")]
    [InlineData("tr(A*X)", "X", "numerator layout: one row for each entry of the function, so the derivative of a scalar by a matrix (m×n) is n×m; this is the transpose of the default")]
    public void The_numerator_layout_says_what_it_turns(string function, string by, string sentence)
        => Assert.Equal(sentence, Calculus.Gradient(function, by, new() { Layout = LayoutChoice.Numerator, Variables = by == "X" ? ["X: m×n"] : [] }).Convention);

    /// <summary>Each structure has its three readings (two where there are no independent entries), each with a sentence of its own.</summary>
    [Theory]
    [InlineData("symmetric", 3)]
    [InlineData("spd", 3)]
    [InlineData("skew", 3)]
    [InlineData("diagonal", 3)]
    [InlineData("orthogonal", 2)]
    [InlineData("triangular", 3)]
    public void A_structured_variable_has_its_readings_side_by_side(string structure, int count)
    {
        var readings = Calculus.Gradient("tr(A*X)", by: "X", new() { Variables = [$"X: n×n {structure}"], Structure = StructureMeaning.Tangent }).Readings;
        Assert.Equal(count, readings.Count);
        Assert.Equal(count, readings.Select(r => r.When).Where(when => when is not null).Distinct().Count());
        Assert.Equal(StructureMeaning.Tangent, Assert.Single(readings, r => r.IsResult).Structure);
        Assert.Equal(readings.OrderBy(r => r.Structure), readings);
    }

    private static DerivativeResult In(LayoutChoice layout, string function, string by, string declared)
        => Calculus.Derivative(function, by, options: new() { Layout = layout, Variables = declared.Split("; ") });
}
