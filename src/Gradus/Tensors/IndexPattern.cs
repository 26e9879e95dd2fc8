using System.Collections.Concurrent;

namespace Gradus.Tensors;

/// <summary>The index form of a structural function, taken apart: letters per axis of each argument and of the value.</summary>
public sealed class IndexPattern
{
    private static readonly ConcurrentDictionary<string, IndexPattern> Known = new();

    private IndexPattern(string[][] inputs, string[] output)
    {
        Inputs = inputs;
        Output = output;
    }

    /// <summary>For each argument its axes, each a string of letters (empty for an axis of size 1).</summary>
    public IReadOnlyList<string[]> Inputs { get; }

    /// <summary>The axes of the value.</summary>
    public IReadOnlyList<string> Output { get; }

    /// <summary>Reads <c>ij,kl-&gt;(ik)(jl)</c>.</summary>
    public static IndexPattern Parse(string text) => Known.GetOrAdd(text, static t =>
    {
        var sides = t.Split("->");
        return new IndexPattern([.. sides[0].Split(',').Select(Axes)], Axes(sides[1]));
    });

    private static string[] Axes(string side)
    {
        var axes = new List<string>();
        for (var i = 0; i < side.Length; i++)
        {
            if (side[i] == '(')
            {
                var end = side.IndexOf(')', i);
                axes.Add(side[(i + 1)..end]);
                i = end;
            }
            else
            {
                axes.Add(side[i] == '1' ? "" : side[i].ToString());
            }
        }
        while (axes.Count < 2) axes.Add("");
        return [.. axes];
    }
}
