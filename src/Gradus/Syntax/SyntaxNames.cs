namespace Gradus.Syntax;

/// <summary>The names that occur in a formula as written.</summary>
internal static class SyntaxNames
{
    /// <summary>True where a derivative or a differential stands in a formula.</summary>
    public static bool HasChange(SyntaxNode node) => All(node).Any(static n => n is DerivativeSyntax or DifferentialSyntax);

    public static void Collect(SyntaxNode node, HashSet<string> into)
    {
        var open = new Stack<SyntaxNode>([node]);
        for (var visits = 0; open.TryPop(out var next) && visits < 100_000; visits++)
        {
            if (next is NameSyntax name) into.Add(name.Name);
            foreach (var child in next.Children()) open.Push(child);
        }
    }

    public static HashSet<string> Of(SyntaxNode node)
    {
        var names = new HashSet<string>();
        Collect(node, names);
        return names;
    }

    /// <summary>All nodes, ambiguous readings included.</summary>
    public static IEnumerable<SyntaxNode> All(SyntaxNode node)
    {
        var open = new Stack<SyntaxNode>([node]);
        for (var visits = 0; open.TryPop(out var next) && visits < 100_000; visits++)
        {
            yield return next;
            foreach (var child in next.Children().Reverse()) open.Push(child);
        }
    }
}
