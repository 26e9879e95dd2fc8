using Gradus.Checking.Equivalence;
using Gradus.Tests.Engine;

namespace Gradus.Tests.Engine.Equivalence;

/// <summary>Expansions up to a remainder of some order, and which of two judgements is the weaker.</summary>
public sealed class OrdersTests
{
    private const string Inverse = "inv(A + B) = inv(A) - inv(A)*B*inv(A)";

    [Theory]
    [InlineData(Inverse, 1, true)]
    [InlineData(Inverse, 2, false)]
    [InlineData(Inverse + " + inv(A)*B*inv(A)*B*inv(A)", 2, true)]
    [InlineData(Inverse + " + inv(A)*B*inv(A)*B*inv(A)", 3, false)]
    [InlineData(Inverse + " + 2*inv(A)*B*inv(A)*B*inv(A)", 1, true)]
    [InlineData(Inverse + " + 2*inv(A)*B*inv(A)*B*inv(A)", 2, false)]
    [InlineData("tr((A + B)^3) = tr(A^3) + 3*tr(A*A*B) + 3*tr(A*B*B)", 2, true)]
    [InlineData("tr((A + B)^3) = tr(A^3) + 3*tr(A*A*B) + 3*tr(A*B*B)", 3, false)]
    [InlineData("tr((A + B)^3) = tr(A^3) + 3*tr(A*A*B) + 3*tr(A*B*B) + tr(B^3)", 3, true)]
    [InlineData("tr((A + B)^3) = tr(A^3) + 3*tr(A*A*B) + 6*tr(A*B*B)", 2, false)]
    public void An_expansion_is_judged_to_its_order(string line, int order, bool holds)
    {
        var (left, right) = Formulas.Sides(line);
        var judgement = new Checking.Equivalence.Judge(7).EqualToOrder(left, right, [Formulas.Letter("B")], order, TestContext.Current.CancellationToken);
        Assert.Equal(holds, judgement.Holds);
        if (!holds && order > 1) Assert.Equal(order, Assert.IsType<Judgement.Refuted>(judgement).Counterexample.Order);
    }

    [Fact]
    public void The_value_itself_is_compared_first()
    {
        var (left, right) = Formulas.Sides("inv(A + B) = B");
        Assert.Equal(0, Assert.IsType<Judgement.Refuted>(new Checking.Equivalence.Judge(7).EqualToOrder(left, right, [Formulas.Letter("B")], 2, TestContext.Current.CancellationToken)).Counterexample.Order);
    }

    [Fact]
    public void Coefficients_of_a_power_series()
    {
        var (e, b) = (Formulas.Read("tr((A + B)^3)"), Formulas.Letter("B"));
        string[] coefficients = ["tr(A^3)", "3*tr(A*A*B)", "3*tr(A*B*B)", "tr(B^3)", "0*t"];
        for (var k = 0; k < coefficients.Length; k++)
        {
            var judgement = new Checking.Equivalence.Judge(3).Equal(Series.Coefficient(e, [b], k), Formulas.Read(coefficients[k]), TestContext.Current.CancellationToken);
            Assert.True(judgement.IsSupported, $"{k}: {judgement}");
        }
    }

    [Fact]
    public void The_weaker_of_two_judgements()
    {
        Judgement[] order = [new Judgement.Proved(), new Judgement.Exact(-200), new Judgement.Exact(-100), new Judgement.Numeric(1e-50), new Judgement.Numeric(1e-20)];
        for (var i = 0; i < order.Length; i++)
        {
            for (var j = 0; j < order.Length; j++) Assert.Same(order[Math.Max(i, j)], Judgement.Weaker(order[i], order[j]));
        }
        Assert.All(order, static j => Assert.True(j.Holds && j.IsSupported));
        Assert.False(new Judgement.Undecided("").IsSupported);
    }
}
