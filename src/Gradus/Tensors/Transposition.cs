using Gradus.Expressions;
using Gradus.Functions;

namespace Gradus.Tensors;

/// <summary>Transposes driven inwards to the symbols.</summary>
public static class Transposition
{
    /// <summary>Xᵀ with the transpose pushed to the leaves: (AB)ᵀ = BᵀAᵀ, (A⁻¹)ᵀ stays, Sᵀ = S.</summary>
    public static Expr Of(Expr x) => x switch
    {
        { IsScalar: true } => x,
        Symbol { IsSymmetric: true } => x,
        Symbol s when s.Properties.HasFlag(Properties.Skew) => -s,
        Symbol => Matrices.Transpose(x),
        Constant { Kind: ConstantKind.Ones } c => Constant.Ones(c.Second, c.First),
        Constant { Kind: ConstantKind.Zeros } c => Constant.Zeros(c.Shape.Transposed),
        Constant { Kind: ConstantKind.Commutation } c => Constant.Commutation(c.Second, c.First),
        Constant => x,
        Sum s => Shorter(s, Sum.Of(Each(s.Children))),
        Product p => Product.Of(Reversed(p.Children)),
        Scale { Body: { } body } s => Scale.Of(s.Coefficient, s.Scalars, Of(body)),
        Apply { Function: Transpose } t => t.Children[0],
        Apply { Function: Hadamard } h => Matrices.Hadamard(Of(h.Children[0]), Of(h.Children[1])),
        Apply { Function: Kronecker } k => Matrices.Kronecker(Of(k.Children[0]), Of(k.Children[1])),
        Apply { Function: Diag or DDiag } d when d.Shape.IsSquare => d,
        Apply { Function: AnalyticFunction { IsPrimary: true } or Pinv } a when IsSymmetric(a.Children[0]) => a,
        Apply { Function: EntryPower } a => Catalog.Call<EntryPower>(Of(a.Children[0]), a.Children[1]),
        Apply { Function: ElementwiseFunction, Children.Count: 1 } a when IsSymmetric(a.Children[0]) => a,
        _ => Matrices.Transpose(x),
    };

    /// <summary>Driven in wherever a transpose stands in the expression.</summary>
    public static Expr Normalise(Expr x)
    {
        if (x.Children.Count == 0) return x;
        if (x is Apply { Function: Transpose } t) return Of(Normalise(t.Children[0]));
        return x.Rewrite(Normalise);
    }

    /// <summary>True if the expression equals its transpose by its form and what is known of its symbols; false if that cannot be seen.</summary>
    public static bool IsSymmetric(Expr x)
    {
        if (x.IsScalar) return true;
        if (!x.Shape.IsSquare) return false;
        if (x is Symbol s) return s.IsSymmetric;
        return x.Symmetric ??= SeenToBeSymmetric(x);
    }

    private static bool SeenToBeSymmetric(Expr x) => x switch
    {
        Scale { Body: { } body } => IsSymmetric(body),
        Sum s => SameTerms(s, Sum.Of(Each(s.Children))),
        Product { Children: [Symbol first, .., var last] } when !first.Equals(last) && !(last is Apply { Function: Transpose } t && t.Children[0].Equals(first)) => false,
        _ => Normalise(x) is var n && n.Equals(Of(n)),
    };

    private static Expr[] Each(IReadOnlyList<Expr> terms)
    {
        var turned = new Expr[terms.Count];
        for (var k = 0; k < turned.Length; k++) turned[k] = Of(terms[k]);
        return turned;
    }

    private static Expr[] Reversed(IReadOnlyList<Expr> factors)
    {
        var turned = new Expr[factors.Count];
        for (var k = 0; k < turned.Length; k++) turned[k] = Of(factors[turned.Length - 1 - k]);
        return turned;
    }

    /// <summary>(x − b)ᵀ rather than xᵀ − bᵀ, but A + Bᵀ rather than (Aᵀ + B)ᵀ.</summary>
    private static Expr Shorter(Sum sum, Expr pushed) => Orientation.Marks(pushed) <= Orientation.Marks(sum) + 1 ? pushed : Matrices.Transpose(sum);

    private static bool SameTerms(Sum sum, Expr transposed)
    {
        if (transposed is not Sum other || other.Children.Count != sum.Children.Count) return false;
        var left = new List<Expr>(other.Children);
        return sum.Children.All(t => left.Remove(Normalise(t)));
    }
}
