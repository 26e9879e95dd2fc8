using Gradus.Derivations;
using Gradus.Evaluation;
using Gradus.Expressions;
using Gradus.Numerics;

namespace Gradus.Tests.Laws;

/// <summary>What the second evaluator says about two sides, at random points of several sizes; it shares no code with the judge's own proof.</summary>
internal static class SecondOpinion
{
    private const int Points = 6;
    private const int Attempts = 80;

    /// <summary>True if the sides agree at every point, false if they differ at most of them; null if only rounding may explain it, or there are no points at which both have a value.</summary>
    public static bool? Agree(MatrixFormula line, ulong seed)
    {
        var random = new RandomSource(seed);
        var free = FreeSymbols.Of([line.Left, line.Right, .. line.Increments]);
        var (points, differing) = (0, 0);
        for (var attempt = 0; attempt < Attempts && points < Points; attempt++)
        {
            var sizes = free.Sizes.ToDictionary(static n => n, n => 1 + random.Below(3));
            try
            {
                var sampler = new PointSampler<double>(RealField.Instance, random, () => (random.Unit() * 3) - 1.5, () => 0.2 + random.Unit());
                var context = new EvaluationContext(sizes);
                var values = free.Symbols.ToDictionary(static s => s.Name, s => sampler.Draw(s, context));
                if (Compare(line, new FloatingEvaluator(sizes, values)) is not { } same) continue;
                if (!same) differing++;
                points++;
            }
            catch (Exception e) when (e is ArithmeticException or EvaluationLimitException)
            {
                // Outside of the domain; another point.
            }
        }
        return points < Points ? null : differing == 0 ? true : differing > Points / 2 ? false : null;
    }

    private static bool? Compare(MatrixFormula line, FloatingEvaluator evaluator)
    {
        string[] increments = [.. line.Increments.Select(static x => x.Name)];
        Dense<double> Value(Expr e) => line.Relation == Relation.Equal ? evaluator.Evaluate(e) : evaluator.EvaluateAlong(e, increments);
        var (left, right) = (Value(line.Left), Value(line.Right));
        if (left.Rows != right.Rows || left.Columns != right.Columns) return false;
        var (difference, size) = (0.0, 0.0);
        for (var k = 0; k < left.Entries.Length; k++)
        {
            difference = Math.Max(difference, Math.Abs(left.Entries[k] - right.Entries[k]));
            size = Math.Max(size, Math.Max(Math.Abs(left.Entries[k]), Math.Abs(right.Entries[k])));
        }
        return !double.IsFinite(difference) || size > 1e7 ? null : difference <= 1e-6 * Math.Max(size, 1e-3);
    }
}
