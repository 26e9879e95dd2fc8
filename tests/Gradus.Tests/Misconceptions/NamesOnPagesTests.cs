using Gradus.Checking;
using Gradus.Checking.Contract;

namespace Gradus.Tests.Misconceptions;

/// <summary>What the first wrong line of a page is called, and what should stand there.</summary>
public sealed class NamesOnPagesTests
{
    /// <summary>A page, the name of its first wrong line, and its repair.</summary>
    public static TheoryData<string, string, string> Pages => new()
    {
        { "$f(x) = \\|Ax-b\\|^2$\n$$df = 2(Ax-b)^T\\,dx$$\n$$= 2(Ax-b)^TA\\,dx$$", "typo", "df = 2(Ax − b)ᵀA dx" },
        { "$f(x) = \\|Ax-b\\|^2$, $A$ is m x n\n$$df = 2(Ax-b)^T\\,dx$$", "wrong-differential", "df = 2(Ax − b)ᵀA dx" },
        { @"$$\frac{\partial}{\partial K}\mathrm{tr}\left[(I-KH)P(I-KH)^T\right] = 2(I-KH)PH^T$$", "sign", "∂/∂K tr((I − KH)P(I − KH)ᵀ) = −(I − KH) (P + Pᵀ) Hᵀ" },
        { "$$\\mathcal L = -\\frac12 y^TK^{-1}y - \\frac12\\log|K|$$\n$$\\frac{\\partial\\mathcal L}{\\partial K} = \\frac12K^{-1}yy^TK^{-1} + \\frac12K^{-1}$$", "sign", "∂L/∂K = ½ K⁻ᵀyyᵀK⁻ᵀ − ½ K⁻ᵀ" },
        { @"$$\|X-WH\|_F^2 = \mathrm{tr}(X^TX) - 2\,\mathrm{tr}(X^TWH) + \mathrm{tr}(H^TWWH)$$", "transpose-missing", "‖X − WH‖_F² = tr(XᵀX) − 2 tr(XᵀWH) + tr(HᵀWᵀWH)" },
        { "$f(W) = \\|XW-Y\\|_F^2$\n\\begin{align}\ndf &= 2(XW-Y):X\\,dW\\\\\n&= 2X(XW-Y):dW\n\\end{align}", "transpose-missing", "2(XW − Y) : X dW = 2Xᵀ(XW − Y):dW" },
        { "$f(X)=\\operatorname{Tr}(XAXB)$\n$$df = \\operatorname{Tr}(dX\\,AXB) + \\operatorname{Tr}(XA\\,dX\\,B)$$\n$$= \\operatorname{Tr}(AXB\\,dX) + \\operatorname{Tr}(XAB\\,dX)$$", "noncommuting-order", "tr(dX AXB) + tr(XA dX B) = tr(AXB dX) + tr(BXA dX)" },
        { "Expand the objective $\\phi = \\|AXB - C\\|_F^2$:\n\n$$\\phi = \\mathrm{Tr}\\left[(AXB-C)^T(AXB-C)\\right]$$\n$$= \\mathrm{Tr}\\left[(A^TX^TB^T - C^T)(AXB-C)\\right]$$", "transpose-of-product", "tr((AXB − C)ᵀ(AXB − C)) = tr((BᵀXᵀAᵀ − Cᵀ)(AXB − C))" },
        { "$f(w) = \\log(1+\\exp(-w^Tx))$\n\n$\\nabla^2 f(w) = \\sigma(w^Tx)(1-\\sigma(w^Tx))\\,x^Tx$", "inner-vs-outer", "∇²f(w) = σ(wᵀx)(1−σ(wᵀx))xxᵀ" },
        { "$f(x) = x'L'Lx$\n$$\\nabla f = 2Lx$$", "wrong-differential", "∇f = 2LᵀLx" },
        { "$L = \\|M \\circ (X-UV^T)\\|_F^2$ and $E = M\\circ M\\circ(X-UV^T)$.\n$$\\frac{\\partial L}{\\partial U} = -2EV$$\n$$\\frac{\\partial L}{\\partial U} = -2M(M\\circ(X-UV^T))V$$", "hadamard-vs-matrix", "∂L/∂U = −2(M∘(M∘(X − UVᵀ)))V" },
        { "$S = QK^T$, $f = \\langle G, S\\rangle$ with $G$ constant.\n\n$$df = \\langle G, dQ\\,K^T\\rangle + \\langle G, Q\\,dK^T\\rangle$$\n$$= \\langle GK, dQ\\rangle + \\langle GQ, dK\\rangle$$", "transpose-missing", "⟨G, dQ Kᵀ⟩ + ⟨G, Q dKᵀ⟩ = ⟨GK, dQ⟩ + ⟨GᵀQ, dK⟩" },
        { @"$$\operatorname{vec}(X(dX)') = (I_n\otimes X)\, d\operatorname{vec}X$$", "commutation-missing", "vec(X(dX)ᵀ) = (Iₙ ⊗ X) vec((dX)ᵀ)" },
        { "$f(x) = (x-\\mu)^T S (x-\\mu)$ with $S$ symmetric.\n$$\\nabla f = 2S(x-\\mu) + 2S(x-\\mu)$$", "double-count", "∇f = 2 S (x − μ)" },
        { "$f(X) = \\text{tr}(X^TAXB) - 2\\,\\text{tr}(X^TC)$.\n$$\\frac{\\partial}{\\partial X}\\text{tr}(X^TAXB) = AXB + A^TXB^T$$\n$$\\frac{\\partial}{\\partial X}\\text{tr}(X^TC) = C^T$$\n$$\\frac{\\partial f}{\\partial X} = AXB + A^TXB^T - 2C^T$$", "layout-transpose", "∂/∂X tr(XᵀC) = C" },
        { "$\\Sigma$ is symmetric.\n$$\\ell = -\\frac12\\log|\\Sigma| - \\frac12x^T\\Sigma^{-1}x$$\n$$\\frac{\\partial \\ell}{\\partial\\Sigma} = -\\frac12\\Sigma^{-1} + \\Sigma^{-1}xx^T\\Sigma^{-1}$$", "factor-two", "∂ℓ/∂Σ = −½ Σ⁻¹ + ½ Σ⁻¹xxᵀΣ⁻¹" },
        { @"$$\frac{\partial \det W}{\partial W} = W^{-T}$$", "log-det-vs-det", "∂det W/∂W = det(W) W⁻ᵀ" },
        { @"$$\sigma'(z) = \sigma(z)(1+\sigma(z))$$", "sign", "σ′(z) = sigmoid(z) (1 − sigmoid(z))" },
        { "Let $M = XA - B$ and $f = \\|M\\|_F^2$.\n$$\\frac{\\partial f}{\\partial X} = 2MA$$", "transpose-missing", "∂f/∂X = 2MAᵀ" },
        { "$p = \\mathrm{softmax}(z)$, $L = -y^T\\log p$ with $1^Ty = 1$.\n$$\\frac{\\partial L}{\\partial z} = y - p$$", "sign", "∂L/∂z = p − y" },
        { "$$p_i = \\frac{e^{z_i}}{\\sum_k e^{z_k}}$$\n$$\\frac{\\partial p_i}{\\partial z_j} = \\begin{cases} p_i(1-p_i) & \\text{if } i=j\\\\ p_ip_j & \\text{otherwise}\\end{cases}$$", "sign", "∂pᵢ/∂zⱼ = {pᵢ(1−pᵢ) if i = j, −pᵢpⱼ otherwise}" },
        { "$$p_i = \\frac{e^{z_i}}{\\sum_k e^{z_k}}$$\n$$\\frac{\\partial p_i}{\\partial z_j} = \\begin{cases} p_i(1-p_i) & \\text{if } i\\neq j\\\\ -p_ip_j & \\text{otherwise}\\end{cases}$$", "index-error", "∂pᵢ/∂zⱼ = {pᵢ(1−pᵢ) if i = j, −pᵢpⱼ otherwise}" },
        { "$z_j = \\sum_k w_{jk}x_k$ and $f = \\frac12\\sum_j z_j^2$.\n$$\\frac{\\partial f}{\\partial w_{jk}} = z_kx_j$$", "index-error", "∂f/∂wⱼₖ = zⱼxₖ" },
        { "$f(X) = \\log\\det(X^TX + \\lambda I)$ with $X \\in \\mathbb R^{m\\times n}$\n$$\\nabla f = 2(X^TX+\\lambda I)^{-1}X$$", "noncommuting-order", "∇f = 2X(XᵀX + λI)⁻¹" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_first_wrong_line_is_named_and_mended(string page, string name, string mended)
    {
        var response = Check(page);
        var wrong = response.Claims[response.FirstWrong!.Value];
        Assert.Equal((name, mended), (wrong.Diagnosis?.Id, wrong.Repair?.Unicode));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_mended_line_in_LaTeX_is_right_in_its_place(string page, string name, string mended)
    {
        var wrong = Check(page).Claims[Check(page).FirstWrong!.Value];
        var goesOn = wrong.Source.TrimStart('&', ' ').StartsWith('=');
        var line = goesOn ? wrong.Repair!.Latex[wrong.Repair.Latex.IndexOf(" = ", StringComparison.Ordinal)..] : wrong.Repair!.Latex;
        var again = Check(page.Replace(wrong.Source, line, StringComparison.Ordinal)).Claims[wrong.Index];
        Assert.True(again.Verdict is Verdict.Holds, $"{name}: {mended} is written {line}, which is {again.Verdict}");
    }

    [Fact]
    public void A_line_that_follows_from_a_wrong_one_has_its_name()
    {
        var claims = Check("$f(X)=\\operatorname{tr}(X^{-1}AXB)$\n$$df = \\operatorname{tr}(X^{-1}A\\,dX\\,B)$$\n$$\\nabla f(X) = A^{T}X^{-T}B^{T}$$").Claims;
        Assert.Equal(["missing-product-term", "missing-product-term"], claims.Select(static c => c.Diagnosis?.Id));
        Assert.StartsWith("It follows rightly from line 2", claims[1].Diagnosis!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_derivative_of_a_wrong_value_follows_from_it()
    {
        var claims = Check("$$x^TAx = \\mathrm{tr}(Axx^T)$$\n$$= \\mathrm{tr}(A)\\,x^Tx$$\nwhich gives $\\frac{\\partial}{\\partial A} x^TAx = (x^Tx) I$.").Claims;
        Assert.Equal([null, "trace-split", "trace-split"], claims.Select(static c => c.Diagnosis?.Id));
    }

    [Fact]
    public void A_sign_and_a_factor_are_both_spoken_of() =>
        Assert.StartsWith("A sign and a factor 2", Check(@"$$\frac{\partial}{\partial x}\|b - Ax\|^2 = A^T(b - Ax)$$").Claims[0].Diagnosis?.Message, StringComparison.Ordinal);

    [Fact]
    public void What_equals_itself_is_no_mended_line()
    {
        var steps = Check("$$\\frac{\\partial}{\\partial s}\\, x^T(s\\Sigma)^{-1}x = -\\frac{1}{s^2}x^T\\Sigma^{-1}x$$\n$$\\log\\det(s\\Sigma) = \\log s + \\log\\det\\Sigma$$").Corrected!.Steps;
        Assert.Equal(["as-written"], steps.Select(static s => s.Rule));
    }

    private static CheckResponse Check(string page) => Service.Check(new CheckRequest(page));
}
