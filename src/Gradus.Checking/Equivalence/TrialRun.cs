using Gradus.Evaluation;
using Gradus.Numerics;

namespace Gradus.Checking.Equivalence;

/// <summary>The trials of one claim so far: where the sides agreed, where they had no value, and where they differed.</summary>
internal sealed class TrialRun(Comparison claim, PrimeField[] primes, RandomSource random, CancellationToken cancellation)
{
    /// <summary>log₂ of the error of one trial above which it tells too little.</summary>
    private const double TooLarge = -40;

    private const int MostAttempts = 1_200;
    private const int MostGuesses = 64;
    private const int MostRefusals = 5;
    private const int MostSizesForFloats = 6;

    /// <summary>Operations of one trial that is made to be sure of long lengths or special values: what is dearer is left out, and the verdict says so.</summary>
    private const long WorkOfSpecial = 2_000_000;

    private readonly List<Dictionary<string, int>> agreed = [];
    private readonly List<Dictionary<string, int>> sizes = [];
    private int attempts;
    private int refusals;
    private int counted;

    /// <summary>How many trials agreed.</summary>
    public int Agreed => agreed.Count;

    /// <summary>log₂ of the chance that the counted trials agree although the sides differ.</summary>
    public double Log2Error { get; private set; }

    /// <summary>True once the error is small enough.</summary>
    public bool IsMeasured => counted >= 2 && (Log2Error <= ExactTrials.Enough || counted >= primes.Length);

    /// <summary>True if the degree is too high for one trial to tell anything.</summary>
    public bool TooHigh { get; private set; }

    /// <summary>True if the sides had no value somewhere, or vanish in many orders of the lengths.</summary>
    public bool SaysLittle { get; private set; } = claim.DependsOnRank;

    /// <summary>True once a root was taken.</summary>
    public bool UsedRoot { get; private set; }

    /// <summary>How many roots stand in the claim.</summary>
    public int Roots => claim.Free.Roots;

    /// <summary>True if no more is tried.</summary>
    public bool IsExhausted => attempts >= MostAttempts || refusals >= MostRefusals;

    /// <summary>Where the sides differed.</summary>
    public Setting? Difference { get; private set; }

    /// <summary>False if the difference may come from random functions or the choice of a root.</summary>
    public bool IsConclusive { get; private set; }

    /// <summary>Why a point had no value.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Some lengths at which the sides have values, short enough for floating point.</summary>
    public IReadOnlyList<Dictionary<string, int>> Sizes => sizes;

    /// <summary>True as long as the sides agree wherever they have values.</summary>
    public bool Visit(IEnumerable<Setting> settings, bool counted)
    {
        var before = refusals;
        foreach (var setting in settings)
        {
            if (IsExhausted || refusals - before >= MostRefusals) break;
            if (Compare(setting, counted) == Agreement.Differ || TooHigh) return false;
        }
        if (!counted) refusals = before;
        return true;
    }

    /// <summary>True if the sides agreed at these lengths.</summary>
    public bool HasValueAt(Dictionary<string, int> lengths) => agreed.Exists(a => a.Count == lengths.Count && a.All(s => lengths[s.Key] == s.Value));

    /// <summary>True if the lengths at which the sides agreed decide for all others.</summary>
    public bool IsFarEnough(SizePlan plan) => agreed.Exists(plan.IsFarEnough);

    /// <summary>At which lengths the sides agreed.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, int>> Agreements => [.. agreed.DistinctBy(static a => string.Join(',', a.Values))];

    /// <summary>Finds lengths at which the sides have values, whether they agree or not.</summary>
    public void LookForValues(IEnumerable<Setting> settings)
    {
        foreach (var setting in settings.DistinctBy(static s => string.Join(',', s.Sizes.Values)))
        {
            if (IsExhausted || IsConclusive || sizes.Count >= MostSizesForFloats) return;
            Compare(setting, false);
        }
    }

    private Agreement Compare(Setting setting, bool count)
    {
        for (var guess = 0; (count || guess < MostGuesses) && attempts++ < MostAttempts; guess++)
        {
            try
            {
                return Evaluate(setting, count);
            }
            catch (NoRootException e)
            {
                Reason = e.Message;
            }
            catch (ArithmeticException e)
            {
                (SaysLittle, Reason) = (true, e.Message);
                return Agreement.NoPoint;
            }
            catch (EvaluationLimitException e)
            {
                (Reason, refusals) = (e.Message, refusals + 1);
                return Agreement.NoPoint;
            }
        }
        return Agreement.NoPoint;
    }

    private Agreement Evaluate(Setting setting, bool count)
    {
        var field = primes[agreed.Count % primes.Length];
        var functions = new OpaqueInterpretation(field, random.Next());
        var context = new EvaluationContext(setting.Sizes, setting.Integers, count ? EvaluationContext.MostWork : WorkOfSpecial, cancellation);
        var error = count ? EvaluationBound.Log2OfError(claim.Left, claim.Right, context) + (claim.Increments.Count > 0 ? 2 : 0) : 0;
        if (count && error > TooLarge)
        {
            TooHigh = true;
            return Agreement.NoPoint;
        }
        var (left, right) = claim.Evaluate(functions, context, PointOf(setting, field, context));
        UsedRoot |= functions.UsedRoot;
        if (sizes.Count < MostSizesForFloats && setting.Sizes.Values.All(n => n <= 4 + claim.Free.Sizes.Count)) Note(setting.Sizes);
        if (!LinearAlgebra.Same(field, left, right))
        {
            var isConclusive = !functions.UsedOpaque && !functions.UsedRoot;
            if (Difference is null || isConclusive) (Difference, IsConclusive) = (setting, isConclusive);
            return Agreement.Differ;
        }
        agreed.Add(setting.Sizes);
        if (count) (counted, Log2Error) = (counted + 1, Log2Error + error);
        return Agreement.Agree;
    }

    private void Note(Dictionary<string, int> lengths)
    {
        if (!sizes.Exists(s => s.All(one => lengths[one.Key] == one.Value))) sizes.Add(lengths);
    }

    private Dictionary<string, Dense<ulong>> PointOf(Setting setting, PrimeField field, EvaluationContext context)
    {
        var sampler = setting.Values == Values.General ? Anywhere(field) : Nearby(field, setting);
        var point = new Dictionary<string, Dense<ulong>>(claim.Free.Symbols.Count);
        foreach (var symbol in claim.Free.Symbols) point.Add(symbol.Name, sampler.Draw(symbol, context, setting.Strata.GetValueOrDefault(symbol.Name)));
        return point;
    }

    private PointSampler<ulong> Anywhere(PrimeField field) => new(field, random, () => field.Draw(random), () =>
    {
        var root = field.Draw(random);
        return field.Multiply(root, root);
    });

    /// <summary>The same small numbers in every run.</summary>
    private static PointSampler<ulong> Nearby(PrimeField field, Setting setting)
    {
        var same = new RandomSource((ulong)setting.Number);
        ulong[] entries = [0, 0, 0, field.One, field.One, field.FromRational(-1)];
        return new(field, same, () => entries[same.Below(entries.Length)], () => field.FromRational(1 + (3 * same.Below(2))));
    }
}
