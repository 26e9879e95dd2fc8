namespace Gradus.Trees;

/// <summary>The letters that an operator binds or varies, and who speaks of them.</summary>
internal static class Bound
{
    /// <summary>i of Σ_{i=1}^n, x of \min_x and of ∂/∂x.</summary>
    public static HashSet<string> Letters(Tree sign) => sign switch
    {
        Scripted { Lower: { } lower } => [.. Of(lower)],
        Annotated { Note: { } note } => [.. Of(note)],
        Fraction fraction => [.. fraction.Under.SelfAndDescendants().OfType<Letter>().Select(static letter => letter.Name)],
        _ => [],
    };

    /// <summary>Whether a tree holds one of the letters.</summary>
    public static bool Mentions(Tree tree, HashSet<string> letters)
        => letters.Count > 0 && tree.SelfAndDescendants().OfType<Letter>().Any(letter => letters.Contains(letter.Name));

    /// <summary>∫.</summary>
    public static bool IsIntegral(Tree sign) => sign is Sign { Kind: SignKind.Integral or SignKind.ContourIntegral } or Scripted { Base: Sign { Kind: SignKind.Integral or SignKind.ContourIntegral } };

    /// <summary>d, which ends what an integral takes.</summary>
    public static bool IsDifferential(Tree tree) => tree is Sign { Kind: SignKind.Differential } or Choice { Question: LetterOrSign { Name: "d" } } || (tree is Choice { Question: WordOrLetters } choice
        && choice.Alternatives.Any(static a => a is Run run && IsDifferential(run.Items[0].Tree)));

    /// <summary>Σ_i or Π_i as the sign of a sum or product, where something behind it speaks of i; null for other things.</summary>
    public static Tree? SumOfLetter(IReadOnlyList<RunItem> items, int i)
    {
        if (items[i].Tree is not Scripted { Base: Letter { Name: "Sigma" or "Pi" or "sum" or "prod" } letter, Lower: { } lower } scripted) return null;
        HashSet<string> letters = [.. Of(lower)];
        if (!Enumerable.Range(i + 1, items.Count - i - 1).Any(k => Mentions(items[k].Tree, letters))) return null;
        return scripted with { Base = new Sign(letter.Span, letter.Name is "Sigma" or "sum" ? SignKind.Sum : SignKind.Product) };
    }

    /// <summary>The name of the letter that a sum may be.</summary>
    public static string NameOf(Tree tree) => tree is Scripted { Base: Letter letter } ? letter.Name : "";

    private static IEnumerable<string> Of(Tree lower) => lower switch
    {
        Chain { First: { } first } chain => chain.Links is [{ Relation: Relation.Less or Relation.LessOrEqual or Relation.NotEqual, Side: var side }, ..] ? [.. Of(first), .. Of(side)] : Of(first),
        Bracketed { Separators: [Separator.SuchThat, ..] } such => Of(such.Items[0]),
        Choice choice => Of(choice.Alternatives[0]),
        Letter letter => [letter.Name],
        Scripted scripted => Of(scripted.Base),
        _ => lower.Children().SelectMany(Of),
    };
}
