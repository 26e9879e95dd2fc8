using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Tensors;

namespace Gradus.Simplification;

/// <summary>What is known of an expression by its form and the properties of its symbols; false where that cannot be seen.</summary>
public static class Knowledge
{
    /// <summary>True if the expression is known to have a property.</summary>
    public static bool Has(Expr e, Properties property) => property switch
    {
        Properties.Diagonal => IsDiagonal(e),
        Properties.Symmetric => Transposition.IsSymmetric(e),
        Properties.Orthogonal | Properties.Invertible => Has(e, Properties.Orthogonal),
        _ => e switch
        {
            Symbol s => s.Properties.HasFlag(property),
            Apply { Function: Transpose } t => property is Properties.Orthogonal or Properties.Idempotent or Properties.Skew && Has(t.Children[0], property),
            _ => false,
        },
    };

    /// <summary>True if the rank is at most 1 by the form: x yᵀ, a matrix of ones.</summary>
    public static bool HasRankOne(Expr e) => e switch
    {
        Scale { Body: { } body } => HasRankOne(body),
        Apply { Function: Transpose } t => HasRankOne(t.Children[0]),
        Product p => p.Children.Any(HasRankOne) || p.Children.Skip(1).Any(static f => f.Shape.Rows.IsOne),
        _ => e is Constant { Kind: ConstantKind.Ones } || (!e.IsScalar && (e.Shape.IsColumn || e.Shape.IsRow)),
    };

    private static bool IsDiagonal(Expr e) => !e.IsScalar && e.Shape.IsSquare && e switch
    {
        Symbol s => s.Properties.HasFlag(Properties.Diagonal),
        Constant c => c.Kind == ConstantKind.Identity,
        Apply { Function: DDiag } => true,
        Apply { Function: Diag } d => !d.Children[0].Shape.IsSquare,
        Apply { Function: Hadamard } h => h.Children.Any(IsDiagonal),
        Apply { Function: Inverse or Transpose or Adj } a => IsDiagonal(a.Children[0]),
        Sum or Product => e.Children.All(IsDiagonal),
        Scale { Body: { } body } => IsDiagonal(body),
        _ => false,
    };
}
