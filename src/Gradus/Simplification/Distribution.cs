using Gradus.Expressions;
using Gradus.Functions;

namespace Gradus.Simplification;

/// <summary>Multiplies sums out: A(B + C) = AB + AC.</summary>
internal static class Distribution
{
    private const int MostTerms = 24;

    /// <summary>The terms of a sum with all products in it multiplied out and simplified; null if there are none, or too many.</summary>
    public static IReadOnlyList<Expr>? Of(IReadOnlyList<Expr> parts)
    {
        if (parts.Count > MostTerms || !parts.Any(HasSum)) return null;
        var terms = new List<Expr>();
        foreach (var part in parts)
        {
            if (Terms(part) is not { } more || terms.Count + more.Count > MostTerms) return null;
            terms.AddRange(more);
        }
        return terms.ConvertAll(static t => t is Sum ? t : Simplifier.Once(t));
    }

    /// <summary>True if a sum stands in a product, so that there is something to multiply out.</summary>
    public static bool HasSum(Expr e) => e switch
    {
        Product or Scale or Apply { Function: Hadamard } => e.Children.Any(static c => c is Sum || HasSum(c)),
        Sum => e.Children.Any(HasSum),
        _ => false,
    };

    private static List<Expr>? Terms(Expr e)
    {
        if (e is Sum sum)
        {
            var all = new List<Expr>();
            foreach (var child in sum.Children)
            {
                if (Terms(child) is not { } part || all.Count + part.Count > MostTerms) return null;
                all.AddRange(part);
            }
            return all;
        }
        if (!HasSum(e)) return [e];
        List<Expr[]> rows = [[]];
        foreach (var child in e.Children)
        {
            if (Terms(child) is not { } part || rows.Count * part.Count > MostTerms) return null;
            rows = [.. rows.SelectMany(row => part.Select(t => (Expr[])[.. row, t]))];
        }
        return rows.ConvertAll(row => e.WithChildren(row));
    }
}
