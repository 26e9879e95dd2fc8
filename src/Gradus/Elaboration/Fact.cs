using System.Collections.Immutable;
using Gradus.Expressions;
using Gradus.Shapes;
using Gradus.Syntax;
using Gradus.Trees;

namespace Gradus.Elaboration;

/// <summary>What a text says in words about names. It holds from its place on.</summary>
internal abstract record Fact(SourceSpan Span)
{
    /// <summary>The state in which it holds; as it was where it does not fit.</summary>
    public abstract State In(State state);
}

/// <summary>A and B are symmetric.</summary>
internal sealed record Assumed(SourceSpan Span, ImmutableArray<Name> Names, Properties Properties) : Fact(Span)
{
    private const Properties OfSquareMatrices = Properties.Symmetric | Properties.Skew | Properties.PositiveDefinite | Properties.Diagonal | Properties.Orthogonal | Properties.Triangular | Properties.Idempotent | Properties.Invertible | Properties.Square;

    /// <inheritdoc/>
    public override State In(State state) => Names.Aggregate(state, (known, name) => With(known, known.Find(name.OfMany) is null ? name : name.OfMany));

    private State With(State state, Name name)
    {
        switch (state.Find(name))
        {
            case null when (Properties & OfSquareMatrices) != 0:
                var (n, known) = state.Fresh();
                return known.With(name, new Quantity(new Shape(n, n), Properties));
            case null when (Properties & Properties.Unit) != 0:
                var (length, column) = state.Fresh();
                return column.With(name, new Quantity(Shape.Column(length), Properties));
            case Quantity quantity when (Properties & OfSquareMatrices) == 0:
                return state.With(name, quantity with { Properties = quantity.Properties | Properties });
            case Quantity quantity when state.Unify(quantity.Shape.Rows, quantity.Shape.Columns) is { } square:
                return square.With(name, quantity with { Properties = quantity.Properties | Properties });
            case Family family when (Properties & OfSquareMatrices) == 0:
                return state.With(name, family with { Properties = family.Properties | Properties });
            case Family family when state.Unify(family.Member.Rows, family.Member.Columns) is { } square:
                return square.With(name, family with { Properties = family.Properties | Properties });
            default:
                return state;
        }
    }
}

/// <summary>A is an m×n matrix, x a vector of length n, t a number; lengths that are not said are null.</summary>
internal sealed record Shaped(SourceSpan Span, ImmutableArray<Name> Names, Priors.Kind Kind, Tree? Rows, Tree? Columns) : Fact(Span)
{
    /// <inheritdoc/>
    public override State In(State state)
    {
        var shape = Shape.Scalar;
        if (Kind != Priors.Kind.Number)
        {
            if (Length(Rows, state) is not var (rows, first)) return state;
            state = first;
            if (Kind == Priors.Kind.Column) shape = Shape.Column(rows);
            else if (Kind == Priors.Kind.Row) shape = new Shape(Size.One, rows);
            else if (Length(Columns, state) is not var (columns, second)) return state;
            else (shape, state) = (new Shape(rows, columns), second);
        }
        foreach (var name in Names.Where(static name => name.Base is not ("1" or "0" or "I")))
        {
            if (state.Find(name) is null) state = state.With(name, new Quantity(shape));
            else if (state.Find(name) is Quantity known) state = state.Unify(known.Shape, shape) ?? state;
        }
        return state;
    }

    private static (Size Size, State State)? Length(Tree? tree, State state) => tree is null ? state.Fresh() : Declarations.SizeOf(tree, state);
}
