using Gradus.Evaluation;
using Gradus.Expressions;
using Gradus.Numerics;

namespace Gradus.Tests.Engine;

/// <summary>Compares expressions by the second evaluator, which knows what functions are and nothing else of the engine.</summary>
internal static class ByDefinition
{
    private static readonly int[][] Lengths = [[2, 3, 4], [3, 2, 2], [1, 1, 1], [2, 2, 2]];

    /// <summary>True if both sides have the same value at a random point of every choice of lengths: over a prime field where that decides, else in floating point.</summary>
    /// <remarks>Throws where neither finds a point, so that nothing passes unseen.</remarks>
    public static bool Same(Expr left, Expr right)
    {
        var free = FreeSymbols.Of([left, right]);
        var seen = 0;
        foreach (var lengths in Lengths)
        {
            var sizes = free.Sizes.Select((name, k) => (name, k)).ToDictionary(static s => s.name, s => lengths[s.k % 3]);
            if ((InField(free, sizes, left, right) ?? InFloats(free, sizes, left, right)) is not { } same) continue;
            if (!same) return false;
            seen++;
        }
        return seen > 0 ? true : throw new InvalidOperationException($"{Formulas.Text(left)} and {Formulas.Text(right)} have no value anywhere");
    }

    /// <summary>True if both sides have the same value over the prime field, where random functions stand for exp and its kin.</summary>
    public static bool SameInField(Expr left, Expr right)
    {
        var free = FreeSymbols.Of([left, right]);
        return InField(free, free.Sizes.ToDictionary(static n => n, static _ => 2), left, right) == true;
    }

    private static bool? InField(FreeSymbols free, Dictionary<string, int> sizes, Expr left, Expr right)
    {
        for (var attempt = 0UL; attempt < 40; attempt++)
        {
            var random = new RandomSource(1000 + attempt);
            Residue Draw() => Residue.Of(random.Next());
            var sampler = new PointSampler<Residue>(ResidueField.Instance, random, Draw, () => Draw() is var root ? root * root : default);
            try
            {
                var evaluator = new ResidueEvaluator(sizes, Point(free, sampler, sizes), random.Next());
                var (a, b) = (evaluator.Evaluate(left), evaluator.Evaluate(right));
                if (LinearAlgebra.Same(ResidueField.Instance, a, b)) return true;
                return evaluator.UsedStandIn ? null : false;
            }
            catch (ArithmeticException)
            {
                // Another point.
            }
            catch (EvaluationLimitException)
            {
                return null;
            }
        }
        return null;
    }

    private static bool? InFloats(FreeSymbols free, Dictionary<string, int> sizes, Expr left, Expr right)
    {
        // Near a singular point differences are coarse: what is false differs at every point.
        var different = 0;
        for (var attempt = 0UL; attempt < 40 && different < 6; attempt++)
        {
            var random = new RandomSource(2000 + attempt);
            double Positive() => 0.2 + random.Unit();
            double Signed() => random.Below(2) == 0 ? Positive() : -Positive();
            var sampler = new PointSampler<double>(RealField.Instance, random, attempt % 2 == 0 ? Signed : Positive, Positive);
            try
            {
                var evaluator = new FloatingEvaluator(sizes, Point(free, sampler, sizes));
                if (Near(evaluator.Evaluate(left), evaluator.Evaluate(right), 1e-6) is not { } near) continue;
                if (near) return true;
                different++;
            }
            catch (ArithmeticException)
            {
                // Another point.
            }
            catch (EvaluationLimitException)
            {
                return null;
            }
        }
        return different > 0 ? false : null;
    }

    /// <summary>True if all entries agree; null where one has no value.</summary>
    public static bool? Near(Dense<double> a, Dense<double> b, double tolerance)
    {
        if ((a.Rows, a.Columns) != (b.Rows, b.Columns)) return false;
        var (difference, size) = (0.0, 1e-3);
        for (var i = 0; i < a.Entries.Length; i++)
        {
            if (!double.IsFinite(a.Entries[i]) || !double.IsFinite(b.Entries[i])) return null;
            difference = Math.Max(difference, Math.Abs(a.Entries[i] - b.Entries[i]));
            size = Math.Max(size, Math.Abs(b.Entries[i]));
        }
        return difference <= tolerance * size;
    }

    private static Dictionary<string, Dense<T>> Point<T>(FreeSymbols free, PointSampler<T> sampler, Dictionary<string, int> sizes)
    {
        var context = new EvaluationContext(sizes, free.Symbols.Where(static s => s.Properties.HasFlag(Properties.Integer)).ToDictionary(static s => s.Name, static _ => 3));
        return free.Symbols.ToDictionary(static s => s.Name, s => sampler.Draw(s, context));
    }
}
