namespace Gradus.Syntax;

/// <summary>Tells Σ as the sign of a sum (Σ_i x_i) from Σ as a matrix.</summary>
internal static class SumSigns
{
    private const string Sigma = "Sigma";

    /// <summary>Makes sums of the letters Σ that bear indices with which something behind them counts, on a page that has no Σ by itself.</summary>
    public static void Mark(List<Token> tokens, PageContext page)
    {
        if (page.UsesNameSigma) return;
        for (var i = 0; i + 4 < tokens.Count; i++)
        {
            if (!tokens[i].IsSymbol(Sigma)) continue;
            var (letters, end) = Letters(tokens, i + 1);
            if (letters.Count == 0 || end >= tokens.Count || !tokens[end].StartsFactor) continue;
            var counted = new HashSet<string>();
            for (var k = end; k < tokens.Count && tokens[k].Kind != TokenKind.Relation; k++) counted.UnionWith(Letters(tokens, k).Letters);
            if (!letters.TrueForAll(counted.Contains)) continue;
            tokens[i] = tokens[i] with { Kind = TokenKind.Sum, Text = "∑" };
            if (tokens[i + 2].Kind == TokenKind.OpenGroup) continue;
            tokens.Insert(i + 3, new Token(TokenKind.CloseGroup, Token.ArgumentEnd, tokens[i + 2].Span with { Start = tokens[i + 2].Span.End, Length = 0 }));
            tokens.Insert(i + 2, new Token(TokenKind.OpenGroup, "{script", tokens[i + 2].Span with { Length = 0 }));
        }
    }

    /// <summary>The index letters below what stands before this underscore, and where its script ends; none where it is another script.</summary>
    private static (List<string> Letters, int End) Letters(List<Token> tokens, int underscore)
    {
        if (tokens[underscore].Kind != TokenKind.Underscore || underscore + 2 >= tokens.Count) return ([], underscore);
        if (tokens[underscore + 1] is { Kind: TokenKind.Name, Text: var bare } && bare.All(FormulaIndices.IsIndexLetter)) return ([.. bare.Select(static c => c.ToString())], underscore + 2);
        if (tokens[underscore + 1].Kind != TokenKind.OpenGroup) return ([], underscore);
        var letters = new List<string>();
        var at = underscore + 2;
        for (; at < tokens.Count && tokens[at].Kind is TokenKind.Name or TokenKind.Comma; at++)
        {
            if (tokens[at].Kind == TokenKind.Comma) continue;
            if (!tokens[at].Text.All(FormulaIndices.IsIndexLetter)) return ([], underscore);
            letters.AddRange(tokens[at].Text.Select(static c => c.ToString()));
        }
        return at < tokens.Count && tokens[at].Kind == TokenKind.CloseGroup ? (letters, at + 1) : ([], underscore);
    }
}
