using Gradus.Evaluation;
using Gradus.Expressions;
using Gradus.Numerics;

namespace Gradus.Checking.Equivalence;

/// <summary>Finds where a number that has one sign elsewhere is 0: x = 0 of xᵀx, x = y of ‖x − y‖₂.</summary>
/// <remarks>One entry after another goes to the lowest point of the parabola through three points, for the number and for its square;
/// what is a square of something straight is 0 after some rounds. eˣ, which only comes near, is not 0 within the bounds.</remarks>
internal sealed class JumpZeros(Expr argument, TrialPoint start, CancellationToken cancellation)
{
    private const int Rounds = 30;
    private const int MostEntries = 12;
    private const double Bound = 8;
    private const double Zero = 1e-9;
    private const Properties Movable = Properties.Constant | Properties.Asymmetric;

    /// <summary>The values of all symbols at such a place; null where none was found.</summary>
    public Dictionary<string, Dense<double>>? Find()
    {
        var values = start.In(static x => x.ToDouble());
        Symbol[] movable = [.. argument.Symbols().Where(s => (s.Properties & ~Movable) == 0 && s.Members is null && values.ContainsKey(s.Name))];
        if (movable.Length == 0 || movable.Sum(s => values[s.Name].Entries.Length) > MostEntries) return null;
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var symbol in movable)
            {
                for (var k = 0; k < values[symbol.Name].Entries.Length; k++) values = Lowered(values, symbol.Name, k);
            }
            if (Size(values) <= Zero) return values;
        }
        return null;
    }

    private Dictionary<string, Dense<double>> Lowered(Dictionary<string, Dense<double>> values, string name, int entry)
    {
        var (below, here, above) = (Size(Moved(values, name, entry, -1)), Size(values), Size(Moved(values, name, entry, 1)));
        var (best, least) = (values, here);
        foreach (var step in new[] { Lowest(below, here, above), Lowest(below * below, here * here, above * above), -values[name].Entries[entry] })
        {
            var there = Moved(values, name, entry, step);
            if (Size(there) is var size && size < least && Math.Abs(there[name].Entries[entry]) <= Bound) (best, least) = (there, size);
        }
        return best;
    }

    /// <summary>Where the parabola through (−1, a), (0, b), (1, c) is lowest; 0 where it has no such place.</summary>
    private static double Lowest(double a, double b, double c) => a + c - (2 * b) is > 0 and var bend && double.IsFinite(bend) ? (a - c) / (2 * bend) : 0;

    private static Dictionary<string, Dense<double>> Moved(Dictionary<string, Dense<double>> values, string name, int entry, double step)
    {
        var (of, columns) = (values[name], values[name].Columns);
        return new(values) { [name] = new Dense<double>(of.Rows, columns, (i, j) => of[i, j] + ((i * columns) + j == entry ? step : 0)) };
    }

    private double Size(Dictionary<string, Dense<double>> values)
    {
        try
        {
            var value = new Evaluator<double>(new RealInterpretation(), start.Context(cancellation), values).Evaluate(argument)[0, 0];
            return double.IsFinite(value) ? Math.Abs(value) : double.PositiveInfinity;
        }
        catch (Exception e) when (e is ArithmeticException or EvaluationLimitException)
        {
            return double.PositiveInfinity;
        }
    }
}
