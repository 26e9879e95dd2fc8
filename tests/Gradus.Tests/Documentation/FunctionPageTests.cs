namespace Gradus.Tests.Documentation;

/// <summary>docs/functions says of every function what the function itself says.</summary>
public sealed class FunctionPageTests
{
    [Fact]
    public void The_pages_are_up_to_date() => Pages.MatchFolder("functions", FunctionPages.Write());
}
