using System.Collections.Frozen;
using System.Globalization;

namespace Gradus.Syntax;

/// <summary>Characters beyond ASCII that stand for operators, and the letters of other alphabets in their plain form.</summary>
internal static class UnicodeSymbols
{
    private static readonly FrozenDictionary<char, (TokenKind Kind, string Text)> Signs = new Dictionary<char, (TokenKind, string)>
    {
        ['−'] = (TokenKind.Minus, "−"), ['–'] = (TokenKind.Minus, "–"), ['—'] = (TokenKind.Minus, "—"), ['‐'] = (TokenKind.Minus, "‐"), ['﹣'] = (TokenKind.Minus, "﹣"),
        ['·'] = (TokenKind.Times, "·"), ['⋅'] = (TokenKind.Times, "·"), ['∙'] = (TokenKind.Times, "·"), ['×'] = (TokenKind.Times, "×"), ['∗'] = (TokenKind.Times, "*"),
        ['∘'] = (TokenKind.Hadamard, "∘"), ['⊙'] = (TokenKind.Hadamard, "⊙"), ['◦'] = (TokenKind.Hadamard, "∘"), ['⊘'] = (TokenKind.DotQuotient, "⊘"),
        ['⊗'] = (TokenKind.Kronecker, "⊗"), ['÷'] = (TokenKind.Slash, "/"), ['∕'] = (TokenKind.Slash, "/"), ['⁄'] = (TokenKind.Slash, "/"),
        ['⊤'] = (TokenKind.Transpose, "⊤"), ['⊺'] = (TokenKind.Transpose, "⊺"), ['ᵀ'] = (TokenKind.Transpose, "ᵀ"), ['ᵗ'] = (TokenKind.Transpose, "ᵗ"),
        ['′'] = (TokenKind.Prime, "'"), ['’'] = (TokenKind.Prime, "'"), ['‘'] = (TokenKind.Prime, "'"), ['\''] = (TokenKind.Prime, "'"),
        ['∂'] = (TokenKind.Partial, "∂"), ['∇'] = (TokenKind.Nabla, "∇"), ['∆'] = (TokenKind.Increment, "∆"), ['Δ'] = (TokenKind.Increment, "Δ"),
        ['½'] = (TokenKind.Number, "0.5"), ['¼'] = (TokenKind.Number, "0.25"), ['¾'] = (TokenKind.Number, "0.75"), ['∑'] = (TokenKind.Sum, "∑"), ['√'] = (TokenKind.Root, "√"), ['‖'] = (TokenKind.Bar, "‖"), ['∥'] = (TokenKind.Bar, "‖"), ['∣'] = (TokenKind.Bar, "|"),
        ['⟨'] = (TokenKind.Open, "<"), ['⟩'] = (TokenKind.Close, ">"), ['〈'] = (TokenKind.Open, "<"), ['〉'] = (TokenKind.Close, ">"), ['…'] = (TokenKind.Gap, "…"), ['⋯'] = (TokenKind.Gap, "⋯"),
        ['⇒'] = (TokenKind.Therefore, "⇒"), ['⟹'] = (TokenKind.Therefore, "⇒"), ['⇔'] = (TokenKind.Therefore, "⇔"), ['⟺'] = (TokenKind.Therefore, "⇔"), ['∴'] = (TokenKind.Therefore, "⇒"),
        ['⇐'] = (TokenKind.Words, "since"), ['⟸'] = (TokenKind.Words, "since"), ['∵'] = (TokenKind.Words, "since"), ['•'] = (TokenKind.Times, "·"),
        ['∞'] = (TokenKind.Name, "infinity"), ['ℝ'] = (TokenKind.Name, "ℝ"), ['ℂ'] = (TokenKind.Name, "ℂ"), ['ℕ'] = (TokenKind.Name, "ℕ"), ['₊'] = (TokenKind.Plus, "+"),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<char, RelationKind> Relations = new Dictionary<char, RelationKind>
    {
        ['≈'] = RelationKind.Approximately, ['≃'] = RelationKind.Approximately, ['≅'] = RelationKind.Approximately, ['≠'] = RelationKind.NotEqual,
        ['≔'] = RelationKind.Define, ['≜'] = RelationKind.Define, ['≝'] = RelationKind.Define, ['≡'] = RelationKind.Define,
        ['≤'] = RelationKind.Other, ['≥'] = RelationKind.Other, ['∈'] = RelationKind.Other, ['↦'] = RelationKind.Other, ['⟼'] = RelationKind.Other,
        ['→'] = RelationKind.Other, ['⟶'] = RelationKind.Other, ['∼'] = RelationKind.Other, ['∝'] = RelationKind.Other, ['≻'] = RelationKind.Other, ['⪰'] = RelationKind.Other,
    }.Concat("∉∋∌⊂⊃⊆⊇≪≫≺⪯≼≽⊥←↔⟵⟷≍≶≷≕".Select(static c => KeyValuePair.Create(c, RelationKind.Other))).ToFrozenDictionary();

    private const string Superscripts = "⁰0¹1²2³3⁴4⁵5⁶6⁷7⁸8⁹9⁻-⁺+ᵀTⁿnⁱi⁽(⁾)ᵏkᵐmʲjˣx";

    private const string Subscripts = "₀0₁1₂2₃3₄4₅5₆6₇7₈8₉9ᵢiⱼjₖkₗlₘmₙnₚpᵣrₛsₜtₓx₌=₋-";

    /// <summary>The token that a character stands for by itself, or null.</summary>
    public static Token? Token(char character, SourceSpan span)
    {
        if (Signs.TryGetValue(character, out var sign)) return new Token(sign.Kind, sign.Text, span);
        if (Relations.TryGetValue(character, out var relation)) return new Token(TokenKind.Relation, character.ToString(), span) { Relation = relation };
        return Greek.Name(character) is { } name ? new Token(TokenKind.Name, name, span) { Form = Greek.IsVariant(character) ? LetterForms.Variant : "" } : null;
    }

    /// <summary>The plain form of a raised character, or null.</summary>
    public static char? Raised(char character) => Pair(Superscripts, character);

    /// <summary>The plain form of a lowered character, or null.</summary>
    public static char? Lowered(char character) => Pair(Subscripts, character);

    /// <summary>The plain letter behind a mathematical letter of the upper planes (𝐀, 𝑥, 𝝈), or null.</summary>
    public static (string Name, bool Bold, string Form)? MathLetter(string text, int at)
    {
        if (!char.IsSurrogatePair(text, at)) return null;
        var code = char.ConvertToUtf32(text, at);
        if (code is >= 0x1D400 and <= 0x1D6A3)
        {
            var index = (code - 0x1D400) % 52;
            return (((char)(index < 26 ? 'A' + index : 'a' + index - 26)).ToString(CultureInfo.InvariantCulture), (code - 0x1D400) / 52 is 0 or 2 or 4 or 7, FormOf((code - 0x1D400) / 52));
        }
        if (code is >= 0x1D6A8 and <= 0x1D7C9)
        {
            var index = (code - 0x1D6A8) % 58;
            var letter = index < 25 ? (char)('Α' + index) : (char)('α' + index - 26);
            return Greek.Name(letter) is { } name ? (name, true, Greek.IsVariant(letter) ? LetterForms.Variant : "") : null;
        }
        return code is >= 0x1D7CE and <= 0x1D7FF ? (((code - 0x1D7CE) % 10).ToString(CultureInfo.InvariantCulture), false, "") : null;
    }

    /// <summary>How the letters of an alphabet of the upper planes are drawn, by its place among them (Unicode 15, block 1D400).</summary>
    private static string FormOf(int alphabet) => alphabet switch { 3 or 4 => LetterForms.Calligraphic, 5 or 7 => LetterForms.Fraktur, 6 => LetterForms.Blackboard, _ => "" };

    private static char? Pair(string table, char character)
    {
        for (var i = 0; i < table.Length; i += 2)
        {
            if (table[i] == character) return table[i + 1];
        }
        return null;
    }
}
