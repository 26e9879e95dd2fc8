using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Tensors;

namespace Gradus.Simplification;

/// <summary>The last touch: one transpose around a formula in the place of many inside, (XB + BX)ᵀ for BᵀXᵀ + XᵀBᵀ.</summary>
internal static class TransposedWhole
{
    /// <summary>The expression with such parts turned round, outermost first.</summary>
    public static Expr Of(Expr e)
    {
        var marks = Orientation.Marks(e);
        if (marks < 2 || e.IsTurned) return e;
        if (e is Sum or Product && !e.IsScalar)
        {
            var turned = Transposition.Of(e) is Apply { Function: Transpose } t ? Pushed(t.Children[0]) : Transposition.Of(e);
            if (marks - Orientation.Marks(turned) - 1 >= Least(e)) return Matrices.Transpose(Of(turned));
        }
        var inside = e.Rewrite(Of);
        if (ReferenceEquals(inside, e)) e.IsTurned = true;
        return inside;
    }

    /// <summary>How many marks must be saved: AᵀBᵀ is read as easily as (BA)ᵀ, but not xᵀ − aᵀ as (x − a)ᵀ.</summary>
    private static int Least(Expr e) => e is Sum ? 1 : 2;

    private static Expr Pushed(Expr sum) => Sum.Of(sum.Children.Select(Transposition.Of));
}
