using Gradus.Expressions;

namespace Gradus.Binding;

/// <summary>Linear maps on the first two indices of ∂Y/∂X, taken inside the derivative: A (∂Y/∂X) B = ∂(AYB)/∂X with A and B held constant.</summary>
internal static class TensorProducts
{
    /// <summary>Applies a map that is linear in Y to every derivative in a sum of multiples of derivatives.</summary>
    public static Expr Map(Expr tensor, Expr with, Func<Expr, Expr, Expr> linear) => tensor switch
    {
        Derivative d => MapDerivative(d, with, linear),
        Sum s => Sum.Of(s.Children.Select(t => Map(t, with, linear))),
        Scale { Body: { } body } s => Scale.Of(s.Coefficient, [.. s.Scalars, Map(body, with, linear)], null),
        _ => throw new Shapes.ShapeException("only a derivative can be multiplied in its first two indices"),
    };

    private static Derivative MapDerivative(Derivative d, Expr with, Func<Expr, Expr, Expr> linear)
    {
        if (!Occurrences.Contains(with, d.By)) return Derivative.Of(linear(d.Function, with), d.By, d.Layout, d.At);
        var inner = Symbol.Of(d.By.Name + "_0", d.By.Shape, d.By.Properties);
        return Derivative.Of(linear(Occurrences.Replace(d.Function, d.By, inner).Result, with), inner, d.Layout, d.At);
    }
}
