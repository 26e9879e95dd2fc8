using Gradus.Evaluation;
using Gradus.Numerics;

namespace Gradus.Checking.Equivalence;

/// <summary>Compares both sides at points of the domain: in doubles to find where they differ, in many digits to say that they do or do not.</summary>
/// <remarks>The points are the same in every run, so that a claim gets one verdict.</remarks>
internal sealed class FloatingTrials
{
    private const ulong Seed = 0x0F0F0F0F12345678UL;
    private const double Apart = 1e-9;
    private const double Rounded = 1e-10;
    private const int PointsScanned = 48;
    private const int PointsOfRegions = 240; // two signs may agree at nearly all points
    private const int PointsOfIterations = 72;
    private const int MostSuspicions = 6;
    private const int MostAgreed = 12;
    private const int FewestAgreed = 3;
    private const int MostTooLarge = 12;

    /// <summary>Operations after which no more points are looked at than one for each size.</summary>
    private const long Enough = 15_000;

    /// <summary>Operations after which no further point is looked at.</summary>
    private const long Most = 250_000;

    /// <summary>The same as long as too few points agree.</summary>
    private const long LastResort = 2_700_000;

    private readonly Comparison claim;
    private readonly CancellationToken cancellation;
    private readonly DigitsTrial digits;
    private readonly List<TrialPoint> candidates = [];
    private readonly Dictionary<string, (TrialPoint Point, int Agreed)> bySizes = [];
    private (int Agreed, int Suspicions, double Largest, string Reason) seen = (0, 0, 0, "no point of the domain was found");

    private FloatingTrials(Comparison claim, CancellationToken cancellation)
    {
        (this.claim, this.cancellation) = (claim, cancellation);
        digits = new DigitsTrial(claim, cancellation);
    }

    /// <summary>Compares at several points of several sizes.</summary>
    public static Trials Run(Comparison claim, CancellationToken cancellation) => new FloatingTrials(claim, cancellation).Run();

    private Trials Run()
    {
        if ((Scan() ?? Confirm()) is { } apart) return new(Agreement.Differ, 1, false, false, [apart.Sizes], "") { Found = apart };
        var sizes = bySizes.Values.Where(static s => s.Agreed > 0).Select(static s => s.Point.Sizes).ToList();
        // What has values for numbers alone is a claim about numbers.
        if (seen.Agreed > 0 && sizes.TrueForAll(static s => s.Count > 0 && s.Values.All(static length => length == 1))) return new(Agreement.NoPoint, 0, false, false, sizes, "the sides have values for 1×1 matrices alone");
        return seen.Agreed >= FewestAgreed ? new(Agreement.Agree, seen.Largest, true, false, sizes, "") { Points = candidates } : new(Agreement.NoPoint, 0, false, false, sizes, seen.Reason);
    }

    /// <summary>Looks at many points in doubles; a point where the sides differ there is looked at in many digits at once.</summary>
    private TrialPoint? Scan()
    {
        var tooLarge = 0;
        foreach (var point in new TrialPoints(claim, new RandomSource(Seed)).Take(!claim.HasRegions ? PointsScanned : claim.HasIterations ? PointsOfIterations : PointsOfRegions))
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                var functions = new RealInterpretation();
                var (left, right) = claim.Evaluate(functions, point.Context(cancellation), point.In(static x => x.ToDouble()));
                var (difference, size) = Compare(left, right);
                var overflows = double.IsInfinity(functions.Largest) || double.IsInfinity(size);
                if (double.IsNaN(difference) && !overflows) continue;
                candidates.Add(point);
                if (overflows || difference <= Apart * size) continue;
                if (difference <= Rounded * functions.Largest && seen.Suspicions++ > MostSuspicions) continue;
                if (digits.Operations < Most && Look(point) == DigitsOutcome.Differ) return point;
            }
            catch (ArithmeticException e)
            {
                if (candidates.Count == 0) seen.Reason = e.Message;
            }
            catch (EvaluationLimitException e)
            {
                seen.Reason = e.Message;
                if (++tooLarge > MostTooLarge) break;
            }
        }
        return null;
    }

    /// <summary>Looks in many digits at a point of every size, the shortest first, and at further ones until enough agree.</summary>
    private TrialPoint? Confirm()
    {
        var agreedBefore = seen.Agreed;
        foreach (var point in InTurn())
        {
            if (seen.Agreed - agreedBefore >= MostAgreed || digits.Operations > (seen.Agreed >= FewestAgreed ? Most : LastResort)) break;
            if (digits.Operations > Enough && bySizes.ContainsKey(Key(point)) && seen.Agreed >= FewestAgreed) continue;
            cancellation.ThrowIfCancellationRequested();
            if (Look(point) == DigitsOutcome.Differ) return point;
        }
        return null;
    }

    /// <summary>The first candidate of every size, then the second of every size, and so on.</summary>
    private IEnumerable<TrialPoint> InTurn() => candidates.GroupBy(Key)
        .OrderBy(static sizes => sizes.First().Values.Values.Sum(static v => v.Entries.Length))
        .SelectMany(static sizes => sizes.Select(static (point, turn) => (Point: point, Turn: turn)))
        .OrderBy(static candidate => candidate.Turn)
        .Select(static candidate => candidate.Point);

    private DigitsOutcome Look(TrialPoint point)
    {
        try
        {
            var (outcome, relative) = digits.At(point);
            if (outcome == DigitsOutcome.Lost) seen.Reason = "rounding hides whether the sides differ";
            if (outcome != DigitsOutcome.Agree) return outcome;
            seen = (seen.Agreed + 1, seen.Suspicions, Math.Max(seen.Largest, relative), seen.Reason);
            bySizes[Key(point)] = (point, bySizes.TryGetValue(Key(point), out var known) ? known.Agreed + 1 : 1);
            return outcome;
        }
        catch (Exception e) when (e is ArithmeticException or EvaluationLimitException)
        {
            seen.Reason = e.Message;
            return DigitsOutcome.Lost;
        }
    }

    private static string Key(TrialPoint point) => string.Join(' ', point.Sizes.Select(static s => s.Value));

    /// <summary>The largest difference of entries and the largest entry; no numbers where the shapes differ.</summary>
    public static (double Difference, double Size) Compare(Dense<double> left, Dense<double> right)
    {
        if (left.Rows != right.Rows || left.Columns != right.Columns) return (double.NaN, double.NaN);
        var (difference, size) = (0.0, 0.0);
        for (var i = 0; i < left.Entries.Length; i++)
        {
            var (a, b) = (left.Entries[i], right.Entries[i]);
            difference = Math.Max(difference, Math.Abs(a - b));
            size = Math.Max(size, Math.Max(Math.Abs(a), Math.Abs(b)));
        }
        return (difference, size);
    }
}
