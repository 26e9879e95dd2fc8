using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;

namespace Gradus.Checking.Misconceptions;

/// <summary>Rules of numbers that people carry over to matrices in lines without derivatives, each with what holds instead.</summary>
internal static class PlainIdentities
{
    private const int MostValues = 40;
    private const int MostFactors = 5;

    /// <summary>What is believed of a part of a formula, and what is to be said of that.</summary>
    private sealed record Belief(string Id, string Message, Func<Expr, IEnumerable<Expr>> Values);

    private static readonly Belief[] Beliefs =
    [
        new("trace-split", "The determinant is not linear: det(A + B) is not det A + det B; what it keeps is the product, det(AB) = det A det B.", static e => OfSum<Det>(e, Matrices.Det)),
        new("trace-split", "log det is not linear: log det(A + B) is not log det A + log det B; what becomes a sum is the product, log det(AB) = log det A + log det B.", static e => OfSum<LogDet>(e, Matrices.LogDet)),
        new("scalar-rule-for-inverse", "The inverse is not linear: (A + B)⁻¹ is not A⁻¹ + B⁻¹.", static e => OfSum<Inverse>(e, Matrices.Inverse)),
        new("other", "Every row takes the number along: det(cA) = cⁿ det A for an n×n matrix A.", DetOfMultiple),
        new("scalar-rule-for-inverse", "The trace of an inverse is not one over the trace: the eigenvalues are inverted one by one, and then added.", TraceOfInverse),
        new("noncommuting-order", "The inverse of a product turns the order round: (AB)⁻¹ = B⁻¹A⁻¹.", static e => OfProduct<Inverse>(e, Matrices.Inverse)),
        new("noncommuting-order", "The adjugate of a product turns the order round: adj(AB) = adj(B) adj(A).", static e => OfProduct<Adj>(e, Matrices.Adj)),
        new("noncommuting-order", "A trace is only cyclic: tr(ABC) = tr(BCA) = tr(CAB), and tr(ACB) is another number.", TraceInOtherOrder),
        new("noncommuting-order", "(A + B)² = A² + AB + BA + B²: the binomial formulas of numbers need AB = BA.", Binomial),
        new("noncommuting-order", "(AB)² = ABAB: powers can be taken factor by factor only where AB = BA.", PowerOfProduct),
        new("missing-product-term", "The square of a sum has a cross term: ‖x + y‖² = ‖x‖² + 2xᵀy + ‖y‖².", SquareOfLength),
        new("other", "A norm does not split over a product: ‖AB‖ is at most ‖A‖ ‖B‖, and mostly less.", NormOfProduct),
        new("other", "A norm does not split over a sum: ‖A + B‖ is at most ‖A‖ + ‖B‖, and mostly less.", NormOfSum),
    ];

    /// <summary>The belief that explains a line without derivatives; null where there is none.</summary>
    public static Diagnosis? Of(Slip slip, Func<Expr, Expr, bool> agree)
    {
        if (Replay.HasDerivative(slip.Source) || Replay.HasDerivative(slip.Written) || slip.Correct.IsTensor()) return null;
        // People write such lines from the left to the right and from the right to the left.
        foreach (var (from, to) in new[] { (slip.Source, slip.Written), (slip.Written, slip.Source) })
        {
            foreach (var belief in Beliefs)
            {
                foreach (var value in Edits.AsFarAsPossible(Edits.AtOnePlace(from, belief.Values).Take(MostValues)))
                {
                    if (value.Shape == to.Shape && agree(to, value)) return new Diagnosis(belief.Id, belief.Message);
                }
            }
        }
        return null;
    }

    private static IEnumerable<Expr> OfSum<T>(Expr e, Func<Expr, Expr> of)
        where T : MatrixFunction => e is Apply { Function: T, Children: [Sum sum] } ? Edits.Each([() => Sum.Of(sum.Children.Select(of))]) : [];

    private static IEnumerable<Expr> OfProduct<T>(Expr e, Func<Expr, Expr> of)
        where T : MatrixFunction => e is Apply { Function: T, Children: [Product product] } ? Edits.Each([() => Product.Of(product.Children.Select(of))]) : [];

    private static IEnumerable<Expr> DetOfMultiple(Expr e) =>
        e is Apply { Function: Det, Children: [Scale { Body: { } body } scale] } ? Edits.Each([() => Scale.Of(scale.Coefficient, [.. scale.Scalars], Matrices.Det(body))]) : [];

    private static IEnumerable<Expr> TraceOfInverse(Expr e) =>
        e is Apply { Function: Trace, Children: [Apply { Function: Inverse } inverse] } ? Edits.Each([() => Matrices.EntryPower(Matrices.Trace(inverse.Children[0]), -1)]) : [];

    private static IEnumerable<Expr> TraceInOtherOrder(Expr e) => e is Apply { Function: Trace, Children: [Product { Children.Count: > 2 and <= MostFactors } product] }
        ? Edits.Each(Orders([.. product.Children]).Select(order => (Func<Expr?>)(() => Matrices.Trace(Product.Of(order))))) : [];

    private static IEnumerable<List<Expr>> Orders(List<Expr> factors)
    {
        for (var i = 0; i < factors.Count; i++)
        {
            for (var j = i + 1; j < factors.Count; j++)
            {
                var order = factors.ToList();
                (order[i], order[j]) = (order[j], order[i]);
                yield return order;
            }
        }
    }

    /// <summary>(A ± B)² and (A + B)(A − B) as of numbers.</summary>
    private static IEnumerable<Expr> Binomial(Expr e) => e switch
    {
        Apply { Function: MatrixPower, Children: [Sum { Children: [var a, var b] }, Number { Value: var two }] } when two == 2 => Products(a, b, a, b),
        Product { Children: [Sum { Children: [var a, var b] }, Sum { Children: [var c, var d] }] } => Products(a, b, c, d),
        _ => [],
    };

    /// <summary>(a + b)(c + d) with bc turned into cb, or ad into da.</summary>
    private static IEnumerable<Expr> Products(Expr a, Expr b, Expr c, Expr d) => Edits.Each(
        [() => Sum.Of(a * c, a * d, c * b, b * d), () => Sum.Of(a * c, d * a, b * c, b * d), () => Sum.Of(a * c, b * d)]);

    private static IEnumerable<Expr> PowerOfProduct(Expr e) => e switch
    {
        Apply { Function: MatrixPower, Children: [Product product, Number power] } => Edits.Each([() => Product.Of(product.Children.Select(f => Matrices.MatrixPower(f, power)))]),
        Product { Children: [var a, var b, var c, var d] } when a.Equals(c) && b.Equals(d) => Edits.Each([() => Product.Of(a, a, b, b)]),
        _ => [],
    };

    private static IEnumerable<Expr> SquareOfLength(Expr e) => e is Apply { Function: EntryPower, Children: [Apply { Function: Norm2 or NormF, Children: [Sum sum] } norm, Number { Value: var two }] } && two == 2
        ? Edits.Each([() => Sum.Of(sum.Children.Select(t => Matrices.EntryPower(norm.WithChildren([t]), 2)))]) : [];

    private static IEnumerable<Expr> NormOfProduct(Expr e) => e is Apply { Function: Norm2 or NormF or Norm1, Children: [Product product] } norm
        ? Edits.Each([() => Scale.Of(Rational.One, [.. product.Children.Select(f => f.Shape.IsColumn || f.Shape.IsRow ? Matrices.Norm2(f) : norm.WithChildren([f]))], null), () => Scale.Of(Rational.One, [.. product.Children.Select(static f => f.Shape.IsColumn || f.Shape.IsRow ? Matrices.Norm2(f) : Matrices.NormF(f))], null)]) : [];

    private static IEnumerable<Expr> NormOfSum(Expr e) =>
        e is Apply { Function: Norm2 or NormF or Norm1, Children: [Sum sum] } norm ? Edits.Each([() => Sum.Of(sum.Children.Select(t => norm.WithChildren([t])))]) : [];
}
