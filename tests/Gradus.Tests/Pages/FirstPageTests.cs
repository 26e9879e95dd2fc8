using System.Runtime.CompilerServices;
using Gradus.Checking;
using Gradus.Checking.Contract;

namespace Gradus.Tests.Pages;

/// <summary>The page that the project began with, retold in the samples.</summary>
public sealed class FirstPageTests
{
    private static CheckResponse Check(string sample) => Service.Check(new CheckRequest(Text(sample)));

    private static string Text(string sample, [CallerFilePath] string path = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "samples", sample));

    [Fact]
    public void The_way_through_the_inner_matrix_fails_at_the_chain_rule()
    {
        var response = Check("trace-chain-rule.md");
        Assert.Equal(
            [(3, Verdict.Holds), (6, Verdict.Holds), (8, Verdict.Ambiguous), (10, Verdict.Holds), (10, Verdict.Holds), (12, Verdict.Holds), (14, Verdict.Wrong)],
            response.Claims.Select(static c => (c.Line, c.Verdict)));
        Assert.Equal(2, response.FirstWrong);
        Assert.Equal("chain-rule-needs-contraction", response.Claims[2].Diagnosis?.Id);
        Assert.Contains("contracts over both indices", response.Claims[2].Diagnosis?.HoldsIf, StringComparison.Ordinal);
        Assert.Contains("Σ_ij", response.Claims[2].Repair?.Unicode, StringComparison.Ordinal);
        Assert.All(response.Claims.Where(static c => c.Verdict == Verdict.Holds), static c => Assert.Equal(CertaintyStatus.Proved, c.Certainty?.Status));
    }

    [Fact]
    public void The_corrected_derivation_keeps_the_askers_way()
    {
        var corrected = Check("trace-chain-rule.md").Corrected!;
        Assert.Equal("A (B + Bᵀ)", corrected.Result?.Unicode);
        Assert.Contains(corrected.Steps, static s => s.Unicode == "∂(AᵀA)_ij/∂A_kl = δ_il A_kj + δ_jl A_ki");
        Assert.Contains(corrected.Steps, static s => s.Rule == "contract-both-indices");
    }

    [Theory]
    [InlineData("trace-frobenius.md", 12)]
    [InlineData("trace-expansion.md", 8)]
    public void The_two_answers_hold_in_every_link(string sample, int atLeast)
    {
        var response = Check(sample);
        Assert.Equal(Verdict.Holds, response.Verdict);
        Assert.True(response.Claims.Count >= atLeast, $"only {response.Claims.Count} claims were seen");
        Assert.Null(response.FirstWrong);
    }

    [Theory]
    [InlineData("AB^T:dA + AB:dA", "AB:dA + AB:dA")]
    [InlineData("A(B^T + B):dA", "(B^T + B)A:dA")]
    [InlineData("= (AB^T + AB):dA", "= 2(AB^T + AB):dA")]
    public void A_slip_planted_in_an_answer_is_found_where_it_is(string right, string wrong)
    {
        var text = Text("trace-frobenius.md");
        var at = text.IndexOf(right, StringComparison.Ordinal);
        var line = text[..at].Count(static c => c == '\n') + 1;
        var response = Service.Check(new CheckRequest(text.Replace(right, wrong, StringComparison.Ordinal)));
        Assert.Equal(line, response.Claims.First(static c => c.Verdict != Verdict.Holds).Line);
    }
}
