using Gradus.Expressions;
using Gradus.Functions;

namespace Gradus.Checking.Answers;

/// <summary>Which conditions hold by the form of an expression: eˣ is above 0, a positive definite matrix is invertible.</summary>
internal static class Signs
{
    /// <summary>True if the arguments lie in the domain whatever their symbols stand for, or another condition of the formula says the same.</summary>
    public static bool Always(MatrixFunction function, ReadOnlySpan<Expr> x) => function switch
    {
        Log or Sqrt => IsPositive(x[0]),
        EntryPower => IsPositive(x[0]) || x[0] is Apply { Function: Norm2 or NormF },
        Inverse => IsInvertible(x[0]),
        LogDet => IsDefinite(x[0]),
        Sqrtm or Logm => IsDefinite(x[0]),
        MatrixPower or DPower or KPower => IsInvertible(x[0]),
        Pinv => IsInvertible(x[0]),
        Sylvester => IsDefinite(x[0]) && IsDefinite(x[1]),
        _ => false,
    };

    /// <summary>True if every entry is above 0 by the form.</summary>
    private static bool IsPositive(Expr e) => e switch
    {
        Number n => n.Value.Sign > 0,
        Constant { Kind: ConstantKind.Dimension or ConstantKind.Ones } => true,
        Symbol s => s.Properties.HasFlag(Properties.Positive),
        Sum s => s.Children.All(IsNonnegative) && s.Children.Any(IsPositive),
        Scale s => s.Coefficient.Sign > 0 && s.Children.All(IsPositive),
        Apply { Function: Exp or Sigmoid or Softplus or Softmax } => true,
        Apply { Function: SumOfEntries or Sqrt or Hadamard or Transpose or Vec or Pi } a => a.Children.All(IsPositive),
        Apply { Function: EntryPower } a => IsPositive(a.Children[0]),
        Apply { Function: Det or Trace } a => IsDefinite(a.Children[0]),
        Product p => p.Children.All(IsPositive),
        _ => false,
    };

    private static bool IsNonnegative(Expr e) => IsPositive(e) || e switch
    {
        Scale s => s.Coefficient.Sign > 0 && s.Children.All(IsNonnegative),
        Apply { Function: Norm2 or NormF or Norm1 or Abs or Relu or Nuc or SpecNorm } => true,
        Apply { Function: EntryPower } a => a.Children[1] is Number { Value: { IsInteger: true, Sign: > 0 } k } && (k.Numerator % 2).IsZero,
        Apply { Function: Hadamard } a => a.Children[0].Equals(a.Children[1]),
        Apply { Function: SumOfEntries } a => IsNonnegative(a.Children[0]),
        Product { Children: [Apply { Function: Transpose } left, var right] } => left.Children[0].Equals(right) && right.Shape.IsColumn,
        _ => false,
    };

    private static bool IsDefinite(Expr e) => e switch
    {
        Symbol s => s.Properties.HasFlag(Properties.PositiveDefinite),
        Constant { Kind: ConstantKind.Identity } => true,
        Sum s => s.Children.All(IsDefinite),
        Scale { Body: { } body } s => s.Coefficient.Sign > 0 && s.Scalars.All(IsPositive) && IsDefinite(body),
        Apply { Function: Inverse or Sqrtm } a => IsDefinite(a.Children[0]),
        Apply { Function: Expm } a => Tensors.Transposition.IsSymmetric(a.Children[0]),
        _ => false,
    };

    private static bool IsInvertible(Expr e) => IsDefinite(e) || e switch
    {
        Symbol s => (s.Properties & (Properties.Invertible | Properties.Orthogonal)) != 0,
        Scale { Body: { } body } s => s.Scalars.All(IsPositive) && IsInvertible(body),
        Product p => p.Children.All(static f => f.Shape.IsSquare && IsInvertible(f)),
        Apply { Function: Inverse or Expm } => true,
        Apply { Function: Transpose } t => IsInvertible(t.Children[0]),
        _ => false,
    };
}
