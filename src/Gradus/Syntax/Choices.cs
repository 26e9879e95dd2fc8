using System.Runtime.CompilerServices;

namespace Gradus.Syntax;

/// <summary>Builds ambiguous nodes and keeps their number bounded: where alternatives inside alternatives would explode, only the ordinary reading stays.</summary>
internal sealed class Choices
{
    private readonly ConditionalWeakTable<SyntaxNode, object> weights = [];

    /// <summary>The readings of one place, the ordinary one first.</summary>
    public SyntaxNode Of(SourceSpan span, string note, params SyntaxNode[] alternatives)
    {
        SyntaxNode[] distinct = [.. alternatives.Distinct(ReferenceEqualityComparer.Instance).Cast<SyntaxNode>()];
        if (distinct.Length == 1) return distinct[0];
        var node = new AmbiguousSyntax(span, distinct, note);
        return Weight(node) > SyntaxLimits.AlternativeWeight ? distinct[0] : node;
    }

    /// <summary>How many nodes a walk over all alternatives visits; nodes are remembered.</summary>
    private long Weight(SyntaxNode node)
    {
        if (weights.TryGetValue(node, out var known)) return (long)known;
        var weight = 1 + node.Children().Sum(Weight);
        weights.Add(node, weight);
        return weight;
    }
}
