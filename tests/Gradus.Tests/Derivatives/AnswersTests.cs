using Gradus.Checking;
using Gradus.Checking.Contract;

namespace Gradus.Tests.Derivatives;

/// <summary>What stands beside a result: other forms, reasons in free letters, and structures that nothing collapsed before it was differentiated.</summary>
public sealed class AnswersTests
{
    [Theory]
    [InlineData("tr(A*tril(B))", "triangular", "tril(A')")]
    [InlineData("tr(A*tril(B))", "diagonal", "tril(A')")]
    [InlineData("tr(A*B')", "symmetric", "A")]
    [InlineData("tr(B*B*A)", "idempotent", "(B*A + A*B)'")]
    public void No_structure_of_the_variable_simplifies_what_is_differentiated(string function, string structure, string gradient) =>
        Assert.Equal(gradient, Derive(function, "B", DerivativeForm.Derivative, structure).Result!.Plain);

    [Theory]
    [InlineData("B'*b", "symmetric", "dB'*b")]
    [InlineData("tril(B)*b", "triangular", "tril(dB)*b")]
    public void A_differential_has_no_structure(string function, string structure, string differential) =>
        Assert.Equal(differential, Derive(function, "B", DerivativeForm.Differential, structure).Result!.Plain);

    [Theory]
    [InlineData(@"\sum_i (w^T x_i - y_i)^2", "2 Σᵢ (wᵀxᵢ − yᵢ) xᵢ", "with X = [x₁ … xₙ]", "2*X*(X'*w - y)")]
    [InlineData(@"\frac{1}{2} \sum_{j=1}^n (w^T z_j - t_j)^2", "Σⱼ₌₁ⁿ (wᵀzⱼ − tⱼ) zⱼ", "with Z = [z₁ … zₙ]", "Z*(Z'*w - t)")]
    public void A_sum_is_answered_as_a_sum(string function, string unicode, string when, string matrices)
    {
        var result = Service.Derive(new DeriveRequest(function, "w") { Syntax = InputSyntax.Latex }).Result!;
        Assert.Equal(unicode, result.Unicode);
        Assert.Contains(result.Also!, other => other.When == when && other.Plain == matrices);
    }

    [Fact]
    public void The_form_with_an_inverse_stands_beside_the_adjugate()
    {
        var response = Derive("det(X)", "X", DerivativeForm.Derivative, "");
        Assert.Equal("adj(X)'", response.Result!.Plain);
        Assert.Equal("det(X) X⁻ᵀ", Assert.Single(response.Result.Also!).Unicode);
        Assert.Equal("adjugate-by-inverse", response.Steps[^1].Rule);
    }

    [Theory]
    [InlineData("tr(X'*A*X)", "X", "d(PB) = (dP) B + P (dB)")]
    [InlineData("tr(W'*A*B*W)", "W", "d(PQ) = (dP) Q + P (dQ)")]
    [InlineData("norm2(A*x - b)^2", "x", "d‖u‖² = 2 uᵀdu.")]
    [InlineData("normF(A*X)^2", "X", "d‖U‖² = 2 U : dU.")]
    [InlineData("logdet(X*A)", "A", "d log det U = tr(U⁻¹ dU)")]
    public void Reasons_are_told_in_letters_that_the_formula_leaves_free(string function, string by, string told) =>
        Assert.Contains(Derive(function, by, DerivativeForm.Derivative, "").Steps, step => step.Because.Contains(told, StringComparison.Ordinal));

    private static DeriveResponse Derive(string function, string by, DerivativeForm form, string structure) => Service.Derive(new DeriveRequest(function, by)
    {
        Syntax = InputSyntax.Plain,
        Form = form,
        Assumptions = structure.Length == 0 ? new Dictionary<string, IReadOnlyList<string>>() : new Dictionary<string, IReadOnlyList<string>> { [by] = [structure] },
    });
}
