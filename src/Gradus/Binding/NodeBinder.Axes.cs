using Gradus.Syntax;

namespace Gradus.Binding;

/// <summary>Functions along an axis of an array: sums down the columns are Xᵀ1, sums along the rows X1.</summary>
internal sealed partial class NodeBinder
{
    private Value? BindAlong(CallSyntax node, Axis axis)
    {
        var from = search.Looked;
        if (node is not { Arguments: [var array, ..] } || Bind(array) is not { } of) return null;
        if (of.IsMatrix) return node.Arguments.Count == 1 && Rows(node, array, axis) is { } rows ? Bind(rows) : Fail(node, BindingProblem.Unsupported, $"{node.Function} along an axis of a matrix is not read", from, "write it with products by ones: X*ones(n) are the sums of the rows");
        if (of.IsScalar || of.IsTensor || axis.Index > 0) return Fail(node, BindingProblem.Shape, $"there is no axis {axis.Index} in {scope.Sizes.Words(of.Shape)}", of.IsTensor ? from : 0);
        return Bind(node.Function == "norm" ? new NormSyntax(node.Span, array, "", Doubled: true) : node with { Along = null });
    }

    /// <summary>What a function of each column or row is in products with ones; null for a function that has no such form.</summary>
    private static SyntaxNode? Rows(CallSyntax node, SyntaxNode array, Axis axis) => node.Function switch
    {
        "sum" => Total(node, array, array, axis),
        "mean" => new BinarySyntax(node.Span, BinaryKind.Divide, Total(node, array, array, axis), CallOf(node, axis.Index == 0 ? "rows" : "cols", array)) { Spelling = "/" },
        "norm" => new BinarySyntax(node.Span, BinaryKind.HadamardPower, Total(node, CallOf(node, "square", array), array, axis), new NumberSyntax(node.Span, Numerics.Rational.Of(1, 2))),
        "logsumexp" => CallOf(node, "log", Total(node, CallOf(node, "exp", array), array, axis)),
        "softmax" => new BinarySyntax(node.Span, BinaryKind.HadamardQuotient, CallOf(node, "exp", array), Spread(node, array, axis)),
        _ => null,
    };

    /// <summary>The sums of a matrix of the same sizes as the array.</summary>
    private static SyntaxNode Total(CallSyntax node, SyntaxNode entries, SyntaxNode array, Axis axis)
    {
        if (axis.Index != 0) return TimesOf(node, entries, Ones(node, "cols", array));
        var sums = TimesOf(node, Turned(entries), Ones(node, "rows", array));
        return axis.Keeps ? Turned(sums) : sums;
    }

    /// <summary>The sums of exp of the array, each in every place of its column or row.</summary>
    private static ProductSyntax Spread(CallSyntax node, SyntaxNode array, Axis axis)
    {
        var size = axis.Index == 0 ? "rows" : "cols";
        var square = TimesOf(node, Ones(node, size, array), Turned(Ones(node, size, array)));
        return axis.Index == 0 ? TimesOf(node, square, CallOf(node, "exp", array)) : TimesOf(node, CallOf(node, "exp", array), square);
    }

    private static CallSyntax Ones(SyntaxNode node, string size, SyntaxNode array) => CallOf(node, "ones", CallOf(node, size, array));
}
