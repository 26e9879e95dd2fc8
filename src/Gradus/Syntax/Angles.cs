namespace Gradus.Syntax;

/// <summary>Tells <c>&lt;A, B&gt;</c> as an inner product from the relations.</summary>
internal static class Angles
{
    private const int Longest = 200;

    /// <summary>Makes brackets of the signs that enclose an inner product.</summary>
    public static void Mark(List<Token> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i] is not { Kind: TokenKind.Relation, Text: "<" } || Closing(tokens, i) is not { } close) continue;
            tokens[i] = tokens[i] with { Kind = TokenKind.Open };
            tokens[close] = tokens[close] with { Kind = TokenKind.Close };
        }
    }

    /// <summary>Where the inner product ends that &lt; begins: an operand is due, and a comma and &gt; follow on the same level.</summary>
    private static int? Closing(List<Token> tokens, int i)
    {
        if (i > 0 && tokens[i - 1].EndsOperand && tokens[i - 1].Kind != TokenKind.Number && !(tokens[i - 1].IsSymbol("d") && !tokens[i].Spaced)) return null;
        var (depth, comma) = (0, false);
        for (var k = i + 1; k < tokens.Count && k < i + Longest; k++)
        {
            var token = tokens[k];
            if (token.Kind is TokenKind.Open or TokenKind.OpenGroup or TokenKind.Begin) depth++;
            else if (token.Kind is TokenKind.Close or TokenKind.CloseGroup or TokenKind.EndEnvironment) depth--;
            else if (depth == 0 && token.Kind is TokenKind.Comma or TokenKind.Given or TokenKind.Bar) comma = true;
            else if (depth == 0 && token is { Kind: TokenKind.Relation, Text: ">" }) return comma ? k : null;
            if (depth < 0) return null;
        }
        return null;
    }
}
