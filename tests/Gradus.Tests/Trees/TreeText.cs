using Gradus.Trees;

namespace Gradus.Tests.Trees;

/// <summary>Trees in a compact notation of their own, for goldens: ⟮ ⟯ groups, ▸ is what an operator takes, ⟪question: a ⦙ b⟫ is a choice.</summary>
internal static class TreeText
{
    private static readonly Dictionary<Mark, string> Marks = new()
    {
        [Mark.None] = " ", [Mark.Space] = " ~ ", [Mark.Dot] = " · ", [Mark.Point] = " . ", [Mark.Times] = " × ", [Mark.Star] = " * ", [Mark.At] = " @ ", [Mark.Ring] = " ∘ ", [Mark.Hadamard] = " ⊙ ",
        [Mark.Kronecker] = " ⊗ ", [Mark.Slash] = " / ", [Mark.DotSlash] = " ./ ", [Mark.Backslash] = " \\ ", [Mark.Colon] = " : ",
    };

    private static readonly Dictionary<BracketKind, (string Open, string Close)> Brackets = new()
    {
        [BracketKind.None] = ("‹", "›"), [BracketKind.Round] = ("(", ")"), [BracketKind.Square] = ("[", "]"), [BracketKind.Curly] = ("\\{", "\\}"), [BracketKind.Angle] = ("⟨", "⟩"), [BracketKind.Bar] = ("|", "|"),
        [BracketKind.DoubleBar] = ("‖", "‖"), [BracketKind.Floor] = ("⌊", "⌋"), [BracketKind.Ceiling] = ("⌈", "⌉"), [BracketKind.DoubleSquare] = ("⟦", "⟧"), [BracketKind.Group] = ("{", "}"),
    };

    private static readonly Dictionary<Separator, string> Separators = new()
    {
        [Separator.Comma] = ", ", [Separator.Semicolon] = "; ", [Separator.Given] = " given ", [Separator.SuchThat] = " where ", [Separator.Row] = " // ",
    };

    /// <summary>All rows of a formula, with its notes.</summary>
    public static string Of(Formula formula)
        => string.Join(" ⏎ ", formula.Rows.Select(static row => string.Join(" ; ", row.Parts.Select(Of)) + (row.Tag is null ? "" : $" #{row.Tag}")))
            + string.Concat(formula.Notes.Select(static note => $" !{note.Kind}"));

    /// <summary>One tree.</summary>
    public static string Of(Tree tree) => tree switch
    {
        Numeral t => t.Value.ToString()!,
        Letter t => Name(t),
        Sign t => $"<{t.Kind}>",
        Scripted t => Scripts(t),
        Bracketed t => Brackets[t.Kind].Open + Items(t) + Brackets[t.Close].Close,
        Run t => string.Concat(t.Items.Select(static (item, i) => (i == 0 && item.Before is Mark.None or Mark.Space ? "" : Marks.GetValueOrDefault(item.Before, $" {item.Before} ")) + Inner(item.Tree))).Trim(),
        Prefixed t => $"{Inner(t.Operator)} ▸ {Inner(t.Operand)}",
        Terms t => string.Concat(t.Items.Select(static (item, i) => (item.Sign, i) switch { (TermSign.Plus, 0) => "", (TermSign.Plus, _) => " + ", (TermSign.Minus, 0) => "−", (TermSign.Minus, _) => " − ", _ => $" {item.Sign} " } + Inner(item.Term))),
        Fraction t => $"frac{(t.How == FractionSpelling.Frac ? "" : t.How)}[{Of(t.Over)}][{Of(t.Under)}]",
        Root t => $"√{(t.Degree is null ? "" : $"({Of(t.Degree)})")}[{Of(t.Inner)}]",
        Matrix t => $"matrix{Brackets[t.Kind].Open}{string.Join(" // ", t.Rows.Select(static row => string.Join(" & ", row.Select(Of))))}{Brackets[t.Kind].Close}",
        Cases t => $"cases[{string.Join(" // ", t.Rows.Select(static row => Of(row.Value) + (row.Condition is null ? "" : " if " + Of(row.Condition))))}]",
        Evaluated t => $"{Inner(t.Body)}@[{Of(t.Where)}{(t.Upper is null ? "" : " to " + Of(t.Upper))}]",
        Annotated t => $"{(t.Above ? "over" : "under")}[{Of(t.Body)}][{(t.Note is null ? "" : Of(t.Note))}]",
        Accented t => $"{t.Accent}[{Of(t.Body)}]",
        Dots => "…",
        Words t => $"“{t.Text}”",
        Hole t => $"□({t.Expected})",
        Choice t => $"⟪{Asked(t.Question)}: {string.Join(" ⦙ ", t.Alternatives.Select(Of))}⟫",
        Chain t => (t.First is null ? "" : Of(t.First)) + string.Concat(t.Links.Select(static link => $" {link.Relation}{(link.Reason is null ? "" : $"({link.Reason})")} {Of(link.Side)}")),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Inner(Tree tree) => tree is Run or Terms or Prefixed or Chain ? $"⟮{Of(tree)}⟯" : Of(tree);

    private static string Items(Bracketed bracket)
        => string.Concat(bracket.Items.Select((item, i) => (i == 0 ? "" : Separators[bracket.Separators[i - 1]]) + Of(item)));

    private static string Name(Letter letter)
        => letter.Name + (letter.IsWord ? "!" : "") + (letter.Font == Font.Italic ? "" : "." + letter.Font.ToString().ToLowerInvariant()) + string.Concat(letter.Accents.Select(static a => "." + a.ToString().ToLowerInvariant()))
            + (letter.IsVariant ? ".var" : "") + (letter.IsUnknown ? "?" : "");

    private static string Scripts(Scripted t)
    {
        var lower = t.Lower is null ? "" : $"_[{Of(t.Lower)}]";
        var upper = t.Upper is null ? "" : $"^{(t.Entrywise ? "." : "")}[{Of(t.Upper)}]";
        var scripts = (t.UpperFirst ? upper + lower : lower + upper) + new string('\'', t.Primes);
        return t.Leading ? $"⟮{scripts} before {Inner(t.Base)}⟯" : Inner(t.Base) + scripts;
    }

    private static string Asked(Question question) => question switch
    {
        BarsOf => "bars", ReachOf reach => $"reach of {Of(reach.Operator)} {string.Join('/', reach.Reaches)}", LetterOrSign => "sign?", WordOrLetters => "word?", ColonOrTerms => "colon",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
