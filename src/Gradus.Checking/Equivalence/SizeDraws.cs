using Gradus.Numerics;

namespace Gradus.Checking.Equivalence;

/// <summary>Which lengths to try: distinct for distinct names, since equal or tiny ones hide mistakes; others where those do not do.</summary>
internal static class SizeDraws
{
    /// <summary>Lengths for one trial; <paramref name="failures"/> counts the draws at which the sides had no value, <paramref name="tooLarge"/> those that were refused.</summary>
    /// <remarks>The first of them is followed by one with the lengths <see cref="Reversed"/>.</remarks>
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
        // Shortest and longest of two or four add up to an odd number, so that lengths turned round are odd where they were even.
        int[] lengths = count == 2 ? [2 + (trial % 2), 3 + (trial % 2)] : count == 3 ? [2, 3, 4] : [2, 3, 4, 5];
        var first = random.Below(count);
        return names.Select((name, k) => (name, Length: lengths[(first + k) % count])).ToDictionary(static s => s.name, static s => s.Length);
    }

    /// <summary>How many trials went before the one with the lengths of <see cref="OtherParity"/>, if there is one.</summary>
    public const int ParityTrial = 2;

    /// <summary>How many trials have to agree.</summary>
    /// <remarks>det(−A) = det(A) for even lengths alone: every length has to be odd once and even once. Three lengths turned round keep their parity.
    /// Where the sides have no value at the lengths that are drawn for that, <see cref="OtherParity"/> of those at which they have one is tried.</remarks>
    public static int FewestTrials(IReadOnlyCollection<string> names) => names.Count == 3 ? ParityTrial + 1 : 2;

    /// <summary>Odd lengths for even ones and even for odd, in the same order, so that what has full rank keeps it.</summary>
    public static Dictionary<string, int> OtherParity(Dictionary<string, int> sizes) => sizes.ToDictionary(static s => s.Key, static s => s.Value + 1);

    /// <summary>The lengths with the order of every two of them turned round; null if no two differ.</summary>
    public static Dictionary<string, int>? Reversed(Dictionary<string, int> sizes)
    {
        if (sizes.Count < 2 || sizes.Values.Distinct().Count() < 2) return null;
        var ends = sizes.Values.Min() + sizes.Values.Max();
        return sizes.ToDictionary(static s => s.Key, s => ends - s.Value);
    }

    /// <summary>Lengths in which every name is shorter than every other once, and lengths that are all equal: all orders of distinct ones for two or three names, at both parities, and for four;
    /// for more, each name the shortest and each the longest. None for a single name.</summary>
    public static Queue<Dictionary<string, int>> Orders(IReadOnlyCollection<string> names)
    {
        var orders = new Queue<Dictionary<string, int>>();
        if (names.Count < 2) return orders;
        if (names.Count > 4)
        {
            foreach (var (name, length) in names.SelectMany(static n => new[] { (n, 2), (n, 3), (n, 4) })) orders.Enqueue(names.ToDictionary(static n => n, n => n == name ? length : 3 + (length % 2)));
        }
        else
        {
            Extend([]);
            if (names.Count < 4) foreach (var order in orders.ToList()) orders.Enqueue(OtherParity(order));
        }
        foreach (var length in new[] { 2, 3 }) orders.Enqueue(All(names, length));
        return orders;

        void Extend(Dictionary<string, int> known)
        {
            if (known.Count == names.Count) orders.Enqueue(known);
            else foreach (var length in Enumerable.Range(2, names.Count).Except(known.Values).ToList()) Extend(new(known) { [names.ElementAt(known.Count)] = length });
        }
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
