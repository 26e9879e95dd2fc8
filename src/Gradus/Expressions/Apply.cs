using Gradus.Shapes;

namespace Gradus.Expressions;

/// <summary>A function of the catalog applied to its arguments.</summary>
public sealed class Apply : Expr
{
    private readonly Expr[] arguments;

    private Apply(MatrixFunction function, Expr[] arguments, Shape shape)
        : base(shape, HashOf(HashCode.Combine(7, function.NameHash), arguments))
    {
        Function = function;
        this.arguments = arguments;
    }

    /// <summary>Which function.</summary>
    public MatrixFunction Function { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Expr> Children => arguments;

    /// <summary>The function of the arguments, or something simpler that is equal by the function's own <see cref="MatrixFunction.Reduce"/>.</summary>
    /// <exception cref="ShapeException">The arguments do not fit the function.</exception>
    public static Expr Of(MatrixFunction function, params ReadOnlySpan<Expr> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument.Shape.IsTensor && !function.TakesTensors) throw new ShapeException($"{function.Name} is not defined for an order-4 tensor ({argument.Shape})");
        }
        var shape = function.InferShape(arguments);
        return function.Reduce(arguments) ?? new Apply(function, arguments.ToArray(), shape);
    }

    /// <inheritdoc/>
    public override Expr WithChildren(IReadOnlyList<Expr> children) => Of(Function, [.. children]);

    private protected override bool SameNode(Expr other) =>
        other is Apply a && ReferenceEquals(Function, a.Function) && SameParts(arguments, a.arguments);
}
