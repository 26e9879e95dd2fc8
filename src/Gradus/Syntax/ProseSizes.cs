using System.Text.RegularExpressions;

namespace Gradus.Syntax;

/// <summary>Sizes in words: "A and B are m×n matrices", "the m×n matrix A", "A is m by n".</summary>
internal static partial class ProseSizes
{
    /// <summary>The sizes that words give the names from one formula to another; null where they do not.</summary>
    public static IReadOnlyList<string>? Of(IReadOnlyList<FormulaSyntax> formulas, int first, int last)
    {
        if (last + 1 < formulas.Count && Before().IsMatch(formulas[last].WordsAfter) && Of(formulas[last + 1]) is { } stated && (Behind().IsMatch(formulas[last + 1].WordsAfter) || Ends().IsMatch(formulas[last + 1].WordsAfter))) return stated;
        if (Worded().Match(formulas[last].WordsAfter) is { Success: true } worded) return [worded.Groups["m"].Value, worded.Groups["n"].Value];
        return first > 0 && Of(formulas[first - 1]) is { } before && Behind().Match(formulas[first - 1].WordsAfter) is { Success: true } noun && noun.Length == formulas[first - 1].WordsAfter.TrimEnd().Length ? before : null;
    }

    /// <summary>No sizes for "c is a scalar", "the real number c"; null for any other words.</summary>
    public static IReadOnlyList<string>? OfScalar(string before, string after) => ScalarBefore().IsMatch(before) || ScalarBehind().IsMatch(after) ? [] : null;

    /// <summary>m×n as a formula of its own; null for any other formula.</summary>
    public static IReadOnlyList<string>? Of(FormulaSyntax formula) =>
        formula.Relation is { First: ProductSyntax { Factors: [var rows, var columns], Marks: ["×"] }, Links.Count: 0 } && SizeOf(rows) is { } m && SizeOf(columns) is { } n ? [m, n] : null;

    private static string? SizeOf(SyntaxNode side) => side switch { NameSyntax { Name: [_] name } => name, NumberSyntax { Value: { IsInteger: true, Sign: > 0 } number } => number.ToString(), _ => null };

    [GeneratedRegex(@"^\(?((is|are|be|being|denotes?|both|all|an?|two|some|any|real|square|symmetric|invertible|given|constant|fixed|of size|,)\s*)*$", RegexOptions.ExplicitCapture, 600_000)]
    private static partial Regex Before();

    [GeneratedRegex(@"^[\s-]*((real|square|symmetric|invertible|constant|column|row|orthogonal|diagonal)\s+)*(matrix|matrices|vectors?)\b", RegexOptions.ExplicitCapture, 600_000)]
    private static partial Regex Behind();

    [GeneratedRegex(@"^\s*([.,;:)]|$|(and|with|so|then|where)\b)", RegexOptions.ExplicitCapture, 600_000)]
    private static partial Regex Ends();

    [GeneratedRegex(@"\b(a|the|some|any|every|given|positive|two|for|with|where) (real |constant |positive |fixed )*(scalars?|numbers?)$", RegexOptions.ExplicitCapture, 600_000)]
    private static partial Regex ScalarBefore();

    [GeneratedRegex(@"^(is|are|be|being|denotes?) (an? |the |some |both )?(real |constant |positive |fixed |known |given )*(scalars?|numbers?)(?![\w-]| (of|function|field|valued|product|quantity|loss|cost|objective|that|equal)\b)", RegexOptions.ExplicitCapture, 600_000)]
    private static partial Regex ScalarBehind();

    [GeneratedRegex(@"^(is|are|be) (an? |both |all )?(?<m>[a-z]|\d{1,3}) ?(×|x|by|-by-) ?(?<n>[a-z]|\d{1,3})\b(?! ?[=^_])", RegexOptions.ExplicitCapture, 600_000)]
    private static partial Regex Worded();
}
