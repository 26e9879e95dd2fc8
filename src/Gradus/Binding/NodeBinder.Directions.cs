using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Syntax;

namespace Gradus.Binding;

/// <summary>Derivatives applied to a direction: <c>Df(X)[H]</c>, <c>f′(X)H</c>, <c>D_H f(X)</c>.</summary>
internal sealed partial class NodeBinder
{
    /// <summary>True if the factor behind a derivative is what it is applied to, rather than what it is multiplied by.</summary>
    private bool IsApplied(ProductSyntax node, int i, Value derivative)
    {
        var next = node.Factors[i + 1];
        // (∂F/∂W)H of a matrix F can only be its change along H.
        if (SpellingOf(node.Factors[i]) is not (DerivativeSpelling.D or DerivativeSpelling.Prime) && !(derivative.IsTensor && Bare(next) is NameSyntax { Name: "H" or "V" or "E" } or DifferentialSyntax)) return false;
        if (node.Marks[i].Length == 0 && IsInSquareBrackets(next)) return true;
        var by = derivative.Maps!.Value.By;
        if (by.IsScalar || Bind(next) is not { } direction || direction.IsScalar) return false;
        var mark = Sizes.Mark();
        if (!Sizes.Unify(direction.Shape, by))
        {
            Sizes.Undo(mark);
            return false;
        }
        Sizes.Undo(mark);
        return true;
    }

    private static DerivativeSpelling? SpellingOf(SyntaxNode node) => node switch
    {
        DerivativeSyntax derivative => derivative.Spelling,
        UnarySyntax { Kind: UnaryKind.Prime } => DerivativeSpelling.Prime,
        GroupSyntax group => SpellingOf(group.Inner),
        AmbiguousSyntax either => SpellingOf(either.Alternatives[0]),
        _ => null,
    };

    private bool IsInSquareBrackets(SyntaxNode node) => node is GroupSyntax && context.Source is { } source && node.Span.End <= source.Text.Length && source.Text[node.Span.Start] == '[';

    /// <summary>The derivative of the factor's function along a direction, which has the shape of the variable.</summary>
    private Value? Applied(SyntaxNode node, Value derivative, Value direction, int from)
    {
        var (function, by) = derivative.Maps!.Value;
        if (!Sizes.Unify(direction.Shape, by)) return Clash(direction.Source.Span, "a direction has the shape of the variable", direction, new Value(derivative.Source, by, derivative.Build), from);
        return new Value(node, function, () => derivative.Build() is Derivative d ? AlongDirection(node, d, direction.Build()) : throw NotApplied(node));
    }

    /// <summary>d(AXB)[H]: the differential of what has one variable, along H.</summary>
    private Value? DifferentialAlong(DifferentialSyntax node, SyntaxNode along, int from)
    {
        if (Bind(node.Of) is not { IsTensor: false } of || Bind(along) is not { } direction) return null;
        var names = (context.Variables ?? new HashSet<string>()).Where(n => SyntaxNames.Of(node.Of).Contains(n) || (NameOf(Bare(node.Of)) is { } f && context.Definitions.ContainsKey(f))).ToList();
        if (names is not [var name] || scope.Find(name) is not { } shape) return Fail(node, BindingProblem.Unsupported, "along which variable this direction lies is not known here", 0);
        if (!Sizes.Unify(direction.Shape, shape)) return Clash(along.Span, "a direction has the shape of the variable", direction, new Value(node, shape, () => scope.Symbol(name)), from);
        return new Value(node, of.Shape, () => Differential.Of(of.Build(), [scope.Symbol(name)], [direction.Build()]));
    }

    private static Expr AlongDirection(SyntaxNode node, Derivative d, Expr direction)
    {
        if (d.At.Equals(d.By)) return Differential.Of(d.Function, [d.By], [direction]);
        if (d.At is Symbol point && !Occurrences.Contains(d.Function, point)) return Differential.Of(d.Function.Substitute(d.By, point), [point], [direction]);
        // Dh(g(A))[K]
        if (d.Function.IsScalar && d.Layout == Layout.Default) return Matrices.Frobenius(d, direction);
        return d.Function.Shape.IsColumn && d.By.Shape.IsColumn && d.Layout == Layout.Default ? d * direction : throw NotApplied(node);
    }

    /// <summary>H and K of [H, K]; null for anything else.</summary>
    private static (SyntaxNode, SyntaxNode)? Pair(SyntaxNode node) => node is MatrixSyntax matrix && matrix.Rows.SelectMany(static row => row).ToList() is [var h, var k] ? (h, k) : null;

    /// <summary>D²f(X)[H, K]: the change along K of the change along H.</summary>
    private Value? AlongTwo(DerivativeSyntax node, SyntaxNode first, SyntaxNode second)
    {
        var from = search.Looked;
        if (Bind(node with { Order = 1 }) is not { } derivative || Bind(first) is not { } h || Bind(second) is not { } k) return null;
        if (derivative.Maps is not { } maps) return Fail(node, BindingProblem.Unsupported, "this derivative is not applied to directions", from);
        if (!Sizes.Unify(k.Shape, maps.By)) return Clash(second.Span, "a direction has the shape of the variable", k, new Value(node, maps.By, derivative.Build), from);
        return Applied(node, derivative, h, from) is not { } once ? null : new Value(node, once.Shape, () =>
            derivative.Build() is Derivative { At: Symbol point } ? Differential.Of(once.Build(), [point], [k.Build()]) : throw NotApplied(node));
    }

    private static BindingException NotApplied(SyntaxNode node) => new(new BindingProblem(node.Span, BindingProblem.Unsupported, "this derivative is not applied to a direction"));

    /// <summary>f(t)|_{t=0}: what stands before the bar, with the name replaced by its value.</summary>
    private Value? BindEvaluated(EvaluatedSyntax node)
    {
        var from = search.Looked;
        if (context.Definitions.ContainsKey(node.Name.Name) || locals.ContainsKey(node.Name.Name)) return Fail(node, BindingProblem.Unsupported, $"{node.Name.Name} stands for a formula and gets no other value", 0);
        if (Bind(node.Body) is not { } body || Bind(node.Name) is not { } name || IsNoSymbol(node, node.Name) || Bind(node.At) is not { } value) return null;
        if (value.IsTensor || (!value.FitsAnywhere && !Sizes.Unify(name.Shape, value.Shape))) return Clash(node.At.Span, "a value has the shape of its name", name, value, from);
        var wanted = node.Name.Name;
        return new Value(node, body.Shape, () =>
        {
            var symbol = scope.Symbol(wanted);
            return body.Build().Substitute(symbol, value.FitsAnywhere ? Constant.Zeros(symbol.Shape) : value.Build());
        });
    }

    /// <summary>H of D_H f(X), where f does not contain it: the direction, not the variable.</summary>
    private NameSyntax? DirectionOf(DerivativeSyntax node, SyntaxNode of)
    {
        if (node.Spelling == DerivativeSpelling.Nabla && Bare(node.By!) is NameSyntax { Name: not ("H" or "V" or "h" or "v" or "u") }) return null;
        if (node.Spelling is not (DerivativeSpelling.D or DerivativeSpelling.Nabla) || node.Order != 1 || Bare(node.By!) is not NameSyntax along) return null;
        var body = NameOf(of) is { } name && context.Definitions.TryGetValue(name, out var definition) ? definition.Body : of;
        return SyntaxNames.Of(of).Contains(along.Name) || SyntaxNames.Of(body).Contains(along.Name) || context.Definitions.ContainsKey(along.Name) ? null : along;
    }

    private Value? Along(DerivativeSyntax node, SyntaxNode of, NameSyntax along)
    {
        var from = search.Looked;
        if (BindUnnamed(node with { By = null }, of) is not { } derivative) return null;
        if (derivative.Maps is null) return Fail(node, BindingProblem.Unsupported, "this derivative is not applied to a direction", from);
        return Bind(along) is { } direction ? Applied(node, derivative, direction, from) : null;
    }
}
