using Gradus.Checking.Misconceptions;

namespace Gradus.Tests.Documentation;

/// <summary>docs/misconceptions has a page for every name of the vocabulary, with an example on which the checker finds it.</summary>
public sealed class MisconceptionPageTests
{
    public static TheoryData<string> Ids => [.. MisconceptionCatalog.All.Select(static m => m.Id)];

    [Fact]
    public void The_pages_are_up_to_date() => Pages.MatchFolder("misconceptions", MisconceptionPages.Write());

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_example_is_found_to_be_what_it_shows(string id)
    {
        var response = MisconceptionPages.Check(MisconceptionCatalog.Find(id)!);
        Assert.True(response.Claims.Any(c => c.Diagnosis?.Id == id), string.Join("; ", response.Claims.Select(static c => $"{c.Verdict} {c.Diagnosis?.Id}: {c.Reading}")));
    }
}
