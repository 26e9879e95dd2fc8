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

    /// <summary>True if the sides agree at every point, false if they differ at one, null if there is no point at which both have a value.</summary>
    public static bool? Agree(MatrixFormula line, ulong seed) => Agree(line, seed, 1, 1e-6, 1e-3, 1e7);

    /// <summary>True if the sides differ by more than any rounding does, also where large parts cancel, and at a point where neither is large or changes as fast as that.</summary>
    public static bool IsApart(MatrixFormula line, ulong seed) => Agree(line, seed, 2, 1e-3, 1, 1e4) == false;

    private static bool? Agree(MatrixFormula line, ulong seed, int smallest, double tolerance, double least, double most)
    {
        var random = new RandomSource(seed);
        var free = FreeSymbols.Of([line.Left, line.Right, .. line.Increments]);
        var points = 0;
        for (var attempt = 0; attempt < Attempts && points < Points; attempt++)
        {
            var sizes = free.Sizes.ToDictionary(static n => n, n => smallest + random.Below(4 - smallest));
            try
            {
                var sampler = new PointSampler<double>(RealField.Instance, random, () => (random.Unit() * 3) - 1.5, () => 0.2 + random.Unit());
                var context = new EvaluationContext(sizes);
                var values = free.Symbols.ToDictionary(static s => s.Name, s => sampler.Draw(s, context));
                if (Compare(line, new FloatingEvaluator(sizes, values), tolerance, least, most) is not { } same) continue;
                if (!same && IsSteady(line, sizes, values, free, random)) return false;
                points++;
            }
            catch (Exception e) when (e is ArithmeticException or EvaluationLimitException)
            {
                // Outside of the domain; another point.
            }
        }
        return points == Points ? true : null;
    }

    /// <summary>False near a pole, a double eigenvalue and the like: a small change of the point moves a side by a tenth of the difference.</summary>
    private static bool IsSteady(MatrixFormula line, Dictionary<string, int> sizes, Dictionary<string, Dense<double>> values, FreeSymbols free, RandomSource random)
    {
        var moving = free.Symbols.Where(static s => !s.Properties.HasFlag(Properties.Integer)).Select(static s => s.Name).ToHashSet();
        var near = values.ToDictionary(static v => v.Key, v => moving.Contains(v.Key) ? v.Value.Map(x => x * (1 + (1e-5 * (random.Unit() - 0.5)))) : v.Value);
        var (left, right) = Sides(line, new FloatingEvaluator(sizes, values));
        var (nearLeft, nearRight) = Sides(line, new FloatingEvaluator(sizes, near));
        return left.Rows != right.Rows || left.Columns != right.Columns || 10 * (Distance(left, nearLeft) + Distance(right, nearRight)) < Distance(left, right);
    }

    private static double Distance(Dense<double> a, Dense<double> b) => Enumerable.Range(0, a.Entries.Length).Max(k => Math.Abs(a.Entries[k] - b.Entries[k]));

    private static (Dense<double> Left, Dense<double> Right) Sides(MatrixFormula line, FloatingEvaluator evaluator)
    {
        string[] increments = [.. line.Increments.Select(static x => x.Name)];
        Dense<double> Value(Expr e) => line.Relation == Relation.Equal ? evaluator.Evaluate(e) : evaluator.EvaluateAlong(e, increments);
        return (Value(line.Left), Value(line.Right));
    }

    private static bool? Compare(MatrixFormula line, FloatingEvaluator evaluator, double tolerance, double least, double most)
    {
        var (left, right) = Sides(line, evaluator);
        if (left.Rows != right.Rows || left.Columns != right.Columns) return false;
        var (difference, size) = (0.0, 0.0);
        for (var k = 0; k < left.Entries.Length; k++)
        {
            difference = Math.Max(difference, Math.Abs(left.Entries[k] - right.Entries[k]));
            size = Math.Max(size, Math.Max(Math.Abs(left.Entries[k]), Math.Abs(right.Entries[k])));
        }
        return !double.IsFinite(difference) || size > most ? null : difference <= tolerance * Math.Max(size, least);
    }
}
