using Gradus.Expressions;
using Gradus.Shapes;

namespace Gradus.Simplification;

/// <summary>Adds like terms and takes common factors out of a sum: AB + ABᵀ = A(B + Bᵀ).</summary>
public static class TermCollector
{
    /// <summary>So many terms are compared one by one; more are found by their hash.</summary>
    private const int FewTerms = 8;

    /// <summary>The sum of the terms, collected; multiplied out first where that makes it shorter.</summary>
    public static Expr Collect(IEnumerable<Expr> terms)
    {
        Expr[] parts = [.. terms];
        var shape = parts[0].Shape;
        var collected = Factored(Like(parts), shape);
        if (collected is not Sum && collected is not Scale { Body: Sum or Product } && collected is not Product) return collected;
        return Distribution.Of(parts) is { } many ? Cost.Shorter(collected, Factored(Like(many), shape)) : collected;
    }

    private static Expr Factored(List<Term> terms, Shape shape) => terms.Count switch
    {
        0 => Constant.Zeros(shape),
        1 => terms[0].ToExpr(shape),
        _ => new Factoring(shape).Of(terms),
    };

    /// <summary>The terms with like ones added.</summary>
    private static List<Term> Like(IEnumerable<Expr> parts)
    {
        var list = new List<Term>();
        Dictionary<Term, int>? places = null;
        foreach (var e in parts)
        {
            foreach (var part in e is Sum s ? s.Children : [e]) Add(list, Term.Of(part), ref places);
        }
        list.RemoveAll(static t => t.Coefficient.IsZero);
        return list;
    }

    private static void Add(List<Term> list, Term term, ref Dictionary<Term, int>? places)
    {
        var at = -1;
        if (list.Count < FewTerms)
        {
            at = list.FindIndex(t => t.IsLike(term));
        }
        else
        {
            places ??= Places(list);
            if (places.TryGetValue(term, out var place)) at = place;
            else places.Add(term, list.Count);
        }
        if (at < 0) list.Add(term);
        else list[at] = list[at] with { Coefficient = list[at].Coefficient + term.Coefficient };
    }

    private static Dictionary<Term, int> Places(List<Term> list)
    {
        var places = new Dictionary<Term, int>(Term.Likeness);
        for (var k = 0; k < list.Count; k++) places[list[k]] = k;
        return places;
    }
}
