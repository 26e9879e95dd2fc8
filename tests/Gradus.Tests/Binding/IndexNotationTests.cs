using Gradus.Checking;
using Gradus.Checking.Contract;

namespace Gradus.Tests.Binding;

/// <summary>Sums, entries and derivatives by entries, as people write them, mean what matrix formulas mean.</summary>
public sealed class IndexNotationTests
{
    [Theory]
    [InlineData(@"\sum_i x_i y_i = x^T y")]
    [InlineData(@"x^T A x = \sum_{i,j} A_{ij} x_i x_j")]
    [InlineData(@"x^T A x = \sum_i x_i \sum_j A_{ij} x_j")]
    [InlineData(@"(AB)_{ij} = \sum_k A_{ik} B_{kj}")]
    [InlineData(@"(AB)_{ij} = A_{ik} B_{kj}")]
    [InlineData(@"\mathrm{tr}(AB) = A_{ij} B_{ji}")]
    [InlineData(@"\mathrm{tr}(AB) = \sum_i \sum_j A_{ij} B_{ji}")]
    [InlineData(@"[Ax]_i = \sum_j A_{ij} x_j")]
    [InlineData(@"\sum_{i=1}^n \log x_i = 1^T \log x")]
    [InlineData(@"\sum_{i,j} (R_{ij} - U_i^T V_j)^2 = \|R - U^T V\|_F^2")]
    [InlineData(@"\frac{\partial X_{kl}}{\partial X_{ij}} = \delta_{ik} \delta_{jl}")]
    [InlineData(@"\frac{\partial x_i}{\partial x_j} = \delta_{ij}")]
    [InlineData(@"\frac{\partial x^T A x}{\partial x_k} = \sum_i (A_{ik} + A_{ki}) x_i")]
    [InlineData(@"\frac{\partial \mathrm{tr}(XAX)}{\partial X_{ij}} = (AX + XA)_{ji}")]
    [InlineData(@"\frac{\partial W W^T}{\partial W_{ij}} = W J^{ji} + J^{ij} W^T")]
    [InlineData(@"\sum_{i=1}^n \mu = n \mu")]
    [InlineData(@"\sum_i x_i^2 = \|x\|^2")]
    [InlineData(@"\sum_j \|W^T x_j - y_j\|^2 = \|W^T X - Y\|_F^2")]
    [InlineData(@"\begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix} \begin{bmatrix} 1 \\ 1 \end{bmatrix} = \begin{bmatrix} 3 \\ 7 \end{bmatrix}")]
    [InlineData(@"\det \begin{bmatrix} a & b \\ c & d \end{bmatrix} = ad - bc")]
    [InlineData(@"\sum_i x_i A x_i = A \sum_i x_i^2")]
    public void What_is_right_holds(string claim) => Assert.Equal(Verdict.Holds, Check(claim).Verdict);

    [Theory]
    [InlineData(@"\sum_i (w^T x_i - y_i)^2 = \|X w - y\|^2")]
    public void Rows_may_be_counted(string claim) => Assert.True(Check(claim).Verdict is Verdict.Convention or Verdict.Holds);

    [Theory]
    [InlineData(@"x^T A y = \sum_{i,j} A_{ji} x_i y_j")]
    [InlineData(@"(AB)_{ij} = \sum_k A_{ik} B_{jk}")]
    [InlineData(@"\mathrm{tr}(AB) = A_{ij} B_{ij}")]
    [InlineData(@"\frac{\partial \mathrm{tr}(AX)}{\partial X_{ij}} = A_{ij}")]
    [InlineData(@"\frac{\partial W W^T}{\partial W_{ij}} = W J^{ij} + J^{ij} W^T")]
    [InlineData(@"\sum_i x_i^2 = \|x\|")]
    [InlineData(@"\begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix} \begin{bmatrix} 1 \\ 1 \end{bmatrix} = \begin{bmatrix} 3 \\ 8 \end{bmatrix}")]
    public void What_is_wrong_does_not(string claim) => Assert.True(Check(claim).Verdict is Verdict.Wrong or Verdict.Conditional);

    [Theory]
    [InlineData(@"x^T x = \sum_{i=2}^n x_i^2", "a part of the indices")]
    [InlineData(@"\sum_i \det(A + x_i x_i^T) = \det A", "no form in matrix notation")]
    public void What_has_no_meaning_here_says_so(string claim, string reason) => Assert.Contains(reason, Check(claim).Reading ?? "", StringComparison.Ordinal);

    private static ClaimInfo Check(string claim)
    {
        var response = Service.Check(new CheckRequest($"$${claim}$$") { Syntax = InputSyntax.Markdown });
        return response.Claims!.Count == 0 ? throw new InvalidOperationException("no claim was found") : response.Claims![0];
    }
}
