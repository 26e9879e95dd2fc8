using Gradus.Numerics;

namespace Gradus.Checking.Equivalence;

/// <summary>Which lengths to try: distinct for distinct names, since equal or tiny ones hide mistakes; others where those do not do.</summary>
internal static class SizeDraws
{
    /// <summary>Lengths for one trial; <paramref name="failures"/> counts the draws at which the sides had no value, <paramref name="tooLarge"/> those that were refused.</summary>
    public static Dictionary<string, int> Draw(IReadOnlyCollection<string> names, int trial, int failures, int tooLarge, RandomSource random)
    {
        var count = names.Count;
        if (tooLarge > 2) return All(names, 1);
        if (tooLarge > 0) return Any(names, 1, 2, random);
        switch (failures % 8)
        {
            case 4:
                return All(names, 2);
            case 5:
                return All(names, 3);
            case 6:
                return All(names, 4);
            case 7:
                return Any(names, 1, 3, random);
        }
        if (trial >= 4) return Any(names, 1, 2, random);
        if (count == 1) return All(names, 3 + (trial % 2));
        if (count > 4) return Any(names, 2, 2, random);
        int[] lengths = count == 2 ? [2 + (trial % 2), 3 + (trial % 2)] : count == 3 ? [2, 3, 4] : [2, 3, 4, 5];
        var first = random.Below(count);
        return names.Select((name, k) => (name, Length: lengths[(first + k) % count])).ToDictionary(static s => s.name, static s => s.Length);
    }

    private static Dictionary<string, int> All(IReadOnlyCollection<string> names, int length)
    {
        var sizes = new Dictionary<string, int>();
        foreach (var name in names) sizes.Add(name, length);
        return sizes;
    }

    private static Dictionary<string, int> Any(IReadOnlyCollection<string> names, int from, int count, RandomSource random)
    {
        var sizes = new Dictionary<string, int>();
        foreach (var name in names) sizes.Add(name, from + random.Below(count));
        return sizes;
    }
}
