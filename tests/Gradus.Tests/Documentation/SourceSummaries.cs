using System.Net;
using System.Text.RegularExpressions;
using Gradus.Tests.Architecture;

namespace Gradus.Tests.Documentation;

/// <summary>The one-sentence summaries that stand in the source above a class or a field.</summary>
internal static partial class SourceSummaries
{
    /// <summary>The summary of a class.</summary>
    public static string Of(Type type) => Find(type.Namespace!, type.Name, "class") ?? throw new ArgumentException($"{type} has no summary");

    /// <summary>The summary of a field.</summary>
    public static string OfField(Type type, string field) => Find(type.Namespace!, field, "Rule") ?? throw new ArgumentException($"{field} has no summary");

    private static string? Find(string @namespace, string name, string kind)
    {
        foreach (var file in SourceTree.Files.Where(file => file.Namespace == @namespace))
        {
            var at = Array.FindIndex(file.Lines, line => Regex.IsMatch(line, $@"\b{kind} {name}\b", RegexOptions.ExplicitCapture, Regex.InfiniteMatchTimeout) && !line.TrimStart().StartsWith("//", StringComparison.Ordinal));
            if (at < 0) continue;
            var comment = string.Join(' ', file.Lines[..at].Reverse().TakeWhile(static line => line.TrimStart().StartsWith("///", StringComparison.Ordinal)).Reverse().Select(static line => line.Trim()[3..].Trim()));
            if (Summary().Match(comment) is { Success: true } found) return WebUtility.HtmlDecode(Tag().Replace(Code().Replace(found.Groups["text"].Value, "`${code}`"), ""));
        }
        return null;
    }

    [GeneratedRegex("<summary>(?<text>.*?)</summary>", RegexOptions.ExplicitCapture, 600_000)]
    private static partial Regex Summary();

    [GeneratedRegex("<c>(?<code>.*?)</c>", RegexOptions.ExplicitCapture, 600_000)]
    private static partial Regex Code();

    [GeneratedRegex("<[^>]*>", RegexOptions.ExplicitCapture, 600_000)]
    private static partial Regex Tag();
}
