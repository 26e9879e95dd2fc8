using Gradus.Expressions;
using Gradus.Tensors;

namespace Gradus.Differentiation;

/// <summary>Multiplies out sums that hold an increment, in matrix notation.</summary>
public static class MultiplyOut
{
    /// <summary>The expression as a sum of terms in which the increment stands in no sum; null if it stands inside a function, or there would be too many terms.</summary>
    public static Expr? Of(Expr e, Symbol variable, Symbol increment, int maxTerms) => Terms(e, variable, increment, maxTerms) is { } terms ? Sum.Of(terms) : null;

    /// <summary>How many factors of a term are the increment.</summary>
    public static int Degree(Expr term, Symbol increment) => term switch
    {
        Symbol s => s.Equals(increment) ? 1 : 0,
        _ => term.Children.Sum(c => Degree(c, increment)),
    };

    private static List<Expr>? Terms(Expr e, Symbol variable, Symbol increment, int maxTerms)
    {
        if (!e.Contains(increment)) return [e];
        switch (e)
        {
            case Symbol:
                return [e];
            case Sum s:
                var all = new List<Expr>();
                foreach (var child in s.Children)
                {
                    if (Terms(child, variable, increment, maxTerms) is not { } part || all.Count + part.Count > maxTerms) return null;
                    all.AddRange(part);
                }
                return all;
            case Product or Scale or Apply { Function: StructuralFunction }:
                return Distribute(e, variable, increment, maxTerms);
            default:
                return null;
        }
    }

    private static List<Expr>? Distribute(Expr e, Symbol variable, Symbol increment, int maxTerms)
    {
        List<Expr[]> rows = [[]];
        foreach (var child in e.Children)
        {
            if (Terms(child, variable, increment, maxTerms) is not { } part || rows.Count * part.Count > maxTerms) return null;
            rows = [.. rows.SelectMany(row => part.Select(t => (Expr[])[.. row, t]))];
        }
        return rows.ConvertAll(row => Transposition.Normalise(e.WithChildren(row)));
    }
}
