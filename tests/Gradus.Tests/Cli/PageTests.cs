using Gradus.Checking;
using Gradus.Checking.Contract;
using Gradus.Cli;
using Gradus.Cli.Commands;
using Gradus.Tests.Architecture;

namespace Gradus.Tests.Cli;

/// <summary>What people see, against the goldens.</summary>
public sealed class PageTests
{
    [Fact]
    public void Check_as_text() => Golden.Match("check.txt", Print(new CheckRequest(), Samples.Check, 1));

    [Fact]
    public void Check_in_ascii()
    {
        var text = Print(new CheckRequest(), Samples.Check, 1, ascii: true);
        Assert.True(System.Text.Ascii.IsValid(text));
        Golden.Match("check-ascii.txt", text);
    }

    [Fact]
    public void Check_in_colour() => Golden.Match("check-colour.txt", Print(new CheckRequest(), Samples.Check, 1, colour: true));

    [Fact]
    public void Check_as_json() => Golden.Match("check.json", Print(new CheckRequest(), Samples.Check, 1, OutputFormat.Json));

    [Fact]
    public void Derive_as_text() => Golden.Match("derive.txt", Print(Samples.DeriveRequest, Samples.Derive, 0));

    [Fact]
    public void Derive_as_json() => Golden.Match("derive.json", Print(Samples.DeriveRequest, Samples.Derive, 0, OutputFormat.Json));

    [Fact]
    public void Verify_as_text() => Golden.Match("verify.txt", Print(new VerifyRequest(), Samples.Verify, 0));

    /// <summary>The derivations in the folder of samples; neither sizes nor error bounds depend on what was drawn.</summary>
    [Theory]
    [InlineData("backpropagation.md", 1)]
    [InlineData("first-order.md", 0)]
    [InlineData("hadamard.md", 1)]
    [InlineData("inverse-like-a-number.md", 1)]
    [InlineData("kronecker-and-vec.md", 0)]
    [InlineData("least-squares-mixed.md", 1)]
    [InlineData("log-likelihood.md", 0)]
    [InlineData("logistic.tex", 0)]
    [InlineData("matrix-factorisation.md", 1)]
    [InlineData("plain-ridge.txt", 0)]
    [InlineData("quadratic-by-indices.md", 0)]
    [InlineData("symmetric-by-habit.md", 0)]
    [InlineData("trace-chain-rule.md", 1)]
    [InlineData("trace-expansion.md", 0)]
    [InlineData("trace-frobenius.md", 0)]
    [InlineData("tutorial-quadratic.md", 1)]
    public void Check_of_a_sample(string file, int status)
    {
        var run = Run.Of("check", Path.Combine(SourceTree.Root, "samples", file));
        Assert.Equal((status, ""), (run.Status, run.Error));
        Golden.Match($"check-{Path.GetFileNameWithoutExtension(file)}.txt", run.Out);
    }

    [Theory]
    [InlineData(@"$\frac{\partial \operatorname{tr}(AB)}{\partial A}=B^{T}$", @"\frac{\partial \operatorname{tr}(AB)}{\partial A}=B^{T}")]
    [InlineData(@"$\mathbf{A} x = \mathbf{A} x_{\text{}}^{}$", null)]
    [InlineData(@"$(\hat{A}^{T})^{T} = \hat{A}$", @"(\hat{A}^{T})^{T} = \hat{A}")]
    [InlineData(@"$\left(A + B\right)^{T} = A^{T} + B^{T}$", @"\left(A + B\right)^{T} = A^{T} + B^{T}")]
    public void A_quoted_claim_has_its_braces_in_pairs(string page, string? expected)
    {
        var response = Assert.IsType<CheckResponse>(Service.Answer(new CheckRequest { Text = page }));
        foreach (var claim in response.Claims) Assert.Equal(claim.Source.Count(c => c == '{'), claim.Source.Count(c => c == '}'));
        if (expected is not null) Assert.Equal(expected, Assert.Single(response.Claims).Source);
    }

    [Fact]
    public void A_text_without_claims_says_so()
        => Assert.Equal("There is no claim in this text.\n", Print(new CheckRequest(), new CheckResponse(), 0));

    [Fact]
    public void An_error_goes_to_standard_error_with_its_place_and_its_hint()
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var response = new CheckResponse { Error = new ErrorInfo("parse", "a bracket is not closed") { Line = 1, Column = 9, Hint = "put ) before =" } };
        var status = Printer.Print(new CheckRequest(), response, OutputFormat.Text, new Look(), new Session(Stream.Null, output, error));
        Assert.Equal((ExitStatus.NotUnderstood, "", "gradus: line 1, column 9: a bracket is not closed\n  put ) before =\n"), (status, output.ToString(), error.ToString()));
    }

    private static string Print(Request request, Response response, int status, OutputFormat format = OutputFormat.Text, bool ascii = false, bool colour = false)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var session = new Session(Stream.Null, output, TextWriter.Null) { Colour = colour };
        Assert.Equal(status, (int)Printer.Print(request, response, format, new Look { Ascii = ascii }, session));
        return output.ToString();
    }
}
