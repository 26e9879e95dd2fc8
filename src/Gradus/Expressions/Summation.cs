using Gradus.Shapes;

namespace Gradus.Expressions;

/// <summary>What is done with the terms.</summary>
public enum SummationKind
{
    /// <summary>Σ.</summary>
    Sum,

    /// <summary>∏, the factors in order.</summary>
    Product,
}

/// <summary>Σ_i or ∏_i of a term over all i from 1 to a size, or over those for which a condition holds.</summary>
public sealed class Summation : IndexBinder
{
    private readonly IndexVariable[] bound;
    private readonly Expr[] children;

    private Summation(SummationKind kind, IndexVariable index, Condition? where, Expr body)
        : base(body.Shape, HashCode.Combine(11, kind, index, where, body))
    {
        Kind = kind;
        Where = where;
        bound = [index];
        children = where is null ? [body] : [body, .. where.Operands];
    }

    /// <summary>Sum or product.</summary>
    public SummationKind Kind { get; }

    /// <summary>The index that runs.</summary>
    public IndexVariable Index => bound[0];

    /// <summary>Which terms count; null if all do.</summary>
    public Condition? Where { get; }

    /// <summary>The term.</summary>
    public Expr Body => children[0];

    /// <inheritdoc/>
    public override IReadOnlyList<IndexVariable> Bound => bound;

    /// <summary>The term, then what is compared in the condition.</summary>
    public override IReadOnlyList<Expr> Children => children;

    /// <summary>Σ or ∏ of a term.</summary>
    /// <exception cref="ShapeException">Only square matrices have products of any length.</exception>
    public static Expr Of(SummationKind kind, IndexVariable index, Condition? where, Expr body)
    {
        if (kind == SummationKind.Product && !body.Shape.IsSquare) throw new ShapeException($"a product over an index needs square factors, but got {body.Shape}");
        if (body.Shape.IsTensor) throw new ShapeException($"a sum over an index is not defined for an order-4 tensor ({body.Shape})");
        return kind == SummationKind.Sum && body.IsZero ? body : new Summation(kind, index, where, body);
    }

    /// <summary>Σ_i of a term.</summary>
    public static Expr Sum(IndexVariable index, Expr body, Condition? where = null) => Of(SummationKind.Sum, index, where, body);

    /// <summary>∏_i of a term.</summary>
    public static Expr Product(IndexVariable index, Expr body, Condition? where = null) => Of(SummationKind.Product, index, where, body);

    /// <summary>The term for one value of the index.</summary>
    public Expr At(int value) => Once(value - 1, () => Body.Substitute(Index, Number.Of(value)));

    /// <summary>The condition for one value of the index; null if all terms count.</summary>
    public Condition? WhereAt(int value)
    {
        if (Where is null) return null;
        var number = Number.Of(value);
        return Where.With([.. Where.Operands.Select(e => e.Substitute(Index, number))]);
    }

    /// <inheritdoc/>
    public override Expr WithChildren(IReadOnlyList<Expr> children) => Of(Kind, Index, Where?.With([.. children.Skip(1)]), children[0]);

    private protected override IndexBinder Rebound(IReadOnlyList<IndexVariable> bound, IReadOnlyList<Expr> children) =>
        new Summation(Kind, bound[0], Where?.With([.. children.Skip(1)]), children[0]);

    private protected override bool SameNode(Expr other) =>
        other is Summation s && Kind == s.Kind && Index.Equals(s.Index) && Equals(Where, s.Where) && Body.Equals(s.Body);
}
