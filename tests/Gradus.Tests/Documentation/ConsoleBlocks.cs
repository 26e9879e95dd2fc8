using System.Text;
using System.Text.RegularExpressions;
using Gradus.Tests.Cli;

namespace Gradus.Tests.Documentation;

/// <summary>The console blocks of a page, run: a line <c>$ gradus …</c> is carried out and what it prints stands below it.</summary>
/// <remarks>Besides there are <c>$ cat FILE</c>, <c>$ echo $?</c> for the exit status, and <c>$ echo "…" | gradus … -</c>. Files are found from the repository's root.</remarks>
internal static partial class ConsoleBlocks
{
    private const string Opening = "```console", Closing = "```", Prompt = "$ ";

    /// <summary>The page with what its commands print today.</summary>
    public static string Refresh(string page)
    {
        var (result, isBlock, status) = (new StringBuilder(), false, 0);
        foreach (var line in page.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
        {
            if (isBlock && line.StartsWith(Prompt, StringComparison.Ordinal))
            {
                result.Append(line).Append('\n').Append(Print(line[Prompt.Length..], ref status));
                continue;
            }
            if (isBlock && line != Closing) continue;
            isBlock = line == Opening;
            result.Append(line).Append('\n');
        }
        return result.ToString();
    }

    private static string Print(string command, ref int status)
    {
        if (command == "echo $?") return $"{status}\n";
        var input = "";
        if (command.Split(" | ") is [var echo, var piped])
        {
            input = Words(echo)[1] + "\n";
            command = piped;
        }
        var words = Words(command);
        if (words[0] == "cat") return Ended(File.ReadAllText(Pages.PathOf(words[1])).ReplaceLineEndings("\n"));
        Assert.Equal("gradus", words[0]);
        var run = Run.WithInput(input, [.. words.Skip(1).Select(static w => w.Contains('/', StringComparison.Ordinal) && Path.Exists(Pages.PathOf(w)) ? Pages.PathOf(w) : w)]);
        status = run.Status;
        return Ended((run.Out + run.Error).Replace(Pages.PathOf("") + "/", "", StringComparison.Ordinal));
    }

    private static string Ended(string text) => text.TrimEnd('\n') + "\n";

    /// <summary>The words of a command line, as a shell takes them apart.</summary>
    private static List<string> Words(string command) =>
        [.. Word().Matches(command).Select(static m => m.Groups["double"].Success ? m.Groups["double"].Value.Replace("\\\\", "\\", StringComparison.Ordinal) : m.Groups["single"].Success ? m.Groups["single"].Value : m.Value)];

    [GeneratedRegex("""
        "(?<double>[^"]*)"|'(?<single>[^']*)'|[^\s"']+
        """, RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace, 600_000)]
    private static partial Regex Word();
}
