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
        ("mean", [NameSyntax { Name: "abs2" }, var a]) => CallOf(node, "mean", CallOf(node, "square", a)),
        ("mean", [NameSyntax { Name: "abs" }, var a]) => CallOf(node, "mean", CallOf(node, "abs", a)),
        ("power", [var a, var k]) => new BinarySyntax(node.Span, BinaryKind.HadamardPower, a, k),
        ("pi", [var a]) => TimesOf(node, new NameSyntax(node.Span, "pi"), a),
        ("size", [var a, NumberSyntax { Value.IsOne: true }]) => CallOf(node, "rows", a),
        ("size", [var a, NumberSyntax { Value: var second }]) when second == (Numerics.Rational)2L => CallOf(node, "cols", a),
        ("norm", [var a]) => new NormSyntax(node.Span, a, "", Doubled: true),
        ("dot", [var a, var m, var b]) => TimesOf(node, TimesOf(node, Turned(a), m), b), // Julia's dot(x, A, y)
        ("quad", [var x, var m]) => TimesOf(node, TimesOf(node, Turned(x), m), x),
        ("diagonal", [var a]) => node with { Function = "diag" },
        ("xlogy", [var a, var b]) => Entrywise(node, a, CallOf(node, "log", b)),
        ("rel_entr", [var a, var b]) => Entrywise(node, a, CallOf(node, "log", new BinarySyntax(node.Span, BinaryKind.HadamardQuotient, a, b))),
        ("log1p", [var a]) => CallOf(node, "log", Plus(node, One(node), a)),
        ("expm1", [var a]) => Plus(node, CallOf(node, "exp", a), Minus(node, One(node))),
        ("cosh", [var a]) => Half(node, Plus(node, CallOf(node, "exp", a), CallOf(node, "exp", Minus(node, a)))),
        ("sinh", [var a]) => Half(node, Plus(node, CallOf(node, "exp", a), Minus(node, CallOf(node, "exp", Minus(node, a))))),
        ("logsigmoid", [var a]) => Minus(node, CallOf(node, "softplus", Minus(node, a))),
        ("sumsq", [var a]) => CallOf(node, "sum", CallOf(node, "square", a)),
        ("log_softmax", [var a]) => Plus(node, a, Minus(node, CallOf(node, "logsumexp", a))),
        ("cross_entropy", [var a, var b]) => Minus(node, CallOf(node, "sum", Entrywise(node, b, CallOf(node, "log_softmax", a)))),
        ("silu", [var a]) => Entrywise(node, a, CallOf(node, "sigmoid", a)),
        ("normalize", [var a]) => new BinarySyntax(node.Span, BinaryKind.Divide, a, NormOf(node, a)) { Spelling = "/" },
        ("cosine_similarity", [var a, var b]) => new BinarySyntax(node.Span, BinaryKind.Divide, TimesOf(node, Turned(a), b), TimesOf(node, NormOf(node, a), NormOf(node, b))) { Spelling = "/" },
        ("maximum", [var a, NumberSyntax { Value.IsZero: true }]) => CallOf(node, "relu", a),
        ("maximum", [NumberSyntax { Value.IsZero: true }, var a]) => CallOf(node, "relu", a),
        ("reciprocal", [var a]) => new BinarySyntax(node.Span, BinaryKind.HadamardQuotient, One(node), a),
        ("negative", [var a]) => Minus(node, a),
        ("add", [var a, var b]) => Plus(node, a, b),
        ("subtract", [var a, var b]) => Plus(node, a, Minus(node, b)),
        ("divide", [var a, var b]) => new BinarySyntax(node.Span, BinaryKind.HadamardQuotient, a, b),
        ("colSums", [var a]) => CallOf(node, "sum", a) with { Along = new Axis(0, Keeps: false) },
        ("rowSums", [var a]) => CallOf(node, "sum", a) with { Along = new Axis(1, Keeps: false) },
        ("colMeans", [var a]) => CallOf(node, "mean", a) with { Along = new Axis(0, Keeps: false) },
        ("rowMeans", [var a]) => CallOf(node, "mean", a) with { Along = new Axis(1, Keeps: false) },
        (_, [var a, var b, ..]) => Loss(node, a, b),
        _ => null,
    };

    private static BinarySyntax Half(CallSyntax node, SyntaxNode of) => new(node.Span, BinaryKind.Divide, of, new NumberSyntax(node.Span, 2L)) { Spelling = "/" };

    /// <summary>The losses of PyTorch: of two arrays, entry by entry, then the mean or as reduction says.</summary>
    private static SyntaxNode? Loss(CallSyntax node, SyntaxNode found, SyntaxNode wanted)
    {
        SyntaxNode Rest(SyntaxNode of) => Plus(node, One(node), Minus(node, of));
        SyntaxNode? entries = node.Function switch
        {
            "mse_loss" => CallOf(node, "square", Plus(node, found, Minus(node, wanted))),
            "l1_loss" => CallOf(node, "abs", Plus(node, found, Minus(node, wanted))),
            "soft_margin_loss" => CallOf(node, "softplus", Minus(node, Entrywise(node, wanted, found))),
            "binary_cross_entropy" => Minus(node, Plus(node, Entrywise(node, wanted, CallOf(node, "log", found)), Entrywise(node, Rest(wanted), CallOf(node, "log", Rest(found))))),
            "binary_cross_entropy_with_logits" => Plus(node, CallOf(node, "softplus", found), Minus(node, Entrywise(node, wanted, found))),
            _ => null,
        };
        return (entries, node.Arguments.Skip(2).ToList()) switch
        {
            (null, _) => null,
            (_, []) => CallOf(node, "mean", entries),
            (_, [NameSyntax { Name: "mean" or "sum" } reduction]) => CallOf(node, reduction.Name, entries),
            (_, [NameSyntax { Name: "none" }]) => entries,
            _ => null,
        };
    }

    private static NormSyntax NormOf(SyntaxNode node, SyntaxNode of) => new(node.Span, of, "2", Doubled: true);

    private static CallSyntax CallOf(SyntaxNode node, string function, SyntaxNode argument) => new(node.Span, function, [argument]);

    private static NumberSyntax One(SyntaxNode node) => new(node.Span, 1L);

    private static UnarySyntax Minus(SyntaxNode node, SyntaxNode of) => new(node.Span, UnaryKind.Negate, of);

    private static SumSyntax Plus(SyntaxNode node, SyntaxNode left, SyntaxNode right) => new(node.Span, [left, right]);

    private static BinarySyntax Entrywise(SyntaxNode node, SyntaxNode left, SyntaxNode right) => new(node.Span, BinaryKind.Hadamard, left, right);

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
