namespace Gradus.Syntax;

/// <summary>A stretch of tokens that should be one formula, and what stood around it.</summary>
internal sealed class Piece
{
    /// <summary>The tokens, page layout taken off.</summary>
    public List<Token> Tokens { get; } = [];

    /// <summary>Words within the display right before the formula.</summary>
    public List<string> WordsBefore { get; } = [];

    /// <summary>True if it goes on from the formula before.</summary>
    public bool Continues { get; set; }

    /// <summary>The block it stands in.</summary>
    public int Block { get; init; }

    /// <summary>True for a display.</summary>
    public bool Display { get; init; }

    /// <summary>The places of the piece in the source.</summary>
    public SourceSpan Span => Tokens.Count == 0 ? default : Tokens.Select(token => token.Span).Aggregate((a, b) => a.To(b));

    /// <summary>Whether a relation sign stands outside all groups.</summary>
    public bool HasRelation => TokenScan.TopLevel(Tokens).Any(i => Tokens[i].Kind == TokenKind.Relation);
}

/// <summary>Walks over tokens before brackets are matched.</summary>
internal static class TokenScan
{
    /// <summary>The indices of the tokens outside groups, environments and brackets.</summary>
    public static IEnumerable<int> TopLevel(IReadOnlyList<Token> tokens) => Outside(tokens, countBrackets: true);

    /// <summary>The indices of the tokens outside groups and environments; brackets, which may be unbalanced, do not count.</summary>
    public static IEnumerable<int> OutsideGroups(IReadOnlyList<Token> tokens) => Outside(tokens, countBrackets: false);

    private static IEnumerable<int> Outside(IReadOnlyList<Token> tokens, bool countBrackets)
    {
        var (groups, brackets) = (0, 0);
        for (var i = 0; i < tokens.Count; i++)
        {
            switch (tokens[i].Kind)
            {
                case TokenKind.OpenGroup or TokenKind.Begin: groups++; continue;
                case TokenKind.CloseGroup or TokenKind.EndEnvironment: groups = Math.Max(0, groups - 1); continue;
                case TokenKind.Open when countBrackets: brackets++; continue;
                case TokenKind.Close when countBrackets: brackets = Math.Max(0, brackets - 1); continue;
            }
            if (groups == 0 && brackets == 0) yield return i;
        }
    }
}
