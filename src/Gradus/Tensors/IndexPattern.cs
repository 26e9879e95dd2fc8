using System.Collections.Concurrent;

namespace Gradus.Tensors;

/// <summary>The index form of a structural function, taken apart: letters, numbered from 0, per axis of each argument and of the value.</summary>
public sealed class IndexPattern
{
    private static readonly ConcurrentDictionary<string, IndexPattern> Known = new();

    /// <summary>Takes the text apart; <see cref="Parse"/> does so once for each text.</summary>
    internal IndexPattern(string text)
    {
        var sides = text.Split("->");
        var letters = new List<char>();
        Inputs = Array.ConvertAll(sides[0].Split(','), side => Axes(side, letters));
        Output = Axes(sides[1], letters);
        Letters = letters.Count;
        Summed = [.. Enumerable.Range(0, Letters).Where(k => !Output.Any(axis => axis.Contains(k)))];
    }

    /// <summary>For each argument its axes, each a list of letters (none for an axis of size 1).</summary>
    public IReadOnlyList<int[][]> Inputs { get; }

    /// <summary>The axes of the value.</summary>
    public IReadOnlyList<int[]> Output { get; }

    /// <summary>How many different letters there are.</summary>
    public int Letters { get; }

    /// <summary>The letters that are on no axis of the value.</summary>
    public IReadOnlyList<int> Summed { get; }

    /// <summary>The pattern of a text such as <c>ij,kl-&gt;(ik)(jl)</c>.</summary>
    public static IndexPattern Parse(string text) => Known.GetOrAdd(text, static t => new IndexPattern(t));

    private static int[][] Axes(string side, List<char> letters)
    {
        var axes = new List<int[]>();
        for (var i = 0; i < side.Length; i++)
        {
            var end = side[i] == '(' ? side.IndexOf(')', i) : i;
            var names = side[i] == '(' ? side[(i + 1)..end] : side[i] == '1' ? "" : side[i].ToString();
            axes.Add([.. names.Select(name => Number(name, letters))]);
            i = end;
        }
        while (axes.Count < 2) axes.Add([]);
        return [.. axes];
    }

    private static int Number(char name, List<char> letters)
    {
        if (!letters.Contains(name)) letters.Add(name);
        return letters.IndexOf(name);
    }
}
