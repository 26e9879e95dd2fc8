using Gradus.Syntax;

namespace Gradus.Binding;

/// <summary>einsum("ij,jk->ik", A, B): the sum over the letters that do not stand behind the arrow of the products of entries.</summary>
internal sealed partial class NodeBinder
{
    /// <summary>Letters that may stand for indices.</summary>
    private const string EinsumLetters = "ijklmnpqrs";

    private const int MostSummed = 4;

    private Value? BindEinsum(CallSyntax node, string form)
    {
        var from = search.Looked;
        var sides = form.Replace(" ", "", StringComparison.Ordinal).Split("->");
        var inputs = sides[0].Split(',');
        var operands = node.Arguments.Skip(1).ToList();
        if (inputs.Length != operands.Count) return Fail(node, BindingProblem.Shape, $"einsum names the indices of {inputs.Length} arrays, but got {operands.Count}", 0);
        var output = sides.Length > 1 ? sides[1] : string.Concat(sides[0].Where(char.IsAsciiLetter).GroupBy(static c => c).Where(static g => g.Count() == 1).Select(static g => g.Key).Order());
        var letters = (output + sides[0]).Where(char.IsAsciiLetter).Distinct().ToList();
        if (sides.Length > 2 || output.Length > 2 || output.Distinct().Count() < output.Length || inputs.Any(static i => i.Length > 2 || !i.All(char.IsAsciiLetter)) || !output.All(sides[0].Contains) || letters.Count > EinsumLetters.Length)
            return Fail(node, BindingProblem.Unsupported, $"einsum is read for arrays of at most two axes, and '{form}' is not of that form", 0, "such as einsum('ij,j->i', A, x)");
        for (var k = 0; k < inputs.Length; k++)
        {
            if (Bind(operands[k]) is not { } value) return null;
            if (inputs[k].Length switch { 0 => !value.IsScalar, 1 => value.IsScalar || !value.Shape.IsColumn, _ => !value.IsMatrix }) return Fail(operands[k], BindingProblem.Shape, $"einsum writes {inputs[k].Length} indices at what is {scope.Sizes.Words(value.Shape)}", 0);
        }
        string Name(char letter) => EinsumLetters[letters.IndexOf(letter)].ToString();
        SyntaxNode Entry(string input, SyntaxNode of) => input.Length == 0 ? of : new IndexedSyntax(of.Span, of, [.. input.Select(c => new NameSyntax(of.Span, Name(c)))]);
        SyntaxNode body = new ProductSyntax(node.Span, [.. inputs.Zip(operands, Entry)], [.. inputs.Skip(1).Select(static _ => "*")]);
        foreach (var summed in letters.Where(c => !output.Contains(c)).Select(Name).Chunk(MostSummed)) body = new SummationSyntax(node.Span, summed, null, null, body);
        return Bind(output.Length == 0 ? body : new EntriesSyntax(node.Span, [.. output.Select(Name)], body));
    }
}
