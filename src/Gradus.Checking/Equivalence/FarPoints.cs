using Gradus.Evaluation;
using Gradus.Expressions;
using Gradus.Numerics;

namespace Gradus.Checking.Equivalence;

/// <summary>Points at long lengths and large whole exponents, as far as the numbers that something is written with reach: identities, ones and the like, where norms, traces and sums are as unequal as they can be.</summary>
internal sealed class FarPoints(Comparison claim, Expr value)
{
    private const int Patterns = 6;
    private const int MostLengths = 28;
    private const int Longest = 2_100;
    private const int LargestWhole = 1_100;

    /// <summary>The points, the shortest first.</summary>
    public IEnumerable<TrialPoint> All()
    {
        int[] reach = [.. Reach().Where(static n => n is > 1 and < Longest).Distinct().Order().Take(MostLengths)];
        Symbol[] whole = [.. claim.Free.Symbols.Where(s => (s.Properties & Properties.Integer) != 0 && claim.Free.IndexOf(s.Name) is null)];
        foreach (var length in claim.Free.Sizes.Count == 0 ? [] : reach)
        {
            foreach (var sizes in Arrangements(length))
            {
                for (var pattern = 0; pattern < Patterns; pattern++)
                {
                    if (At(sizes, whole.ToDictionary(static s => s.Name, static _ => 2), pattern) is { } point) yield return point;
                }
            }
        }
        foreach (var k in whole.Length == 0 ? [] : reach.Where(static n => n <= LargestWhole).SelectMany(static n => new[] { n, -n }))
        {
            foreach (var integers in whole.Select(one => whole.ToDictionary(static s => s.Name, s => s == one ? k : 2)).Append(whole.ToDictionary(static s => s.Name, _ => k)))
            {
                if (whole.Any(s => (s.Properties & Properties.Positive) != 0 && integers[s.Name] < 1)) continue;
                for (var pattern = 0; pattern < Patterns; pattern += 2)
                {
                    if (At(claim.Free.Sizes.ToDictionary(static n => n, static _ => 2), integers, pattern) is { } point) yield return point;
                }
            }
        }
    }

    /// <summary>Lengths of all kinds, squares among them, and beside each number itself, its square, its root, its logarithm and its exponential.</summary>
    private IEnumerable<int> Reach()
    {
        foreach (var size in Turning.Numbers(value).Distinct().Take(6))
        {
            foreach (var c in new[] { size, 1 / size }.Where(static c => c >= 1))
            {
                foreach (var n in new[] { c, c * c, 4 * c * c, Math.Sqrt(c), Math.Log2(c), Math.Exp(Math.Min(c, 9)) }.Where(static n => n < Longest)) foreach (var near in new[] { -1, 0, 1, 2 }) yield return (int)n + near;
            }
        }
        foreach (var n in new[] { 4, 7, 9, 16, 25, 36, 49, 64, 256 }) yield return n;
    }

    /// <summary>All sizes as long, and each alone.</summary>
    private IEnumerable<Dictionary<string, int>> Arrangements(int length)
    {
        yield return claim.Free.Sizes.ToDictionary(static n => n, _ => length);
        if (claim.Free.Sizes.Count > 1) foreach (var alone in claim.Free.Sizes) yield return claim.Free.Sizes.ToDictionary(static n => n, n => n == alone ? length : 2);
    }

    private TrialPoint? At(Dictionary<string, int> sizes, Dictionary<string, int> integers, int pattern)
    {
        var context = new EvaluationContext(sizes, integers);
        var random = new RandomSource((ulong)pattern);
        var values = new Dictionary<string, Dense<Rational>>();
        try
        {
            foreach (var symbol in claim.Free.Symbols)
            {
                var (rows, columns) = (context.LengthOf(symbol.Shape.Rows), context.LengthOf(symbol.Shape.Columns));
                if (symbol.Shape.IsTensor || (long)rows * columns > EvaluationContext.LargestMatrix) return null;
                if (integers.TryGetValue(symbol.Name, out var k)) values.Add(symbol.Name, Dense<Rational>.Scalar(k));
                else if (Pattern(symbol.Properties, rows, columns, pattern, random) is { } drawn) values.Add(symbol.Name, drawn);
                else return null;
            }
        }
        catch (EvaluationLimitException)
        {
            return null;
        }
        return new(sizes, integers, values);
    }

    /// <summary>Something simple that has the properties; null if nothing is known.</summary>
    private static Dense<Rational>? Pattern(Properties p, int rows, int columns, int pattern, RandomSource random)
    {
        bool Has(Properties some) => (p & some) != 0;
        Dense<Rational> Diagonal(Func<int, Rational> entry) => new(rows, columns, (i, j) => i == j ? entry(i) : 0);
        Rational scale = pattern switch { < 3 => 1, 3 => 1000, 4 => -1, _ => -1000 };
        if (Has(Properties.Unit)) return UnitVector(rows * columns, pattern) is var unit && columns == 1 ? unit : LinearAlgebra.Transpose(unit);
        if (Has(Properties.Orthogonal) && Has(Properties.Skew)) return null;
        if (Has(Properties.Orthogonal)) return Diagonal(i => Has(Properties.PositiveDefinite | Properties.Idempotent) || pattern < 2 ? 1 : pattern < 4 ? -1 : i % 2 == 0 ? 1 : -1);
        if (Has(Properties.Idempotent)) return Diagonal(i => Has(Properties.Invertible | Properties.PositiveDefinite) || pattern < 2 || (pattern > 3 && i % 2 == 0) ? 1 : 0);
        if (Has(Properties.PositiveDefinite | Properties.Invertible)) return new(rows, columns, (i, j) => scale.Abs() * (i == j ? 2 : pattern % 2 == 1 && !Has(Properties.Diagonal | Properties.Skew) ? 1 : 0));
        if (Has(Properties.Positive)) return new(rows, columns, (i, j) => scale.Abs() * (pattern % 2 == 0 ? 1 : 1 + i + j));
        return pattern switch
        {
            0 or 5 when !Has(Properties.Skew) => Diagonal(_ => scale),
            2 => SmallMatrices.Masked(p, RationalField.Instance, new(rows, columns, (_, _) => random.Below(4) - 1)),
            _ => SmallMatrices.Masked(p, RationalField.Instance, new(rows, columns, (_, _) => scale)),
        };
    }

    /// <summary>As flat as fractions allow, or e₁, or −e₁.</summary>
    private static Dense<Rational> UnitVector(int n, int pattern)
    {
        var root = (int)Math.Sqrt(n);
        if (pattern % 3 < 2 && root * root == n) return new(n, 1, (_, _) => Rational.Of(pattern % 3 == 0 ? 1 : -1, root));
        return new(n, 1, (i, _) => i == 0 ? pattern % 3 == 2 ? -1 : 1 : 0);
    }
}
