using Gradus.Differentiation;
using Gradus.Expressions;
using Gradus.Shapes;
using Gradus.Tensors;

namespace Gradus.Checking.Equivalence;

/// <summary>Proofs by canonical index form.</summary>
internal static class IndexProof
{
    /// <summary>True if the canonical index forms of both sides agree, so that they are equal for all sizes; false decides nothing.</summary>
    public static bool Agree(Expr left, Expr right)
    {
        try
        {
            if (OfDerivative(left, right) is { } proved) return proved;
            return Resolution.Of(left) is { } a && Resolution.Of(right) is { } b && CanonicalForm.Agree(a, b);
        }
        catch (Exception e) when (e is NotCoveredException or NoIndexFormException or ShapeException)
        {
            return false;
        }
    }

    /// <summary>∂Y/∂X against a formula: the entries of the differential as they are, multiplied out, against those of the formula.
    /// Neither is read back into matrix notation or simplified, so a slip there is seen. Null if the sides are of another kind.</summary>
    private static bool? OfDerivative(Expr left, Expr right)
    {
        if (right is Derivative && left is not Derivative) (left, right) = (right, left);
        if (left is not Derivative d || d.Shape.IsTensor || IsOpen(d.Function) || IsOpen(right) || !d.At.Equals(d.By)) return null;
        var dy = Differentials.Of(d.Function, d.By);
        var form = Gradients.Open(dy, Symbol.Differential(d.By), Expansion.Full);
        var arranged = new IndexForm([.. form.Terms.Select(t => Layouts.Arrange(t, d.Function.Shape, d.By.Shape, d.Layout))], form.Sizes, d.Shape);
        return CanonicalForm.Agree(arranged, new IndexFormBuilder().Build(right));
    }

    /// <summary>True if a derivative or differential stands inside that is not worked out.</summary>
    private static bool IsOpen(Expr e) => e.SelfAndDescendants().Any(static x => x is Derivative or Differential);
}
