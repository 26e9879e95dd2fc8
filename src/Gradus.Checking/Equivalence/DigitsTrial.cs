using Gradus.Evaluation;
using Gradus.Numerics;

namespace Gradus.Checking.Equivalence;

/// <summary>What many digits have shown at one point.</summary>
internal enum DigitsOutcome
{
    /// <summary>The sides are equal up to the rounding of this arithmetic, and nothing was too small to be seen.</summary>
    Agree,

    /// <summary>They differ, and by the same with more digits.</summary>
    Differ,

    /// <summary>Rounding hides which.</summary>
    Lost,
}

/// <summary>Compares both sides at one point with more and more digits, and measures the difference against rounding itself.</summary>
/// <remarks>What is rounding shrinks as the digits grow; what is a difference stays. A sum in which one number is too small to change the other (1 + e⁻¹⁰⁰⁰) says nothing
/// until there are so many digits that it does. After J. Vignes, "A stochastic arithmetic for reliable scientific computation" (1993), with precisions in place of random rounding.</remarks>
internal sealed class DigitsTrial(Comparison claim, CancellationToken cancellation, long work = EvaluationContext.MostWork)
{
    /// <summary>Bits that rounding may have spoilt.</summary>
    private const int Spoilt = 64;

    /// <summary>A summand below the other by more than all bits but these may hide a difference that is taken for rounding.</summary>
    private const int Hidden = 96;

    /// <summary>A difference that is the same to so many bits with more digits is no rounding.</summary>
    private const int Same = 20;

    /// <summary>Operations beyond which nothing is worked out in the most digits.</summary>
    private const long MostFarOperations = 3_000;

    private static readonly int[] Precisions = [320, 640, 2048, 8192];

    /// <summary>Decimal digits of the arithmetic that the first look uses.</summary>
    public static int Digits => (int)(Precisions[0] * 0.30103);

    /// <summary>How many operations there were in all.</summary>
    public long Operations { get; private set; }

    /// <summary>What is seen at a point, and the relative difference there.</summary>
    /// <exception cref="ArithmeticException">The point lies outside of the domain.</exception>
    /// <exception cref="EvaluationLimitException">The evaluation is too large, or has no meaning here.</exception>
    public (DigitsOutcome Outcome, double Relative) At(TrialPoint point)
    {
        var before = Look(point, Precisions[0]);
        if (before.IsSmall && before.Widest < Precisions[0] - Hidden) return (DigitsOutcome.Agree, before.Relative);
        foreach (var precision in Precisions.Skip(1))
        {
            // tanh(2000) is 1 up to its 1737th digit; so many are for what is quickly worked out.
            if (precision == Precisions[^1] && before.Operations > MostFarOperations) break;
            var now = Look(point, precision);
            var seesAll = SeesAll(before, now);
            if (seesAll && IsReal(before, now)) return (DigitsOutcome.Differ, now.Relative);
            if (seesAll && (now.IsSmall || (IsComparable(before, now) && IsRounding(before, now)))) return (DigitsOutcome.Agree, Math.Min(before.Relative, Math.Pow(2, -Precisions[0] / 2)));
            before = now;
        }
        return (DigitsOutcome.Lost, before.Relative);
    }

    private View Look(TrialPoint point, int precision)
    {
        var digits = new ManyDigits(precision);
        try
        {
            var (left, right) = claim.Evaluate(new DigitsInterpretation(digits), new EvaluationContext(point.Sizes, point.Integers, work, cancellation), point.In(digits.FromRational));
            if (left.Rows != right.Rows || left.Columns != right.Columns) throw new EvaluationLimitException("the sides have different shapes");
            return new View(precision, LinearAlgebra.Subtract(new ManyDigits(precision), left, right), Math.Max(TopOf(left), TopOf(right)), digits.WidestSum, digits.Operations);
        }
        finally
        {
            Operations += digits.Operations * (precision / Precisions[0]);
        }
    }

    /// <summary>The difference is the same, whatever the digits.</summary>
    private static bool IsReal(View before, View now)
    {
        if (now.Top == int.MinValue || before.Top == int.MinValue) return false;
        var change = TopOf(LinearAlgebra.Subtract(new ManyDigits(now.Precision), before.Difference, now.Difference));
        return change == int.MinValue || change < now.Top - Same;
    }

    /// <summary>Fewer digits have lost nothing that more digits keep: else a difference that they did not see seems to shrink. tanh(470) differs from 1 in its 1356th bit.</summary>
    private static bool IsComparable(View before, View now) => before.Widest < before.Precision - Hidden || now.Widest >= now.Precision - Hidden;

    /// <summary>The difference shrinks as the digits grow, or half as fast, as under a root, where it is below all that anyone writes.</summary>
    private static bool IsRounding(View before, View now)
    {
        if (now.Top == int.MinValue) return true;
        if (before.Top == int.MinValue) return false;
        var (shrunk, grown) = ((long)before.Top - now.Top, now.Precision - before.Precision);
        return shrunk >= grown - Spoilt || (shrunk >= (grown / 2) - 40 && now.Top < now.Size - 200L);
    }

    /// <summary>No summand was lost, or what was lost is what rounding had left of 0: it shrinks with the digits.</summary>
    private static bool SeesAll(View before, View now) =>
        now.Widest < now.Precision - Hidden || (now.Widest <= now.Precision + Spoilt && now.Widest - before.Widest >= now.Precision - before.Precision - Hidden);

    private static int TopOf(Dense<BigFloat> side)
    {
        var top = int.MinValue;
        foreach (var x in side.Entries)
        {
            if (!x.IsZero) top = Math.Max(top, x.Top);
        }
        return top;
    }

    /// <summary>What one precision shows: the difference, and as powers of 2 the size of the sides and the widest sum.</summary>
    private sealed record View(int Precision, Dense<BigFloat> Difference, int Size, long Widest, long Operations)
    {
        public int Top { get; } = TopOf(Difference);

        public bool IsSmall => Top == int.MinValue || Top < (long)Size - Precision + Spoilt;

        public double Relative => Top == int.MinValue ? 0 : Math.Pow(2, Math.Max(-1000, (double)Top - Size));
    }
}
