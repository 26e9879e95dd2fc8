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

    /// <summary>The same with the nearest name alone.</summary>
    public static string BestHint(string word, IEnumerable<string> names) => Of(word, names) is [var near, ..] ? $"; did you mean {near}?" : "";

    private static int Score(string word, string name)
    {
        var distance = Distance(word.ToLowerInvariant(), name.ToLowerInvariant());
        if (distance <= 1 + (name.Length / 5)) return distance;
        return Parts(word).Intersect(Parts(name), StringComparer.OrdinalIgnoreCase).Count() is > 0 and var common ? distance + name.Length - common : int.MaxValue;
    }

    /// <summary>The words that a name is made of, without those that say little.</summary>
    private static IEnumerable<string> Parts(string name) => name.Split('-', ' ').Where(static part => part.Length > 3);

    /// <summary>How many letters must be put in, taken out or exchanged, or neighbours swapped, to make one word of the other (Damerau 1964).</summary>
    private static int Distance(string a, string b)
    {
        var (before, last) = (new int[b.Length + 1], Enumerable.Range(0, b.Length + 1).ToArray());
        for (var i = 0; i < a.Length; i++)
        {
            var row = new int[b.Length + 1];
            row[0] = i + 1;
            for (var j = 0; j < b.Length; j++)
            {
                row[j + 1] = Math.Min(Math.Min(row[j], last[j + 1]) + 1, last[j] + (a[i] == b[j] ? 0 : 1));
                if (i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j]) row[j + 1] = Math.Min(row[j + 1], before[j - 1] + 1);
            }
            (before, last) = (last, row);
        }
        return last[^1];
    }
}
