using Gradus.Checking;
using Gradus.Checking.Contract;
using Gradus.Tests.Architecture;
using Gradus.Tests.Cli;

namespace Gradus.Tests.Documentation;

/// <summary>The page on how formulas are written is what the program reads, and what its help prints.</summary>
public sealed class SyntaxPageTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "syntax.md"));

    public static TheoryData<string, string> Rows => [.. Text.Split('\n').SkipWhile(static line => line != "| you write | or | what it is |").Skip(2).TakeWhile(static line => line.StartsWith('|'))
        .Select(static line => line.Split('|')).Select(static cells => (cells[1].Trim(' ', '`'), cells[2].Trim(' ', '`')))];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Both_sides_of_a_row_mean_the_same(string written, string otherwise)
    {
        var request = new VerifyRequest($"{written} = {otherwise}");
        if (written.Contains("(m", StringComparison.Ordinal) || otherwise.Contains("(m", StringComparison.Ordinal)) request = request with { Variables = new Dictionary<string, ShapeInfo> { ["X"] = new("m", "n") } };
        Assert.Equal(Verdict.Holds, Assert.Single(Service.Verify(request).Claims).Verdict);
    }

    [Fact]
    public void The_help_prints_the_page() => Assert.Equal(new Run(0, Text, ""), Run.Of("help", "syntax"));

    [Fact]
    public void The_page_is_two_pages_long() => Assert.InRange(Text.Split('\n').Length, 40, 100);
}
