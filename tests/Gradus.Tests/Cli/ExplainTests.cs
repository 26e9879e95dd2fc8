using System.Text.RegularExpressions;
using Gradus.Checking;
using Gradus.Checking.Answers;
using Gradus.Checking.Contract;
using Gradus.Simplification;

namespace Gradus.Tests.Cli;

/// <summary>Every name that an answer may print can be explained.</summary>
public sealed partial class ExplainTests
{
    public static TheoryData<string> Names => [.. ExplainAnswer.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_rule_and_misconception_is_explained(string name)
    {
        var response = Service.Explain(new ExplainRequest(name));
        Assert.Null(response.Error);
        Assert.NotEqual("", response.Says);
        Assert.NotEqual("", response.Right);
        Assert.NotNull(response.Example);
        Assert.NotEmpty(response.Example.Lines);
        if (response.Kind == NameKind.Rule && name is not "differential-of-pi") Assert.Contains(response.Example.Lines, line => line.Note == name);
    }

    public static TheoryData<string> Simplifications => [.. RuleTable.All.Select(static rule => rule.Name)];

    [Theory]
    [MemberData(nameof(Simplifications))]
    public void A_printed_command_does_what_it_says(string name)
    {
        var command = Service.Explain(new ExplainRequest(name)).Example!.Command;
        var run = Run.Of([.. Word().Matches(command).Select(static word => word.Value.Trim('"')).Skip(1)]);
        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.NotEqual("", run.Out);
    }

    [Fact]
    public void Rules_have_no_name_in_common() => Assert.Equal(ExplainAnswer.Names.Distinct(), ExplainAnswer.Names);

    [Theory]
    [InlineData("explain-rule.txt", "product-rule")]
    [InlineData("explain-simplification.txt", "inverse-of-kronecker", "--width", "60")]
    [InlineData("explain-misconception.txt", "factor-two")]
    [InlineData("explain-ascii.txt", "differential-of-logdet", "--ascii")]
    [InlineData("explain.json", "factor-two", "--format", "json")]
    [InlineData("explain.md", "factor-two", "--format", "markdown")]
    public void What_is_printed(string golden, params string[] arguments)
    {
        var run = Run.Of(["explain", .. arguments]);
        Assert.Equal((0, ""), (run.Status, run.Error));
        Golden.Match(golden, run.Out);
    }

    [Theory]
    [InlineData("factor-tow", "factor-two")]
    [InlineData("Product-Rule", "product-rule")]
    [InlineData("transpose", "transpose-missing")]
    public void An_unknown_name_brings_near_ones(string name, string near)
    {
        var run = Run.Of("explain", name);
        Assert.Equal((2, ""), (run.Status, run.Out));
        Assert.Contains(near, run.Error, StringComparison.Ordinal);
    }

    [GeneratedRegex("\"[^\"]*\"|[^ ]+", RegexOptions.None, 600_000)]
    private static partial Regex Word();
}
