using System.Collections.Frozen;
using Gradus.Syntax;

namespace Gradus.Trees;

/// <summary>Characters beyond ASCII: each stands for a command of LaTeX, for a letter, or for a letter that is raised or lowered.</summary>
internal static class UnicodeSigns
{
    private const string Commands = "·cdot ⋅cdot ∙cdot •cdot ×times ∗ast ⋆star ∘circ ◦circ ⊙odot ⊘oslash ⊗otimes ⊕oplus ÷div ∕slash ⁄slash ±pm ∓mp ∂partial ∇nabla ∑sum ∏prod ∐coprod ∫int ∮oint ⋃bigcup ⋂bigcap "
        + "⋀bigwedge ⋁bigvee ⨂bigotimes ⨁bigoplus ⨀bigodot ∧wedge ∨vee ∩cap ∪cup ∖setminus ≈approx ≃simeq ≅cong ≐doteq ≡equiv ≠neq ≔coloneqq ≜triangleq ≝eqdef ≕eqqcolon ≤le ≥ge ⩽le ⩾ge ≦le ≧ge ≪ll ≫gg "
        + "≲lesssim ≳gtrsim ∈in ∉notin ∋ni ⊂subset ⊆subseteq ⊃supset ⊇supseteq ∼sim ∝propto ≺prec ≻succ ⪯preceq ⪰succeq ≼preceq ≽succeq ⊥perp ∥| ‖| ∣vert ≍asymp ≶lessgtr ≷gtrless ⊨models ⊢vdash "
        + "→to ⟶to ⇝leadsto ↪to ↦mapsto ⟼mapsto ←gets ⟵gets ⇒Rightarrow ⟹Rightarrow ∴therefore ⇐Leftarrow ⟸Leftarrow ∵because ⇔iff ⟺iff ↔leftrightarrow ⟷leftrightarrow ↑uparrow ↓downarrow "
        + "⟨langle ⟩rangle 〈langle 〉rangle ⌊lfloor ⌋rfloor ⌈lceil ⌉rceil ⟦llbracket ⟧rrbracket ∀forall ∃exists ∄nexists ¬neg ∞infty ∅emptyset ⌀emptyset ℓell ℏhbar ı𝚤imath ⊤top ⊺top ᵀtop ᵗtop †dagger ‡ddagger °degree "
        + "…dots ⋯cdots ⋮vdots ⋱ddots ′prime ‵prime √sqrt ℜRe ℑIm ∆triangle ∔dotplus ⨯times ⋄diamond ≮nless ≯ngtr ≰nleq ≱ngeq ∤nmid ∦nparallel ⊄nsubseteq ⊈nsubseteq";

    private const string Superscripts = "⁰0¹1²2³3⁴4⁵5⁶6⁷7⁸8⁹9⁻-⁺+⁼=⁽(⁾)ᵀTⁿnⁱiᵏkᵐmᵃaᵇbᶜcᵈdᵉeᶠfᵍgʰhʲjˡlᵒoᵖpʳrˢsᵗtᵘuᵛvʷwˣxʸyᶻzᴴHᴺNᴹMᴷKᴰDᴸLᴾPᵝβᵅα";

    private const string Subscripts = "₀0₁1₂2₃3₄4₅5₆6₇7₈8₉9₋-₊+₌=₍(₎)ₐaₑeₕhᵢiⱼjₖkₗlₘmₙnₒoₚpᵣrₛsₜtᵤuᵥvₓxᵦβᵧγᵨρᵩφᵪχ";

    private const string Fractions = "½1/2 ⅓1/3 ⅔2/3 ¼1/4 ¾3/4 ⅕1/5 ⅙1/6 ⅛1/8";

    private static readonly FrozenDictionary<char, string> ByCharacter = Commands.Split(' ').ToFrozenDictionary(static entry => entry[0], static entry => entry[1..]);

    private static readonly FrozenDictionary<char, (int Over, int Under)> FractionTable = Fractions.Split(' ').ToFrozenDictionary(static entry => entry[0], static entry => (entry[1] - '0', entry[3] - '0'));

    /// <summary>Letters of Unicode's block of letter-like symbols (2100–214F) that are drawn in another font.</summary>
    private static readonly FrozenDictionary<char, (string Name, Font Font)> LetterLike = "ℝR ℂC ℕN ℤZ ℚQ ℙP ℍH"
        .Split(' ').Select(static e => (e[0], e[1..], Font.Blackboard)).Concat("ℒL ℋH ℐI ℱF ℰE ℬB ℳM ℛR ℓell".Split(' ').Select(static e => (e[0], e[1..], Font.Calligraphic)))
        .ToFrozenDictionary(static row => row.Item1, static row => (row.Item2, row.Item3));

    /// <summary>The row of the command that a character stands for, or null.</summary>
    public static LatexCommand? Command(char character) => ByCharacter.TryGetValue(character, out var command) ? LatexCommands.Find(command) : null;

    /// <summary>The plain form of a raised character, or null.</summary>
    public static char? Raised(char character) => Pair(Superscripts, character);

    /// <summary>The plain form of a lowered character, or null.</summary>
    public static char? Lowered(char character) => Pair(Subscripts, character);

    /// <summary>The parts of ½ and its kin, or null.</summary>
    public static (int Over, int Under)? Fraction(char character) => FractionTable.TryGetValue(character, out var parts) ? parts : null;

    /// <summary>The letter that the character at a place is, whatever alphabet it is from; null for none. A combining accent behind it is not looked at.</summary>
    public static (string Name, Font Font, bool IsVariant)? Letter(string text, int at)
    {
        if (UnicodeSymbols.MathLetter(text, at) is var (name, bold, form)) return (name, MathFont(bold, form), form == LetterForms.Variant);
        var c = text[at];
        if (Greek.Name(c) is { } greek && c != 'ℓ') return (greek, Font.Italic, Greek.IsVariant(c));
        if (LetterLike.TryGetValue(c, out var like)) return (like.Name, like.Font, false);
        return char.IsLetter(c) && !char.IsSurrogate(c) ? (c.ToString(), Font.Italic, false) : null;
    }

    /// <summary>The accent that a combining character puts over the letter before it, or null.</summary>
    public static Accent? Combining(char character) => character switch
    {
        '\u0302' => Accent.Hat, '\u0304' or '\u0305' => Accent.Bar, '\u0303' => Accent.Tilde, '\u0307' => Accent.Dot,
        '\u0308' => Accent.DoubleDot, '\u20D7' => Accent.Arrow, '\u0332' => Accent.Underline, _ => null,
    };

    private static Font MathFont(bool bold, string form) => form switch
    {
        LetterForms.Calligraphic => Font.Calligraphic, LetterForms.Fraktur => Font.Fraktur, LetterForms.Blackboard => Font.Blackboard,
        _ => bold ? Font.Bold : Font.Italic,
    };

    private static char? Pair(string table, char character)
    {
        for (var i = 0; i < table.Length; i += 2)
        {
            if (table[i] == character) return table[i + 1];
        }
        return null;
    }
}
