using Gradus.Derivations;
using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Simplification;

namespace Gradus.Differentiation;

/// <summary>A formula with adj X as books write it where X is invertible: det(X) X⁻¹.</summary>
public static class InvertibleForm
{
    /// <summary>The formula with determinants and inverses in place of adjugates, and before it is simplified; null where it has no adjugate, or that of a matrix which is never invertible.</summary>
    public static (Expr Raw, Expr Value)? Of(Expr e)
    {
        var adjugates = e.SelfAndDescendants().OfType<Apply>().Where(static a => a.Function is Adj).ToList();
        if (adjugates.Count == 0 || adjugates.Exists(static a => Knowledge.HasRankOne(a.Children[0]) || Knowledge.Has(a.Children[0], Properties.Skew))) return null;
        var raw = Inverted(e);
        var value = RepeatedFactors.Collapse(Simplifier.Simplify(raw));
        return value.SelfAndDescendants().Any(static x => x is Apply { Function: Adj }) ? null : (raw, value);
    }

    /// <summary>The step from the adjugate to the inverse; null where there is none.</summary>
    public static Step? Explain(Expr e) => Of(e) is var (_, value) ? Step.By(Rules.InvertAdjugate, new MatrixFormula(e, Relation.Equal, value)) : null;

    private static Expr Inverted(Expr e) => e is Apply { Function: Adj } a
        ? Product.Of(Matrices.Det(Inverted(a.Children[0])), Matrices.Inverse(Inverted(a.Children[0])))
        : e.Rewrite(Inverted);
}
