using Gradus.Evaluation;
using Gradus.Numerics;

namespace Gradus.Checking.Equivalence;

/// <summary>Fractions of the same kind as the values of a trial: same lengths, exponents, ranks and signs.</summary>
internal static class SettingValues
{
    private const int Draws = 16;

    private static readonly Rational[] Sparse = [0, 0, 1, 1, -1];
    private static readonly Rational[] Dense = [0, 1, -1, 2, 3, -2, 5];

    /// <summary>Some values, sparse ones and fuller ones in turn.</summary>
    public static IEnumerable<Dictionary<string, Dense<Rational>>> Of(Comparison claim, Setting where, ulong seed)
    {
        var random = new RandomSource(seed);
        for (var draw = 0; draw < Draws; draw++)
        {
            var entries = draw % 2 == 0 ? Sparse : Dense;
            var sampler = new PointSampler<Rational>(RationalField.Instance, random, () => entries[random.Below(entries.Length)], () => 1 + random.Below(4));
            if (Point(claim, where, sampler) is { } values) yield return values;
        }
    }

    /// <summary>A value of every symbol; null after an unlucky draw.</summary>
    private static Dictionary<string, Dense<Rational>>? Point(Comparison claim, Setting where, PointSampler<Rational> sampler)
    {
        try
        {
            var context = new EvaluationContext(where.Sizes, where.Integers, cancellation: Gradus.Expressions.Effort.Wish);
            return claim.Free.Symbols.ToDictionary(static s => s.Name, s => sampler.Draw(s, context, where.Strata.GetValueOrDefault(s.Name)));
        }
        catch (Exception e) when (e is ArithmeticException or EvaluationLimitException)
        {
            return null;
        }
    }
}
