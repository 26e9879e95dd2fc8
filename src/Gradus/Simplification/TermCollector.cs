using Gradus.Expressions;
using Gradus.Shapes;

namespace Gradus.Simplification;

/// <summary>Adds like terms and takes common factors out of a sum: AB + ABᵀ = A(B + Bᵀ).</summary>
public static class TermCollector
{
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
        foreach (var e in parts)
        {
            foreach (var part in e is Sum s ? s.Children : [e]) Add(list, Term.Of(part));
        }
        list.RemoveAll(static t => t.Coefficient.IsZero);
        return list;
    }

    private static void Add(List<Term> list, Term term)
    {
        var at = list.FindIndex(t => t.IsLike(term));
        if (at < 0) list.Add(term);
        else list[at] = list[at] with { Coefficient = list[at].Coefficient + term.Coefficient };
    }
}
