namespace Gradus.Syntax;

/// <summary>The bar of <c>f(X)|_{X=I}</c>, which opens and closes nothing.</summary>
internal static class EvaluationBars
{
    /// <summary>Marks every bar behind which a name gets a value.</summary>
    public static void Mark(List<Token> tokens)
    {
        for (var i = 0; i + 5 < tokens.Count; i++)
        {
            if (tokens[i] is { Kind: TokenKind.Bar or TokenKind.Close or TokenKind.Given, Text: "|" } bar && tokens[i + 1].Kind == TokenKind.Underscore && tokens[i + 2].Kind == TokenKind.OpenGroup
                && tokens[i + 3].Kind == TokenKind.Name && tokens[i + 4] is { Kind: TokenKind.Relation, Relation: RelationKind.Equal }) tokens[i] = bar with { Kind = TokenKind.At };
        }
    }
}
