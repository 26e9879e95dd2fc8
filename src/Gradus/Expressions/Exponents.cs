namespace Gradus.Expressions;

/// <summary>What an exponent asks of the matrix under it.</summary>
public static class Exponents
{
    /// <summary>The domain of a power, with {0} for the matrix: null where the exponent is a whole number not below 0.</summary>
    public static string? NeedInverse(Expr exponent) => exponent switch
    {
        Number n => n.Value.Sign < 0 ? "{0} invertible" : null,
        Sum { Children: [Symbol s, Number shift] } => $"{{0}} invertible unless {s.Name} ≥ {-shift.Value}",
        Sum { Children: [Number shift, Symbol s] } => $"{{0}} invertible unless {s.Name} ≥ {-shift.Value}",
        _ => "{0} invertible unless {1} ≥ 0",
    };
}
