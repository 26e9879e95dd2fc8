using Gradus.Syntax;

namespace Gradus.Binding;

/// <summary>The letters that are multiplied entry by entry, which are vectors rather than numbers.</summary>
internal static class EntrywiseLetters
{
    /// <summary>p and q of p .* log(q), which have one shape; behind NumPy's * only where neither is a letter that a vector is multiplied by.</summary>
    public static IEnumerable<NameSyntax> Of(BinarySyntax node)
    {
        if (node is { Kind: BinaryKind.Hadamard, Spelling: not "*" }) return node.Children().SelectMany(Within).Concat(node.Children().Select(Bare).OfType<NameSyntax>());
        var (left, right) = (Within(node.Left).ToList(), Within(node.Right).ToList());
        return left.Count > 0 && right.Count > 0 && left.Concat(right).All(static n => KindTable.IsCounting(n.Name)) ? left.Concat(right) : [];
    }

    /// <summary>x and y of x ⊗ y, x·y and outer(x, y), which nobody writes of numbers.</summary>
    public static IEnumerable<NameSyntax> Bare(IEnumerable<SyntaxNode> factors) => factors.Select(Bare).OfType<NameSyntax>().Where(static n => n.Name is [>= 'a' and <= 'z', ..] && !Greek.IsName(n.Name) && !KindTable.IsMultiplier(n.Name));

    /// <summary>t of sum(t * log(z)), which would stand before the sum if it were a number.</summary>
    public static IEnumerable<NameSyntax> Weights(SyntaxNode summed) => Bare(summed) switch
    {
        BinarySyntax { Kind: BinaryKind.Hadamard, Spelling: "*" } product => product.Children().SelectMany(Weights),
        UnarySyntax { Kind: UnaryKind.Negate } signed => Weights(signed.Operand),
        NameSyntax { Name: [>= 'a' and <= 'z', ..] } name when KindTable.IsCounting(name.Name) => [name],
        _ => [],
    };

    /// <summary>The names whose entries make up a formula: p of log(p), 1 − p and p.^2.</summary>
    public static IEnumerable<NameSyntax> Within(SyntaxNode node) => Bare(node) switch
    {
        NameSyntax { Name: [>= 'a' and <= 'z', ..] } name when KindTable.IsCounting(name.Name) => [name],
        CallSyntax { Function: "xlogy" or "rel_entr", Arguments: [var left, var right] } => Within(left).Concat(Within(right)),
        CallSyntax { Function: "exp" or "log" or "sqrt" or "tanh" or "abs" or "sigmoid" or "relu" or "softplus", Arguments: [var of] } => Within(of),
        UnarySyntax { Kind: UnaryKind.Negate or UnaryKind.Plus } signed => Within(signed.Operand),
        BinarySyntax { Kind: BinaryKind.HadamardPower } power => Within(power.Left),
        BinarySyntax { Kind: BinaryKind.Hadamard or BinaryKind.HadamardQuotient } product => Within(product.Left).Concat(Within(product.Right)),
        SumSyntax sum => sum.Terms.SelectMany(Within),
        _ => [],
    };

    private static SyntaxNode Bare(SyntaxNode node) => node is GroupSyntax group ? Bare(group.Inner) : node;
}
