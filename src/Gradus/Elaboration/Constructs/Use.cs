using Gradus.Expressions;
using Gradus.Shapes;

namespace Gradus.Elaboration;

/// <summary>A name in a formula.</summary>
internal sealed class Use(Name name, Entity entity) : Construct
{
    /// <summary>The name.</summary>
    public Name Name { get; } = name;

    /// <summary>What it stands for.</summary>
    public Entity Entity { get; } = entity;

    /// <inheritdoc/>
    public override (Shape Shape, State State)? Fit(ReadOnlySpan<Term> parts, State state) => Entity switch
    {
        Quantity quantity => (quantity.Shape, state),
        Length or Index => (Shape.Scalar, state),
        Defined defined => (defined.Body.Shape, state),
        Family family => (family.Member.IsScalar ? Shape.Column(family.Range) : new Shape(family.Member.Rows, family.Member.Columns * family.Range), state),
        DefinedFamily { Body.IsNumber: true } family => (Shape.Column(family.Range), state),
        _ => null,
    };

    /// <inheritdoc/>
    public override Expr Lower(Term term, Lowering to) => to.ValueOf(Name, Entity);
}
