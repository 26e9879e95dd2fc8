namespace Gradus.Syntax;

/// <summary>The parts of a node.</summary>
public static class SyntaxChildren
{
    /// <summary>The nodes directly within this one, in the order of the source; for an ambiguous node its alternatives.</summary>
    public static IEnumerable<SyntaxNode> Children(this SyntaxNode node) => node switch
    {
        NumberSyntax or NameSyntax => [],
        IndexedSyntax n => [n.Of, .. n.Indices],
        UnarySyntax n => [n.Operand],
        BinarySyntax n => [n.Left, n.Right],
        SumSyntax n => n.Terms,
        ProductSyntax n => n.Factors,
        CallSyntax n => n.Arguments,
        NormSyntax n => [n.Argument],
        DerivativeSyntax n => Present(n.Of, n.By),
        EvaluatedSyntax n => [n.Body, n.At],
        DifferentialSyntax n => [n.Of],
        SummationSyntax n => Present(n.Lower, n.Upper, n.Body),
        EntriesSyntax n => [n.Entry],
        OpenFunctionSyntax n => [n.Argument],
        MatrixSyntax n => n.Rows.SelectMany(row => row),
        CasesSyntax { Delta: { } delta } n => [.. n.Values, delta],
        CasesSyntax n => n.Values,
        RemainderSyntax n => [n.Argument],
        AnnotatedSyntax n => n.Note is { } note ? [n.Body, .. note.Sides()] : [n.Body],
        GroupSyntax n => [n.Inner],
        AmbiguousSyntax n => n.Alternatives,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The sides of a chain, the first included where there is one.</summary>
    public static IEnumerable<SyntaxNode> Sides(this RelationSyntax relation) => Present([relation.First, .. relation.Links.Select(link => link.Right)]);

    private static IEnumerable<SyntaxNode> Present(params SyntaxNode?[] nodes) => nodes.OfType<SyntaxNode>();
}
