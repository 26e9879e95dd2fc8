using System.Text.RegularExpressions;
using Gradus.Syntax;

namespace Gradus.Binding;

/// <summary>What the text says of two free indices of a claim: i = j, or i ≠ j.</summary>
public sealed record IndexCondition(string First, string Second, bool Equal);

/// <summary>Finds the formulas that are said only for i = j or i ≠ j.</summary>
internal static partial class IndexConditions
{
    /// <summary>For each formula of the page its condition: one behind it ("…, for i ≠ j"), or before its block ("Case i = j:"); null for those without.</summary>
    public static IndexCondition?[] Of(DocumentSyntax document)
    {
        var formulas = document.Formulas;
        var conditions = new IndexCondition?[formulas.Count];
        for (var k = 0; k < formulas.Count; k++)
        {
            if (Stated(formulas[k]) is not { } condition) continue;
            if (k > 0 && conditions[k - 1] is null && IsBehind(document, k))
            {
                for (var before = k - 1; before >= 0 && conditions[before] is null && (before == k - 1 || formulas[before + 1].ContinuesPrevious); before--) conditions[before] = condition;
            }
            else if (k + 1 < formulas.Count && Opening.IsMatch(formulas[k].WordsBefore))
            {
                for (var next = k + 1; next < formulas.Count && (formulas[next].Block == formulas[k + 1].Block || formulas[next].ContinuesPrevious); next++) conditions[next] = condition;
            }
        }
        for (var k = 0; k < formulas.Count; k++)
        {
            if (formulas[k].Display && conditions[k] is null && Worded.Match(formulas[k].WordsBefore) is { Success: true } worded)
            {
                for (var next = k; next < formulas.Count && (formulas[next].Block == formulas[k].Block || formulas[next].ContinuesPrevious); next++) conditions[next] ??= new IndexCondition(worded.Groups["i"].Value, worded.Groups["j"].Value, worded.Groups["sign"].Value == "=");
            }
        }
        return conditions;
    }

    /// <summary>i ≠ j or i = j; null for any other formula.</summary>
    public static IndexCondition? Stated(FormulaSyntax formula) =>
        formula.Relation is { First: NameSyntax first, Links: [{ Kind: RelationKind.Equal or RelationKind.NotEqual, Right: NameSyntax second } link] } && IsIndex(first) && IsIndex(second) ? new IndexCondition(first.Name, second.Name, link.Kind == RelationKind.Equal) : null;

    private static bool IsIndex(NameSyntax name) => name is { Bold: false, Name.Length: 1 } && FormulaIndices.IsIndexLetter(name.Name[0]);

    /// <summary>True where the condition ends the sentence of the formula before it: it does not begin one of its own, and no colon or "we have" follows.</summary>
    private static bool IsBehind(DocumentSyntax document, int k)
    {
        var (before, formula) = (document.Formulas[k - 1], document.Formulas[k]);
        if (!Limiting.IsMatch(formula.WordsBefore)) return false;
        if (before.Block == formula.Block) return true;
        var from = Math.Min(before.Span.End, formula.Span.Start);
        return !Beginning.IsMatch(document.Source.Text[from..formula.Span.Start]) && !LeadingOn.IsMatch(formula.WordsAfter);
    }

    [GeneratedRegex(@"(\b(if|for|for all|when|whenever|where|unless|provided|in case|with)( that)?\W*|\()$|^$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 600_000)]
    private static partial Regex Limiting { get; }

    [GeneratedRegex(@"\b(if|for|when|case|suppose|assume|consider|where|with|take)\b\W*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 600_000)]
    private static partial Regex Opening { get; }

    /// <summary>"case 2: i ≠ j" without formula signs, in the words right before a display.</summary>
    [GeneratedRegex(@"(?<![\w^_=+-])(?<i>[i-n]) ?(?<sign>=|≠|!=) ?(?<j>[i-n])(?![\w^_=+-])[^.;]{0,40}$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 600_000)]
    private static partial Regex Worded { get; }

    [GeneratedRegex(@"(^|[\s.:;!?*#(\]$}])(If|For|When|Case|CASE|Suppose|Assume|Consider|Now|In the case|And|and)\b[^.]*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 600_000)]
    private static partial Regex Beginning { get; }

    [GeneratedRegex(@"(:|\b(then|have|get|gives?|is))\W*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 600_000)]
    private static partial Regex LeadingOn { get; }
}
