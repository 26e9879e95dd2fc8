using System.Runtime.CompilerServices;
using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Tensors;

namespace Gradus.Simplification;

/// <summary>The shortest fair writing of an expression: transposes at the leaves, inverses cancelled, like terms added, common factors taken out.</summary>
/// <remarks>The same for the same formula whatever the order of terms and scalar factors, the nesting of sums and products, and the direction of scalars
/// such as tr(AB) = tr(BᵀAᵀ). Simplifying twice is simplifying once.</remarks>
public static class Simplifier
{
    private const int MostRounds = 12;

    /// <summary>An equal expression that is shorter to read; idempotent, and the same for the same sum in another order.</summary>
    public static Expr Simplify(Expr e) => TransposedWhole.Of(Settled(e));

    /// <summary>The best of the equal expressions found, by a measure; sizes without a value count as <see cref="ComputingCost.Usual"/>.</summary>
    public static Expr Simplify(Expr e, CostMeasure measure, IReadOnlyDictionary<string, long>? sizes = null) =>
        measure == CostMeasure.Compute ? Candidates.Cheapest(Simplify(e), new ComputingCost(sizes)) : Simplify(e);

    /// <summary>Passes until nothing changes: what is taken out of a sum may bring like terms together.</summary>
    internal static Expr Settled(Expr e)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var next = Once(e);
            if (next.Equals(e)) break;
            e = next;
        }
        return e;
    }

    /// <summary>The transpose, in the form that <see cref="Once"/> gives.</summary>
    internal static Expr Transposed(Expr e) => e switch
    {
        { IsScalar: true } or Symbol or Constant => Transposition.Of(e),
        Apply a when Calls.GoesThroughTranspose(a.Function) => Calls.Transposed(a),
        Sum or Product or Scale or Apply { Function: Hadamard or Kronecker } => OfTranspose(e),
        _ => Transposition.Of(e),
    };

    /// <summary>One pass, innermost first.</summary>
    internal static Expr Once(Expr e)
    {
        if (e.IsSettled || e.Children.Count == 0 || Products.IsPlain(e)) return e;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var next = Pass(e);
        if (!next.Equals(e)) return next;
        e.IsSettled = true;
        return e;
    }

    private static Expr Pass(Expr e)
    {
        return e switch
        {
            Number or Symbol or Constant => e,
            Derivative or Differential => e,
            IndexVariable or IndexBinder or EntryOf or Member or OpenCall or Iverson or Cases => e,
            Apply { Function: Transpose } t => OfTranspose(t.Children[0]),
            Sum s => TermCollector.Collect(s.Children.Select(Once)),
            Product p => p.Rewrite(Once) is var x && x is Product q ? Products.Of(q) : x is Scale s ? OfScale(s) : x,
            Scale s => OfScale(s.Rewrite(Once)),
            _ => Calls.Of(e.Rewrite(Once)),
        };
    }

    /// <summary>The transpose goes in before anything else is done, so that a formula and its transpose take the same way.</summary>
    private static Expr OfTranspose(Expr e) => Transposition.Of(e) switch
    {
        Apply { Function: Transpose } t when t.Children[0] is Sum s => TermCollector.Collect(s.Children.Select(OfTranspose)),
        Apply { Function: Transpose } t => t.Children[0] is Symbol ? t : Transposed(Once(t.Children[0])),
        var pushed => Once(pushed),
    };

    private static Expr OfScale(Expr e)
    {
        if (e is not Scale s) return e;
        var body = s.Body is Product p ? Products.Of(p) : s.Body;
        if (s.Scalars.Count == 0) return ReferenceEquals(body, s.Body) ? s : Scale.Of(s.Coefficient, [], body);
        var scalars = Powers.Joined(s.Scalars);
        scalars.Sort(ScalarOrder);
        var sorted = Scale.Of(s.Coefficient, scalars, body);
        return RuleIndex.Rewrite(sorted) ?? sorted;
    }

    /// <summary>What divides stands behind what multiplies.</summary>
    private static int ScalarOrder(Expr x, Expr y)
    {
        var c = (Powers.Split(x).Power.Sign < 0).CompareTo(Powers.Split(y).Power.Sign < 0);
        return c != 0 ? c : ExprOrder.Instance.Compare(x, y);
    }
}
