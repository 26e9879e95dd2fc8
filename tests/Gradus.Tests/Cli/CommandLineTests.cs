using Gradus.Cli;

namespace Gradus.Tests.Cli;

/// <summary>Calls that cannot be understood end with status 2, one sentence on standard error, and nothing on standard output.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("there is no option '--fromat'", "check", "--fromat")]
    [InlineData("there is no option '--fromat'", "check", "--fromat", "json")]
    [InlineData("there is no option '-x'", "check", "-x")]
    [InlineData("there is no option '--x'", "derive", "--x", "--wrt", "x")]
    [InlineData("there is no command 'chek'; did you mean check?", "chek", "page.md")]
    [InlineData("there is no command 'deriv'; did you mean derive?", "deriv", "x'*x", "--wrt", "x")]
    [InlineData("there is no option '--wtr'; did you mean --wrt?", "derive", "x'*x", "--wtr", "x")]
    [InlineData("there is no option '--formt=json'; did you mean --format?", "verify", "A = A", "--formt=json")]
    [InlineData("there is no option '--formt'; did you mean --form?", "--formt", "json")]
    [InlineData("there is no option '--wtr'; did you mean --wrt?", "--wtr", "x", "derive", "x'*x")]
    [InlineData("--order takes a whole number, and 'x' is none", "derive", "x'*x", "--order=x")]
    [InlineData("--width takes a whole number, and 'wide' is none", "derive", "x'*x", "--width", "wide")]
    [InlineData("there is no option '--fromat'; did you mean --format? If it is meant", "check", "--fromat", "a.md")]
    [InlineData("there is no help on 'sintax'; did you mean syntax?", "help", "sintax")]
    [InlineData("notes.md is the name of a file, and derive takes a formula; to check a file, write: gradus check notes.md", "derive", "notes.md", "--wrt", "x")]
    [InlineData("hw.txt is the name of a file", "verify", "hw.txt")]
    [InlineData("there is no option '-x'", "check", "one.md", "-x")]
    [InlineData("--width takes a number of columns from 40 to 500", "verify", "A = A", "--width", "7")]
    [InlineData("there is no rule and no misconception \"factor-tow\"", "explain", "factor-tow")]
    [InlineData("'EXPR'", "derive", "--wrt", "X")]
    [InlineData("--layout cannot be 'rows': it takes default, numerator, denominator", "derive", "x", "--wrt", "x", "--layout", "rows")]
    [InlineData("'two'", "derive", "x", "--wrt", "x", "--order", "two")]
    [InlineData("there is no file no-such-file", "check", "no-such-file")]
    [InlineData("there is no file --no-such-file", "check", "--", "--no-such-file")]
    [InlineData("there is no file @no-such-file", "check", "@no-such-file")]
    [InlineData("there is no file [31m", "check", "\u001b[31m")]
    [InlineData("is a directory", "batch", ".")]
    [InlineData("cannot read the declaration \"A: 3y4\"", "verify", "A = A", "--var", "A: 3y4")]
    [InlineData("A is declared twice", "verify", "A = A", "--var", "A: n", "--var", "A: m")]
    [InlineData("\"symetric\" in \"S symetric\" is no assumption", "verify", "S = S", "--assume", "S symetric")]
    public void A_call_that_is_not_understood_is_refused(string message, params string[] args)
    {
        var run = Run.Of(args);
        Assert.Equal(2, run.Status);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Out);
    }

    [Fact]
    public void A_call_without_a_command_shows_the_three_commands_on_standard_error()
    {
        var run = Run.Of();
        Assert.Equal((2, ""), (run.Status, run.Out));
        Assert.All(run.Error.Split('\n').Where(static line => line.StartsWith("    gradus ", StringComparison.Ordinal)), static line => Assert.Contains(line.Split()[5], new[] { "check", "derive", "verify" }));
        Assert.Equal(run.Error, Run.Of("help").Out);
    }

    [Theory]
    [InlineData("check", "--var", "--assume", "--layout", "--syntax", "--format", "--ascii", "--width", "--strict", "--quiet", "-q", "--verbose", "-v", "sarif", "junit")]
    [InlineData("explain", "--format", "--ascii", "--width")]
    [InlineData("derive", "--wrt", "--order", "--form", "--structure", "--method", "--var", "--assume", "--layout", "--syntax", "--format", "--ascii")]
    [InlineData("verify", "--var", "--assume", "--layout", "--syntax", "--format", "--ascii")]
    [InlineData("batch")]
    public void Help_names_every_option(string command, params string[] options)
    {
        var run = Run.Of(command, "--help");
        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.All(options, option => Assert.Contains(option, run.Out, StringComparison.Ordinal));
    }

    [Fact]
    public void An_endless_input_is_refused()
    {
        using var endless = new EndlessStream();
        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.Equal(2, Host.Run(["check", "-"], new Session(endless, output, error)));
        Assert.Contains("longer than", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_goes_wrong_inside_is_told_without_a_stack_trace()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.Equal(2, Host.Run(["check", "-"], new Session(null!, output, error)));
        Assert.StartsWith("gradus: internal error: ", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error.ToString(), StringComparison.Ordinal);
    }
}
