namespace Gradus.Checking.Equivalence;

/// <summary>Which lengths a claim is tried at.</summary>
/// <remarks>Distinct for distinct names first, since equal or tiny ones hide mistakes, and then those where something else may happen: 1 and 2, odd and even ones in every combination,
/// one beyond the degree of the claim, and every order where the sides vanish, or have no value, in some.</remarks>
internal sealed class SizePlan
{
    private const int MostOfGrid = 80;

    /// <summary>No length beyond the degree is longer: what needs that says for which lengths it was tried.</summary>
    private const int Longest = 12;

    /// <summary>No length is longer at which a length is tried that stands in the claim as a number.</summary>
    private const int LongestOfGrid = 41;

    /// <summary>The degree up to which the usual lengths do where those of the grid are too dear.</summary>
    private const int UsualDegree = 5;

    /// <summary>Lengths that are no longer tried without need.</summary>
    private const int Usual = 4;

    private readonly string[] names;
    private readonly int[] letters;
    private readonly int[] powers;
    private readonly int[] written;

    public SizePlan(IReadOnlyCollection<string> sizes, ClaimDegrees degrees, ClaimDegrees numbers)
    {
        names = [.. sizes];
        letters = Array.ConvertAll(names, degrees.LettersOf);
        powers = Array.ConvertAll(names, degrees.PowerOf);
        written = Array.ConvertAll(names, numbers.PowerOf);
        General = [.. Distinct()];
        Small = [.. names.Length == 0 ? [] : names.Length <= 3 ? Combinations(2) : OneAgainstTheOthers()];
        Beyond = [.. FarEnough(General) || FarEnough(Small) ? [] : Descending()];
        Grid = [.. Array.TrueForAll(powers, static e => e == 0) ? [] : OfPowers()];
    }

    /// <summary>The lengths by which a claim is judged first.</summary>
    public IReadOnlyList<Dictionary<string, int>> General { get; }

    /// <summary>1 and 2, in every combination for up to three names.</summary>
    public IReadOnlyList<Dictionary<string, int>> Small { get; }

    /// <summary>Lengths beyond the degree, where the usual ones are not: the ones wanted first, then shorter ones in case they are too dear.</summary>
    public IReadOnlyList<Dictionary<string, int>> Beyond { get; }

    /// <summary>So many lengths as a claim needs in which the length is a number.</summary>
    public IReadOnlyList<Dictionary<string, int>> Grid { get; }

    /// <summary>Every order of lengths, for claims that say little in some of them.</summary>
    public IEnumerable<Dictionary<string, int>> Orders() => names.Length < 2 ? [] : names.Length > 4 ? EachShortestAndLongest() : Permutations();

    /// <summary>Lengths for claims that have no value at the usual ones.</summary>
    public IEnumerable<Dictionary<string, int>> Otherwise() => names.Length == 0 ? [[], []] : [.. Orders(), All(2), All(3), All(1), All(4), .. Small];

    /// <summary>True if these lengths decide for all others.</summary>
    public bool IsFarEnough(Dictionary<string, int> sizes) => Enumerable.Range(0, names.Length).All(k => sizes[names[k]] >= letters[k]);

    /// <summary>True unless a length is written in the claim as a number in a higher degree than there are lengths here: a polynomial may be 0 at all of them.</summary>
    public bool AreEnough(IEnumerable<IReadOnlyDictionary<string, int>> tried) =>
        Enumerable.Range(0, names.Length).All(k => written[k] <= UsualDegree || tried.Select(sizes => sizes[names[k]]).Distinct().Count() > written[k]);

    private bool FarEnough(IEnumerable<Dictionary<string, int>> sizes) => sizes.Any(IsFarEnough);

    private IEnumerable<Dictionary<string, int>> Distinct()
    {
        if (names.Length == 0) return [[], []];
        if (names.Length == 1) return [All(3), All(4)];
        var first = Of(k => names.Length > 4 ? 2 + (k % 2) : 2 + k);
        return [first, Turned(first)];
    }

    /// <summary>The lengths with the order of every two of them turned round.</summary>
    private static Dictionary<string, int> Turned(Dictionary<string, int> sizes)
    {
        var ends = sizes.Values.Min() + sizes.Values.Max();
        return sizes.ToDictionary(static s => s.Key, s => ends - s.Value);
    }

    private IEnumerable<Dictionary<string, int>> Descending()
    {
        for (var most = Math.Min(letters.Max(), Longest); most > Usual || (names.Length > 1 && most > 2); most--) yield return Of(k => Math.Max(2, Math.Min(letters[k], most)));
    }

    /// <summary>From 1 to as far as the claim has letters and its polynomials in the lengths have roots.</summary>
    private IEnumerable<Dictionary<string, int>> OfPowers()
    {
        foreach (var beyond in new[] { letters, Array.ConvertAll(letters, static _ => 1) })
        {
            var longest = names.Select((_, k) => powers[k] == 0 ? 1L : Math.Min(Math.Clamp(beyond[k], 1, Longest - 1) + powers[k], LongestOfGrid)).ToArray();
            if (longest.Aggregate(1L, static (a, b) => Math.Min(a * b, int.MaxValue)) <= MostOfGrid) return Counted(longest, k => powers[k] == 0 ? 1 : 0);
        }
        return Enumerable.Range(1, 6).Select(All);
    }

    private IEnumerable<Dictionary<string, int>> Combinations(int longest) => Counted([.. names.Select(_ => (long)longest)], static _ => 0);

    /// <summary>All lengths from 1 to the longest, each with something added.</summary>
    private IEnumerable<Dictionary<string, int>> Counted(long[] longest, Func<int, int> added)
    {
        var many = (int)longest.Aggregate(1L, static (a, b) => a * b);
        for (var code = 0; code < many; code++)
        {
            var (sizes, rest) = (new Dictionary<string, int>(), code);
            for (var k = 0; k < names.Length; rest /= (int)longest[k], k++) sizes.Add(names[k], 1 + (rest % (int)longest[k]) + added(k));
            yield return sizes;
        }
    }

    private IEnumerable<Dictionary<string, int>> OneAgainstTheOthers() =>
        [All(1), All(2), .. names.SelectMany(name => new[] { (name, 1), (name, 2) }).Select(one => names.ToDictionary(static n => n, n => n == one.name ? one.Item2 : 3 - one.Item2))];

    /// <summary>Every name shorter than all others once, and longer.</summary>
    private IEnumerable<Dictionary<string, int>> EachShortestAndLongest() =>
        [.. names.SelectMany(static n => new[] { (n, 2), (n, 3), (n, 4) }).Select(one => names.ToDictionary(static n => n, n => n == one.n ? one.Item2 : 3 + (one.Item2 % 2))), All(2), All(3)];

    /// <summary>All orders of distinct lengths, for two or three names at both parities, and equal ones.</summary>
    private List<Dictionary<string, int>> Permutations()
    {
        var orders = new List<Dictionary<string, int>>();
        Extend([]);
        if (names.Length < 4) orders.AddRange(orders.ConvertAll(static order => order.ToDictionary(static s => s.Key, static s => s.Value + 1)));
        return [.. orders, All(2), All(3)];

        void Extend(Dictionary<string, int> known)
        {
            if (known.Count == names.Length) orders.Add(known);
            else foreach (var length in Enumerable.Range(2, names.Length).Except(known.Values).ToList()) Extend(new(known) { [names[known.Count]] = length });
        }
    }

    private Dictionary<string, int> All(int length) => Of(_ => length);

    private Dictionary<string, int> Of(Func<int, int> length)
    {
        var sizes = new Dictionary<string, int>();
        for (var k = 0; k < names.Length; k++) sizes.Add(names[k], length(k));
        return sizes;
    }
}
