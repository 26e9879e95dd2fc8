using Gradus.Expressions;
using Gradus.Rendering;
using Gradus.Shapes;
using Gradus.Syntax;

namespace Gradus.Checking.Claims;

/// <summary>A formula of the author's with parts put anew, in LaTeX: what was not touched is quoted.</summary>
/// <param name="written">The formula as it was.</param>
/// <param name="quote">The words of the page for a part of it; null where they cannot stand by themselves.</param>
internal sealed class RewordedLatex(SyntaxNode written, Func<SyntaxNode, string?> quote)
{
    private readonly HashSet<SyntaxNode> untouched = new(Repairs.Parts(written), ReferenceEqualityComparer.Instance);

    /// <summary>The text; null where a part cannot be written so.</summary>
    public string? Of(SyntaxNode node) => untouched.Contains(node) ? quote(node) : node switch
    {
        NumberSyntax n => n.Value.ToString(),
        NameSyntax n => Notations.Of(Symbol.Of(n.Name, Shape.Scalar)).Latex,
        GroupSyntax g => Of(g.Inner) is { } inner ? $"\\left({inner}\\right)" : null,
        UnarySyntax { Kind: UnaryKind.Negate } u => Of(u.Operand) is { } operand ? u.Operand is SumSyntax ? $"-\\left({operand}\\right)" : $"-{operand}" : null,
        UnarySyntax { Kind: UnaryKind.Transpose } u => Of(u.Operand) is { } operand ? u.Operand is NameSyntax or GroupSyntax ? $"{operand}^T" : $"\\left({operand}\\right)^T" : null,
        SumSyntax s => Joined(s.Terms, static (term, k) => k == 0 || term.StartsWith('-') ? term : $"+ {term}"),
        ProductSyntax p => Joined(p.Factors, static (factor, _) => factor),
        BinarySyntax { Kind: BinaryKind.Divide } b => Of(b.Left) is { } above && Of(b.Right) is { } below ? $"\\frac{{{above}}}{{{below}}}" : null,
        BinarySyntax { Kind: BinaryKind.Hadamard } b => Joined([b.Left, b.Right], static (factor, k) => k == 0 ? factor : $"\\odot {factor}"),
        BinarySyntax { Kind: BinaryKind.Frobenius, Spelling: ":" } b => Joined([b.Left, b.Right], static (factor, k) => k == 0 ? factor : $": {factor}"),
        IndexedSyntax i when i.Indices.All(static x => x is NameSyntax) => Of(i.Of) is { } of ? $"{of}_{{{string.Concat(i.Indices.OfType<NameSyntax>().Select(static x => x.Name))}}}" : null,
        _ => null,
    };

    private string? Joined(IReadOnlyList<SyntaxNode> nodes, Func<string, int, string> put) =>
        nodes.Select(Of).ToList() is var texts && texts.TrueForAll(static t => t is not null) ? string.Join(' ', texts.Select((t, k) => put(t!, k))) : null;
}
