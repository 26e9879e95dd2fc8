using System.Text;
using Gradus.Expressions;
using Gradus.Syntax;

namespace Gradus.Rendering;

/// <summary>Names, raised and lowered characters as a terminal shows them: <c>Σ̂</c>, <c>x₁</c>, <c>A⁻¹</c>.</summary>
internal static class UnicodeLetters
{
    /// <summary>True for t beside r, which is no trace: the letters at the end of a text and the next one would spell the name of a function.</summary>
    public static bool SpellsFunction(string text, string next)
    {
        if (next is not [>= 'a' and <= 'z', ..] || (next.Length > 1 && char.IsAsciiLetter(next[1]))) return false;
        var start = text.Length;
        while (start > 0 && text.Length - start < FunctionNames.Longest && text[start - 1] is >= 'a' and <= 'z') start--;
        return Enumerable.Range(start, text.Length - start).Any(k => FunctionNames.Find(text[k..] + next[0]) is not null);
    }

    /// <summary>The sign of a sum: Σ, or ∑ where a matrix is called Σ.</summary>
    public static string SumSign(bool hasSigma) => hasSigma ? "∑" : "Σ";

    private const string Raised = "0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹-⁻−⁻+⁺(⁽)⁾nⁿiⁱjʲkᵏmᵐxˣ";
    private const string Lowered = "0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉iᵢjⱼkₖlₗmₘnₙpₚrᵣsₛtₜxₓ×ₓ=₌+₊-₋−₋";

    /// <summary>A name with its accents and subscripts.</summary>
    public static Piece Name(SymbolName name)
    {
        var text = SymbolName.Letter(name.Stem) ?? name.Stem;
        var letter = text.Length == 1;
        foreach (var accent in name.Accents) text += SymbolName.Combining(accent);
        if (name.Subscripts.Count > 0)
        {
            var below = string.Join(',', name.Subscripts.Select(static part => SymbolName.Letter(part) ?? part));
            letter &= Lower(below) is not null;
            text += Subscript(below);
        }
        return name.Prefix.Length == 0 ? new Piece(text, Precedence.Atom, letter)
            : new Piece((name.Prefix == "nabla" ? "∇" : SymbolName.Letter(name.Prefix) ?? name.Prefix) + text, Precedence.Postfix);
    }

    /// <summary>A subscript, in lowered characters where they exist.</summary>
    public static string Subscript(string text) => Lower(text) ?? (text.Length == 1 || text.All(char.IsAsciiLetterOrDigit) ? "_" + text : $"_({text})");

    /// <summary>The text in raised characters; null if one of them does not exist.</summary>
    public static string? Raise(string text) => Shift(text, Raised);

    /// <summary>The text in lowered characters; null if one of them does not exist.</summary>
    public static string? Lower(string text) => Shift(text, Lowered);

    private static string? Shift(string text, string pairs)
    {
        var result = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            var at = pairs.IndexOf(character);
            if (at < 0 || at % 2 == 1) return null;
            result.Append(pairs[at + 1]);
        }
        return result.ToString();
    }
}
