using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;
using Gradus.Tensors;

namespace Gradus.Simplification;

/// <summary>The shortest fair writing of an expression: transposes at the leaves, inverses cancelled, like terms added, common factors taken out.</summary>
public static class Simplifier
{
    private const int MostRounds = 12;

    /// <summary>An equal expression that is shorter to read; idempotent, and the same for the same sum in another order.</summary>
    public static Expr Simplify(Expr e)
    {
        // What is taken out of a sum may bring like terms together, so it is done again while something changes.
        for (var round = 0; round < MostRounds; round++)
        {
            var next = Once(e);
            if (next.Equals(e)) return e;
            e = next;
        }
        return e;
    }

    private static Expr Once(Expr e)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        return e switch
        {
            Number or Symbol or Constant => e,
            Derivative or Differential => e,
            Apply { Function: Transpose } t => Transposition.Of(Once(t.Children[0])),
            Sum s => TermCollector.Collect(s.Children.Select(Once)),
            Product p => p.Rewrite(Once) is var x && x is Product q ? Factors(q) : x is Scale s ? OfScale(s) : x,
            Scale s => OfScale(s.Rewrite(Once)),
            _ => OfApply(e.Rewrite(Once)),
        };
    }

    private static Expr OfApply(Expr e) => e switch
    {
        Apply { Function: Trace } t when t.Children[0] is Scale { Body: { } body } s => Scale.Of(s.Coefficient, [.. s.Scalars, Matrices.Trace(body)], null),
        Apply { Function: Trace } t when t.Children[0] is Constant { Kind: ConstantKind.Identity } i => Constant.Dimension(i.First),
        Apply { Function: Hadamard } h => Entrywise(h.Children[0], h.Children[1]),
        _ => e,
    };

    private static Expr Entrywise(Expr a, Expr b) => (a, b) switch
    {
        (Constant { Kind: ConstantKind.Ones }, _) => b,
        (_, Constant { Kind: ConstantKind.Ones }) => a,
        (Scale { Body: { } body } s, _) => Scale.Of(s.Coefficient, s.Scalars, Entrywise(body, b)),
        (_, Scale { Body: { } body } s) => Scale.Of(s.Coefficient, s.Scalars, Entrywise(a, body)),
        _ => Matrices.Hadamard(a, b),
    };

    private static Expr OfScale(Expr e)
    {
        if (e is not Scale s) return e;
        var body = s.Body is Product p ? Factors(p) : s.Body;
        return Scale.Of(s.Coefficient, Powers(s.Scalars), body);
    }

    /// <summary>Powers of one base are joined: s · s⁻² = s⁻¹.</summary>
    private static List<Expr> Powers(IReadOnlyList<Expr> scalars)
    {
        var bases = new List<(Expr Base, Rational Power)>(scalars.Count);
        foreach (var scalar in scalars)
        {
            var (b, k) = scalar is Apply { Function: EntryPower } a && a.Children[1] is Number n ? (a.Children[0], n.Value) : (scalar, Rational.One);
            var at = bases.FindIndex(x => x.Base.Equals(b));
            if (at < 0) bases.Add((b, k));
            else bases[at] = (b, bases[at].Power + k);
        }
        return bases.ConvertAll(static x => Matrices.EntryPower(x.Base, x.Power));
    }

    /// <summary>Neighbours that cancel: X X⁻¹, QᵀQ.</summary>
    private static Expr Factors(Product product)
    {
        var kept = new List<Expr>(product.Children.Count);
        Expr? identity = null;
        foreach (var factor in product.Children)
        {
            if (kept.Count > 0 && Cancel(kept[^1], factor))
            {
                identity = Constant.Identity(factor.Shape.Columns);
                kept.RemoveAt(kept.Count - 1);
            }
            else
            {
                kept.Add(factor);
            }
        }
        return kept.Count == product.Children.Count ? product : kept.Count == 0 ? identity! : Product.Of(kept);
    }

    private static bool Cancel(Expr a, Expr b)
    {
        if (InverseArgument(a) is { } x && x.Equals(b)) return true;
        if (InverseArgument(b) is { } y && y.Equals(a)) return true;
        return a is not Symbol { IsScalar: true } && IsOrthogonal(a) && IsOrthogonal(b) && Transposition.Of(a).Equals(b);
    }

    private static Expr? InverseArgument(Expr e) => e switch
    {
        Apply { Function: Inverse } i => i.Children[0],
        Apply { Function: Transpose } t when t.Children[0] is Apply { Function: Inverse } i => Transposition.Of(i.Children[0]),
        _ => null,
    };

    private static bool IsOrthogonal(Expr e) => e switch
    {
        Symbol s => s.Properties.HasFlag(Properties.Orthogonal),
        Apply { Function: Transpose } t => IsOrthogonal(t.Children[0]),
        _ => false,
    };
}
