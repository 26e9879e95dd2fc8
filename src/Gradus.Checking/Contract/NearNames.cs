namespace Gradus.Checking.Contract;

/// <summary>Finds what somebody may have meant by a name that does not exist.</summary>
public static class NearNames
{
    private const int Most = 5;

    /// <summary>The names nearest to a word, the nearest first: few letters apart, or with a part in common.</summary>
    public static IReadOnlyList<string> Of(string word, IEnumerable<string> names)
        => [.. names.Distinct().Select(name => (name, Distance: Score(word, name))).Where(static n => n.Distance < int.MaxValue).OrderBy(static n => n.Distance).ThenBy(static n => n.name, StringComparer.Ordinal).Select(static n => n.name).Take(Most)];

    /// <summary>A question to put behind the complaint: <c>; did you mean factor-two?</c> Empty where nothing is near.</summary>
    public static string Hint(string word, IEnumerable<string> names) => Of(word, names) is { Count: > 0 } near ? $"; did you mean {string.Join(", ", near)}?" : "";

    private static int Score(string word, string name)
    {
        var distance = Distance(word.ToLowerInvariant(), name.ToLowerInvariant());
        if (distance <= 1 + (name.Length / 5)) return distance;
        return Parts(word).Intersect(Parts(name), StringComparer.OrdinalIgnoreCase).Count() is > 0 and var common ? distance + name.Length - common : int.MaxValue;
    }

    /// <summary>The words that a name is made of, without those that say little.</summary>
    private static IEnumerable<string> Parts(string name) => name.Split('-', ' ').Where(static part => part.Length > 3);

    /// <summary>How many letters must be put in, taken out or exchanged to make one word of the other (Levenshtein 1966).</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        foreach (var (letter, i) in a.Select(static (letter, i) => (letter, i)))
        {
            var diagonal = row[0];
            row[0] = i + 1;
            for (var j = 0; j < b.Length; j++)
            {
                (diagonal, row[j + 1]) = (row[j + 1], Math.Min(Math.Min(row[j], row[j + 1]) + 1, diagonal + (b[j] == letter ? 0 : 1)));
            }
        }
        return row[^1];
    }
}
