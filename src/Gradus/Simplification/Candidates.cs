using Gradus.Expressions;
using Gradus.Functions;

namespace Gradus.Simplification;

/// <summary>Other writings of a formula that may be cheaper to compute than the shortest one.</summary>
internal static class Candidates
{
    private const int MostRounds = 4;

    /// <summary>The cheapest formula that single changes lead to.</summary>
    public static Expr Cheapest(Expr e, ComputingCost cost)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var next = Improved(e, cost);
            if (next.Equals(e)) break;
            e = next;
        }
        return e;
    }

    private static Expr Improved(Expr e, ComputingCost cost)
    {
        if (e.Children.Count == 0) return e;
        var best = e.Rewrite(child => Improved(child, cost));
        foreach (var other in Writings(best))
        {
            if (cost.Of(other) < cost.Of(best)) best = other;
        }
        return best;
    }

    private static IEnumerable<Expr> Writings(Expr e)
    {
        switch (e)
        {
            // (A + Aᵀ) x = A x + Aᵀ x, A (B x + c)
            case Sum or Product when Distribution.Of([e]) is { } terms:
                yield return Sum.Of(terms);
                break;
            // tr(A B) = sum(Aᵀ ∘ B)
            case Apply { Function: Trace } t when t.Children[0] is Product p:
                for (var cut = 1; cut < p.Children.Count; cut++)
                {
                    yield return Matrices.SumOfEntries(Matrices.Hadamard(Simplifier.Transposed(Product.Of(p.Children.Take(cut))), Product.Of(p.Children.Skip(cut))));
                }
                break;
            // diag(A B) = (A ∘ Bᵀ) 1
            case Apply { Function: Diag } d when d.Children[0] is Product { Shape.IsSquare: true } p:
                for (var cut = 1; cut < p.Children.Count; cut++)
                {
                    var right = Simplifier.Transposed(Product.Of(p.Children.Skip(cut)));
                    yield return Matrices.Hadamard(Product.Of(p.Children.Take(cut)), right) * Constant.Ones(right.Shape.Columns, Shapes.Size.One);
                }
                break;
            default:
                break;
        }
    }
}
