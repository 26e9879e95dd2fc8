namespace Gradus.Syntax;

/// <summary>Tells letters apart that are drawn otherwise: φ and ϕ, 𝓑 and B; a bold x and a plain one where a text has both.</summary>
/// <remarks>Of Greek, script, Fraktur and blackboard letters both forms on one page are two letters. Bold is a habit that many keep
/// loosely: there both must stand by themselves in one formula, or be named in one paragraph. Then x_i stays an entry of the bold one.</remarks>
internal static class LetterForms
{
    /// <summary>A script letter.</summary>
    public const string Calligraphic = "cal";

    /// <summary>A Fraktur letter.</summary>
    public const string Fraktur = "frak";

    /// <summary>A letter with double strokes.</summary>
    public const string Blackboard = "bb";

    /// <summary>The less usual form of a Greek letter.</summary>
    public const string Variant = "var";

    /// <summary>What is put behind the name of a plain letter beside its bold form.</summary>
    public const string Plain = "_plain";

    /// <summary>Gives letters that are told apart names of their own.</summary>
    /// <param name="formulas">The tokens of each formula.</param>
    /// <param name="paragraphs">The paragraph of each formula within words; displays have numbers of their own.</param>
    public static void Tell(IReadOnlyList<List<Token>> formulas, IReadOnlyList<int> paragraphs)
    {
        TellForms(formulas);
        TellBold(formulas, paragraphs);
    }

    private static void TellForms(IReadOnlyList<List<Token>> formulas)
    {
        var forms = formulas.SelectMany(static f => f.Where((_, i) => IsNoSet(f, i))).ToLookup(static t => t.Text, static t => t.Form);
        var several = forms.Where(static f => f.Distinct().Skip(1).Any()).Select(static f => f.Key).ToHashSet();
        if (several.Count == 0) return;
        foreach (var tokens in formulas)
        {
            for (var i = 0; i < tokens.Count; i++)
            {
                if (!IsNoSet(tokens, i) || tokens[i] is not { Form: { Length: > 0 } form, Text: var text } || !several.Contains(text)) continue;
                tokens[i] = tokens[i] with { Text = form == Variant ? Greek.VariantOf(text) : $"{text}_{form}" };
            }
        }
    }

    private static void TellBold(IReadOnlyList<List<Token>> formulas, IReadOnlyList<int> paragraphs)
    {
        var named = formulas.Zip(paragraphs).Where(static f => Names(f.First)).ToLookup(static f => f.Second, static f => f.First[0]);
        var apart = formulas.SelectMany(static f => Both(Alone(f))).Concat(named.SelectMany(static n => Both(n))).ToHashSet();
        if (apart.Count == 0) return;
        foreach (var tokens in formulas)
        {
            for (var i = 0; i < tokens.Count; i++)
            {
                if (!tokens[i].Bold && IsAlone(tokens, i) && apart.Contains(tokens[i].Text)) tokens[i] = tokens[i] with { Text = tokens[i].Text + Plain };
            }
        }
    }

    /// <summary>The letters that are bold and plain among these.</summary>
    private static IEnumerable<string> Both(IEnumerable<Token> letters) => letters.GroupBy(static t => t.Text)
        .Where(static g => g.Any(static t => t.Bold) && g.Any(static t => !t.Bold)).Select(static g => g.Key);

    /// <summary>True for a formula that only names a letter, or says in what it lies.</summary>
    private static bool Names(List<Token> tokens) => tokens is [var name] && IsLetter(name)
        || (tokens is [var first, { Kind: TokenKind.Relation, Relation: RelationKind.Other }, ..] && IsLetter(first));

    private static IEnumerable<Token> Alone(List<Token> tokens) =>
        Enumerable.Range(0, tokens.Count).Where(i => IsAlone(tokens, i)).Select(i => tokens[i]);

    /// <summary>True for a letter that has nothing below, and is neither below anything itself nor behind a ∂.</summary>
    private static bool IsAlone(List<Token> tokens, int i) => IsLetter(tokens[i])
        && !(i + 1 < tokens.Count && tokens[i + 1].Kind == TokenKind.Underscore)
        && !(i > 0 && (tokens[i - 1].Kind == TokenKind.Partial || tokens[i - 1].IsSymbol("d")))
        && !(i > 1 && tokens[i - 1].Kind == TokenKind.OpenGroup && tokens[i - 2].Kind is TokenKind.Underscore or TokenKind.Caret);

    /// <summary>True for a letter, unless it is the set that something lies in: S of A ∈ 𝕊ⁿ.</summary>
    private static bool IsNoSet(List<Token> tokens, int i) => IsLetter(tokens[i]) && !(i > 0 && tokens[i - 1] is { Kind: TokenKind.Relation, Text: "\\in" or "∈" });

    private static bool IsLetter(Token token) =>
        token is { Kind: TokenKind.Name, Word: false } && (token.Text.Length == 1 || Greek.IsName(token.Text));
}
