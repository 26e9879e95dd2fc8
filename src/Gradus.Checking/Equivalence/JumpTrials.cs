using Gradus.Evaluation;
using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;

namespace Gradus.Checking.Equivalence;

/// <summary>Looks at the places where a function jumps: sign(a² − b)² is 1 nearly everywhere, and 0 where b = a².</summary>
/// <remarks>Between two points at which the argument has different signs lies one at which it is 0. Numbers do not hit it, so that near it the sign is taken to be 0;
/// both sides must be continuous there otherwise, for nothing is said of points at which one has no value.</remarks>
internal static class JumpTrials
{
    private const int MostPairs = 6;
    private const int MostSeen = 40;
    private const int MostZeros = 3;
    private const int Halvings = 60;
    private const double Step = 1e-9;
    private const double Flat = 1e-6;
    private const Properties Straight = Properties.Constant | Properties.Asymmetric | Properties.Positive | Properties.PositiveDefinite | Properties.Symmetric | Properties.Skew | Properties.Diagonal | Properties.Triangular;

    /// <summary>True if the sides differ at such a place.</summary>
    public static bool Differ(Comparison claim, IReadOnlyList<TrialPoint> points, CancellationToken cancellation)
    {
        if (claim.Increments.Count > 0) return false;
        var curved = claim.Free.Symbols.Where(static s => (s.Properties & ~Straight) != 0).Select(static s => s.Name).ToHashSet();
        return claim.Jumps.Where(static e => e.IsScalar).Any(e => Pairs(e, points, curved, cancellation).Take(MostPairs).Any(pair => DifferBetween(claim, e, pair.Below, pair.Above, cancellation)) || DifferAtZero(claim, e, points, cancellation));
    }

    /// <summary>True if the sides differ where an argument that has one sign elsewhere is 0.</summary>
    private static bool DifferAtZero(Comparison claim, Expr argument, IReadOnlyList<TrialPoint> points, CancellationToken cancellation)
    {
        var seen = points.Take(MostSeen).Select(p => At(argument, p, p.In(static x => x.ToDouble()), cancellation)).OfType<double>().ToList();
        if (seen.Exists(static v => v < 0) && seen.Exists(static v => v > 0)) return false;
        return points.OrderBy(static p => p.Values.Values.Sum(static v => v.Entries.Length)).Take(MostZeros).Any(p => new JumpZeros(argument, p, cancellation).Find() is { } zero && DifferIn(claim, p, zero, cancellation));
    }

    /// <summary>True if the sides differ in value at a zero of an argument.</summary>
    private static bool DifferIn(Comparison claim, TrialPoint at, Dictionary<string, Dense<double>> values, CancellationToken cancellation)
    {
        try
        {
            var (left, right) = claim.Evaluate(new NearlyZero(), at.Context(cancellation), values);
            return FloatingTrials.Compare(left, right).Difference > Flat * Math.Max(1, Math.Max(Largest(left), Largest(right)));
        }
        catch (Exception e) when (e is ArithmeticException or EvaluationLimitException)
        {
            return false;
        }
    }

    /// <summary>Points of the same lengths between which the argument changes its sign; what has no straight way from one to the other is the same at both.</summary>
    private static IEnumerable<(TrialPoint Below, TrialPoint Above)> Pairs(Expr argument, IReadOnlyList<TrialPoint> points, HashSet<string> curved, CancellationToken cancellation)
    {
        var seen = points.Take(MostSeen).Select(p => (Point: p, Value: At(argument, p, p.In(static x => x.ToDouble()), cancellation))).Where(static s => s.Value is { } v && v != 0).ToList();
        return from below in seen
               where below.Value < 0
               from above in seen
               where above.Value > 0 && above.Point.Sizes.All(s => below.Point.Sizes[s.Key] == s.Value)
               let there = curved.Count == 0 ? above.Point : above.Point with { Integers = below.Point.Integers, Values = above.Point.Values.ToDictionary(static v => v.Key, v => curved.Contains(v.Key) ? below.Point.Values[v.Key] : v.Value) }
               where curved.Count == 0 || At(argument, there, there.In(static x => x.ToDouble()), cancellation) > 0
               select (below.Point, there);
    }

    private static bool DifferBetween(Comparison claim, Expr argument, TrialPoint below, TrialPoint above, CancellationToken cancellation)
    {
        var (from, to) = (below.In(static x => x.ToDouble()), above.In(static x => x.ToDouble()));
        Dictionary<string, Dense<double>> Between(double t) => from.ToDictionary(static v => v.Key, v => new Dense<double>(v.Value.Rows, v.Value.Columns, (i, j) => v.Value[i, j] + (t * (to[v.Key][i, j] - v.Value[i, j]))));
        var (low, high) = (0.0, 1.0);
        for (var k = 0; k < Halvings; k++)
        {
            var middle = (low + high) / 2;
            if (At(argument, below, Between(middle), cancellation) is not { } value) return false;
            if (value < 0) low = middle;
            else high = middle;
        }
        try
        {
            var here = Sides(low);
            var size = Math.Max(1, Math.Max(Largest(here.Left), Largest(here.Right)));
            if (!(FloatingTrials.Compare(here.Left, here.Right).Difference > Flat * size)) return false;
            return new[] { low - Step, low + Step }.Select(Sides).All(near => Distance(near.Left, here.Left) < Flat * size && Distance(near.Right, here.Right) < Flat * size);
        }
        catch (Exception e) when (e is ArithmeticException or EvaluationLimitException)
        {
            return false;
        }

        (Dense<double> Left, Dense<double> Right) Sides(double t) => claim.Evaluate(new NearlyZero(), below.Context(cancellation), Between(t));
    }

    private static double Distance(Dense<double> a, Dense<double> b) => FloatingTrials.Compare(a, b).Difference;

    private static double Largest(Dense<double> a) => FloatingTrials.Compare(a, a).Size;

    private static double? At(Expr argument, TrialPoint where, Dictionary<string, Dense<double>> values, CancellationToken cancellation)
    {
        try
        {
            var value = new Evaluator<double>(new RealInterpretation(), where.Context(cancellation), values).Evaluate(argument)[0, 0];
            return double.IsFinite(value) ? value : null;
        }
        catch (Exception e) when (e is ArithmeticException or EvaluationLimitException)
        {
            return null;
        }
    }

    /// <summary>Functions in doubles that jump to their value at 0 near it already.</summary>
    private sealed class NearlyZero : Interpretation<double>
    {
        private const double Near = 1e-5;
        private readonly RealInterpretation functions = new();

        public override Field<double> Field => functions.Field;

        public override Dense<double> Elementwise(ElementwiseFunction function, Dense<double>[] x, Rational? exponent, EvaluationContext context) =>
            functions.Elementwise(function, function is Sign or UnitStep ? [x[0].Map(static v => Math.Abs(v) < Near ? 0 : v)] : x, exponent, context);

        public override Dense<double> Analytic(AnalyticFunction function, Dense<double>[] x, EvaluationContext context) => functions.Analytic(function, x, context);
    }
}
