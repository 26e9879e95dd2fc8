using System.Text.RegularExpressions;

namespace Gradus.Syntax;

/// <summary>Tells the languages apart in which people type formulas.</summary>
internal static partial class TypedLanguage
{
    /// <summary>True for LaTeX: a dollar sign, or a backslash that begins a command and divides nothing from the left.</summary>
    public static bool IsLatex(string text) =>
        text.Contains('$', StringComparison.Ordinal) || Backslash().Matches(text).Any(found => IsCommand(text, found));

    /// <summary>True where <c>*</c> works entry by entry, since matrices are multiplied by a sign of their own: NumPy and PyTorch, and R.</summary>
    public static bool IsEntrywise(string text) => IsArrays(text) || IsR(text);

    /// <summary>True for NumPy, PyTorch and their like.</summary>
    public static bool IsArrays(string text) => Arrays().IsMatch(text);

    /// <summary>True for R, where t transposes.</summary>
    public static bool IsR(string text) => RSigns().IsMatch(text) || (text.Contains("==", StringComparison.Ordinal) && Turned().IsMatch(text));

    /// <summary>x^\top, \frac{…}: a command. In A\b and A\(B*c) an operand stands before the sign, and no word behind it.</summary>
    private static bool IsCommand(string text, Match backslash)
    {
        var name = backslash.Groups["name"].Value;
        if (name.Length == 0) return backslash.Groups["sign"].Success;
        var before = text[..backslash.Index].TrimEnd();
        var divides = before.Length > 0 && (char.IsLetterOrDigit(before[^1]) || before[^1] is ')' or ']' or '\'' or 'ᵀ' or '⊤');
        if (!divides || Greek.Command(name) is not null || FunctionNames.OfCommand(name) is not null) return name.Length > 1;
        return (name.Length > 2 && name.All(char.IsAsciiLetterLower)) || text.AsSpan(backslash.Index + backslash.Length).StartsWith("{");
    }

    [GeneratedRegex(@"\\((?<name>[A-Za-z]+)|(?<sign>[|,;:!{}\\]))", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 600_000)]
    private static partial Regex Backslash();

    [GeneratedRegex(@"\b(np|numpy|torch|jnp|jax|tf|tensorflow|scipy|F)\.\w+[.(]|[\w)\]]\s*@\s*[\w(]|[\w)\]]\.[a-z]\w*\(|\b(axis|dim)=", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 600_000)]
    private static partial Regex Arrays();

    [GeneratedRegex(@"%(\*|o|x)%|\b(t?crossprod|solve)\s*\(", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 600_000)]
    private static partial Regex RSigns();

    [GeneratedRegex(@"\bt\(", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 600_000)]
    private static partial Regex Turned();
}
