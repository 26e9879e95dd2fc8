namespace Gradus.Tests.Documentation;

/// <summary>A page of input for a generator: sections with a text and a table.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Text">What stands under the heading before the table.</param>
/// <param name="Rows">The rows of the table; backquotes around a whole cell are dropped.</param>
internal sealed record SpecSection(string Title, string Text, IReadOnlyList<string[]> Rows)
{
    /// <summary>The sections of a page beside this file.</summary>
    public static IReadOnlyList<SpecSection> Read(string name)
    {
        var sections = new List<SpecSection>();
        foreach (var part in File.ReadAllText(Pages.PathOf("tests/Gradus.Tests/Documentation/" + name)).ReplaceLineEndings("\n").Split("\n## ").Skip(1))
        {
            var lines = part.Split('\n');
            var table = lines.Where(static line => line.StartsWith('|')).Skip(2);
            var text = lines.Skip(1).Where(static line => !line.StartsWith('|'));
            sections.Add(new SpecSection(lines[0].Trim(), string.Join('\n', text).Trim(), [.. table.Select(Cells)]));
        }
        return sections;
    }

    private static string[] Cells(string line) => [.. line.Trim().Trim('|').Split(" |").Select(static cell => cell.Trim().TrimStart('|').Trim().Trim('`'))];
}
