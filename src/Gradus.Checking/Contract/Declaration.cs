using System.Text.RegularExpressions;

namespace Gradus.Checking.Contract;

/// <summary>What one declaration says: a name, its shape (null if none was given), and words of assumption.</summary>
/// <param name="Name">The symbol.</param>
/// <param name="Shape">Its shape, or null.</param>
/// <param name="Words">The assumptions, in the contract's words.</param>
public sealed partial record Declaration(string Name, ShapeInfo? Shape, IReadOnlyList<string> Words)
{
    /// <summary>The words of the contract for what may be assumed.</summary>
    public static IReadOnlyList<string> Properties { get; } =
    [
        "symmetric", "skew", "spd", "diagonal", "orthogonal", "triangular", "idempotent",
        "invertible", "unit", "positive", "integer", "constant",
    ];

    /// <summary>Reads <c>A: m×n</c>, <c>A: m x n</c>, <c>A: 3x4</c>, <c>x: n</c>, <c>a: scalar</c>, each with words behind it if need be.</summary>
    /// <exception cref="FormatException">It is none of these; the message is a sentence for its author.</exception>
    public static Declaration ReadVariable(string text)
    {
        if (Variable.Match(text) is not { Success: true } match)
        {
            throw new FormatException($"cannot read the declaration \"{text}\"; it takes \"A: m×n\", \"A: 3x4\", \"x: n\" or \"a: scalar\"");
        }
        string[] sizes = match.Groups["size"].Value == "scalar" ? [] : [.. match.Groups["size"].Captures.Select(c => c.Value)];
        return new Declaration(match.Groups["name"].Value, new ShapeInfo(sizes), Check(match.Groups["word"], text));
    }

    /// <summary>Reads <c>S symmetric</c>, <c>S is symmetric, invertible</c>.</summary>
    /// <exception cref="FormatException">It is neither; the message is a sentence for its author.</exception>
    public static Declaration ReadAssumption(string text)
        => Assumption.Match(text) is { Success: true } match
            ? new Declaration(match.Groups["name"].Value, null, Check(match.Groups["word"], text))
            : throw new FormatException($"cannot read the assumption \"{text}\"; it takes a name and words: \"S symmetric\"");

    /// <summary>A request with what the declarations and assumptions say about its symbols.</summary>
    /// <exception cref="FormatException">One of them cannot be read, or a name is declared twice.</exception>
    public static T Fill<T>(T request, IEnumerable<string> variables, IEnumerable<string> assumptions)
        where T : Request
    {
        var declared = variables.Select(ReadVariable).ToList();
        var all = declared.Concat(assumptions.Select(ReadAssumption)).ToList();
        if (declared.GroupBy(d => d.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new FormatException($"{twice.Key} is declared twice");
        return request with
        {
            Variables = declared.ToDictionary(d => d.Name, d => d.Shape!, StringComparer.Ordinal),
            Assumptions = all.Where(d => d.Words.Count > 0).GroupBy(d => d.Name, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, IReadOnlyList<string> (g) => [.. g.SelectMany(d => d.Words).Distinct(StringComparer.Ordinal)], StringComparer.Ordinal),
        };
    }

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
        matchTimeoutMilliseconds: 600_000)]
    private static partial Regex Variable { get; }

    [GeneratedRegex(@"^\s*(?<name>[\p{L}_][\w']*)(?:\s+is)?(?:[\s,]+(?<word>\w+))+\s*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 600_000)]
    private static partial Regex Assumption { get; }

    private static IReadOnlyList<string> Check(Group words, string text)
    {
        foreach (Capture word in words.Captures)
        {
            if (!Properties.Contains(word.Value, StringComparer.Ordinal))
            {
                throw new FormatException($"\"{word.Value}\" in \"{text}\" is no assumption; there are {string.Join(", ", Properties)}");
            }
        }
        return [.. words.Captures.Select(c => c.Value)];
    }
}
