using System.Globalization;
using System.Text;

namespace Gradus.Cli.Text;

/// <summary>Words with mathematical signs, spelled in ASCII.</summary>
internal static class Transcription
{
    private static readonly Dictionary<string, string> Spellings = new(StringComparer.Ordinal)
    {
        ["ᵀ"] = "'", ["⊤"] = "'", ["⁻¹"] = "^-1", ["²"] = "^2", ["³"] = "^3", ["·"] = "*", ["⋅"] = "*", ["×"] = "x", ["−"] = "-", ["–"] = "-", ["—"] = "-",
        ["∂"] = "d", ["∇"] = "grad ", ["⊗"] = " kron ", ["⊙"] = ".*", ["∘"] = ".*", ["≠"] = "!=", ["≤"] = "<=", ["≥"] = ">=", ["≈"] = "~", ["∈"] = "in",
        ["→"] = "->", ["⇒"] = "=>", ["Σ"] = "sum", ["‖"] = "||", ["⟨"] = "<", ["⟩"] = ">", ["…"] = "...", ["“"] = "\"", ["”"] = "\"", ["’"] = "'", ["√"] = "sqrt ",
        ["λ"] = "lambda", ["ℝ"] = "R",
    };

    /// <summary>The text with known signs spelled out and any other character outside ASCII as <c>?</c>.</summary>
    public static string ToAscii(string text)
    {
        if (Ascii.IsValid(text)) return text;
        var spelled = Spellings.OrderByDescending(s => s.Key.Length).Aggregate(text, (t, s) => t.Replace(s.Key, s.Value, StringComparison.Ordinal));
        var letters = spelled.Normalize(NormalizationForm.FormD).EnumerateRunes()
            .Where(r => Rune.GetUnicodeCategory(r) != UnicodeCategory.NonSpacingMark)
            .Select(r => r.IsAscii ? (char)r.Value : '?');
        return string.Concat(letters);
    }
}
