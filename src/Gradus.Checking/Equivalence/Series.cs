using Gradus.Expressions;
using Gradus.Shapes;

namespace Gradus.Checking.Equivalence;

/// <summary>Coefficients of the power series of f(tH) in t, for claims up to O(‖H‖ᵏ).</summary>
internal static class Series
{
    private static readonly Symbol Step = Symbol.Of("?t", Shape.Scalar);

    /// <summary>The coefficient of tᵏ, as a derivative that is not worked out.</summary>
    public static Expr Coefficient(Expr e, IReadOnlyList<Symbol> increments, int order)
    {
        // By name, for an assumption may have given an increment a property.
        var small = e.Symbols().Where(s => increments.Any(h => h.Name == s.Name)).Distinct().ToList();
        if (order == 0) return small.Aggregate(e, static (value, h) => value.Substitute(h, Constant.Zeros(h.Shape)));
        var change = small.Aggregate(e, static (value, h) => value.Substitute(h, Product.Of(Step, h)));
        var factorial = 1L;
        for (var k = 1; k < order; k++, factorial *= k) change = Derivative.Of(change, Step, Layout.Numerator);
        return Scale.Of(Numerics.Rational.Of(1, factorial), Derivative.Of(change, Step, Layout.Numerator, Number.Zero));
    }
}
