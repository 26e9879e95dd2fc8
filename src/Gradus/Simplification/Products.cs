using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Tensors;

namespace Gradus.Simplification;

/// <summary>Simplifies a matrix product whose factors are simplified.</summary>
internal static class Products
{
    /// <summary>The product without neighbours that cancel, with the scalars in it in front.</summary>
    public static Expr Of(Product product)
    {
        if (Blocks(product) is { } scalars) return scalars;
        if (Cancelled(product.Children) is { } shorter) return shorter;
        if (RuleIndex.Rewrite(product) is { } rewritten) return rewritten;
        if (Commuted(product) is { } sorted) return sorted;
        if (Ones(product) is { } sums) return sums;
        return product.IsScalar ? Product.Of(Orientation.Directed(product.Children, Simplifier.Transposed)) : product;
    }

    /// <summary>x (yᵀAz) wᵀ: what stands between two sides of length 1 is a scalar. Null if there is none.</summary>
    private static Expr? Blocks(Product product)
    {
        var factors = product.Children;
        List<Expr>? scalars = null;
        List<Expr> rest = [];
        var start = 0;
        for (var k = 0; k < factors.Count; k++)
        {
            if (!factors[k].Shape.Columns.IsOne && k < factors.Count - 1) continue;
            Expr block = start == k ? factors[k] : Product.Of(factors.Skip(start).Take(k - start + 1));
            if (block.IsScalar && (start > 0 || k < factors.Count - 1)) (scalars ??= []).Add(block);
            else rest.Add(block);
            start = k + 1;
        }
        return scalars is null ? null : Product.Of([.. scalars, .. rest]);
    }

    /// <summary>Neighbours cancelled: X X⁻¹ = I, QᵀQ = I, xᵀx = 1, also where the inverse is of a longer product: B (AB)⁻¹ = A⁻¹. Null if there are none.</summary>
    private static Expr? Cancelled(IReadOnlyList<Expr> factors)
    {
        for (var k = 0; k < factors.Count; k++)
        {
            if (k + 1 < factors.Count && AreOpposite(factors[k], factors[k + 1])) return Without(factors, k, 2, factors[k].Shape.Rows, null);
            if (InverseArgument(factors[k]) is not { } argument) continue;
            for (var taken = 1; taken <= argument.Count; taken++)
            {
                if (Behind(factors, k, argument, taken)) return Without(factors, k, taken + 1, factors[k].Shape.Rows, Inverse(argument.Skip(taken)));
                if (InFront(factors, k, argument, taken)) return Without(factors, k - taken, taken + 1, factors[k].Shape.Rows, Inverse(argument.Take(argument.Count - taken)));
            }
        }
        return null;
    }

    /// <summary>(P R)⁻¹ P = R⁻¹ for a square P, which is then invertible as well.</summary>
    private static bool Behind(IReadOnlyList<Expr> factors, int k, IReadOnlyList<Expr> argument, int taken)
    {
        if (k + taken >= factors.Count || argument[0].Shape.Rows != argument[taken - 1].Shape.Columns) return false;
        for (var i = 0; i < taken; i++)
        {
            if (!factors[k + 1 + i].Equals(argument[i])) return false;
        }
        return true;
    }

    /// <summary>P (R P)⁻¹ = R⁻¹ for a square P.</summary>
    private static bool InFront(IReadOnlyList<Expr> factors, int k, IReadOnlyList<Expr> argument, int taken)
    {
        var from = argument.Count - taken;
        if (k < taken || argument[from].Shape.Rows != argument[^1].Shape.Columns) return false;
        for (var i = 0; i < taken; i++)
        {
            if (!factors[k - taken + i].Equals(argument[from + i])) return false;
        }
        return true;
    }

    private static Expr Without(IReadOnlyList<Expr> factors, int from, int count, Shapes.Size size, Expr? between)
    {
        Expr[] rest = between is null ? [.. factors.Take(from), .. factors.Skip(from + count)] : [.. factors.Take(from), between, .. factors.Skip(from + count)];
        return rest.Length == 0 ? Constant.Identity(size) : Product.Of(rest);
    }

    private static Expr? Inverse(IEnumerable<Expr> factors) => factors.ToArray() is { Length: > 0 } rest ? Matrices.Inverse(Product.Of(rest)) : null;

    /// <summary>The factors of X where the expression is X⁻¹, those of Xᵀ where it is (X⁻¹)ᵀ.</summary>
    private static IReadOnlyList<Expr>? InverseArgument(Expr e) => e switch
    {
        Apply { Function: Functions.Inverse } i => i.Children[0] is Product p ? p.Children : [i.Children[0]],
        Apply { Function: Transpose } t when t.Children[0] is Apply { Function: Functions.Inverse } i => Simplifier.Transposed(i.Children[0]) is var x && x is Product p ? p.Children : [x],
        _ => null,
    };

    private static bool AreOpposite(Expr a, Expr b) =>
        (Knowledge.Has(a, Properties.Orthogonal) && Knowledge.Has(b, Properties.Orthogonal) && Transposition.Of(a).Equals(b))
        || (b is Symbol { Shape.IsColumn: true } x && x.Properties.HasFlag(Properties.Unit) && Transposition.Of(b).Equals(a));

    /// <summary>Ones beside ones are a number, and ones at both ends of a scalar are its sum: 1ᵀAx = sum(Ax). Null if there are none.</summary>
    private static Expr? Ones(Product product)
    {
        var factors = product.Children;
        for (var k = 0; k + 1 < factors.Count; k++)
        {
            if (factors[k] is not Constant { Kind: ConstantKind.Ones } x || factors[k + 1] is not Constant { Kind: ConstantKind.Ones } y) continue;
            return Product.Of([Constant.Dimension(x.Second), .. factors.Take(k), Constant.Ones(x.First, y.Second), .. factors.Skip(k + 2)]);
        }
        if (!product.IsScalar) return null;
        var (first, last) = (factors[0] is Constant { Kind: ConstantKind.Ones } ? 1 : 0, factors[^1] is Constant { Kind: ConstantKind.Ones } ? 1 : 0);
        return first + last == 0 ? null : Matrices.SumOfEntries(Product.Of(factors.Skip(first).Take(factors.Count - first - last)));
    }

    /// <summary>Diagonal matrices commute; neighbours are put in order. Null if they are.</summary>
    private static Expr? Commuted(Product product)
    {
        var factors = product.Children;
        for (var k = 0; k + 1 < factors.Count; k++)
        {
            if (!Knowledge.Has(factors[k], Properties.Diagonal) || !Knowledge.Has(factors[k + 1], Properties.Diagonal)) continue;
            if (ExprOrder.Instance.Compare(factors[k], factors[k + 1]) > 0) return Product.Of([.. factors.Take(k), factors[k + 1], factors[k], .. factors.Skip(k + 2)]);
        }
        return null;
    }
}
