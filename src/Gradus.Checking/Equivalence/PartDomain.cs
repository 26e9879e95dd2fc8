using Gradus.Evaluation;
using Gradus.Expressions;
using Gradus.Numerics;

namespace Gradus.Checking.Equivalence;

/// <summary>Whether a claim says anything of a part of what its symbols may be: log det(QA) = log det(A) does not for reflections Q, since one of the sides has no value there.</summary>
internal static class PartDomain
{
    private const ulong Seed = 0x2545F4914F6CDD1DUL;
    private const int Points = 60;

    /// <summary>True if at points of this part one side alone has a value, and never both.</summary>
    public static bool IsOneSided(Comparison claim, Setting part, CancellationToken cancellation)
    {
        if (claim.Increments.Count > 0 || part.Strata.Values.All(static s => s == 0)) return false;
        var random = new RandomSource(Seed);
        var oneSided = false;
        for (var k = 0; k < Points; k++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (Point(claim, part, random, k % 2 == 0) is not { } point) continue;
            var (left, right) = (HasValue(claim.Left, part, point), HasValue(claim.Right, part, point));
            if (left && right) return false;
            oneSided |= left || right;
        }
        return oneSided;
    }

    private static Dictionary<string, Dense<double>>? Point(Comparison claim, Setting part, RandomSource random, bool positive)
    {
        double Positive() => 0.1 + (2 * random.Unit());
        var sampler = new PointSampler<double>(RealField.Instance, random, () => positive || random.Below(2) == 0 ? Positive() : -Positive(), Positive);
        try
        {
            var context = new EvaluationContext(part.Sizes, part.Integers);
            return claim.Free.Symbols.ToDictionary(static s => s.Name, s => sampler.Draw(s, context, part.Strata.GetValueOrDefault(s.Name)));
        }
        catch (Exception e) when (e is ArithmeticException or EvaluationLimitException)
        {
            return null;
        }
    }

    private static bool HasValue(Expr side, Setting part, Dictionary<string, Dense<double>> point)
    {
        try
        {
            var value = new Evaluator<double>(new RealInterpretation(), new EvaluationContext(part.Sizes, part.Integers), point).Evaluate(side);
            return value.Entries.ToArray().All(double.IsFinite);
        }
        catch (Exception e) when (e is ArithmeticException or EvaluationLimitException)
        {
            return false;
        }
    }
}
