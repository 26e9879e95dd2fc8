using System.Runtime.CompilerServices;
using Gradus.Checking;
using Gradus.Checking.Contract;

namespace Gradus.Tests.Pages;

/// <summary>Every page of the tables in this folder: each claim gets the verdict that its heading says.</summary>
public sealed class NotationTests
{
    private static readonly string[] Tables = ["notations.md", "scopes.md", "soundness.md"];

    public static IEnumerable<TheoryDataRow<string, string, string>> Rows()
    {
        foreach (var section in Tables.SelectMany(static table => File.ReadAllText(Path.Combine(Folder(), table)).Split("\n## ").Skip(1)))
        {
            var end = section.IndexOf('\n', StringComparison.Ordinal);
            var heading = section[..end].Split(": ");
            yield return new(heading[0], heading[1], section[end..].Trim() + "\n");
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_claim_gets_its_verdict(string name, string verdicts, string page)
    {
        var response = Service.Check(new CheckRequest(page));
        Assert.True(response.Ok, $"{name}: {response.Error?.Message}");
        Assert.Equal(verdicts, string.Join(' ', response.Claims.Select(static c => c.Verdict.ToString().ToLowerInvariant())));
    }

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
