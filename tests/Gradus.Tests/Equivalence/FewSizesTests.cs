
namespace Gradus.Tests.Engine.Equivalence;

/// <summary>Claims that fail at lengths of one kind alone: everything else vanishes, is equal, or has no value.</summary>
public sealed class FewSizesTests
{
    [Theory]
    [InlineData("det(W)*(tr(A)^2 - tr(A*A)) = 2*det(W)*det(A)")] // at even lengths from 4
    [InlineData("tr(W*W)*det(-A)*(E - F*inv(F'*F)*F'*E) = tr(W*W)*det(A)*(E - F*inv(F'*F)*F'*E)")] // where an odd n from 3 is below m
    [InlineData("abs(n - 2)*t = (n - 2)*t")] // at 1
    [InlineData("det(A)*(n - 1)*(n - 2)*(n - 3)*(n - 4) = 0*t")] // from 5
    [InlineData("tr(A)*tr(A) - tr(A*A) = 2*det(A)")] // at all lengths but 2
    public void They_do_not_hold(string line)
    {
        var (a, b) = Formulas.Sides(line);
        for (var seed = 0UL; seed < 3; seed++) Assert.False(new Checking.Equivalence.Judge(seed).Equal(a, b, TestContext.Current.CancellationToken).Holds, line);
    }
}
