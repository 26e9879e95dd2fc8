using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;

namespace Gradus.Simplification;

/// <summary>Hadamard products as what they are: commutative, with powers that join, ones that vanish, and scalars in front.</summary>
public static class Entrywise
{
    /// <summary>The factors of nested Hadamard products; the expression itself where it is none.</summary>
    public static List<Expr> Factors(Expr e)
    {
        var factors = new List<Expr>();
        Collect(e, factors);
        return factors;
    }

    /// <summary>The product, entry by entry, of one or more factors of one shape, in their order: reciprocals last.</summary>
    public static Expr Of(IReadOnlyList<Expr> factors)
    {
        if (factors[0].IsScalar) return Product.Of(factors);
        var coefficient = Rational.One;
        var scalars = new List<Expr>();
        var entries = new List<Expr>(factors.Count);
        foreach (var factor in factors)
        {
            if (factor.IsZero) return factor;
            foreach (var part in Factors(factor))
            {
                var (c, s, body) = part is Scale { Body: { } inner } scale ? (scale.Coefficient, scale.Scalars, inner) : (Rational.One, [], part);
                coefficient *= c;
                scalars.AddRange(s);
                entries.AddRange(Factors(body));
            }
        }
        var ones = entries[0];
        entries.RemoveAll(static e => e is Constant { Kind: ConstantKind.Ones });
        if (entries.Count == 0) return Scale.Of(coefficient, scalars, ones);
        var joined = entries.Count == 1 ? entries : Powers.Joined(entries);
        joined.RemoveAll(static e => e is Constant { Kind: ConstantKind.Ones });
        if (joined.Count == 0) return Scale.Of(coefficient, scalars, Matrices.OnesLike(ones));
        joined.Sort(Order);
        var product = joined[0];
        for (var k = 1; k < joined.Count; k++) product = Matrices.Hadamard(product, joined[k]);
        return Scale.Of(coefficient, scalars, product);
    }

    private static int Order(Expr x, Expr y)
    {
        var c = IsReciprocal(x).CompareTo(IsReciprocal(y));
        return c != 0 ? c : ExprOrder.Instance.Compare(x, y);
    }

    private static bool IsReciprocal(Expr e) => e is Apply { Function: EntryPower } a && a.Children[1] is Number { Value.Sign: < 0 };

    private static void Collect(Expr e, List<Expr> factors)
    {
        if (e is Apply { Function: Hadamard } h)
        {
            Collect(h.Children[0], factors);
            Collect(h.Children[1], factors);
        }
        else
        {
            factors.Add(e);
        }
    }
}
