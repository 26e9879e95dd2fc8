using System.Globalization;
using System.Text;

namespace Gradus.Cli.Text;

/// <summary>Words with mathematical signs, spelled in ASCII.</summary>
internal static class Transcription
{
    /// <summary>Signs and their spellings; what is made of several signs comes first.</summary>
    private static readonly (string Sign, string Spelling)[] Spellings =
    [
        ("⁻¹", "^-1"), ("ᵀ", "'"), ("⊤", "'"), ("²", "^2"), ("³", "^3"),
        ("·", "*"), ("⋅", "*"), ("×", "x"), ("⊗", " kron "), ("⊙", ".*"), ("∘", ".*"),
        ("−", "-"), ("–", "-"), ("—", "-"), ("…", "..."), ("“", "\""), ("”", "\""), ("’", "'"),
        ("∂", "d"), ("∇", "grad "), ("Σ", "sum"), ("√", "sqrt "), ("‖", "||"), ("⟨", "<"), ("⟩", ">"),
        ("≠", "!="), ("≤", "<="), ("≥", ">="), ("≈", "~"), ("∈", "in"), ("→", "->"), ("⇒", "=>"), ("ℝ", "R"),
    ];

    /// <summary>The text with known signs spelled out and any other character outside ASCII as <c>?</c>.</summary>
    public static string ToAscii(string text)
    {
        if (Ascii.IsValid(text)) return text;
        var spelled = Spellings.Aggregate(text, (t, s) => t.Replace(s.Sign, s.Spelling, StringComparison.Ordinal));
        var letters = spelled.Normalize(NormalizationForm.FormD).EnumerateRunes()
            .Where(r => Rune.GetUnicodeCategory(r) != UnicodeCategory.NonSpacingMark)
            .Select(r => r.IsAscii ? (char)r.Value : '?');
        return string.Concat(letters);
    }
}
