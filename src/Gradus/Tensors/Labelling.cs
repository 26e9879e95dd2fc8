using System.Globalization;
using System.Text;
using Gradus.Expressions;
using Gradus.Shapes;

namespace Gradus.Tensors;

/// <summary>Canonical numbers for the indices of a term, by refinement and search as for graph isomorphism.</summary>
internal sealed class Labelling
{
    private const int MaxLeaves = 400;
    private readonly List<NamedFactor> factors;
    private readonly int[] indices;
    private readonly Dictionary<int, int> place = [];
    private readonly string[] marks;
    private readonly ulong[] names;
    private int leaves;
    private string? best;

    private Labelling(List<NamedFactor> factors, int[] indices, Dictionary<int, string> axisMarks, IReadOnlyList<Size> sizes)
    {
        this.factors = factors;
        this.indices = indices;
        for (var k = 0; k < indices.Length; k++) place[indices[k]] = k;
        marks = Array.ConvertAll(indices, i => $"{axisMarks.GetValueOrDefault(i, "")}|{sizes[i]}");
        names = [.. factors.Select(static f => Hash(f.Name))];
    }

    /// <summary>The canonical text of a term: its connected parts, each labelled, sorted.</summary>
    public static string Encode(List<NamedFactor> atoms, int[][] axes, Size volume, IReadOnlyList<Size> sizes)
    {
        var axisMarks = new Dictionary<int, string>();
        for (var a = 0; a < axes.Length; a++)
        {
            for (var k = 0; k < axes[a].Length; k++) axisMarks[axes[a][k]] = axisMarks.GetValueOrDefault(axes[a][k], "") + $"{a}.{k};";
        }
        var parts = new List<string>();
        foreach (var (part, indices) in Components(atoms, axisMarks.Keys))
        {
            parts.Add(indices.Length == 0 ? part[0].Name : new Labelling(part, indices, axisMarks, sizes).Best());
        }
        parts.Sort(string.CompareOrdinal);
        return volume.IsOne ? string.Join(' ', parts) : $"<{volume}> {string.Join(' ', parts)}";
    }

    private static IEnumerable<(List<NamedFactor> Factors, int[] Indices)> Components(List<NamedFactor> atoms, IEnumerable<int> open)
    {
        var parent = new Dictionary<int, int>();
        int Root(int i)
        {
            if (parent.TryAdd(i, i)) return i;
            while (parent[i] != i) i = parent[i] = parent[parent[i]];
            return i;
        }
        foreach (var i in open) Root(i);
        foreach (var f in atoms)
        {
            foreach (var i in f.Indices) parent[Root(i)] = Root(f.Indices[0]);
        }
        foreach (var scalar in atoms.Where(static f => f.Indices.Length == 0)) yield return ([scalar], []);
        foreach (var group in parent.Keys.ToArray().GroupBy(Root))
        {
            yield return ([.. atoms.Where(f => f.Indices.Length > 0 && Root(f.Indices[0]) == group.Key)], [.. group]);
        }
    }

    private string Best()
    {
        var colours = Array.ConvertAll(marks, Hash);
        Search(Refine(colours));
        return best!;
    }

    private void Search(ulong[] colours)
    {
        var order = Enumerable.Range(0, colours.Length).ToArray();
        Array.Sort(order, (a, b) => colours[a].CompareTo(colours[b]));
        var tie = -1;
        for (var k = 1; k < order.Length && tie < 0; k++)
        {
            if (colours[order[k]] == colours[order[k - 1]]) tie = k - 1;
        }
        if (tie < 0)
        {
            if (++leaves > MaxLeaves) throw new NoIndexFormException("too symmetric to label");
            var text = Write(order);
            if (best is null || string.CompareOrdinal(text, best) < 0) best = text;
            return;
        }
        for (var k = tie; k < order.Length && colours[order[k]] == colours[order[tie]]; k++)
        {
            var split = (ulong[])colours.Clone();
            split[order[k]] = Mix(split[order[k]] + 0x9E3779B97F4A7C15UL);
            Search(Refine(split));
        }
    }

    private ulong[] Refine(ulong[] colours)
    {
        var classes = Count(colours);
        while (classes < colours.Length)
        {
            Effort.StopIfWished();
            var next = new ulong[colours.Length];
            for (var f = 0; f < factors.Count; f++) Spread(f, colours, next);
            for (var k = 0; k < next.Length; k++) next[k] = Mix(colours[k] ^ Mix(next[k] + 1));
            var now = Count(next);
            if (now <= classes) return colours;
            (colours, classes) = (next, now);
        }
        return colours;
    }

    private void Spread(int f, ulong[] colours, ulong[] next)
    {
        var own = factors[f].Indices;
        for (var slot = 0; slot < own.Length; slot++)
        {
            var h = Mix(names[f] + (factors[f].Unordered ? 0UL : (ulong)slot + 1));
            for (var other = 0; other < own.Length; other++)
            {
                if (other != slot) h = Mix(h ^ (colours[place[own[other]]] + (factors[f].Unordered ? 0UL : (ulong)other)) ^ (own[other] == own[slot] ? 77UL : 0UL));
            }
            next[place[own[slot]]] += h;
        }
    }

    private string Write(int[] order)
    {
        var label = new int[order.Length];
        for (var k = 0; k < order.Length; k++) label[order[k]] = k;
        var rows = new List<string>(factors.Count);
        foreach (var f in factors)
        {
            var own = Array.ConvertAll(f.Indices, i => label[place[i]]);
            if (f.Unordered) Array.Sort(own);
            rows.Add($"{f.Name}[{string.Join(',', own)}]");
        }
        rows.Sort(string.CompareOrdinal);
        var text = new StringBuilder("{");
        for (var k = 0; k < order.Length; k++) text.Append(CultureInfo.InvariantCulture, $"{k}:{marks[order[k]]} ");
        return text.AppendJoin(' ', rows).Append('}').ToString();
    }

    private static int Count(ulong[] colours) => colours.Distinct().Count();

    private static ulong Hash(string text)
    {
        var h = 14695981039346656037UL;
        foreach (var c in text) h = (h ^ c) * 1099511628211UL;
        return Mix(h);
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
