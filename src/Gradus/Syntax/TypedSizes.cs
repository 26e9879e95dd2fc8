namespace Gradus.Syntax;

/// <summary>Sizes as attributes: X.shape[0], X.size(1) and y.size as the rows, columns and entries that they count.</summary>
internal static class TypedSizes
{
    /// <summary>The tokens with each such attribute as a call.</summary>
    public static List<Token> Read(List<Token> tokens)
    {
        var output = new List<Token>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (i == 0 || !tokens[i - 1].EndsOperand || Counted(tokens, i) is not { } counted)
            {
                output.Add(tokens[i]);
                continue;
            }
            var span = tokens[i].Span;
            output.AddRange([tokens[i], new Token(TokenKind.Function, counted.Function, span), new Token(TokenKind.Open, "(", span), new Token(TokenKind.Close, ")", span)]);
            i += counted.Length - 1;
        }
        return output;
    }

    /// <summary>What is counted from a dot on, and how many tokens say so; null where nothing is.</summary>
    private static (string Function, int Length)? Counted(List<Token> tokens, int dot)
    {
        if (tokens[dot] is not { Kind: TokenKind.Dot } || dot + 1 >= tokens.Count || tokens[dot + 1].Text is not ("shape" or "size")) return null;
        var isPlace = dot + 4 < tokens.Count && tokens[dot + 2] is { Kind: TokenKind.Open, Spaced: false } && tokens[dot + 4].Kind == TokenKind.Close;
        if (!isPlace) return tokens[dot + 1].Text == "size" ? ("numel", 2) : null;
        return tokens[dot + 3].Text switch { "0" => ("rows", 5), "1" => ("cols", 5), _ => null };
    }
}
