using Gradus.Shapes;

namespace Gradus.Expressions;

/// <summary>The k-th member of a family of matrices that stand side by side in one: block k of [A₁ A₂ … A_n].</summary>
public sealed class Member : Expr
{
    private readonly Expr[] children;

    private Member(Expr family, Expr which, Size width)
        : base(new Shape(family.Shape.Rows, width), HashCode.Combine(14, family, which, width)) => children = [family, which];

    /// <summary>The members side by side.</summary>
    public Expr Family => children[0];

    /// <summary>Which member.</summary>
    public Expr Which => children[1];

    /// <inheritdoc/>
    public override IReadOnlyList<Expr> Children => children;

    /// <summary>The k-th member of a family symbol.</summary>
    /// <exception cref="ShapeException">The symbol is no family.</exception>
    public static Expr Of(Symbol family, Expr which) =>
        family.Members is { } members ? Of(family, which, members.Shape.Columns) : throw new ShapeException($"{family.Name} is no family");

    /// <summary>The k-th block of so many columns; a column or an entry where the block is one.</summary>
    /// <exception cref="ShapeException">The family is a tensor, or the index is no number.</exception>
    public static Expr Of(Expr family, Expr which, Size width)
    {
        if (width.IsOne) return family.Shape.IsRow ? EntryOf.Of(family, which) : EntryOf.ColumnOf(family, which);
        if (family.Shape.IsTensor || !which.IsScalar) throw new ShapeException($"a member of {family.Shape} by an index of {which.Shape} has no meaning");
        return family.IsZero ? Constant.Zeros(new Shape(family.Shape.Rows, width)) : new Member(family, which, width);
    }

    /// <inheritdoc/>
    public override Expr WithChildren(IReadOnlyList<Expr> children) => Of(children[0], children[1], Shape.Columns);

    private protected override bool SameNode(Expr other) => other is Member m && Shape == m.Shape && SameParts(children, m.children);
}
