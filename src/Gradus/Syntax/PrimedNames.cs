namespace Gradus.Syntax;

/// <summary>s′ = σ′(x), p′ = p − p ∘ p, S′ = Diag(s′): names of their own that have a prime, as of the slopes of functions that work entry by entry.</summary>
internal static class PrimedNames
{
    private const string Suffix = "_prime";

    /// <summary>So many tokens may stand in a formula for s′.</summary>
    private const int Longest = 40;

    /// <summary>The name of s′.</summary>
    public static string Of(string name) => name + Suffix;

    /// <summary>s of s′; null for any other name.</summary>
    public static string? Unprimed(string name) => name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : null;

    /// <summary>True where a side begins with such a name at <paramref name="i"/>, and a sign and what it stands for come behind it.</summary>
    public static bool IsDefined(IReadOnlyList<Token> tokens, int i)
    {
        if (i > 0 && tokens[i - 1].Kind is not (TokenKind.Relation or TokenKind.Row or TokenKind.Align or TokenKind.Comma or TokenKind.Quad or TokenKind.Therefore or TokenKind.Words or TokenKind.Begin)) return false;
        var at = AfterPrime(tokens, i);
        while (at > 0 && at < tokens.Count && tokens[at].Kind is TokenKind.Align or TokenKind.Quad) at++;
        if (at < 0 || at >= tokens.Count || tokens[at] is not { Kind: TokenKind.Relation, Relation: RelationKind.Equal or RelationKind.Define }) return false;
        var (hasItself, isEntrywise) = (false, false);
        for (var k = at + 1; k < tokens.Count && k < at + Longest && tokens[k].Kind is not (TokenKind.Row or TokenKind.Comma or TokenKind.Quad or TokenKind.Relation or TokenKind.Transpose); k++)
        {
            var behind = tokens[k].Kind is TokenKind.Name or TokenKind.Function ? AfterPrime(tokens, k) : -1;
            if (behind > 0 && (IsSlope(tokens, k, behind) || IsDiagonal(tokens, k, at))) return true;
            hasItself |= behind < 0 && tokens[k].Kind == TokenKind.Name && tokens[k].Text == tokens[i].Text;
            isEntrywise |= tokens[k].Kind == TokenKind.Hadamard;
        }
        return hasItself && isEntrywise;
    }

    /// <summary>σ′(…), f′(…)</summary>
    private static bool IsSlope(IReadOnlyList<Token> tokens, int k, int behind) => behind < tokens.Count && tokens[behind] is { Kind: TokenKind.Open, Text: "(" }
        && (tokens[k].Kind == TokenKind.Function || (FunctionNames.IsFunctionLetter(tokens[k].Text) && char.IsLower(tokens[k].Text[0])) || tokens[k].IsSymbol("sigma"));

    /// <summary>Diag(s′)</summary>
    private static bool IsDiagonal(IReadOnlyList<Token> tokens, int k, int at) =>
        k > at + 2 && tokens[k - 1].Kind == TokenKind.Open && string.Equals(tokens[k - 2].Text.TrimStart('\\'), "diag", StringComparison.OrdinalIgnoreCase);

    /// <summary>The place behind the one prime of a name; −1 where there is none.</summary>
    private static int AfterPrime(IReadOnlyList<Token> tokens, int i)
    {
        var at = i + 1;
        if (at + 3 < tokens.Count && tokens[at].Kind == TokenKind.Caret && tokens[at + 1].Kind == TokenKind.OpenGroup && tokens[at + 2].Kind == TokenKind.Prime && tokens[at + 3].Kind == TokenKind.CloseGroup) return at + 4;
        return at < tokens.Count && tokens[at].Kind == TokenKind.Prime && !(at + 1 < tokens.Count && tokens[at + 1].Kind == TokenKind.Prime) ? at + 1 : -1;
    }
}
