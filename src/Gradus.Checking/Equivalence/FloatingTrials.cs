using Gradus.Evaluation;
using Gradus.Numerics;

namespace Gradus.Checking.Equivalence;

/// <summary>Compares both sides in floating point at random points of the domain.</summary>
internal sealed class FloatingTrials(ulong seed)
{
    private const double Tolerance = 1e-9;
    private const double ClearDifference = 1e-6;
    private const int Points = 40; // half of them of all signs: a claim that needs one sign slips through with chance 2⁻²⁰
    private const int PointsAtJumps = 600; // two signs may agree at nearly all points
    private const int AttemptsPerPoint = 10;
    private const double MostRounding = 1.0 / 64; // of a difference, or a value, that is more than rounding
    private const string TooCoarse = "floating point is too coarse here to decide";

    /// <summary>Compares at several points, with lengths at which the sides are known to have values where there are any.</summary>
    public Trials Run(Comparison claim, IReadOnlyList<Dictionary<string, int>> known, CancellationToken cancellation)
    {
        var random = new RandomSource(seed ^ 0x0F0F0F0F12345678UL);
        var sizesSeen = new List<Dictionary<string, int>>();
        var (agreed, unclear, failures, tooLarge, largest, reason) = (0, 0, 0, 0, 0.0, "no point of the domain was found");
        var points = claim.HasJumps ? PointsAtJumps : Points;
        for (var attempt = 0; attempt < AttemptsPerPoint * points && agreed < points && tooLarge < 5; attempt++)
        {
            cancellation.ThrowIfCancellationRequested();
            var sizes = known.Count > 0 ? known[attempt % known.Count] : SizeDraws.Draw(claim.Free.Sizes, agreed, failures / 8, tooLarge, random);
            var functions = new RealInterpretation();
            var context = new EvaluationContext(sizes, claim.DrawIntegers(random), cancellation);
            try
            {
                var point = Point(claim, context, attempt, random);
                var (left, right) = claim.Evaluate(functions, context, point);
                var (difference, size) = Compare(left, right);
                if (!double.IsFinite(difference) || !double.IsFinite(size) || functions.Largest > 1e8)
                {
                    failures++;
                    continue;
                }
                sizesSeen.Add(sizes);
                var relative = size == 0 ? 0 : difference / size;
                if (relative <= Tolerance)
                {
                    agreed++;
                    largest = Math.Max(largest, relative);
                }
                else if (difference <= 1e-12 * Math.Min(functions.Largest, 1e3))
                {
                    // Both small: what is left where equal things cancel beside a side that is 0; but σ(30)(1 − σ(30)) and (1 − σ(30))² tell nothing.
                    if ((IsZero(left) || IsZero(right)) && IsRounding(claim, context, point, left, right, difference)) agreed++;
                    else (failures, reason) = (failures + 1, TooCoarse);
                }
                else if (IsRounding(claim, context, point, left, right, difference))
                {
                    (failures, reason) = (failures + 1, TooCoarse);
                }
                else if (relative > ClearDifference && difference > 1e-9 * functions.Largest)
                {
                    return new(Agreement.Differ, relative, false, false, sizesSeen, "");
                }
                else if (++unclear > 5)
                {
                    return new(Agreement.NoPoint, relative, false, false, sizesSeen, TooCoarse);
                }
            }
            catch (ArithmeticException e)
            {
                (failures, reason) = (failures + 1, e.Message);
            }
            catch (EvaluationLimitException e)
            {
                (tooLarge, reason) = (tooLarge + 1, e.Message);
            }
        }
        return agreed >= 3 ? new(Agreement.Agree, largest, true, false, sizesSeen, "") : new(Agreement.NoPoint, 0, false, false, sizesSeen, reason);
    }

    private static bool IsZero(Dense<double> side) => !side.Entries.ContainsAnyExcept(0.0);

    /// <summary>Points of all signs, positive ones, and positive ones below 1 in turn, so that logarithms and roots find their domain; some are small, so that exp and tanh do not stand still.</summary>
    private static Dictionary<string, Dense<double>> Point(Comparison claim, EvaluationContext context, int attempt, RandomSource random)
    {
        var scale = attempt % 8 is 5 or 6 ? 0.1 : 1;
        double Positive() => scale * (0.1 + (random.Unit() * (attempt % 4 == 3 ? 0.8 : 2)));
        double Signed() => (random.Below(2) == 0 ? -1 : 1) * Positive();
        var sampler = new PointSampler<double>(RealField.Instance, random, attempt % 2 == 0 ? Signed : Positive, Positive);
        var point = new Dictionary<string, Dense<double>>();
        foreach (var symbol in claim.Free.Symbols) point.Add(symbol.Name, sampler.Draw(symbol, context));
        return point;
    }

    /// <summary>True if a side moves nearly as much as the sides differ, or as it is large, when every operation is rounded more coarsely: an inverse may lose all digits.</summary>
    private static bool IsRounding(Comparison claim, EvaluationContext context, Dictionary<string, Dense<double>> point, Dense<double> left, Dense<double> right, double difference)
    {
        var coarse = claim.Evaluate(new RealInterpretation(CoarseField.Instance), context, point);
        return !(IsStill(left, coarse.Left, difference) && IsStill(right, coarse.Right, difference));
    }

    private static bool IsStill(Dense<double> side, Dense<double> coarse, double difference)
    {
        var (move, size) = Compare(side, coarse);
        return move <= MostRounding * difference && (move <= MostRounding * size || size <= ClearDifference * difference); // what is 0 may be all rounding
    }

    private static (double Difference, double Size) Compare(Dense<double> left, Dense<double> right)
    {
        if (left.Rows != right.Rows || left.Columns != right.Columns) return (double.NaN, double.NaN);
        var (difference, size) = (0.0, 0.0);
        for (var i = 0; i < left.Entries.Length; i++)
        {
            var (a, b) = (left.Entries[i], right.Entries[i]);
            if (!double.IsFinite(a) || !double.IsFinite(b)) return (double.NaN, double.NaN);
            difference = Math.Max(difference, Math.Abs(a - b));
            size = Math.Max(size, Math.Max(Math.Abs(a), Math.Abs(b)));
        }
        return (difference, size);
    }
}
