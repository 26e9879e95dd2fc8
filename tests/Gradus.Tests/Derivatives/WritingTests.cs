using Gradus.Checking;
using Gradus.Checking.Contract;

namespace Gradus.Tests.Derivatives;

/// <summary>Results are written as a textbook would write them.</summary>
public sealed class WritingTests
{
    [Theory]
    [InlineData("tr(A*B*A')", "A", "A (B + Bᵀ)")]
    [InlineData("tr(A*B*A')", "B", "AᵀA")]
    [InlineData("tr(A*X*B)", "X", "AᵀBᵀ")]
    [InlineData("x'*A*x", "x", "(A + Aᵀ) x")]
    [InlineData("norm2(A*x - b)^2", "x", "2 Aᵀ (Ax − b)")]
    [InlineData("normF(X)^2", "X", "2X")]
    [InlineData("(X*b + c)'*D*(X*b + c)", "X", "(D + Dᵀ) (Xb + c) bᵀ")]
    [InlineData("logdet(X)", "X", "X⁻ᵀ")]
    [InlineData("det(X)", "X", "adj(X)ᵀ")]
    [InlineData("tr(inv(X)*A)", "X", "−(X⁻¹AX⁻¹)ᵀ")]
    [InlineData("tr(kron(A,X))", "X", "tr(A) I")]
    [InlineData("tr(diag(x)*A*diag(x))", "x", "2 (x ∘ diag(A))")]
    [InlineData("x*(x'*x)", "x", "(xᵀx) I + 2xxᵀ")]
    public void A_result_reads_as_in_a_textbook(string function, string by, string expected) =>
        Assert.Equal(expected, Service.Derive(new DeriveRequest(function, by)).Result?.Unicode);

    [Theory]
    [InlineData("inv(X)", "X", "-kron(inv(X)', inv(X))", "∂(X⁻¹)_ij/∂X_kl = −(X⁻¹)_ik (X⁻¹)_lj")]
    [InlineData("A'*A", "A", "(I(n*n) + K(n, n))*kron(I(n), A')", "∂(AᵀA)_ij/∂A_kl = δ_il A_kj + δ_jl A_ki")]
    public void A_matrix_by_a_matrix_has_index_and_Kronecker_form(string function, string by, string kronecker, string index)
    {
        var result = Service.Derive(new DeriveRequest(function, by)).Result;
        Assert.Equal((kronecker, index, "tensor"), (result?.Kronecker, result?.Index, result?.Kind));
    }

    [Theory]
    [InlineData("tr(A*B*A')", "A")]
    [InlineData("logdet(X'*A*X)", "X")]
    [InlineData("norm2(A*x - b)^2", "x")]
    [InlineData("sum(exp(A*x))", "x")]
    public void Every_method_arrives_with_certified_steps(string function, string by)
    {
        foreach (var method in Enum.GetValues<DerivationMethod>())
        {
            var response = Service.Derive(new DeriveRequest(function, by) { Method = method });
            Assert.True(response.Ok, $"{method}: {response.Error?.Message}");
            Assert.True(response.Steps.Count >= 2, $"{method} has {response.Steps.Count} steps");
            Assert.EndsWith($"= {response.Result!.Plain}", response.Steps[^1].Plain, StringComparison.Ordinal);
        }
    }
}
