using Gradus.Evaluation;
using Gradus.Expressions;
using Gradus.Numerics;

namespace Gradus.Checking.Equivalence;

/// <summary>Points for functions without exact values: several sizes, magnitudes from 10⁻⁶ to 10⁶ and signs of each symbol by itself, and the numbers that stand in the claim with what lies beside them.</summary>
internal sealed class TrialPoints
{
    private const int MostTriesAtPoint = 4;
    private const int MostSpecial = 48;
    private const int MostSizeNames = 5;
    private const int MostOfGrid = 41;
    private static readonly int[] Exponents = [0, 0, 0, 0, -1, 1, 1, 2, 3, -3, 6, -6];
    private readonly Comparison claim;
    private readonly RandomSource random;
    private readonly Rational[] special;

    public TrialPoints(Comparison claim, RandomSource random)
    {
        this.claim = claim;
        this.random = random;
        special = Special(claim);
    }

    /// <summary>So many points in an order in which every size comes round, at first of moderate values, then of all; and the special values of a lone number, first where it is made of pieces.</summary>
    public IEnumerable<TrialPoint> Take(int count)
    {
        Dictionary<string, int>[] sizes = [.. Sizes(claim.Free.Sizes), .. new TrialPlan(claim).Sizes.Grid.Where(static s => s.Values.Any(static length => length > 5)).Take(MostOfGrid)];
        // Long sides are dear: they have their turn at first, and the short ones go on.
        var small = Array.FindAll(sizes, static s => s.Values.All(static length => length <= 3));
        var first = 2 * sizes.Length;
        count = Math.Max(count, first);
        var drawn = Enumerable.Range(0, first).Select(k => Draw(sizes[k % sizes.Length], k / sizes.Length))
            .Concat(Enumerable.Range(0, count - first).Select(k => Draw(small[k % small.Length], 2 + (k / small.Length)))).OfType<TrialPoint>();
        return claim.HasRegions ? [.. Alone(sizes[0]), .. Turns(), .. drawn] : drawn.Concat(Alone(sizes[0]));
    }

    /// <summary>Square matrices of two rows that turn a plane, by less and more than π: their exponentials have logarithms on other branches.</summary>
    private IEnumerable<TrialPoint> Turns()
    {
        if (!claim.HasBranches || claim.Free.Symbols.Any(static s => s.Shape.IsTensor || (s.Properties & ~(Properties.Constant | Properties.Skew | Properties.Invertible | Properties.Asymmetric)) != 0)) yield break;
        var sizes = claim.Free.Sizes.ToDictionary(static n => n, static _ => 2);
        foreach (var angle in new[] { 4, 2, 7, -5 })
        {
            var context = new EvaluationContext(sizes);
            var values = claim.Free.Symbols.ToDictionary(static s => s.Name, s => new Dense<Rational>(context.LengthOf(s.Shape.Rows), context.LengthOf(s.Shape.Columns), (i, j) =>
                !s.Shape.IsSquare || s.IsScalar ? 1 : i == j && !s.Properties.HasFlag(Properties.Skew) ? Rational.Of(1, 4) : i / 2 != j / 2 || i == j ? 0 : i < j ? -angle : angle));
            yield return new TrialPoint(sizes, [], values);
        }
    }

    /// <summary>The special values of a lone number.</summary>
    private IEnumerable<TrialPoint> Alone(Dictionary<string, int> sizes) =>
        claim.Free.Symbols is { Count: 1 } && claim.Free.Symbols.First() is { IsScalar: true } lone && (lone.Properties & ~Properties.Constant) == 0
            ? special.Select(value => new TrialPoint(sizes, [], new() { [lone.Name] = Dense<Rational>.Scalar(value) }))
            : [];

    /// <summary>Lengths from 1 to 5: unequal for unequal names in several orders, and all equal.</summary>
    private static Dictionary<string, int>[] Sizes(IReadOnlyCollection<string> names)
    {
        if (names.Count == 0) return [[]];
        var all = new List<Dictionary<string, int>>();
        int[] starts = [2, 1, 0, 3, 4];
        foreach (var start in starts) all.Add(names.Select((name, k) => (name, Length: 1 + ((start + (2 * (k % MostSizeNames))) % 5))).ToDictionary(static s => s.name, static s => s.Length));
        if (names.Count > 1) foreach (var length in new[] { 2, 1, 3 }) all.Add(names.ToDictionary(static n => n, _ => length));
        return [.. all];
    }

    private TrialPoint? Draw(Dictionary<string, int> sizes, int round)
    {
        for (var attempt = 0; attempt < MostTriesAtPoint; attempt++)
        {
            var integers = claim.DrawIntegers(random, sizes);
            var context = new EvaluationContext(sizes, integers);
            try
            {
                var values = new Dictionary<string, Dense<Rational>>();
                foreach (var symbol in claim.Free.Symbols) values.Add(symbol.Name, Value(symbol, context, round));
                return new(sizes, integers, values);
            }
            catch (ArithmeticException)
            {
                // An unlucky draw, such as vectors that are orthogonal.
            }
            catch (EvaluationLimitException)
            {
                return null;
            }
        }
        return null;
    }

    /// <summary>A value with its own sign and magnitude: both signs and a moderate size at first, then all positive, then small, then anything.</summary>
    private Dense<Rational> Value(Symbol symbol, EvaluationContext context, int round)
    {
        var sign = round switch { 0 => 3, 1 => 0, _ => random.Below(6) };
        var isSpecial = round > 1 && claim.HasRegions && random.Below(4) == 0;
        var scale = round switch
        {
            < 2 => Rational.One,
            // All small: erf and exp of long products are 1 and 0 in all digits elsewhere.
            2 => Rational.Of(1, 50),
            _ => Rational.Of(10, 1).Power(Exponents[random.Below(Exponents.Length)]),
        };
        Rational Size() => Rational.Of(1 + random.Below(40), 10) * scale;
        Rational Entry() => isSpecial ? special[random.Below(special.Length)] : sign switch { < 3 => Size(), 3 or 4 when random.Below(2) == 0 => Size(), _ => -Size() };
        var sampler = new PointSampler<Rational>(RationalField.Instance, random, Entry, Size);
        if (!claim.Ranked.Contains(symbol.Name) || symbol.Shape.IsTensor) return sampler.Draw(symbol, context);
        return sampler.Draw(symbol, context, random.Below(Strata.CountByRank(symbol, context.LengthOf(symbol.Shape.Rows), context.LengthOf(symbol.Shape.Columns))));
    }

    /// <summary>0, numbers of all sizes, and the numbers of the claim with what lies beside and between them.</summary>
    private static Rational[] Special(Comparison claim)
    {
        var written = new SortedSet<Rational>();
        foreach (var e in claim.Left.SelfAndDescendants().Concat(claim.Right.SelfAndDescendants()))
        {
            var number = e switch { Number n => n.Value, Scale s => s.Coefficient, _ => Rational.Zero };
            if (!number.IsZero && written.Count < 12) written.Add(number.Abs());
        }
        List<Rational> values = [0, 1, -1, 4, -4, 6, -6, 11, -100, 100, -1000, 1_000_000, Rational.Of(-1, 1_000_000)];
        var before = Rational.Zero;
        foreach (var c in written)
        {
            var root = (Rational)new System.Numerics.BigInteger(Math.Sqrt(Math.Min(1e300, c.ToDouble())));
            var middle = (before + c) / 2;
            values.AddRange([c, -c, c + 1, c - 1, -c - 1, 1 - c, middle, -middle, root + 1, -root - 1, c + c, Rational.One / c]);
            before = c;
        }
        return [.. values.Distinct().Take(MostSpecial)];
    }
}
