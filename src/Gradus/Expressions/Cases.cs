using Gradus.Shapes;

namespace Gradus.Expressions;

/// <summary>1 where a condition holds, else 0: δ_ij, an indicator.</summary>
public sealed class Iverson : Expr
{
    private readonly Expr[] children;

    private Iverson(Condition condition)
        : base(Shape.Scalar, HashCode.Combine(16, HashOf(1, [.. condition.Operands]), condition)) => (Condition, children) = (condition, [.. condition.Operands]);

    /// <summary>The condition.</summary>
    public Condition Condition { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Expr> Children => children;

    /// <summary>[condition].</summary>
    public static Expr Of(Condition condition) => new Iverson(condition);

    /// <summary>δ_ij.</summary>
    public static Expr Delta(Expr i, Expr j) => Of(Condition.Compare(i, Order.Equal, j));

    /// <inheritdoc/>
    public override Expr WithChildren(IReadOnlyList<Expr> children) => Of(Condition.With([.. children]));

    private protected override bool SameNode(Expr other) => other is Iverson i && Condition.Equals(i.Condition);
}

/// <summary>The first value whose condition holds; without a last value for all else there is none there.</summary>
public sealed class Cases : Expr
{
    private readonly (Condition When, Expr Value)[] branches;
    private readonly Expr[] children;

    private Cases((Condition When, Expr Value)[] branches, Expr? otherwise)
        : base(branches[0].Value.Shape, HashOf(HashCode.Combine(17, otherwise), [.. branches.Select(static b => b.Value)]))
    {
        this.branches = branches;
        Otherwise = otherwise;
        children = [.. branches.Select(static b => b.Value), .. otherwise is null ? (Expr[])[] : [otherwise], .. branches.SelectMany(static b => b.When.Operands)];
    }

    /// <summary>The conditions in order, with what holds under each.</summary>
    public IReadOnlyList<(Condition When, Expr Value)> Branches => branches;

    /// <summary>What holds else; null if nothing does.</summary>
    public Expr? Otherwise { get; }

    /// <summary>The values, then what is compared in the conditions.</summary>
    public override IReadOnlyList<Expr> Children => children;

    /// <summary>Values by condition.</summary>
    /// <exception cref="ShapeException">There is no case, or the shapes differ.</exception>
    public static Expr Of(IReadOnlyList<(Condition When, Expr Value)> branches, Expr? otherwise)
    {
        if (branches.Count == 0) return otherwise ?? throw new ShapeException("there must be a case");
        var shape = branches[0].Value.Shape;
        foreach (var value in branches.Select(static b => b.Value).Concat(otherwise is null ? [] : [otherwise]))
        {
            if (value.Shape != shape || shape.IsTensor) throw new ShapeException($"all cases need one shape, but here {shape} meets {value.Shape}");
        }
        return new Cases([.. branches], otherwise);
    }

    /// <inheritdoc/>
    public override Expr WithChildren(IReadOnlyList<Expr> children)
    {
        var changed = new (Condition, Expr)[branches.Length];
        var next = branches.Length + (Otherwise is null ? 0 : 1);
        for (var k = 0; k < changed.Length; k++)
        {
            var count = branches[k].When.Operands.Count;
            changed[k] = (branches[k].When.With([.. children.Skip(next).Take(count)]), children[k]);
            next += count;
        }
        return Of(changed, Otherwise is null ? null : children[branches.Length]);
    }

    private protected override bool SameNode(Expr other) =>
        other is Cases c && Otherwise is null == c.Otherwise is null && branches.Length == c.branches.Length
        && branches.Zip(c.branches).All(static b => b.First.When.Equals(b.Second.When)) && SameParts(children, c.children);
}
