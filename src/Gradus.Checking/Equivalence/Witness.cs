using Gradus.Evaluation;
using Gradus.Numerics;

namespace Gradus.Checking.Equivalence;

/// <summary>What somebody says who knows functions and no rule of differentiation.</summary>
internal enum Testimony
{
    /// <summary>Both sides have the same value.</summary>
    Agrees,

    /// <summary>They differ.</summary>
    Contradicts,

    /// <summary>No point was found at which both have a value.</summary>
    Silent,
}

/// <summary>Compares two sides with derivatives at one point by the second evaluator, which works with small quantities and power series and uses no differential of the catalog.</summary>
/// <remarks>The judge's own ways to a derivative start from the differentials that the functions state; a slip there is in what is derived and in what proves it. It is not in this.</remarks>
internal static class Witness
{
    private const int FieldAttempts = 24; // a root has a value at every second point
    private const int FloatAttempts = 24;
    private const double SameUpTo = 1e-6;
    private const double ClearDifference = 1e-3;
    private const double LargestTrusted = 1e7;
    private const double Nudge = 1e-5;

    /// <summary>One trial: over a prime field where that decides, in floating point elsewhere.</summary>
    public static Testimony Ask(Comparison claim, ulong seed, CancellationToken cancellation)
    {
        var random = new RandomSource(seed ^ 0x7769746E657373UL);
        return InField(claim, random, cancellation) ?? InFloats(claim, random, cancellation);
    }

    /// <summary>Null if the field does not decide.</summary>
    private static Testimony? InField(Comparison claim, RandomSource random, CancellationToken cancellation)
    {
        var tooLarge = 0;
        for (var attempt = 0; attempt < FieldAttempts && tooLarge < 2; attempt++)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                var sizes = Sizes(claim, attempt, tooLarge);
                Residue Draw() => Residue.Of(random.Next());
                var sampler = new PointSampler<Residue>(ResidueField.Instance, random, Draw, () => Draw() is var root ? root * root : default);
                var evaluator = new ResidueEvaluator(sizes, Point(claim, sampler, sizes, random), random.Next());
                var (left, right) = claim.Evaluate(evaluator);
                if (LinearAlgebra.Same(ResidueField.Instance, left, right)) return Testimony.Agrees;
                return evaluator.UsedStandIn ? null : Testimony.Contradicts;
            }
            catch (NoRootException)
            {
                // Half of all numbers have none.
            }
            catch (ArithmeticException)
            {
                attempt += 2;
            }
            catch (EvaluationLimitException)
            {
                tooLarge++;
            }
        }
        return null;
    }

    private static Testimony InFloats(Comparison claim, RandomSource random, CancellationToken cancellation)
    {
        var tooLarge = 0;
        for (var attempt = 0; attempt < FloatAttempts && tooLarge < 3; attempt++)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                if (AtFloats(claim, Sizes(claim, attempt / 2, tooLarge), attempt, random) is { } testimony) return testimony;
            }
            catch (ArithmeticException)
            {
                // Outside of the domain; another point.
            }
            catch (EvaluationLimitException)
            {
                tooLarge++;
            }
        }
        return Testimony.Silent;
    }

    /// <summary>Null where rounding is all that can be seen.</summary>
    private static Testimony? AtFloats(Comparison claim, Dictionary<string, int> sizes, int attempt, RandomSource random)
    {
        double Positive() => 0.2 + random.Unit();
        double Signed() => random.Below(2) == 0 ? Positive() : -Positive();
        var values = Point(claim, new PointSampler<double>(RealField.Instance, random, attempt % 2 == 0 ? Signed : Positive, Positive), sizes, random);
        var evaluator = new FloatingEvaluator(sizes, values);
        var (left, right) = claim.Evaluate(evaluator);
        if (Distance(left, right) is not { } distance || evaluator.LargestSeen > LargestTrusted) return null;
        var size = left.Entries.ToArray().Concat(right.Entries.ToArray()).Max(Math.Abs);
        if (distance <= (SameUpTo * size) + 1e-9) return Testimony.Agrees;
        if (distance < ClearDifference * size) return null;
        var near = claim.Evaluate(new FloatingEvaluator(sizes, Nudged(claim, values, random)));
        return 10 * (Distance(left, near.Left) + Distance(right, near.Right)) < distance ? Testimony.Contradicts : null;
    }

    private static Dictionary<string, Dense<double>> Nudged(Comparison claim, Dictionary<string, Dense<double>> values, RandomSource random)
    {
        var whole = claim.Free.Symbols.Where(static s => s.Properties.HasFlag(Expressions.Properties.Integer)).Select(static s => s.Name).ToHashSet();
        return values.ToDictionary(static v => v.Key, v => whole.Contains(v.Key) ? v.Value : v.Value.Map(x => x * (1 + (Nudge * (random.Unit() - 0.5)))));
    }

    /// <summary>The largest difference of entries; null where the sides have no value.</summary>
    private static double? Distance(Dense<double> a, Dense<double> b)
    {
        if (a.Rows != b.Rows || a.Columns != b.Columns) return null;
        var distance = 0.0;
        for (var i = 0; i < a.Entries.Length; i++)
        {
            if (!double.IsFinite(a.Entries[i]) || !double.IsFinite(b.Entries[i])) return null;
            distance = Math.Max(distance, Math.Abs(a.Entries[i] - b.Entries[i]));
        }
        return distance;
    }

    /// <summary>2 and 3 in turn, then turned round, then equal lengths, so that a matrix has full rank where it needs it; shorter where that is too large.</summary>
    private static Dictionary<string, int> Sizes(Comparison claim, int attempt, int tooLarge)
    {
        var sizes = new Dictionary<string, int>();
        foreach (var name in claim.Free.Sizes)
        {
            var turn = (sizes.Count + attempt) % 3;
            sizes.Add(name, tooLarge > 0 ? Math.Max(1, 3 - tooLarge) : attempt % 5 == 4 ? 2 : turn == 2 ? 4 - (attempt % 2) : 2 + turn);
        }
        return sizes;
    }

    private static Dictionary<string, Dense<T>> Point<T>(Comparison claim, PointSampler<T> sampler, Dictionary<string, int> sizes, RandomSource random)
    {
        var context = new EvaluationContext(sizes, claim.DrawIntegers(random, sizes));
        return claim.Free.Symbols.ToDictionary(static s => s.Name, s => sampler.Draw(s, context));
    }
}
