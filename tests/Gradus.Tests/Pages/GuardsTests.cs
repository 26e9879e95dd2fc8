using Gradus.Checking;
using Gradus.Checking.Contract;

namespace Gradus.Tests.Pages;

/// <summary>What keeps verdicts from being too hard or too soft, each by the shortest page on which it matters.</summary>
public sealed class GuardsTests
{
    /// <summary>A name met for the first time may stand for whatever makes the line true.</summary>
    [Theory]
    [InlineData(@"Let $f = \operatorname{tr}(X^T A X)$. Then $df = M : dX$.")]
    [InlineData(@"Let $g = x^T B x$. Then $dg = h^T dx$.")]
    [InlineData(@"Let $f = \log\det Y$. Then $df = \operatorname{tr}(R\, dY)$.")]
    public void A_new_name_makes_no_line_wrong(string page) => Assert.DoesNotContain(Check(page).Claims, static c => c.Verdict == Verdict.Wrong);

    /// <summary>Every link of a chain is judged, not the first alone.</summary>
    [Theory]
    [InlineData(@"$$\frac{\partial}{\partial x} x^T A x = (A + A^T) x = 3 A x$$", 1)]
    [InlineData(@"$$(AB)^{-1} = B^{-1} A^{-1} = A^{-1} B^{-1}$$", 1)]
    [InlineData(@"$$\nabla_x \|x\|^2 = 2x = x$$", 1)]
    public void A_wrong_link_behind_the_first_is_wrong(string page, int link)
    {
        var response = Check(page);
        Assert.Equal(Verdict.Holds, response.Claims[0].Verdict);
        Assert.Equal(Verdict.Wrong, response.Claims[link].Verdict);
        Assert.Equal(link, response.FirstWrong);
    }

    /// <summary>What follows rightly from a wrong line says so, however many lines stand between, up to eight.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(6)]
    public void A_consequence_names_its_cause(int between)
    {
        string[] others =
        [
            @"$$\frac{\partial}{\partial x} x^T x = 2x$$", @"$$\frac{\partial}{\partial X} \operatorname{tr}(X) = I$$", @"$$\frac{\partial}{\partial X} \operatorname{tr}(X^T X) = 2 X$$",
            @"$$\operatorname{tr}(XY) = \operatorname{tr}(YX)$$", @"$$(XY)^T = Y^T X^T$$", @"$$\det(XY) = \det(X)\det(Y)$$",
        ];
        string[] lines = [@"$$d(x^T A x) = x^T A\, dx$$", .. others.Take(between), @"$$\frac{\partial}{\partial x} x^T A x = A^T x$$"];
        var response = Check(string.Join("\n\n", lines));
        Assert.Equal(0, response.FirstWrong);
        Assert.Equal(Verdict.Wrong, response.Claims[^1].Verdict);
        Assert.Contains("follows rightly from line 1", response.Claims[^1].Diagnosis?.Message, StringComparison.Ordinal);
    }

    private static CheckResponse Check(string text) => Service.Check(new CheckRequest(text));
}
