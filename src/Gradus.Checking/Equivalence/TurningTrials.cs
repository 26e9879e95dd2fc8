using Gradus.Evaluation;
using Gradus.Expressions;
using Gradus.Numerics;

namespace Gradus.Checking.Equivalence;

/// <summary>Sees to it that points on both sides of every kink were tried: what holds on one piece says nothing of the next.</summary>
/// <remarks>Where the sign of |x| has not turned at any point yet, steps lead towards the other side, and where a length or a whole exponent has a part in it, points far away are tried.
/// What then still has one sign may turn beyond all that anyone tries, if a number stands beside the length; of such a claim nothing is said.</remarks>
internal sealed class TurningTrials(Comparison claim, IReadOnlyList<TrialPoint> points, CancellationToken cancellation)
{
    private const ulong Seed = 0x1B873593CC9E2D51UL;
    private const int MostPoints = 80;
    private const int Starts = 3;
    private const int MostRefusals = 12;
    private const int MostTurned = 6;
    private const double Visible = 1e-9;
    private const double Clear = 1e-6;

    /// <summary>Operations of one evaluation far away, and in many digits.</summary>
    private const long WorkFarAway = 600_000;

    /// <summary>Operations of all evaluations far away.</summary>
    private const long MostWork = 20_000_000;

    /// <summary>By how much an iteration is dearer than a product.</summary>
    private const long Iteration = 30;

    private readonly DigitsTrial digits = new(claim, cancellation, WorkFarAway);
    private readonly long work = claim.HasIterations ? WorkFarAway / Iteration : WorkFarAway;
    private long left = claim.HasIterations ? MostWork / Iteration : MostWork;

    /// <summary>A point where the sides differ.</summary>
    public TrialPoint? Found { get; private set; }

    /// <summary>Why nothing can be said although the sides agree at all points; null if there is no reason.</summary>
    public string? Doubt { get; private set; }

    /// <summary>Tries both sides of every kink.</summary>
    public void Run(IReadOnlyList<Turning> turnings)
    {
        foreach (var turning in turnings)
        {
            if (Found is not null || Doubt is not null) return;
            var signs = points.Take(MostPoints).Select(p => (Point: p, Sign: SignsAt(turning.Value, p))).Where(static s => s.Sign is not null).ToList();
            var (rises, falls) = (signs.Exists(static s => s.Sign!.Value.High > Visible), signs.Exists(static s => s.Sign!.Value.Low < -Visible));
            if (rises && falls) continue;
            var up = rises ? -1 : 1;
            var starts = signs.OrderBy(s => Math.Abs(up > 0 ? s.Sign!.Value.High : s.Sign!.Value.Low)).Take(Starts).Select(static s => s.Point);
            if (IsTurned(turning.Value, up, Climbed(turning.Value, up, starts)) || Found is not null) continue;
            if (IsTurned(turning.Value, up, new FarPoints(claim, turning.Value).All()) || Found is not null) continue;
            if (turning.IsBeyondReach && !Generalization.Holds(claim, turning.Value, cancellation)) Doubt = $"{new Rendering.PlainRenderer().Render(turning.Value)} has the same sign wherever it was tried, and lengths or exponents that were not tried may turn it";
        }
    }

    private IEnumerable<TrialPoint> Climbed(Expr value, int up, IEnumerable<TrialPoint> starts)
    {
        var random = new RandomSource(Seed);
        return starts.Select(start => new Climb(value, start, random).Towards(up, cancellation)).OfType<TrialPoint>();
    }

    /// <summary>True if the sign turns at one of these points, and the sides agree there too, and where there is no sign.</summary>
    private bool IsTurned(Expr value, int up, IEnumerable<TrialPoint> candidates)
    {
        var (turned, refused) = (0, 0);
        foreach (var point in candidates)
        {
            cancellation.ThrowIfCancellationRequested();
            if (left <= 0) break;
            if (SignsAt(value, point) is not { } signs)
            {
                if (++refused > MostRefusals) break;
                continue;
            }
            var isBeyond = up > 0 ? signs.High > Visible : signs.Low < -Visible;
            if (!isBeyond && (signs.Low != 0 || signs.High != 0)) continue;
            if (Differ(point) is not { } differ) continue;
            if (differ) return false;
            if (isBeyond && ++turned >= MostTurned) break;
        }
        return turned > 0;
    }

    /// <summary>The largest and the smallest entry; null where there is no value.</summary>
    private (double Low, double High)? SignsAt(Expr value, TrialPoint point)
    {
        var context = Context(point);
        try
        {
            var entries = new Evaluator<double>(new RealInterpretation(), context, point.In(static x => x.ToDouble())).Evaluate(value).Entries;
            var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
            foreach (var entry in entries) if (!double.IsNaN(entry)) (low, high) = (Math.Min(low, entry), Math.Max(high, entry));
            return low <= high ? (low, high) : null;
        }
        catch (Exception e) when (e is ArithmeticException or EvaluationLimitException)
        {
            return null;
        }
        finally
        {
            left -= work - Math.Max(context.Left, 0);
        }
    }

    private EvaluationContext Context(TrialPoint point) => new(point.Sizes, point.Integers, work, cancellation);

    /// <summary>True if the sides differ, as many digits say or, where those are too dear, doubles by far; null where they have no value.</summary>
    private bool? Differ(TrialPoint point)
    {
        var context = Context(point);
        try
        {
            var (a, b) = claim.Evaluate(new RealInterpretation(), context, point.In(static x => x.ToDouble()));
            var (difference, size) = FloatingTrials.Compare(a, b);
            if (double.IsNaN(difference)) return null;
            if (difference <= Visible * size) return false;
            var isClear = difference > Clear * Math.Max(1, size);
            var differ = AtDigits(point) is { } outcome ? outcome == DigitsOutcome.Differ : isClear;
            if (differ) Found = point;
            return differ;
        }
        catch (Exception e) when (e is ArithmeticException or EvaluationLimitException)
        {
            return null;
        }
        finally
        {
            left -= work - Math.Max(context.Left, 0);
        }
    }

    private DigitsOutcome? AtDigits(TrialPoint point)
    {
        try
        {
            return digits.At(point).Outcome;
        }
        catch (Exception e) when (e is ArithmeticException or EvaluationLimitException)
        {
            return null;
        }
    }
}
