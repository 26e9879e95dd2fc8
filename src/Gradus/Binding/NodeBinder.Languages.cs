using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Syntax;

namespace Gradus.Binding;

/// <summary>Functions that other languages have and the catalog need not, for they are made of others: mean, dot, crossprod, solve.</summary>
internal sealed partial class NodeBinder
{
    /// <summary>The meaning of such a function; null where the name is none of them, or its arguments are not what it takes.</summary>
    private SyntaxNode? Rewritten(CallSyntax node) => (node.Function, node.Arguments) switch
    {
        ("crossprod", [var a]) => TimesOf(node, Turned(a), a),
        ("crossprod", [var a, var b]) => TimesOf(node, Turned(a), b),
        ("tcrossprod", [var a]) => TimesOf(node, a, Turned(a)),
        ("tcrossprod", [var a, var b]) => TimesOf(node, a, Turned(b)),
        ("solve", [var a]) => node with { Function = "inv", Arguments = [a] },
        ("solve", [var a, var b]) => TimesOf(node, node with { Function = "inv", Arguments = [a] }, b),
        ("outer", [var a, var b]) => TimesOf(node, a, Turned(b)),
        ("square", [var a]) => new BinarySyntax(node.Span, BinaryKind.HadamardPower, a, new NumberSyntax(node.Span, 2L)),
        ("sum", [NameSyntax { Name: "abs2" }, var a]) => node with { Arguments = [new BinarySyntax(a.Span, BinaryKind.HadamardPower, a, new NumberSyntax(a.Span, 2L))] },
        ("sum", [NameSyntax { Name: "abs" }, var a]) => node with { Arguments = [node with { Function = "abs", Arguments = [a] }] },
        ("power", [var a, var k]) => new BinarySyntax(node.Span, BinaryKind.HadamardPower, a, k),
        ("pi", [var a]) => TimesOf(node, new NameSyntax(node.Span, "pi"), a),
        ("norm", [var a]) => new NormSyntax(node.Span, a, "", Doubled: true),
        _ => null,
    };

    private static ProductSyntax TimesOf(SyntaxNode node, SyntaxNode left, SyntaxNode right) => new(node.Span, [left, right], [""]);

    private static UnarySyntax Turned(SyntaxNode node) => new(node.Span, UnaryKind.Transpose, node);

    /// <summary>The sum of all entries over their number.</summary>
    private Value? Mean(SyntaxNode node, Value of, int from)
    {
        if (BindFunction(node, "sum", [of], from) is not { } sum) return null;
        return new Value(node, sum.Shape, () =>
        {
            var shape = scope.Sizes.Final(of.Shape);
            return new[] { shape.Rows, shape.Columns }.Where(static s => !s.IsOne).Aggregate(sum.Build(), static (value, size) => Matrices.Quotient(value, Constant.Dimension(size)));
        });
    }
}
