using Gradus.Rendering;
using Gradus.Syntax;
using Gradus.Tests.Syntax;

namespace Gradus.Tests.Rendering;

/// <summary>Formulas of authors, as LaTeX or plain text, and how they are shown.</summary>
public sealed class WrittenTextTests
{
    /// <summary>LaTeX, Unicode.</summary>
    [Theory]
    [InlineData(@"\frac{\partial tr(ABA^{T})}{\partial A}=A(B+B^{T})", "∂tr(ABAᵀ)/∂A = A(B+Bᵀ)")]
    [InlineData(@"f(Z) \approx f(X) + \langle \Delta X, \nabla f(X) \rangle", "f(Z) ≈ f(X) + ⟨ΔX, ∇f(X)⟩")]
    [InlineData(@"= A:(dA)B + AB:dA", "= A:(dA)B + AB:dA")]
    [InlineData(@"= ((dA)B + A(dB)):A + AB:dA", "= ((dA)B + A(dB)):A + AB:dA")]
    [InlineData(@"= (AB^T + AB):dA", "= (ABᵀ + AB):dA")]
    [InlineData(@"(X^T \otimes I) K \operatorname{vec}(dX)", "(Xᵀ⊗I)K vec(dX)")]
    [InlineData(@"\|Ax - b\|^2", "‖Ax − b‖²")]
    [InlineData(@"\lVert x-\mu \rVert_2^2", "‖x−μ‖₂²")]
    [InlineData(@"\|X\|_F = |s|", "‖X‖_F = |s|")]
    [InlineData(@"\sum_i x_i", "Σᵢ xᵢ")]
    [InlineData(@"\sum_{i=1}^{n} a_i x_i", "Σᵢ₌₁ⁿ aᵢxᵢ")]
    [InlineData(@"d \log\det X = \operatorname{tr}(X^{-1} dX)", "d log det X = tr(X⁻¹ dX)")]
    [InlineData(@"d\,\text{tr}(ABA^T) = d(AB):A", "d tr(ABAᵀ) = d(AB):A")]
    [InlineData(@"d(X^{-1}) = -X^{-1}\,dX\,X^{-1}", "d(X⁻¹) = −X⁻¹ dX X⁻¹")]
    [InlineData(@"dX^{-1}", "dX⁻¹")]
    [InlineData(@"\text{Tr}(\Delta XB\Delta X^\top)", "tr(ΔXBΔXᵀ)")]
    [InlineData(@"\frac{\partial tr(A^{T}AB)}{\partial (A^{T}A)}\cdot \frac{\partial A^{T}A}{\partial A}", "∂tr(AᵀAB)/∂(AᵀA) · ∂AᵀA/∂A")]
    [InlineData(@"\frac{\partial f}{\partial U} \frac{\partial U}{\partial X}", "(∂f/∂U)(∂U/∂X)")]
    [InlineData(@"\frac{\partial}{\partial X} \operatorname{tr}(AX) = A^T", "∂/∂X tr(AX) = Aᵀ")]
    [InlineData(@"\frac{\partial^2 f}{\partial x \partial y}", "∂²f/∂x∂y")]
    [InlineData(@"\frac{\partial^2 f}{\partial x^2}", "∂²f/∂x²")]
    [InlineData(@"\nabla_X f(X) = \nabla^2 g", "∇_X f(X) = ∇²g")]
    [InlineData(@"\frac{1}{2} x^T A x", "½ xᵀAx")]
    [InlineData(@"\frac{a+b}{n} x", "((a + b)/n)x")]
    [InlineData(@"\frac{1}{2n} \|y\|^2", "(1/(2n)) ‖y‖²")]
    [InlineData(@"X^{-\top} + (X^{-1})^T", "X⁻ᵀ + (X⁻¹)ᵀ")]
    [InlineData(@"(A^T)^{-1} \neq A^{k+1}", "(Aᵀ)⁻¹ ≠ Aᵏ⁺¹")]
    [InlineData(@"e^{-x} + \exp(-x)", "e⁻ˣ + exp(−x)")]
    [InlineData(@"\hat{\Sigma}_1 \vec{v} \lambda_U", "Σ\u0302₁v\u20D7 λ_U")]
    [InlineData(@"A_{ij} = [Ax]_i", "Aᵢⱼ = (Ax)ᵢ")]
    [InlineData(@"A \circ B - A \odot B", "A∘B − A⊙B")]
    [InlineData(@"x^{\circ 2}", "x^∘2")]
    [InlineData(@"\sqrt{x} + \sqrt{a + b}", "√x + √(a+b)")]
    [InlineData(@"f'(x) = 2x", "f′(x) = 2x")]
    [InlineData(@"A^{+} b", "A⁺b")]
    [InlineData(@"\operatorname{tr}(A)\operatorname{tr}(B) - \operatorname{tr}(A)B", "tr(A) tr(B) − tr(A)B")]
    [InlineData(@"\begin{pmatrix} 1 & 0.5 \\ 0 & x \end{pmatrix}", "[1, 0.5; 0, x]")]
    [InlineData(@"f(X+H) = f(X) + O(\|H\|^2)", "f(X+H) = f(X) + O(‖H‖²)")]
    [InlineData(@"\underbrace{A B}_{C} x", "(AB)x")]
    [InlineData(@"2 \cdot 3 = 2 \times 3", "2·3 = 2×3")]
    [InlineData(@"A \cdot (-B)", "A·(−B)")]
    public void Latex_as_written(string latex, string expected) => Assert.Equal(expected, Written(LatexReader.Read(latex)));

    /// <summary>Plain syntax, Unicode.</summary>
    [Theory]
    [InlineData("tr(A*B*A') = tr(A'*A*B)", "tr(ABAᵀ) = tr(AᵀAB)")]
    [InlineData("inv(A*B) = inv(B)*inv(A)", "inv(AB) = inv(B) inv(A)")]
    [InlineData("dX*A + d(X*A)", "dX A + d(XA)")]
    [InlineData("2*3*x", "2·3x")]
    [InlineData("x*(a + b)/2", "x·(a+b)/2")]
    [InlineData("A .* B ./ C", "A⊙B⊘C")]
    [InlineData("grad(f, X) = Sigma*x_1", "D(f, X) = Σx₁")]
    public void Plain_as_written(string plain, string expected) => Assert.Equal(expected, Written(PlainReader.Read(plain)));

    /// <summary>What an author wrote in Unicode stays as it was, read and written again.</summary>
    [Theory]
    [InlineData("A(B+Bᵀ)")]
    [InlineData("tr(XᵀA)")]
    [InlineData("‖x−b‖²")]
    [InlineData("(Bᵀ⊗A) vec(X)")]
    [InlineData("X⁻¹ dX X⁻¹")]
    [InlineData("A:(dA)B + AB:dA")]
    public void Writing_twice_changes_nothing(string text) => Assert.Equal(text, WrittenText.Of(PlainReader.Read(text).First!));

    [Fact]
    public void Deep_nesting_is_written_in_no_time()
    {
        const int Depth = 24;
        var deep = string.Concat(Enumerable.Repeat("x*(a + (b - ", Depth)) + "c" + new string(')', 2 * Depth);
        Assert.True(PlainReader.TryRead(deep, out var relation, out _) && WrittenText.Of(relation!.First!).Length > Depth);
    }

    [Theory]
    [MemberData(nameof(ReaderTests.Spellings), MemberType = typeof(ReaderTests))]
    [MemberData(nameof(ReaderTests.Derivations), MemberType = typeof(ReaderTests))]
    [MemberData(nameof(ReaderTests.Page), MemberType = typeof(ReaderTests))]
    public void Every_formula_that_is_read_can_be_written(string latex, string tree)
    {
        if (!LatexReader.TryRead(latex, out var relation, out _)) return;
        foreach (var side in relation!.Sides()) Assert.True(WrittenText.Of(side).Length > 0, tree);
    }

    private static string Written(RelationSyntax relation)
    {
        var first = relation.First is null ? "" : WrittenText.Of(relation.First);
        return relation.Links.Aggregate(first, static (text, link) => $"{text} {WrittenText.Of(null, link.Kind, link.Right)}").Trim();
    }
}
