using System.Text.RegularExpressions;
using Gradus.Checking.Contract;

namespace Gradus.Checking.Answers;

/// <summary>The derivations that show the rules at work: those on the pages of <c>docs/rules</c>, which the assembly carries.</summary>
internal static partial class RuleExamples
{
    private const string Folder = "rules/";

    /// <summary>The names of all rules that have a page.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. typeof(RuleExamples).Assembly.GetManifestResourceNames().Where(static name => name.StartsWith(Folder, StringComparison.Ordinal)).Select(static name => Path.GetFileNameWithoutExtension(name[Folder.Length..])).Order(StringComparer.Ordinal)];

    /// <summary>What to type to see the rule at work, and what is asked for by it.</summary>
    public static (string Command, DeriveRequest Request) Of(string rule)
    {
        using var page = new StreamReader(typeof(RuleExamples).Assembly.GetManifestResourceStream($"{Folder}{rule}.md")!);
        var command = Command.Match(page.ReadToEnd()).Groups["command"].Value;
        string[] words = [.. Word.Matches(command).Select(static word => word.Value.Trim('"'))];
        var request = Declaration.Fill(new DeriveRequest(words[2], Option(words, "--wrt").Single()), Option(words, "--var"), Option(words, "--assume"));
        return (command, request with
        {
            Form = Chosen<DerivativeForm>(words, "--form"),
            Layout = Chosen<LayoutChoice>(words, "--layout"),
            Structure = Chosen<StructureMeaning>(words, "--structure"),
            Method = Chosen<DerivationMethod>(words, "--method"),
        });
    }

    private static IEnumerable<string> Option(string[] words, string name) => words.Zip(words.Skip(1)).Where(pair => pair.First == name).Select(static pair => pair.Second);

    private static T Chosen<T>(string[] words, string option)
        where T : struct, Enum => Words.TryParse<T>(Option(words, option).FirstOrDefault(), out var value) ? value : default;

    [GeneratedRegex("^`(?<command>gradus derive [^`]*)`:", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 600_000)]
    private static partial Regex Command { get; }

    [GeneratedRegex("\"[^\"]*\"|[^ ]+", RegexOptions.None, matchTimeoutMilliseconds: 600_000)]
    private static partial Regex Word { get; }
}
