using Gradus.Shapes;

namespace Gradus.Expressions;

/// <summary>An index: a whole number from 1 to a size. Where nothing binds it, what is said of it is said for all its values.</summary>
public sealed class IndexVariable : Expr
{
    private IndexVariable(string name, Size range)
        : base(Shape.Scalar, HashCode.Combine(10, string.GetHashCode(name, StringComparison.Ordinal), range)) => (Name, Range) = (name, range);

    /// <summary>The letter.</summary>
    public string Name { get; }

    /// <summary>Its largest value.</summary>
    public Size Range { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Expr> Children => [];

    /// <summary>An index that runs from 1 to a size.</summary>
    public static IndexVariable Of(string name, Size range) => new(name, range);

    /// <inheritdoc/>
    public override Expr WithChildren(IReadOnlyList<Expr> children) => this;

    private protected override bool SameNode(Expr other) => other is IndexVariable i && Name == i.Name && Range == i.Range;
}
