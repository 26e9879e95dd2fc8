using Gradus.Evaluation;
using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Shapes;

namespace Gradus.Checking.Misconceptions;

/// <summary>A quick look at two random points, so that only candidates which may be right are put before the judge.</summary>
internal sealed class Probe
{
    private const int MostAttempts = 16;
    private const double Tolerance = 1e-8;
    private readonly List<Point> points = [];

    private Probe()
    {
    }

    /// <summary>True if values can be compared at all.</summary>
    public bool HasPoints => points.Count > 0;

    /// <summary>Points at which both sides of a slip have values.</summary>
    public static Probe Of(Slip slip) => At(slip, SizesAt);

    /// <summary>Points at which every matrix is a number; none where the text fixes larger sizes.</summary>
    public static Probe OfNumbers(Slip slip) => slip.Correct.Symbols().Concat(slip.Written.Symbols()).Any(static s => IsFixed(s.Shape.Rows) || IsFixed(s.Shape.Columns)) ? new Probe() : At(slip, static (free, _) => free.Sizes.ToDictionary(static name => name, static _ => 1));

    private static bool IsFixed(Size size) => !size.IsOne && size.Names.Count == 0;

    private static Probe At(Slip slip, Func<FreeSymbols, int, Dictionary<string, int>> sizes)
    {
        var probe = new Probe();
        var free = FreeSymbols.Of([slip.Source, slip.Correct, slip.Written, .. slip.Increments]);
        if (free.Conflict is not null) return probe;
        for (var attempt = 0; attempt < MostAttempts && probe.points.Count < 2; attempt++)
        {
            var point = Draw(free, sizes(free, attempt), slip.Increments, attempt);
            if (point is not null && Value(point, slip.Written) is not null && Value(point, slip.Correct) is not null) probe.points.Add(point);
        }
        return probe;
    }

    /// <summary>True unless the values are seen to differ.</summary>
    public bool MayAgree(Expr a, Expr b)
    {
        if (a.Shape != b.Shape) return false;
        foreach (var point in points)
        {
            if (Value(point, a) is not { } x || Value(point, b) is not { } y || !Close(x, y)) return false;
        }
        return true;
    }

    private static Dictionary<string, int> SizesAt(FreeSymbols free, int attempt)
    {
        var random = new RandomSource(0x517E + (ulong)attempt);
        var sizes = new Dictionary<string, int>();
        foreach (var name in free.Sizes) sizes.Add(name, free.Sizes.Count > 4 || attempt > 8 ? 2 + random.Below(2) : 2 + ((sizes.Count + attempt) % Math.Max(2, free.Sizes.Count)));
        return sizes;
    }

    private static Point? Draw(FreeSymbols free, Dictionary<string, int> sizes, IReadOnlyList<Symbol> increments, int attempt)
    {
        var random = new RandomSource(0x5EED + (ulong)attempt);
        var integers = free.Symbols.Where(static s => s.Properties.HasFlag(Properties.Integer)).ToDictionary(static s => s.Name, _ => 2 + random.Below(3));
        var context = new EvaluationContext(sizes, integers, cancellation: Effort.Wish);
        double Positive() => 0.1 + (random.Unit() * (attempt % 4 == 3 ? 0.8 : 2));
        double Signed() => (random.Below(2) == 0 ? -1 : 1) * Positive();
        try
        {
            var sampler = new PointSampler<double>(RealField.Instance, random, attempt % 2 == 0 ? Signed : Positive, Positive);
            var values = free.Symbols.ToDictionary(static s => s.Name, s => sampler.Draw(s, context));
            return new Point(new Evaluator<double>(new RealInterpretation(), context, values), [.. increments.Select(static x => x.Name)], [.. increments.Select(x => values[x.Name])]);
        }
        catch (Exception e) when (e is ArithmeticException or EvaluationLimitException)
        {
            return null;
        }
    }

    private static Dense<double>? Value(Point point, Expr e)
    {
        try
        {
            var value = point.Of(e);
            return Array.TrueForAll(value.Entries.ToArray(), double.IsFinite) ? value : null;
        }
        catch (Exception problem) when (problem is ArithmeticException or EvaluationLimitException or NotSupportedException or ArgumentException or IndexOutOfRangeException) // shapes that do not fit at these sizes
        {
            return null;
        }
    }

    private static bool Close(Dense<double> a, Dense<double> b)
    {
        if (a.Rows != b.Rows || a.Columns != b.Columns) return false;
        var (difference, size) = (0.0, 0.0);
        for (var i = 0; i < a.Entries.Length; i++)
        {
            difference = Math.Max(difference, Math.Abs(a.Entries[i] - b.Entries[i]));
            size = Math.Max(size, Math.Max(Math.Abs(a.Entries[i]), Math.Abs(b.Entries[i])));
        }
        return difference <= Tolerance * Math.Max(size, 1e-6);
    }

    /// <summary>A point; with increments, values and first orders in them.</summary>
    private sealed record Point(Evaluator<double> Evaluator, string[] Increments, Dense<double>[] Directions)
    {
        private readonly Dense<double>[] origin = Array.ConvertAll(Directions, static d => d.Map(static _ => 0.0));

        /// <summary>The value; the first order below it.</summary>
        public Dense<double> Of(Expr e)
        {
            if (Increments.Length == 0) return Evaluator.Evaluate(e);
            var value = Evaluator.EvaluateAlong(e, Increments, origin, Directions);
            return new Dense<double>(2 * value.Rows, value.Columns, (i, j) => i < value.Rows ? value[i, j].Value : value[i - value.Rows, j].Epsilon);
        }
    }
}
