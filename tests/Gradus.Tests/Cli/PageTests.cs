using Gradus.Checking.Contract;
using Gradus.Cli;
using Gradus.Cli.Commands;

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

    [Fact]
    public void A_text_without_claims_says_so()
        => Assert.Equal("There is no claim in this text.\n", Print(new CheckRequest(), new CheckResponse(), 0));

    [Fact]
    public void An_error_goes_to_standard_error_with_its_place_and_its_hint()
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var response = new CheckResponse { Error = new ErrorInfo("parse", "a bracket is not closed") { Line = 1, Column = 9, Hint = "put ) before =" } };
        var status = Printer.Print(new CheckRequest(), response, (OutputFormat.Text, false), new Session(Stream.Null, output, error));
        Assert.Equal((ExitStatus.NotUnderstood, "", "gradus: line 1, column 9: a bracket is not closed\n  put ) before =\n"), (status, output.ToString(), error.ToString()));
    }

    private static string Print(Request request, Response response, int status, OutputFormat format = OutputFormat.Text, bool ascii = false, bool colour = false)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var session = new Session(Stream.Null, output, TextWriter.Null) { Colour = colour };
        Assert.Equal(status, (int)Printer.Print(request, response, (format, ascii), session));
        return output.ToString();
    }
}
