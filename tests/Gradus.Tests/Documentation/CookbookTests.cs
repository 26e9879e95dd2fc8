namespace Gradus.Tests.Documentation;

/// <summary>docs/cookbook.md says what Gradus derives today, and every entry agrees with its source.</summary>
public sealed class CookbookTests
{
    [Fact]
    public void The_page_is_up_to_date() => Pages.Match("cookbook.md", CookbookPage.Write());

    [Fact]
    public void There_are_at_least_150_identities() => Assert.True(CookbookEntry.All.Count >= 150);

    [Fact]
    public void A_wrong_print_would_be_noticed()
        => Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => (CookbookEntry.All.First(static e => e.Function == "tr(X*X)") with { Printed = "2*X" }).Derive());
}
