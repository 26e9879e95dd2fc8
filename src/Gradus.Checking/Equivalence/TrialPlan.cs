using Gradus.Evaluation;
using Gradus.Expressions;

namespace Gradus.Checking.Equivalence;

/// <summary>Where a claim is tried: every case in which something of its own may happen is visited by plan and not by luck, so that the verdict does not depend on a seed.</summary>
internal sealed class TrialPlan
{
    private const int MostCombinations = 36;
    private const int MostPlaces = 81;
    private const int SparseTrials = 12;

    /// <summary>Exponents that do not hide much: never 0 or 1, both parities.</summary>
    private static readonly int[] Ordinary = [3, 2, 4, 5];

    private readonly Comparison claim;
    private readonly ClaimDegrees degrees;
    private readonly Symbol[] whole;
    private readonly IndexVariable[] indices;

    public TrialPlan(Comparison claim)
    {
        this.claim = claim;
        degrees = new ClaimDegrees(claim.Left, claim.Right, claim.Free, ClaimDegrees.AllNumbers);
        whole = [.. claim.Free.Symbols.Where(s => (s.Properties & Properties.Integer) != 0 && claim.Free.IndexOf(s.Name) is null)];
        indices = [.. claim.Free.Indices];
        Sizes = new SizePlan(claim.Free.Sizes, degrees, new ClaimDegrees(claim.Left, claim.Right, claim.Free, ClaimDegrees.WrittenNumbers));
    }

    /// <summary>The lengths.</summary>
    public SizePlan Sizes { get; }

    /// <summary>Points in general position, by which the chance of an error is measured.</summary>
    public IEnumerable<Setting> General => Plain(Sizes.General);

    /// <summary>Points in general position at lengths where the usual ones have no value.</summary>
    public IEnumerable<Setting> Otherwise => Plain(Sizes.Otherwise());

    /// <summary>Lengths beyond the degree, those wanted first.</summary>
    public IEnumerable<Setting> Beyond => Plain(Sizes.Beyond);

    /// <summary>All orders of the lengths.</summary>
    public IEnumerable<Setting> Orders => Plain(Sizes.Orders());

    /// <summary>Whatever is special: short lengths, lengths as numbers, exponents, the parts of what symbols may be.</summary>
    public IEnumerable<Setting> Special => [.. Plain(Sizes.Small), .. Plain(Sizes.Grid), .. Places(), .. Exponents(), .. Parts(), .. Sparse()];

    private IEnumerable<Setting> Plain(IEnumerable<Dictionary<string, int>> sizes) => sizes.Select((s, k) => new Setting(s, IntegersAt(k, s), Setting.Ordinary));

    private Dictionary<string, int> IntegersAt(int trial, Dictionary<string, int> sizes) => whole.Select((s, k) => (s.Name, Value: Ordinary[(trial + k) % Ordinary.Length]))
        .Concat(indices.Select((i, k) => (i.Name, Value: 1 + ((trial + k) % LengthOf(i, sizes))))).ToDictionary(static s => s.Name, static s => s.Value);

    private static int LengthOf(IndexVariable index, Dictionary<string, int> sizes) => new EvaluationContext(sizes).LengthOf(index.Range);

    /// <summary>Free indices at the first and last places and beside them, equal and unequal ones.</summary>
    private IEnumerable<Setting> Places()
    {
        foreach (var sizes in indices.Length == 0 ? [] : claim.Free.Sizes.Count == 0 ? [[]] : Sizes.Small.Concat(Sizes.General))
        {
            int[][] levels = [.. indices.Select(i => LengthOf(i, sizes)).Select(static n => new[] { 1, 2, n - 1, n }.Where(k => k >= 1 && k <= n).Distinct().ToArray())];
            foreach (var values in Combined(levels, new int[levels.Length], MostPlaces))
            {
                var integers = IntegersAt(0, sizes);
                for (var k = 0; k < values.Length; k++) integers[indices[k].Name] = values[k];
                yield return new Setting(sizes, integers, Setting.Ordinary);
            }
        }
    }

    /// <summary>Negative exponents, 0, 1 and beyond the degree.</summary>
    private IEnumerable<Setting> Exponents()
    {
        if (whole.Length == 0) return [];
        int[][] levels = [.. whole.Select(s => WholeNumbers.Of(s, degrees.PowerOf(s.Name)).ToArray())];
        return Combined(levels, Array.ConvertAll(levels, static l => Array.IndexOf(l, 2)))
            .Select((values, k) =>
            {
                var (sizes, integers) = (SizesOf(k), IntegersAt(k, SizesOf(k)));
                for (var w = 0; w < whole.Length; w++) integers[whole[w].Name] = values[w];
                return new Setting(sizes, integers, Setting.Ordinary);
            });
    }

    /// <summary>Lengths 2 and 3 in turn.</summary>
    private Dictionary<string, int> SizesOf(int trial) => claim.Free.Sizes.ToDictionary(static n => n, _ => 2 + (trial / 2 % 2));

    /// <summary>The parts of what symbols may be: rotations and reflections, projectors of each rank, where it matters matrices of each rank.</summary>
    private IEnumerable<Setting> Parts()
    {
        var symbols = claim.Free.Symbols.Where(s => claim.Ranked.Contains(s.Name) || Strata.Count(s, 1, 1) > 1).ToArray();
        if (symbols.Length == 0) yield break;
        var trial = 0;
        foreach (var sizes in claim.Free.Sizes.Count == 0 ? [[]] : Sizes.Small.Concat(Sizes.General).Concat(Sizes.Beyond.Take(1)).Reverse())
        {
            if (PartsAt(symbols, sizes) is not { } levels) continue;
            foreach (var parts in Combined(levels, new int[levels.Length]))
            {
                if (Array.TrueForAll(parts, static p => p == 0)) continue;
                yield return new Setting(sizes, IntegersAt(trial++, sizes), symbols.Zip(parts).ToDictionary(static s => s.First.Name, static s => s.Second));
            }
        }
    }

    private int[][]? PartsAt(Symbol[] symbols, Dictionary<string, int> sizes)
    {
        try
        {
            var context = new EvaluationContext(sizes);
            return Array.ConvertAll(symbols, s => Enumerable.Range(0, Math.Max(1, CountAt(s, context.LengthOf(s.Shape.Rows), context.LengthOf(s.Shape.Columns)))).ToArray());
        }
        catch (EvaluationLimitException)
        {
            return null;
        }
    }

    private int CountAt(Symbol symbol, int rows, int columns) => claim.Ranked.Contains(symbol.Name) ? Strata.CountByRank(symbol, rows, columns) : Strata.Count(symbol, rows, columns);

    /// <summary>Where the rank counts, matrices of zeros and small numbers: nilpotent, products of rank 0, equal ones.</summary>
    private IEnumerable<Setting> Sparse() => claim.Ranked.Count == 0 ? [] : Enumerable.Range(0, SparseTrials).Select(k => new Setting(SizesOf(k), IntegersAt(k, SizesOf(k)), Setting.Ordinary, Values.Sparse) { Number = k });

    /// <summary>Every combination of the levels if they are few; else each level of each beside the base of the others, and all together in step.</summary>
    private static IEnumerable<int[]> Combined(int[][] levels, int[] bases, int most = MostCombinations)
    {
        var many = levels.Aggregate(1L, static (product, l) => Math.Min(product * l.Length, int.MaxValue));
        if (many <= most) return Enumerable.Range(0, (int)many).Select(code => Digits(levels, code));
        var alone = levels.SelectMany((own, k) => own.Select(level => levels.Select((other, j) => j == k ? level : other[Math.Max(bases[j], 0)]).ToArray()));
        var longest = levels.Max(static l => l.Length);
        return alone.Concat(Enumerable.Range(0, longest).SelectMany(t => new[] { 1, 2 }.Select(step => levels.Select((l, k) => l[(t * (k == 0 ? 1 : step) + (k * (step - 1))) % l.Length]).ToArray())));
    }

    private static int[] Digits(int[][] levels, int code)
    {
        var digits = new int[levels.Length];
        for (var k = 0; k < levels.Length; code /= levels[k].Length, k++) digits[k] = levels[k][code % levels[k].Length];
        return digits;
    }
}
