using Gradus.Functions;
using Gradus.Shapes;
using Gradus.Syntax;

namespace Gradus.Binding;

/// <summary>Functions that the text leaves open.</summary>
internal sealed partial class NodeBinder
{
    /// <summary>L as ∂L/∂Y : Y with ∂L/∂Y held, and f as f_0 + f′ ∘ z where it works entry by entry.</summary>
    private Value? BindOpenFunction(OpenFunctionSyntax node)
    {
        var from = search.Looked;
        if (Bind(node.Argument) is not { } argument) return null;
        if (node.Nabla && argument.IsScalar) return Fail(node, BindingProblem.Shape, "∇ is taken by a vector or a matrix", 0);
        if (argument.IsTensor) return Fail(node, BindingProblem.Unsupported, "what a function depends on is no order-4 tensor", from);
        if (!IsHeld(node.Gradient, argument.Shape) || (node.Offset is { } held && !IsHeld(held, node.Entrywise ? argument.Shape : Shape.Scalar))) return Fail(node, BindingProblem.Shape, $"what {node.Function} depends on has another shape elsewhere", from);
        return new Value(node, node.Entrywise ? argument.Shape : Shape.Scalar, () =>
        {
            var (slope, x) = (scope.Symbol(node.Gradient), argument.Build());
            var linear = x.IsScalar ? slope * x : node.Entrywise ? Matrices.Hadamard(slope, x) : Matrices.Frobenius(slope, x);
            return node.Offset is { } offset ? scope.Symbol(offset) + linear : linear;
        })
        { Entrywise = node.Entrywise };
    }

    /// <summary>True if the symbol, new or known, has this shape.</summary>
    private bool IsHeld(string name, Shape shape) => Sizes.Unify(scope.Find(name) ?? scope.Add(name, shape), shape);
}
