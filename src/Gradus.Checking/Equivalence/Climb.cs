using System.Numerics;
using Gradus.Evaluation;
using Gradus.Expressions;
using Gradus.Numerics;

namespace Gradus.Checking.Equivalence;

/// <summary>Moves the values of a point in small and large steps so that an expression, which has one sign there, comes to have the other.</summary>
internal sealed class Climb(Expr value, TrialPoint start, RandomSource random)
{
    private const int Steps = 250;
    private const Properties Movable = Properties.Constant | Properties.Asymmetric | Properties.Positive | Properties.Symmetric | Properties.Skew | Properties.Diagonal | Properties.Triangular | Properties.Unit;
    private static readonly double[] Sizes = [1e-4, 0.01, 0.1, 1, 1, 10];

    /// <summary>The point from which no step goes further; null if nothing can be moved.</summary>
    /// <param name="up">1 to make an entry as large as possible, −1 to make one as small.</param>
    /// <param name="cancellation">The wish to stop.</param>
    public TrialPoint? Towards(int up, CancellationToken cancellation)
    {
        Symbol[] movable = [.. value.Symbols().Where(static s => (s.Properties & ~Movable) == 0 && s.Members is null && !s.Shape.IsTensor)];
        if (movable.Length == 0) return null;
        var first = start.In(static x => x.ToDouble());
        var here = first;
        var best = Score(here, up, cancellation);
        for (var step = 0; step < Steps; step++)
        {
            var symbol = movable[random.Below(movable.Length)];
            var there = new Dictionary<string, Dense<double>>(here) { [symbol.Name] = Moved(here[symbol.Name], symbol.Properties) };
            if (Score(there, up, cancellation) is var score && score > best) (here, best) = (there, score);
        }
        var values = new Dictionary<string, Dense<Rational>>(start.Values);
        foreach (var symbol in movable)
        {
            if (ReferenceEquals(here[symbol.Name], first[symbol.Name])) continue;
            if (Exactly(here[symbol.Name], symbol.Properties) is not { } exact) return null;
            values[symbol.Name] = exact;
        }
        return start with { Values = values };
    }

    private double Score(Dictionary<string, Dense<double>> values, int up, CancellationToken cancellation)
    {
        try
        {
            var entries = new Evaluator<double>(new RealInterpretation(), start.Context(cancellation), values).Evaluate(value).Entries;
            var best = double.NegativeInfinity;
            foreach (var entry in entries) best = double.IsFinite(entry) ? Math.Max(best, up * entry) : best;
            return best;
        }
        catch (Exception e) when (e is ArithmeticException or EvaluationLimitException)
        {
            return double.NegativeInfinity;
        }
    }

    private Dense<double> Moved(Dense<double> a, Properties p)
    {
        var (size, at, kind) = (Sizes[random.Below(Sizes.Length)], random.Below(a.Entries.Length), random.Below(4));
        var entries = a.Entries.ToArray();
        for (var k = 0; k < entries.Length; k++)
        {
            if (kind < 2 && k != at) continue;
            entries[k] = kind == 2 ? entries[at] : entries[k] + (size * Math.Max(1, kind == 1 ? Math.Abs(entries[k]) : 0.1) * ((2 * random.Unit()) - 1));
        }
        var moved = SmallMatrices.Masked(p, RealField.Instance, Dense<double>.Of(a.Rows, a.Columns, entries));
        if ((p & Properties.Positive) != 0) return moved.Map(static x => Math.Max(Math.Abs(x), 1e-9));
        if ((p & Properties.Unit) == 0) return moved;
        var length = Math.Sqrt(LinearAlgebra.SumOfSquares(RealField.Instance, moved));
        return moved.Map(x => x / length);
    }

    /// <summary>The fraction that the entries are; a unit vector by its stereographic projection, so that it is one exactly.</summary>
    private static Dense<Rational>? Exactly(Dense<double> a, Properties p)
    {
        if ((p & Properties.Unit) == 0) return a.Map(Exactly);
        var last = a.Entries[^1];
        if (1 - last < 1e-6) return null;
        var y = a.Entries[..^1].ToArray().Select(x => Exactly(x / (1 - last))).ToArray();
        var squared = y.Aggregate(Rational.Zero, static (sum, x) => sum + (x * x));
        return Dense<Rational>.Of(a.Rows, a.Columns, [.. y.Select(x => 2 * x / (squared + 1)), (squared - 1) / (squared + 1)]);
    }

    private static Rational Exactly(double x) => Math.Abs(x) > 1L << 40 ? new BigInteger(x) : Rational.Of(new BigInteger(Math.Round(x * (1L << 30))), 1L << 30);
}
