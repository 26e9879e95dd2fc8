using Gradus.Checking;
using Gradus.Checking.Contract;

namespace Gradus.Tests.Pages;

/// <summary>A mended line and the mended derivation keep the author's letters, order, method and right lines.</summary>
public sealed class MendedPageTests
{
    /// <summary>A page with one wrong line, and what should stand there.</summary>
    public static TheoryData<string, string> Lines => new()
    {
        { @"$$\frac{\partial}{\partial X_{kl}} \sum_{ij} X_{ij}^2 = X_{kl}$$", "∂/∂Xₖₗ Σᵢⱼ Xᵢⱼ² = 2Xₖₗ" },
        { @"$$\frac{\partial}{\partial x_k} (x^T A x) = \sum_j A_{kj} x_j$$", "∂/∂xₖ (xᵀAx) = Σⱼ Aₖⱼxⱼ + Σⱼ Aⱼₖ xⱼ" },
        { @"$$\frac{\partial}{\partial x_i} \frac{1}{2}\sum_j (x_j - \mu_j)^2 = \mu_i - x_i$$", "∂/∂xᵢ ½ Σⱼ (xⱼ−μⱼ)² = xᵢ − μᵢ" },
        { @"$$\sum_j A_{ij} (x_j + y_j) = \sum_j A_{ij} x_j - \sum_j A_{ij} y_j$$", "Σⱼ Aᵢⱼ(xⱼ+yⱼ) = Σⱼ Aᵢⱼxⱼ + Σⱼ Aᵢⱼyⱼ" },
        { @"$$\|x+h\|^2 = \|x\|^2 + x^T h + \|h\|^2$$", "‖x+h‖² = ‖x‖² + 2xᵀh + ‖h‖²" },
        { @"$$(X+H)^{-1} = X^{-1} + X^{-1} H X^{-1} + O(\|H\|^2)$$", "(X+H)⁻¹ ≈ X⁻¹ − X⁻¹HX⁻¹ + O(‖H‖²)" },
        { @"$$\log\det(X+H) = \log\det X + \operatorname{tr}(X H) + o(\|H\|)$$", "log det(X+H) ≈ log det X + tr(X⁻¹H) + o(‖H‖)" },
        { @"$$\mathrm{vec}(AXB) = (A \otimes B^T)\mathrm{vec}(X)$$", "vec(AXB) = (Bᵀ ⊗ A) vec(X)" },
        { @"Let $f = \operatorname{tr}(AXB)$. Then $df = \operatorname{tr}(BA\,dX) = BA : dX$.", "tr(BA dX) = AᵀBᵀ : dX" },
        { @"Let $y = Ax$ and $f = y'y$. Then $\frac{\partial f}{\partial x} = \frac{\partial y}{\partial x}' \frac{\partial f}{\partial y} = A' y$.", "(∂y/∂x)ᵀ ∂f/∂y = 2Aᵀy" },
        { "f = x'*A*x\n\ndf = dx'*A*x - x'*A*dx", "df = dxᵀ Ax + xᵀA dx" },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_line_is_mended_in_the_authors_words(string page, string mended)
    {
        var response = Check(page);
        Assert.Equal(mended, response.Claims[response.FirstWrong!.Value].Repair?.Unicode);
    }

    [Fact]
    public void Right_lines_stay_and_wrong_ones_are_replaced()
    {
        var steps = Check("Let $f(X) = \\|AX - B\\|_F^2$.\n\n\\begin{align}\ndf &= 2 (AX-B) : d(AX-B) \\\\\n&= 2(AX-B): A\\,dX \\\\\n&= 2 A (AX-B) : dX\n\\end{align}\n\nso $\\frac{\\partial f}{\\partial X} = 2A(AX-B)$.").Corrected!.Steps;
        Assert.Equal(["df = 2(AX − B):d(AX − B)", "2(AX − B):d(AX − B) = 2(AX − B) : A dX", "2(AX − B) : A dX = 2Aᵀ(AX − B):dX", "∂f/∂X = 2Aᵀ(AX − B)"], steps.Select(static s => s.Unicode));
        Assert.Equal(["as-written", "as-written", "mended", "mended"], steps.Select(static s => s.Rule));
    }

    [Fact]
    public void What_follows_from_a_slip_is_mended_with_it()
    {
        var steps = Check("$d(X^{-1}) = -X^{-1}\\,dX\\,X^{-1}$\n\n$$d\\operatorname{tr}(AX^{-1}) = \\operatorname{tr}(AX^{-1}\\,dX\\,X^{-1}) = \\operatorname{tr}(X^{-1}AX^{-1}\\,dX)$$").Corrected!.Steps;
        Assert.Equal("−tr(AX⁻¹ dX X⁻¹) = −tr(X⁻¹AX⁻¹ dX)", steps[^1].Unicode);
    }

    [Fact]
    public void A_page_by_indices_gets_a_derivation_by_indices()
    {
        var steps = Check(@"$$\frac{\partial}{\partial x_k} (x^T A x) = \sum_j A_{kj} x_j$$").Corrected!.Steps;
        Assert.Equal(["∂/∂xₖ (xᵀAx) = Σⱼ Aₖⱼ xⱼ + Σⱼ xⱼ Aⱼₖ", "∂/∂xₖ (xᵀAx) = Σⱼ (Aₖⱼ + Aⱼₖ) xⱼ"], steps.Select(static s => s.Unicode));
    }

    [Fact]
    public void A_line_that_takes_a_slip_back_is_not_spoilt()
    {
        var response = Check("f = x'*A*x\n\ndf = dx'*A*x - x'*A*dx\n   = x'*(A + A')*dx");
        Assert.Null(response.Claims[^1].Repair);
        Assert.Equal("as-written", response.Corrected!.Steps[^1].Rule);
    }

    [Fact]
    public void A_counterexample_speaks_of_entries_where_the_page_does()
    {
        var example = Check(@"$$\frac{\partial}{\partial X_{kl}} \sum_{ij} X_{ij}^2 = X_{kl}$$").Claims[0].Counterexample!;
        Assert.Equal(["k", "l"], example.At!.Keys);
        Assert.Equal(("2", "1"), (example.Left.Rows[0][0], example.Right.Rows[0][0]));
    }

    [Fact]
    public void A_claim_to_first_order_is_refuted_by_what_differs()
    {
        var example = Check(@"$$(X+H)^{-1} = X^{-1} + X^{-1} H X^{-1} + O(\|H\|^2)$$").Claims[0].Counterexample!;
        Assert.True(example.FirstOrder);
        Assert.Equal(("-1", "1"), (example.Left.Rows[0][0], example.Right.Rows[0][0]));
    }

    private static CheckResponse Check(string page) => Service.Check(new CheckRequest(page));
}
