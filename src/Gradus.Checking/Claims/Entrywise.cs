using Gradus.Expressions;
using Gradus.Functions;

namespace Gradus.Checking.Claims;

/// <summary>The other reading of exp, log and sqrt of a square matrix: entry by entry.</summary>
internal static class Entrywise
{
    /// <summary>Both sides read so; null where neither holds such a function.</summary>
    public static (Expr Left, Expr Right)? Of(Expr left, Expr right)
    {
        var (a, b) = (Of(left), Of(right));
        return a.Equals(left) && b.Equals(right) ? null : (a, b);
    }

    private static Expr Of(Expr e) => e.Rewrite(Of) switch
    {
        Apply { Function: Expm } f => Matrices.Exp(f.Children[0]),
        Apply { Function: Logm } f => Matrices.Log(f.Children[0]),
        Apply { Function: Sqrtm } f => Matrices.Sqrt(f.Children[0]),
        var other => other,
    };
}
