using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Gradus.Tests.Laws;

/// <summary>Counts by name, with an example of each.</summary>
internal sealed class Tally
{
    private readonly ConcurrentDictionary<string, (int Times, string Example)> counts = new();

    /// <summary>How often a name was counted.</summary>
    public int this[string name] => counts.GetValueOrDefault(name).Times;

    /// <summary>Counts a name.</summary>
    public void Add(string name, string example = "") => counts.AddOrUpdate(name, (1, example), static (_, known) => (known.Times + 1, known.Example));

    /// <summary>The sum over the names that begin with a text.</summary>
    public int Sum(string prefix) => counts.Where(c => c.Key.StartsWith(prefix, StringComparison.Ordinal)).Sum(static c => c.Value.Times);

    /// <summary>All counts, the example of each below it.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (name, (times, example)) in counts.OrderBy(static c => c.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{times,7}  {name}\n");
            if (example.Length > 0) text.Append("         ").Append(example.ReplaceLineEndings("\n         ")).Append('\n');
        }
        return text.ToString();
    }
}
