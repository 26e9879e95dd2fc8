using Gradus.Expressions;

namespace Gradus.Checking.Equivalence;

/// <summary>The values at which an exponent is tried that is only known to be whole.</summary>
internal static class WholeNumbers
{
    private const int Least = -3;
    private const int Most = 7;

    /// <summary>From the negative, or from 1 for a positive number, to beyond the degree in which it stands in a claim as a number.</summary>
    public static IEnumerable<int> Of(Symbol symbol, int degree)
    {
        var first = (symbol.Properties & Properties.Positive) != 0 ? 1 : Least;
        return Enumerable.Range(first, Math.Max(Most, first + Math.Min(degree, 40)) - first + 1);
    }
}
