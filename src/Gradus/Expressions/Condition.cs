using Gradus.Shapes;

namespace Gradus.Expressions;

/// <summary>How two numbers compare.</summary>
public enum Order
{
    /// <summary>a = b.</summary>
    Equal,

    /// <summary>a ≠ b.</summary>
    Unequal,

    /// <summary>a &lt; b.</summary>
    Less,

    /// <summary>a ≤ b.</summary>
    AtMost,
}

/// <summary>When a term counts: comparisons, membership in a set of indices, and what is put together from them.</summary>
/// <remarks>The numbers that are compared are <see cref="Operands"/> of the expression that the condition stands in, so that traversals reach them.</remarks>
public abstract class Condition : IEquatable<Condition>
{
    private protected Condition()
    {
    }

    /// <summary>The expressions in the condition, in order.</summary>
    public abstract IReadOnlyList<Expr> Operands { get; }

    /// <summary>What it is beside its operands.</summary>
    private protected abstract string Form { get; }

    /// <summary>a = b, a ≠ b, a &lt; b or a ≤ b.</summary>
    public static Condition Compare(Expr left, Order order, Expr right) => new Comparison(left, order, right);

    /// <summary>i ∈ S, the set being given by a vector of zeros and ones.</summary>
    public static Condition In(Expr element, Symbol set) => new Membership(element, set);

    /// <summary>Not so.</summary>
    public static Condition Not(Condition condition) => condition is Negation { Inner: var inner } ? inner : new Negation(condition);

    /// <summary>All of them.</summary>
    public static Condition All(params IReadOnlyList<Condition> conditions) => conditions is [var one] ? one : new Combination(conditions, true);

    /// <summary>One of them at least.</summary>
    public static Condition Any(params IReadOnlyList<Condition> conditions) => conditions is [var one] ? one : new Combination(conditions, false);

    /// <summary>The same condition on other operands.</summary>
    public abstract Condition With(ReadOnlySpan<Expr> operands);

    /// <summary>Whether it holds, as told of its comparisons and memberships.</summary>
    public abstract bool Holds(Func<Comparison, bool> compares, Func<Membership, bool> belongs);

    /// <inheritdoc/>
    public bool Equals(Condition? other) => other is not null && Form == other.Form && Operands.SequenceEqual(other.Operands);

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => Equals(obj as Condition);

    /// <inheritdoc/>
    public sealed override int GetHashCode() => string.GetHashCode(Form, StringComparison.Ordinal);

    /// <summary>Two numbers compared.</summary>
    public sealed class Comparison : Condition
    {
        private readonly Expr[] operands;

        internal Comparison(Expr left, Order order, Expr right)
        {
            if (!left.IsScalar || !right.IsScalar) throw new ShapeException($"only numbers can be compared, but here {left.Shape} meets {right.Shape}");
            (Order, operands) = (order, [left, right]);
        }

        /// <summary>The relation.</summary>
        public Order Order { get; }

        /// <summary>The first number.</summary>
        public Expr Left => operands[0];

        /// <summary>The second number.</summary>
        public Expr Right => operands[1];

        /// <inheritdoc/>
        public override IReadOnlyList<Expr> Operands => operands;

        private protected override string Form => Order.ToString();

        /// <inheritdoc/>
        public override Condition With(ReadOnlySpan<Expr> operands) => new Comparison(operands[0], Order, operands[1]);

        /// <inheritdoc/>
        public override bool Holds(Func<Comparison, bool> compares, Func<Membership, bool> belongs) => compares(this);
    }

    /// <summary>An index in a set.</summary>
    public sealed class Membership : Condition
    {
        private readonly Expr[] operands;

        internal Membership(Expr element, Expr set)
        {
            if (!element.IsScalar || !set.Shape.IsColumn) throw new ShapeException($"an index is in a set of indices, but here {element.Shape} meets {set.Shape}");
            operands = [element, set];
        }

        /// <summary>The index.</summary>
        public Expr Element => operands[0];

        /// <summary>The vector with ones where the set is.</summary>
        public Expr Set => operands[1];

        /// <inheritdoc/>
        public override IReadOnlyList<Expr> Operands => operands;

        private protected override string Form => "in";

        /// <inheritdoc/>
        public override Condition With(ReadOnlySpan<Expr> operands) => new Membership(operands[0], operands[1]);

        /// <inheritdoc/>
        public override bool Holds(Func<Comparison, bool> compares, Func<Membership, bool> belongs) => belongs(this);
    }

    /// <summary>The opposite.</summary>
    public sealed class Negation : Condition
    {
        internal Negation(Condition inner) => Inner = inner;

        /// <summary>What does not hold.</summary>
        public Condition Inner { get; }

        /// <inheritdoc/>
        public override IReadOnlyList<Expr> Operands => Inner.Operands;

        private protected override string Form => $"not({Inner.Form})";

        /// <inheritdoc/>
        public override Condition With(ReadOnlySpan<Expr> operands) => Not(Inner.With(operands));

        /// <inheritdoc/>
        public override bool Holds(Func<Comparison, bool> compares, Func<Membership, bool> belongs) => !Inner.Holds(compares, belongs);
    }

    /// <summary>All or any of several.</summary>
    public sealed class Combination : Condition
    {
        private readonly Condition[] parts;
        private readonly Expr[] operands;

        internal Combination(IReadOnlyList<Condition> parts, bool all)
        {
            this.parts = [.. parts];
            operands = [.. parts.SelectMany(static p => p.Operands)];
            IsAll = all;
        }

        /// <summary>True if all parts must hold, false if one is enough.</summary>
        public bool IsAll { get; }

        /// <summary>The parts.</summary>
        public IReadOnlyList<Condition> Parts => parts;

        /// <inheritdoc/>
        public override IReadOnlyList<Expr> Operands => operands;

        private protected override string Form => $"{(IsAll ? "all" : "any")}({string.Join(',', parts.Select(static p => p.Form))})";

        /// <inheritdoc/>
        public override Condition With(ReadOnlySpan<Expr> operands)
        {
            var (changed, first) = (new Condition[parts.Length], 0);
            for (var k = 0; k < parts.Length; first += parts[k++].Operands.Count) changed[k] = parts[k].With(operands.Slice(first, parts[k].Operands.Count));
            return new Combination(changed, IsAll);
        }

        /// <inheritdoc/>
        public override bool Holds(Func<Comparison, bool> compares, Func<Membership, bool> belongs) =>
            IsAll ? Array.TrueForAll(parts, p => p.Holds(compares, belongs)) : Array.Exists(parts, p => p.Holds(compares, belongs));
    }
}
