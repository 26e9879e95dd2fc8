using System.Collections.Immutable;
using Gradus.Expressions;
using Gradus.Shapes;
using Gradus.Trees;

namespace Gradus.Elaboration;

/// <summary>An entry, row or column: the parts are the whole and its indices.</summary>
internal sealed class EntryAt : Construct
{
    /// <summary>The one there is.</summary>
    public static EntryAt Instance { get; } = new();

    /// <inheritdoc/>
    public override (Shape Shape, State State)? Fit(ReadOnlySpan<Term> parts, State state)
    {
        var whole = parts[0].Shape;
        if (whole.IsTensor || whole.IsScalar) return null;
        Size[] ranges = whole.IsColumn ? [whole.Rows] : whole.IsRow ? [whole.Columns] : [whole.Rows, whole.Columns];
        if (parts.Length - 1 > ranges.Length) return null;
        for (var k = 1; k < parts.Length; k++)
        {
            if (RangeOf(parts[k]) is not { } range) continue;
            if (state.Unify(range, ranges[k - 1]) is not { } fitted) return null;
            state = fitted;
        }
        return (parts.Length - 1 == ranges.Length ? Shape.Scalar : new Shape(Size.One, whole.Columns), state);
    }

    /// <inheritdoc/>
    public override Expr Lower(Term term, Lowering to) => Of(to.Known(term.Parts[0]), [.. term.Parts.Skip(1).Select(to.Known)]);

    /// <summary>The entry of an expression.</summary>
    public static Expr Of(Expr whole, ImmutableArray<Expr> indices) => (whole.Shape, indices) switch
    {
        ({ IsColumn: true }, [var i]) => EntryOf.Of(whole, i),
        ({ IsRow: true }, [var j]) => EntryOf.Of(whole, j),
        (_, [var i, var j]) => EntryOf.Of(whole, i, j),
        (_, [var i]) => EntryOf.RowOf(whole, i),
        _ => throw new ShapeException("a matrix has two indices"),
    };

    /// <summary>The range of an index; null for a number.</summary>
    public static Size? RangeOf(Term index) => index.SelfAndParts().Select(static part => part.Construct).OfType<Use>().Select(static use => use.Entity).OfType<Index>().FirstOrDefault()?.Range;
}

/// <summary>Σ or ∏ over indices; the parts are what is added up, then what the conditions compare.</summary>
internal sealed class Over(ImmutableArray<Name> indices, ImmutableArray<Size> ranges, bool isProduct, ImmutableArray<Over.Condition> conditions) : Construct
{
    /// <summary>A condition under the sign, by the number of its operands: a comparison, or membership in a set.</summary>
    public sealed record Condition(Relation Relation, (Name Name, IndexSet Set)? In, int Operands);

    /// <summary>The indices.</summary>
    public ImmutableArray<Name> Indices { get; } = indices;

    /// <summary>True for ∏.</summary>
    public bool IsProduct { get; } = isProduct;

    /// <inheritdoc/>
    public override (Shape Shape, State State)? Fit(ReadOnlySpan<Term> parts, State state)
    {
        var shape = parts[0].Shape;
        if (shape.IsTensor) return null;
        return !IsProduct || shape.IsScalar ? (shape, state) : state.Unify(shape.Rows, shape.Columns) is { } square ? (shape, square) : null;
    }

    /// <inheritdoc/>
    public override Expr Lower(Term term, Lowering to)
    {
        var body = to.Known(term.Parts[0]);
        var (where, next) = (new List<Expressions.Condition>(), 1);
        foreach (var condition in conditions)
        {
            var operands = term.Parts.Skip(next).Take(condition.Operands).Select(to.Known).ToList();
            next += condition.Operands;
            if (condition.In is not { } set) where.Add(Compared(condition.Relation, operands[0], operands[1]));
            else if (operands is [var one]) where.Add(Expressions.Condition.In(one, Symbol.Of(set.Name.Plain, Shape.Column(to.Final(set.Set.Ranges[0])), Properties.IndexSet)));
            else if (operands is [var row, var column] && !IsProduct) body = EntryOf.Of(Symbol.Of(set.Name.Plain, new Shape(to.Final(set.Set.Ranges[0]), to.Final(set.Set.Ranges[1]))), row, column) * body;
            else throw new ShapeException("a set of more than two indices");
        }
        for (var k = Indices.Length - 1; k >= 0; k--)
        {
            // A condition stands at the innermost sum, where all of its indices are known.
            var condition = k == Indices.Length - 1 && where.Count > 0 ? Expressions.Condition.All(where) : null;
            body = Summation.Of(IsProduct ? SummationKind.Product : SummationKind.Sum, IndexVariable.Of(Indices[k].Plain, to.Final(ranges[k])), condition, body);
        }
        return body;
    }

    private static Expressions.Condition Compared(Relation relation, Expr left, Expr right) => relation switch
    {
        Relation.Less => Expressions.Condition.Compare(left, Order.Less, right),
        Relation.LessOrEqual => Expressions.Condition.Compare(left, Order.AtMost, right),
        Relation.Greater => Expressions.Condition.Compare(right, Order.Less, left),
        Relation.GreaterOrEqual => Expressions.Condition.Compare(right, Order.AtMost, left),
        Relation.NotEqual => Expressions.Condition.Compare(left, Order.Unequal, right),
        _ => Expressions.Condition.Compare(left, Order.Equal, right),
    };
}

/// <summary>δ_ij.</summary>
internal sealed class Delta : Construct
{
    /// <summary>The one there is.</summary>
    public static Delta Instance { get; } = new();

    /// <inheritdoc/>
    public override (Shape Shape, State State)? Fit(ReadOnlySpan<Term> parts, State state) =>
        EntryAt.RangeOf(parts[0]) is { } first && EntryAt.RangeOf(parts[1]) is { } second ? state.Unify(first, second) is { } same ? (Shape.Scalar, same) : null : (Shape.Scalar, state);

    /// <inheritdoc/>
    public override Expr Lower(Term term, Lowering to) => Iverson.Delta(to.Known(term.Parts[0]), to.Known(term.Parts[1]));
}
