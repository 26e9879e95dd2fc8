namespace Gradus.Syntax;

/// <summary>Plain pages that never write a product sign set their letters side by side, as on paper: there AB is A times B.</summary>
internal static class PlainLetters
{
    private const int Longest = 6;

    /// <summary>Takes names of several letters apart where the page has no product sign and knows the letters by themselves.</summary>
    public static List<Token> Split(PageLetters page, List<Token> tokens)
    {
        tokens = [.. tokens.SelectMany((token, i) => IsVariableAndFunction(tokens, i) ? Letters(token) : [token])];
        if (page.HasProductSign) return tokens;
        return [.. tokens.SelectMany(token => !page.Named.Contains(token.Text) && (IsRun(token, page.Singles) || IsMatrixByVector(token)) ? Letters(token) : [token])];
    }

    /// <summary>zf of ∇zf(z): the variable, then the function.</summary>
    private static bool IsVariableAndFunction(List<Token> tokens, int i) => i > 0 && i + 2 < tokens.Count && tokens[i - 1].Kind == TokenKind.Nabla && tokens[i] is { Kind: TokenKind.Name, Text: [var variable, 'f' or 'g' or 'h' or 'J' or 'L'] }
        && tokens[i + 1] is { Kind: TokenKind.Open, Text: "(" } && tokens[i + 2].Text == variable.ToString();

    /// <summary>A few letters known by themselves, all but one where a capital is among them.</summary>
    private static bool IsRun(Token token, HashSet<char> singles)
    {
        if (token is not { Kind: TokenKind.Name, Text.Length: > 1 and <= Longest } || !token.Text.All(char.IsAsciiLetter) || (Greek.IsName(token.Text) && token.Text is not ("Mu" or "Nu"))) return false;
        var letters = token.Text[0] == 'd' ? token.Text[1..] : token.Text;
        if (letters.Length < 2) return false;
        var unknown = letters.Distinct().Count(letter => !singles.Contains(letter));
        if (letters.Length == 2 && letters[0] == letters[1] && char.IsAsciiLetterUpper(letters[0])) return true; // BB of BBᵀ
        return letters.Any(char.IsAsciiLetterUpper) ? unknown <= 1 && unknown < letters.Distinct().Count() : unknown == 0;
    }

    /// <summary>Wz: a capital and a small letter, which the page may know only side by side.</summary>
    public static bool IsMatrixByVector(Token token) => token is { Kind: TokenKind.Name, Text: [>= 'A' and <= 'Z', >= 'a' and <= 'z'] } && (!Greek.IsName(token.Text) || token.Text is "Mu" or "Nu") && token.Text is not ("Id" or "Re" or "Im" or "Df" or "Dg" or "Dh");

    private static IEnumerable<Token> Letters(Token token) => token.Text.Select((letter, i) => new Token(TokenKind.Name, letter.ToString(), new SourceSpan(token.Span.Start + i, 1)) { Spaced = i == 0 && token.Spaced });
}

/// <summary>The names of one letter on a plain page, and whether it writes products with a sign.</summary>
/// <param name="page">The tokens of its formulas.</param>
/// <param name="declared">The names that the page declares.</param>
internal sealed class PageLetters(IReadOnlyList<List<Token>> page, IEnumerable<string> declared)
{
    /// <summary>The names that are declared, or that an equation gives a meaning.</summary>
    public HashSet<string> Named { get; } = [.. declared, .. page.Where(static formula => formula.Count > 1 && formula[1].Kind == TokenKind.Relation).Select(static formula => formula[0].Text)];

    /// <summary>Whether some formula has a <c>*</c>.</summary>
    public bool HasProductSign { get; } = page.Any(formula => formula.Exists(token => token is { Kind: TokenKind.Times, Text: "*" }));

    /// <summary>The names of one letter.</summary>
    public HashSet<char> Singles { get; } = page.SelectMany(formula => formula).Where(token => token is { Kind: TokenKind.Name, Text.Length: 1 } || PlainLetters.IsMatrixByVector(token)).SelectMany(token => token.Text).ToHashSet();
}
