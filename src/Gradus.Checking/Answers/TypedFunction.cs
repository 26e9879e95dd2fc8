using Gradus.Binding;
using Gradus.Expressions;
using Gradus.Syntax;

namespace Gradus.Checking.Answers;

/// <summary>A function that somebody typed to have it differentiated, with what it is differentiated by.</summary>
/// <param name="Formula">The function as written.</param>
/// <param name="Variables">The variables as written, one for each order in turn; none where neither the text nor the request names one.</param>
/// <param name="Order">How often.</param>
internal sealed record TypedFunction(SyntaxNode Formula, IReadOnlyList<SyntaxNode> Variables, int Order)
{
    /// <summary>The function of a relation: of f(x) = …, of ∇_x …, of d/dx (…), or the expression itself.</summary>
    /// <exception cref="RefusedException">It is an equation that defines nothing.</exception>
    public static TypedFunction Of(RelationSyntax relation)
    {
        if (relation is { First: { } first, Links: [{ Kind: RelationKind.Equal or RelationKind.Define, Right: var right }] } && Parameters(first) is { } parameters) return new TypedFunction(right, parameters, 1);
        if (relation is not { First: { } formula, Links.Count: 0 }) throw DeriveAnswer.Refuse("parse", "one expression was expected, not an equation", "give the function alone, or use verify");
        return Asked(formula) is { Of: { } of } derivative ? Inner(of, derivative) : new TypedFunction(formula, [], 1);
    }

    /// <summary>∂/∂x ∂/∂y f, and ∇²f by one variable.</summary>
    private static TypedFunction Inner(SyntaxNode of, DerivativeSyntax derivative)
    {
        var rest = Asked(of) is { Of: { } further } inner ? Inner(further, inner) : new TypedFunction(of, [], 0);
        return new TypedFunction(rest.Formula, derivative.By is { } by ? [.. rest.Variables, .. Enumerable.Repeat(by, derivative.Order)] : rest.Variables, rest.Order + derivative.Order);
    }

    /// <summary>The derivative that a text asks for: the whole of it, and no factor or term.</summary>
    private static DerivativeSyntax? Asked(SyntaxNode node) => node switch
    {
        DerivativeSyntax { Spelling: not DerivativeSpelling.Prime } derivative => derivative,
        GroupSyntax group => Asked(group.Inner),
        _ => null,
    };

    /// <summary>x of f(x) on the left of a sign, none of f alone; null where something else stands there.</summary>
    private static IReadOnlyList<SyntaxNode>? Parameters(SyntaxNode left) => left switch
    {
        NameSyntax => [],
        CallSyntax call when Catalog.Find(call.Function) is null && call.Arguments.All(static a => a is NameSyntax) => call.Arguments is [var only] ? [only] : [],
        AmbiguousSyntax either => either.Alternatives.OfType<CallSyntax>().Select(Parameters).FirstOrDefault(static p => p is not null),
        _ => null,
    };

    /// <summary>The names that the formula is made of, to say which variables there are.</summary>
    public IReadOnlyList<string> Letters => [.. ExpressionBinder.NamesIn(Formula).Where(static n => n is not ("I" or "ones" or "pi")).Order(StringComparer.Ordinal)];

    /// <summary>The only name by which it can be differentiated: the only one that there is, or the only one from the end of the alphabet, whose letters are unknowns since Descartes; null where there are several.</summary>
    public SyntaxNode? OnlyLetter => (Letters is [_] ? Letters : [.. Letters.Where(static l => l is "x" or "y" or "z" or "X" or "Y" or "Z")]) is [var only] ? new NameSyntax(Formula.Span, only) : null;

    /// <summary>True where every variable stands in the formula.</summary>
    public bool DependsOn(IReadOnlyList<SyntaxNode> variables)
    {
        var names = ExpressionBinder.NamesIn(Formula);
        return variables.All(v => v is not NameSyntax name || names.Contains(name.Name));
    }
}
