using Gradus.Expressions;
using Gradus.Syntax;

namespace Gradus.Binding;

/// <summary>σ′ = σ(1 − σ) and tanh′ = 1 − tanh²: rules of functions that work entry by entry, said without an argument. They are judged at a number.</summary>
internal static class BareFunctions
{
    private const int DeepestNesting = 50;

    /// <summary>What such a number is called.</summary>
    private static readonly string[] Numbers = ["t", "s", "r", "q"];

    /// <summary>The page with arguments written in.</summary>
    public static DocumentSyntax Applied(DocumentSyntax document)
    {
        if (!document.Formulas.Any(static f => FunctionOf(f) is not null)) return document;
        var used = document.Formulas.SelectMany(static f => f.Relation?.Sides() ?? []).SelectMany(SyntaxNames.Of).ToHashSet();
        return Numbers.FirstOrDefault(n => !used.Contains(n)) is { } number ? document with { Formulas = [.. document.Formulas.Select(f => FunctionOf(f) is { } function ? At(f, function, number) : f)] } : document;
    }

    /// <summary>σ of σ′ = … where nothing but σ and numbers stand on the right.</summary>
    private static string? FunctionOf(FormulaSyntax formula) => formula.Relation is { First: { } first, Links: [{ Right: var right }] } && PageSurvey.Ordinary(first) is UnarySyntax { Kind: UnaryKind.Transpose or UnaryKind.Prime, Operand: NameSyntax { Name: var name } }
        && (name == NodeBinder.Logistic || Catalog.Find(name) is ElementwiseFunction { Arity: 1 }) && SyntaxNames.All(right).Any(n => n is NameSyntax bare && bare.Name == name) && SyntaxNames.All(right).All(n => n is not NameSyntax other || other.Name == name) ? name : null;

    private static FormulaSyntax At(FormulaSyntax formula, string function, string number)
    {
        var relation = formula.Relation!;
        var span = relation.First!.Span;
        if (Written(relation.Links[0].Right, function, number, 0) is not { } right) return formula;
        var slope = new DerivativeSyntax(span, Call(span, function, number), new NameSyntax(span, number), 1, DerivativeSpelling.Prime);
        return formula with { Relation = relation with { First = slope, Links = [relation.Links[0] with { Right = right }] } };
    }

    private static CallSyntax Call(SourceSpan span, string function, string number) => new(span, function, [new NameSyntax(span, number)]);

    private static SyntaxNode? Written(SyntaxNode node, string function, string number, int depth)
    {
        if (depth > DeepestNesting) return null;
        return node switch
        {
            NumberSyntax => node,
            NameSyntax => Call(node.Span, function, number),
            GroupSyntax group => Inner(group.Inner) is { } inner ? group with { Inner = inner } : null,
            AmbiguousSyntax either => Inner(either.Alternatives[0]),
            UnarySyntax { Kind: UnaryKind.Negate } minus => Inner(minus.Operand) is { } operand ? minus with { Operand = operand } : null,
            BinarySyntax { Kind: BinaryKind.Power or BinaryKind.Hadamard } pair => Inner(pair.Left) is { } left && Inner(pair.Right) is { } right ? pair with { Left = left, Right = right } : null,
            SumSyntax sum => All(sum.Terms) is { } terms ? sum with { Terms = terms } : null,
            ProductSyntax product => All(product.Factors) is { } factors ? product with { Factors = factors } : null,
            // σ(1 − σ)
            CallSyntax { Arguments: [var argument] } call when call.Function == function => Inner(argument) is { } factor ? new ProductSyntax(node.Span, [Call(node.Span, function, number), new GroupSyntax(argument.Span, factor)], [""]) : null,
            _ => null,
        };

        SyntaxNode? Inner(SyntaxNode part) => Written(part, function, number, depth + 1);

        SyntaxNode[]? All(IReadOnlyList<SyntaxNode> parts) => parts.Select(Inner).ToList() is var all && all.TrueForAll(static p => p is not null) ? [.. all.OfType<SyntaxNode>()] : null;
    }
}
