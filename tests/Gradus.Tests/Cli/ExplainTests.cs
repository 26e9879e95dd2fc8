using Gradus.Checking;
using Gradus.Checking.Answers;
using Gradus.Checking.Contract;

namespace Gradus.Tests.Cli;

/// <summary>Every name that an answer may print can be explained.</summary>
public sealed class ExplainTests
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
        if (response is { Kind: NameKind.Rule, Example: { } example }) Assert.Contains(example.Lines, line => line.Note == name);
    }

    /// <summary>Where the way that is found first goes by another rule or reading, nothing is shown; that must stay an exception.</summary>
    [Fact]
    public void Nearly_all_are_shown_at_work() => Assert.True(ExplainAnswer.Names.Count(static name => Service.Explain(new ExplainRequest(name)).Example is null) <= 8);

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
}
