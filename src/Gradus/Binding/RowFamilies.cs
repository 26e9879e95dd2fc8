using System.Text.RegularExpressions;
using Gradus.Syntax;

namespace Gradus.Binding;

/// <summary>Finds the data matrices whose rows are x_1ᵀ, x_2ᵀ, …: Xw is then the column of all x_iᵀw (Hastie, Tibshirani &amp; Friedman, The Elements of Statistical Learning, §2.3).</summary>
internal static partial class RowFamilies
{
    /// <summary>X where the text calls x_i or x_iᵀ its rows, or multiplies both X and x_iᵀ by the same vector, and not Xᵀ.</summary>
    public static HashSet<string> Of(DocumentSyntax document)
    {
        var families = new HashSet<string>();
        var (times, turnedTimes, rowTimes) = (new HashSet<(string, string)>(), new HashSet<(string, string)>(), new HashSet<(string, string)>());
        foreach (var formula in document.Formulas)
        {
            foreach (var side in formula.Relation?.Sides() ?? [])
            {
                foreach (var node in SyntaxNames.All(side))
                {
                    if (node is ProductSyntax product) Note(product, times, turnedTimes, rowTimes);
                }
            }
        }
        families.UnionWith(rowTimes.Where(r => times.Contains((Upper(r.Item1), r.Item2)) && !turnedTimes.Contains((Upper(r.Item1), r.Item2))).Select(static r => Upper(r.Item1)));
        foreach (var formula in document.Formulas.Where(static f => f is { Display: false, Relation: { Links.Count: 0, First: not null } }))
        {
            if (Member(formula.Relation!.First!) is not { } member) continue;
            if (RowsBefore.IsMatch(formula.WordsBefore) || RowBehind.IsMatch(formula.WordsAfter)) families.Add(Upper(member));
        }
        return families;
    }

    private static string Upper(string letter) => letter.ToUpperInvariant();

    private static void Note(ProductSyntax product, HashSet<(string, string)> times, HashSet<(string, string)> turnedTimes, HashSet<(string, string)> rowTimes)
    {
        for (var k = 0; k + 1 < product.Factors.Count; k++)
        {
            var (first, second) = (PageSurvey.Ordinary(product.Factors[k]), PageSurvey.Ordinary(product.Factors[k + 1]));
            var turned = first is UnarySyntax { Kind: UnaryKind.Transpose, Operand: var operand } ? PageSurvey.Ordinary(operand) : null;
            if (second is NameSyntax { Name: [>= 'a' and <= 'z', ..] vector })
            {
                if (first is NameSyntax { Name: [>= 'A' and <= 'Z'] matrix }) times.Add((matrix, vector));
                else if (turned is NameSyntax { Name: [>= 'A' and <= 'Z'] of }) turnedTimes.Add((of, vector));
                else if (turned is not null && Member(turned) is { } member) rowTimes.Add((member, vector));
            }
            else if (turned is NameSyntax { Name: [>= 'a' and <= 'z', ..] left } && Member(second) is { } other) rowTimes.Add((other, left));
        }
    }

    /// <summary>x of x_i and x_iᵀ, where x is one letter; null for anything else.</summary>
    private static string? Member(SyntaxNode node) => PageSurvey.Ordinary(node) switch
    {
        IndexedSyntax { Raised: false, Of: NameSyntax { Name: [>= 'a' and <= 'z'] name }, Indices: [NameSyntax] } => name,
        UnarySyntax { Kind: UnaryKind.Transpose, Operand: var of } => Member(of),
        _ => null,
    };

    [GeneratedRegex(@"\brows?( vectors?)?( are| is| of)?( the| being)?\W*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 600_000)]
    private static partial Regex RowsBefore { get; }

    [GeneratedRegex(@"^\W*(is|are|denotes?|being|as)?( the| an?)?\W*(i|j|k|n|th|-|\W)*rows?\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 600_000)]
    private static partial Regex RowBehind { get; }
}
