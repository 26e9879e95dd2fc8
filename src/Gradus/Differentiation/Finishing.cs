using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Simplification;

namespace Gradus.Differentiation;

/// <summary>The last touches to a result that are right for reading but not for working on.</summary>
internal static class Finishing
{
    /// <summary>adj X as det(X) X⁻¹ where X⁻¹ occurs anyway or X is known to be invertible; repeated factors as powers.</summary>
    public static Expr Of(Expr e)
    {
        var (adjugate, repeated) = (false, false);
        foreach (var node in e.SelfAndDescendants())
        {
            adjugate |= node is Apply { Function: Adj };
            repeated |= node is Product { Children.Count: > 1 } p && Repeats(p);
        }
        if (adjugate) e = Adjugates(e);
        return repeated ? RepeatedFactors.Collapse(e) : e;
    }

    private static bool Repeats(Product p)
    {
        var factors = p.Operands;
        for (var k = 1; k < factors.Length; k++)
        {
            if (RepeatedFactors.Base(factors[k]).Equals(RepeatedFactors.Base(factors[k - 1]))) return true;
        }
        return false;
    }

    private static Expr Adjugates(Expr e)
    {
        var regular = new HashSet<Expr>(e.SelfAndDescendants().OfType<Apply>().Select(Inverted).OfType<Expr>());
        Expr Work(Expr x) => x is Apply { Function: Adj } a && (IsInvertible(a.Children[0]) || regular.Contains(a.Children[0]))
            ? Product.Of(Matrices.Det(a.Children[0].Rewrite(Work)), Matrices.Inverse(a.Children[0].Rewrite(Work)))
            : x.Rewrite(Work);
        var result = Work(e);
        return result.Equals(e) ? e : Simplifier.Simplify(result);
    }

    /// <summary>X where the formula holds X⁻¹, 1/det X or log det X and so is about invertible X; null for any other node.</summary>
    private static Expr? Inverted(Apply a) => a switch
    {
        { Function: Inverse or LogDet } => a.Children[0],
        { Function: EntryPower, Children: [Apply { Function: Det } det, Number { Value.Sign: < 0 }] } => det.Children[0],
        { Function: Log, Children: [Apply { Function: Det } det] } => det.Children[0],
        _ => null,
    };

    private static bool IsInvertible(Expr e) => e switch
    {
        Symbol s => (s.Properties & (Properties.Invertible | Properties.PositiveDefinite | Properties.Orthogonal)) != 0,
        Apply { Function: Inverse or Expm } => true,
        Apply { Function: Transpose } t => IsInvertible(t.Children[0]),
        _ => false,
    };
}
