namespace Gradus.Tests.Documentation;

/// <summary>What the tutorial and the page on files show is what the program prints.</summary>
public sealed class TutorialTests
{
    [Theory]
    [InlineData("tutorial.md")]
    [InlineData("checking-files.md")]
    public void Every_block_of_a_page_is_what_the_program_prints(string page)
        => Pages.Match(page, ConsoleBlocks.Refresh(File.ReadAllText(Pages.PathOf("docs/" + page))));

    [Fact]
    public void A_block_that_lies_would_be_noticed()
    {
        const string Lie = "```console\n$ gradus verify \"tr(A*B) = tr(B*A)\"\nno\n```\n";
        Assert.Contains("✓ tr(AB) = tr(BA)", ConsoleBlocks.Refresh(Lie), StringComparison.Ordinal);
        Assert.DoesNotContain("\nno\n", ConsoleBlocks.Refresh(Lie), StringComparison.Ordinal);
    }
}
