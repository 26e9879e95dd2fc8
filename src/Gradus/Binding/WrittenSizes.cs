using Gradus.Syntax;

namespace Gradus.Binding;

/// <summary>The lengths that the writing of ones and identities names: n of 1_n, of I_n, of (1/n) 11ᵀ.</summary>
internal static class WrittenSizes
{
    /// <summary>n of 1_n, and m and n of 1_{m×n}; none for any other name.</summary>
    public static string[] OfName(string name) => !name.StartsWith("ones_", StringComparison.Ordinal) ? []
        : name[5..].Split('x', '×') is [{ Length: > 0 }, { Length: > 0 }] two ? two : [name[5..]];

    /// <summary>The names that say how large an identity, ones or zeros are.</summary>
    public static IEnumerable<string> In(SyntaxNode node) => node switch
    {
        NameSyntax { Name: var name } when name.StartsWith("I_", StringComparison.Ordinal) => [name[2..]],
        NameSyntax { Name: var name } => OfName(name),
        CallSyntax call when call is { Function: "I" or "eye" or "ones" or "zeros" } or { Function: "K" or "comm", Arguments.Count: 2 } => call.Arguments.Select(Inner).OfType<NameSyntax>().Select(static n => n.Name),
        ProductSyntax or BinarySyntax { Kind: BinaryKind.Divide } when NumberOf(node) is { } number => [number],
        CallSyntax { Function: "unvec" } call => call.Arguments.Skip(1).Select(Inner).OfType<NameSyntax>().Select(static n => n.Name),
        _ => [],
    };

    /// <summary>n of (1/n)11ᵀ and 1ᵀx/n, a mean over n entries; null for anything else.</summary>
    public static string? NumberOf(SyntaxNode node) => node switch
    {
        ProductSyntax product when HasOnes(product) => product.Factors.Select(static f => Inner(f) is BinarySyntax { Kind: BinaryKind.Divide, Left: var above } q && !HasOnes(above) ? SizeBelow(q) : null).OfType<string>().FirstOrDefault(),
        BinarySyntax { Kind: BinaryKind.Divide, Left: var over } quotient when HasOnes(over) => SizeBelow(quotient),
        _ => null,
    };

    private static string? SizeBelow(BinarySyntax quotient) => Inner(quotient.Right) is NameSyntax { Name: "n" or "m" or "N" or "M" or "d" or "p" or "k" or "q" } size ? size.Name : null;

    private static bool HasOnes(SyntaxNode node) => SyntaxNames.All(node).Any(static n => n is NameSyntax { Name: "ones" } or UnarySyntax { Kind: UnaryKind.Transpose, Operand: NumberSyntax { Value.IsOne: true } });

    private static SyntaxNode Inner(SyntaxNode node) => node is GroupSyntax group ? Inner(group.Inner) : node;
}
