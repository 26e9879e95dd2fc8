namespace Gradus.Syntax;

/// <summary>Tells Σ as the sign of a sum (Σ_i x_i) from Σ as a matrix.</summary>
internal static class SumSigns
{
    private const string Sigma = "Sigma";

    /// <summary>Makes sums of the letters Σ that bear indices with which something behind them counts; on a page that has a Σ by itself only where the same entry of it stands behind, as in Σ_pq w_p Σ_pq x_q.</summary>
    public static void Mark(List<Token> tokens, PageContext page)
    {
        var (bound, before) = (new HashSet<string>(), new HashSet<string>());
        for (var k = 0; k < tokens.Count && tokens[k].Kind != TokenKind.Relation; k++) before.UnionWith(Letters(tokens, k).Letters);
        for (var i = 0; i + 4 < tokens.Count; i++)
        {
            if (tokens[i].Kind is TokenKind.Relation or TokenKind.Plus or TokenKind.Minus) bound.Clear();
            // Letters that stand before the term are no counters of it.
            if (page.UsesNameSigma && !tokens[i].IsSymbol(Sigma)) bound.UnionWith(Letters(tokens, i).Letters);
            var isWord = tokens[i] is { Kind: TokenKind.Function, Text: "sum" };
            if (!isWord && !tokens[i].IsSymbol(Sigma)) continue;
            if (CountsFrom(tokens, i + 1)) tokens[i] = tokens[i] with { Kind = TokenKind.Sum, Text = "∑" };
            var (letters, end) = Letters(tokens, i + 1);
            if (letters.Count == 0 || end >= tokens.Count || !tokens[end].StartsFactor) continue;
            var counted = new HashSet<string>();
            for (var k = end; k < tokens.Count && tokens[k].Kind != TokenKind.Relation; k++) counted.UnionWith(Letters(tokens, k).Letters);
            if (!letters.TrueForAll(counted.Contains) || (!isWord && page.UsesNameSigma && (page.HasSumSign || !IsRepeated(tokens, letters, end)))) continue;
            if (!isWord && page.UsesNameSigma && letters.Exists(l => bound.Contains(l) || before.Contains(l))) continue;
            bound.UnionWith(letters);
            tokens[i] = tokens[i] with { Kind = TokenKind.Sum, Text = "∑" };
            if (tokens[i + 2].Kind == TokenKind.OpenGroup) continue;
            tokens.Insert(i + 3, new Token(TokenKind.CloseGroup, Token.ArgumentEnd, tokens[i + 2].Span with { Start = tokens[i + 2].Span.End, Length = 0 }));
            tokens.Insert(i + 2, new Token(TokenKind.OpenGroup, "{script", tokens[i + 2].Span with { Length = 0 }));
        }
    }

    /// <summary>True for a script {i=1}, which no matrix bears.</summary>
    private static bool CountsFrom(List<Token> tokens, int underscore) => underscore + 3 < tokens.Count && tokens[underscore].Kind == TokenKind.Underscore && tokens[underscore + 1].Kind == TokenKind.OpenGroup
        && tokens[underscore + 2].Kind == TokenKind.Name && tokens[underscore + 2].Text.All(FormulaIndices.IsIndexLetter) && tokens[underscore + 3] is { Kind: TokenKind.Relation, Relation: RelationKind.Equal };

    /// <summary>True if Σ with the same letters stands in the term behind.</summary>
    private static bool IsRepeated(List<Token> tokens, List<string> letters, int from)
    {
        for (var k = from; k + 1 < tokens.Count && tokens[k].Kind is not (TokenKind.Relation or TokenKind.Plus or TokenKind.Minus); k++)
        {
            if (tokens[k].IsSymbol(Sigma) && Letters(tokens, k + 1).Letters.SequenceEqual(letters)) return true;
        }
        return false;
    }

    /// <summary>The index letters below what stands before this underscore, and where its script ends; none where it is another script.</summary>
    public static (List<string> Letters, int End) Letters(List<Token> tokens, int underscore)
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
