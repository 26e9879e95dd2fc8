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
        if (IsOfPlain(product)) return product;
        if (Blocks(product) is { } scalars) return scalars;
        if (Cancelled(product.Children) is { } shorter) return shorter;
        if (RuleIndex.Rewrite(product) is { } rewritten) return rewritten;
        if (Commuted(product) is { } sorted) return sorted;
        if (Ones(product) is { } ones) return ones;
        if (!product.IsScalar) return product;
        return Centred(product.Children) ?? Centred(Turned(product.Children)) ?? Summed(product) ?? Product.Of(Orientation.Directed(product.Children, Simplifier.Transposed));
    }

    /// <summary>True for a transposed symbol of which nothing is known.</summary>
    public static bool IsPlain(Expr e) => e is Apply { Function: Transpose } t && t.Children[0] is Symbol { Properties: Properties.None };

    /// <summary>True for a product in which nothing can cancel, commute or stand alone: symbols of which nothing is known, none of them a vector save at the ends.</summary>
    private static bool IsOfPlain(Product product)
    {
        var factors = product.Operands;
        if (product.IsScalar) return false;
        for (var k = 0; k < factors.Length; k++)
        {
            if (factors[k] is not Symbol { Properties: Properties.None } && !IsPlain(factors[k])) return false;
            if (k > 0 && factors[k].Shape.Rows.IsOne) return false;
        }
        return true;
    }

    /// <summary>Σ x_i y_i z_i as xᵀ(y ∘ z), in one way: the last vector that is itself a product stands alone, or else the first vector.</summary>
    public static Expr Form(IReadOnlyList<Expr> vectors)
    {
        var entries = Powers.Joined(vectors);
        entries.Sort(ExprOrder.Instance);
        if (entries.Count == 1 && Diagonal(Powers.Split(entries[0]).Base) is null)
        {
            var (x, power) = Powers.Split(entries[0]);
            return power == 2 ? Simplifier.Transposed(x) * x : Matrices.SumOfEntries(entries[0]);
        }
        if (entries.TrueForAll(static e => Diagonal(Powers.Split(e).Base) is not null)) return Matrices.Trace(Entrywise.Of([.. entries.Select(static e => Matrices.EntryPower(Diagonal(Powers.Split(e).Base)!, Powers.Split(e).Power))]));
        var cycle = entries.FindIndex(static e => Diagonal(e) is Product);
        if (cycle >= 0) return Orientation.Trace([.. Flat(Diagonal(entries[cycle])!), Matrices.Diag(Entrywise.Of([.. entries.Where((_, k) => k != cycle)]))], Simplifier.Transposed);
        var alone = entries.FindLastIndex(static e => e is Product p && p.Children[^1] is not Constant);
        var single = entries[Math.Max(alone, 0)];
        entries.RemoveAt(Math.Max(alone, 0));
        var rest = Entrywise.Of(entries);
        return Product.Of(Orientation.Directed([.. Flat(Simplifier.Transposed(rest)), .. Flat(single)], Simplifier.Transposed));
    }

    /// <summary>sum(A 1) = sum(A), sum(x ∘ y) and sum(A (x ∘ y)) by <see cref="Form"/>; null if the sum is of something else.</summary>
    public static Expr? FormOfSum(Expr summed)
    {
        if (summed is Apply { Function: Hadamard or EntryPower, Shape.IsColumn: true } h) return Form(Entrywise.Factors(h)) is var form && form is Apply { Function: SumOfEntries } ? null : form;
        if (summed is not Product p) return null;
        if (p.Children[^1] is Constant { Kind: ConstantKind.Ones } last) return Constant.Dimension(last.Second) * Matrices.SumOfEntries(Product.Of(p.Children.SkipLast(1)));
        if (p.Children[0] is Constant { Kind: ConstantKind.Ones } first) return Constant.Dimension(first.First) * Matrices.SumOfEntries(Product.Of(p.Children.Skip(1)));
        return p.Shape.IsColumn ? Centred([.. Turned(p.Children), Constant.Ones(p.Shape.Rows, Shapes.Size.One)]) : null;
    }

    /// <summary>A for the diagonal diag(A) of a matrix; null for anything else.</summary>
    private static Expr? Diagonal(Expr e) => e is Apply { Function: Diag, Shape.IsColumn: true } d ? d.Children[0] : null;

    private static IReadOnlyList<Expr> Flat(Expr e) => e is Product p ? p.Children : [e];

    private static Expr[] Turned(IReadOnlyList<Expr> factors) => [.. factors.Reverse().Select(Simplifier.Transposed)];

    /// <summary>(x ∘ y)ᵀ A z by <see cref="Form"/>; null if the first factor is no such row.</summary>
    private static Expr? Centred(IReadOnlyList<Expr> factors)
    {
        if (factors[0] is not Apply { Function: Hadamard or Transpose or EntryPower }) return null;
        var row = Entrywise.Factors(Simplifier.Transposed(factors[0]));
        if (row.Count == 1 && factors.Count > 2) return null;
        var rest = Product.Of(factors.Skip(1));
        IReadOnlyList<Expr> column = factors.Count == 2 ? Entrywise.Factors(rest) : [rest];
        var alike = row.Count + column.Count == 2 && Powers.Split(row[0]).Base.Equals(Powers.Split(column[0]).Base) && !row[0].Equals(column[0]);
        return row.Count + column.Count > 2 || alike || row.Concat(column).Any(static e => Diagonal(e) is not null) ? Form([.. row, .. column]) : null;
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

    /// <summary>Ones beside ones are a number. Null if there are none.</summary>
    private static Expr? Ones(Product product)
    {
        var factors = product.Children;
        for (var k = 0; k + 1 < factors.Count; k++)
        {
            if (factors[k] is not Constant { Kind: ConstantKind.Ones } x || factors[k + 1] is not Constant { Kind: ConstantKind.Ones } y) continue;
            return Product.Of([Constant.Dimension(x.Second), .. factors.Take(k), Constant.Ones(x.First, y.Second), .. factors.Skip(k + 2)]);
        }
        return null;
    }

    /// <summary>Ones at the ends of a scalar make a sum: 1ᵀAx = sum(Ax). Null if there are none.</summary>
    private static Expr? Summed(Product product)
    {
        var factors = product.Children;
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
