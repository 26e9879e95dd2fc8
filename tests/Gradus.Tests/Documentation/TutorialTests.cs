namespace Gradus.Tests.Documentation;

/// <summary>What the tutorial shows is what the program prints.</summary>
public sealed class TutorialTests
{
    [Fact]
    public void Every_block_of_the_tutorial_is_what_the_program_prints()
        => Pages.Match("tutorial.md", ConsoleBlocks.Refresh(File.ReadAllText(Pages.PathOf("docs/tutorial.md"))));

    [Fact]
    public void A_block_that_lies_would_be_noticed()
    {
        const string Lie = "```console\n$ gradus verify \"tr(A*B) = tr(B*A)\"\nno\n```\n";
        Assert.Contains("✓ tr(AB) = tr(BA)", ConsoleBlocks.Refresh(Lie), StringComparison.Ordinal);
        Assert.DoesNotContain("\nno\n", ConsoleBlocks.Refresh(Lie), StringComparison.Ordinal);
    }
}
