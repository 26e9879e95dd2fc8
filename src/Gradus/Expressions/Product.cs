using Gradus.Numerics;
using Gradus.Shapes;

namespace Gradus.Expressions;

/// <summary>A matrix product of two or more factors, none of them a scalar, in the order written.</summary>
/// <remarks>The whole may be 1×1 (xᵀAx). Scalar factors live in <see cref="Scale"/>.</remarks>
public sealed class Product : Expr
{
    private readonly Expr[] factors;

    private Product(Expr[] factors)
        : base(new Shape(factors[0].Shape.Rows, factors[^1].Shape.Columns), HashOf(5, factors)) => this.factors = factors;

    /// <inheritdoc/>
    public override IReadOnlyList<Expr> Children => factors;

    /// <summary>The product: scalars are taken out in front, identities dropped, nested products flattened.</summary>
    /// <exception cref="ShapeException">Neighbours do not fit.</exception>
    public static Expr Of(params ReadOnlySpan<Expr> factors)
    {
        if (IsFlat(factors)) return new Product(factors.ToArray());
        var coefficient = Rational.One;
        List<Expr>? scalars = null;
        var flat = new List<Expr>(factors.Length);
        Expr? identity = null;
        Size? rows = null;
        var columns = Size.One;
        foreach (var factor in factors)
        {
            if (factor.IsScalar)
            {
                (scalars ??= []).Add(factor);
                continue;
            }
            if (factor.Shape.IsTensor || (rows is not null && columns != factor.Shape.Rows))
            {
                throw new ShapeException($"a matrix product needs inner sizes that agree, but here {(rows is null ? "a matrix" : new Shape(rows, columns))} meets {factor.Shape}");
            }
            rows ??= factor.Shape.Rows;
            columns = factor.Shape.Columns;
            switch (factor)
            {
                case Product product:
                    flat.AddRange(product.factors);
                    break;
                case Scale { Body: { } body } scale:
                    coefficient *= scale.Coefficient;
                    if (scale.Scalars.Count > 0) (scalars ??= []).AddRange(scale.Scalars);
                    if (body is Product inner) flat.AddRange(inner.factors);
                    else AddUnlessIdentity(body, flat, ref identity);
                    break;
                default:
                    AddUnlessIdentity(factor, flat, ref identity);
                    break;
            }
        }
        if (rows is null) return scalars is null ? Number.One : Scale.Of(coefficient, [.. scalars], null);
        foreach (var factor in flat)
        {
            if (factor.IsZero) return Constant.Zeros(new Shape(rows, columns));
        }
        var body2 = flat.Count switch { 0 => identity!, 1 => flat[0], _ => new Product([.. flat]) };
        return coefficient.IsOne && scalars is null ? body2 : Scale.Of(coefficient, scalars is null ? [] : [.. scalars], body2);
    }

    /// <summary>The product of the factors.</summary>
    public static Expr Of(IEnumerable<Expr> factors) => Of([.. factors]);

    /// <summary>True if nothing in the product is to be taken out, dropped or flattened, as is usual.</summary>
    private static bool IsFlat(ReadOnlySpan<Expr> factors)
    {
        if (factors.Length < 2) return false;
        for (var k = 0; k < factors.Length; k++)
        {
            var factor = factors[k];
            if (factor is Product or Scale or Constant || factor.IsScalar || factor.Shape.IsTensor || (k > 0 && factors[k - 1].Shape.Columns != factor.Shape.Rows)) return false;
        }
        return true;
    }

    /// <inheritdoc/>
    public override Expr WithChildren(IReadOnlyList<Expr> children) => Of([.. children]);

    private protected override bool SameNode(Expr other) => SameParts(factors, ((Product)other).factors);

    private static void AddUnlessIdentity(Expr factor, List<Expr> flat, ref Expr? identity)
    {
        if (factor is Constant { Kind: ConstantKind.Identity }) identity = factor;
        else flat.Add(factor);
    }
}
