using System.Text.RegularExpressions;
using Gradus.Checking.Contract;

namespace Gradus.Cli.Commands;

/// <summary>What one <c>--var</c> or <c>--assume</c> says: a name, its shape (null if none was given), and words of assumption.</summary>
internal sealed partial record Declaration(string Name, ShapeInfo? Shape, IReadOnlyList<string> Words)
{
    /// <summary>The words of the contract for what may be assumed.</summary>
    public static IReadOnlyList<string> Properties { get; } =
    [
        "symmetric", "skew", "spd", "diagonal", "orthogonal", "triangular", "idempotent",
        "invertible", "unit", "positive", "integer", "constant",
    ];

    /// <summary>Reads <c>A: m×n</c>, <c>A: m x n</c>, <c>A: 3x4</c>, <c>x: n</c>, <c>a: scalar</c>, each with words behind it if need be.</summary>
    public static Declaration ReadVariable(string text)
    {
        if (Variable.Match(text) is not { Success: true } match)
        {
            throw new UsageException($"cannot read --var \"{text}\"; it takes \"A: m×n\", \"A: 3x4\", \"x: n\" or \"a: scalar\"");
        }
        string[] sizes = match.Groups["size"].Value == "scalar" ? [] : [.. match.Groups["size"].Captures.Select(c => c.Value)];
        return new Declaration(match.Groups["name"].Value, new ShapeInfo(sizes), Check(match.Groups["word"], text));
    }

    /// <summary>Reads <c>S symmetric</c>, <c>S is symmetric, invertible</c>.</summary>
    public static Declaration ReadAssumption(string text)
        => Assumption.Match(text) is { Success: true } match
            ? new Declaration(match.Groups["name"].Value, null, Check(match.Groups["word"], text))
            : throw new UsageException($"cannot read --assume \"{text}\"; it takes a name and words: \"S symmetric\"");

    [GeneratedRegex(
        """
        ^ \s* (?<name> [\p{L}_][\w']* ) \s* : \s*
        (?: (?<size> \d+ ) \s* [x×] \s* (?<size> \d+ )
          | (?<size> \d+ | [\p{L}_]\w*? ) (?: \s* × \s* | \s+ x \s+ ) (?<size> \d+ | [\p{L}_]\w* )
          | (?<size> \w ) x (?<size> \w )
          | (?<size> \d+ | [\p{L}_]\w* ) )
        (?: [\s,]+ (?<word> \w+ ) )* \s* $
        """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Variable { get; }

    [GeneratedRegex(@"^\s*(?<name>[\p{L}_][\w']*)(?:\s+is)?(?:[\s,]+(?<word>\w+))+\s*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Assumption { get; }

    private static IReadOnlyList<string> Check(Group words, string text)
    {
        foreach (Capture word in words.Captures)
        {
            if (!Properties.Contains(word.Value, StringComparer.Ordinal))
            {
                throw new UsageException($"\"{word.Value}\" in \"{text}\" is no assumption; there are {string.Join(", ", Properties)}");
            }
        }
        return [.. words.Captures.Select(c => c.Value)];
    }
}
