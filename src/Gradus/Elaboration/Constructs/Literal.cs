using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Shapes;

namespace Gradus.Elaboration;

/// <summary>A number as written.</summary>
internal sealed class Literal(Rational value) : Construct
{
    /// <summary>The number.</summary>
    public Rational Value { get; } = value;

    /// <inheritdoc/>
    public override (Shape Shape, State State)? Fit(ReadOnlySpan<Term> parts, State state) => (Shape.Scalar, state);

    /// <inheritdoc/>
    public override Expr Lower(Term term, Lowering to) => Number.Of(Value);
}

/// <summary>A constant whose shape its neighbours tell: the 0 of ∇f = 0, the I of I + A, a vector of ones.</summary>
internal sealed class Filling(ConstantKind kind, Shape shape) : Construct
{
    /// <summary>Zeros, ones or the identity.</summary>
    public ConstantKind Kind { get; } = kind;

    /// <inheritdoc/>
    public override (Shape Shape, State State)? Fit(ReadOnlySpan<Term> parts, State state) => (shape, state);

    /// <inheritdoc/>
    public override Expr Lower(Term term, Lowering to) => (Kind, to.Final(shape)) switch
    {
        (ConstantKind.Identity, var square) => Constant.Identity(square.Rows),
        (ConstantKind.Ones, var all) => Constant.Ones(all.Rows, all.Columns),
        (_, var none) => Constant.Zeros(none),
    };
}
