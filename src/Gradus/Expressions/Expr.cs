using Gradus.Numerics;
using Gradus.Shapes;

namespace Gradus.Expressions;

/// <summary>A matrix formula whose shape fits: immutable, compared by structure.</summary>
/// <remarks>The nodes are closed: <see cref="Number"/>, <see cref="Symbol"/>, <see cref="Constant"/>, <see cref="Sum"/>, <see cref="Product"/>,
/// <see cref="Scale"/>, <see cref="Apply"/>, <see cref="Derivative"/>, <see cref="Differential"/>, <see cref="IndexVariable"/>, <see cref="Summation"/>,
/// <see cref="Comprehension"/>, <see cref="EntryOf"/>, <see cref="Member"/>, <see cref="OpenCall"/>, <see cref="Iverson"/>, <see cref="Cases"/>. Functions are open, see <see cref="MatrixFunction"/>.
/// They are made by <c>X.Of(…)</c>, which flattens and drops zeros and identities but keeps the order as written.</remarks>
public abstract class Expr : IEquatable<Expr>
{
    private readonly int hash;

    private protected Expr(Shape shape, int hash)
    {
        Effort.Spend();
        Shape = shape;
        this.hash = hash;
    }

    /// <summary>Rows and columns.</summary>
    public Shape Shape { get; }

    /// <summary>True for 1×1.</summary>
    public bool IsScalar => Shape.IsScalar;

    /// <summary>True for the number 0 and for zero matrices.</summary>
    public virtual bool IsZero => false;

    /// <summary>Noted once it is found that simplifying leaves the node as it is, so that nobody tries again; a fact about the node, whoever finds it first.</summary>
    internal bool IsSettled { get; set; }

    /// <summary>Noted once it is found that no part of the node reads better with a transpose around it.</summary>
    internal bool IsTurned { get; set; }

    /// <summary>The length of the node to read once it was counted, else 0.</summary>
    internal int Length { get; set; }

    /// <summary>Whether the node equals its transpose by its form, once that was asked.</summary>
    internal bool? Symmetric { get; set; }

    /// <summary>How many transposes are written in the node once they were counted, else −1.</summary>
    internal int Marks { get; set; } = -1;

    /// <summary>The operands in order.</summary>
    public abstract IReadOnlyList<Expr> Children { get; }

    /// <summary>The operands for loops that run often; an interface over an array costs more than its entries.</summary>
    internal ReadOnlySpan<Expr> Operands => Children is Expr[] array ? array : [.. Children];

    /// <summary>The same node over other operands, made anew by its <c>Of</c>.</summary>
    public abstract Expr WithChildren(IReadOnlyList<Expr> children);

    /// <summary>Same structure.</summary>
    public bool Equals(Expr? other) =>
        ReferenceEquals(this, other) || (other is not null && hash == other.hash && GetType() == other.GetType() && SameNode(other));

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => Equals(obj as Expr);

    /// <inheritdoc/>
    public sealed override int GetHashCode() => hash;

    /// <summary>Compares with a node of the same class and hash.</summary>
    private protected abstract bool SameNode(Expr other);

    /// <summary>Same structure.</summary>
    public static bool operator ==(Expr? a, Expr? b) => a is null ? b is null : a.Equals(b);

    /// <summary>Not the same structure.</summary>
    public static bool operator !=(Expr? a, Expr? b) => !(a == b);

    /// <summary>Sum of equal shapes.</summary>
    public static Expr operator +(Expr a, Expr b) => Sum.Of(a, b);

    /// <summary>Difference of equal shapes.</summary>
    public static Expr operator -(Expr a, Expr b) => Sum.Of(a, -b);

    /// <summary>Negative.</summary>
    public static Expr operator -(Expr a) => Scale.Of(Rational.MinusOne, a);

    /// <summary>Matrix product, or scaling where a factor is 1×1.</summary>
    public static Expr operator *(Expr a, Expr b) => Product.Of(a, b);

    /// <summary>A whole multiple.</summary>
    public static Expr operator *(long a, Expr b) => Scale.Of(a, b);

    /// <summary>Combines hashes of operands in order.</summary>
    private protected static int HashOf(int seed, ReadOnlySpan<Expr> parts)
    {
        var code = seed;
        foreach (var part in parts) code = HashCode.Combine(code, part.hash);
        return code;
    }

    /// <summary>Compares operands in order.</summary>
    private protected static bool SameParts(ReadOnlySpan<Expr> a, ReadOnlySpan<Expr> b)
    {
        if (a.Length != b.Length) return false;
        for (var i = 0; i < a.Length; i++)
        {
            if (!a[i].Equals(b[i])) return false;
        }
        return true;
    }
}
