namespace Gradus.Syntax;

/// <summary>The tokens of a typed formula, the habits of the languages that people type in made those of the plain syntax.</summary>
internal static class TypedTokens
{
    /// <summary>The tokens of a text.</summary>
    /// <exception cref="FormulaException">A character is no part of a formula, or a word before a bracket is no function.</exception>
    public static List<Token> Read(string text, TypedNames names)
    {
        var tokens = PlainLexer.Read(text, new SourceSpan(0, text.Length));
        tokens = WithoutKeywords(WithExponents(tokens, names));
        tokens = [.. tokens.Select((_, i) => Called(tokens, i, names, TypedLanguage.IsR(text)))];
        return TypedLanguage.IsEntrywise(text) ? EntryByEntry(tokens) : tokens;
    }

    /// <summary>x^TAx and A^kx: behind the sign stands one letter, and what follows is the next factor.</summary>
    private static List<Token> WithExponents(List<Token> tokens, TypedNames names)
    {
        var output = new List<Token>();
        var turns = MayTurnByT(tokens, names);
        foreach (var token in tokens)
        {
            var raised = output.Count > 0 && (output[^1] is { Kind: TokenKind.Caret, Text: "^" } || (output[^1].Kind == TokenKind.Minus && output.Count > 1 && output[^2].Kind == TokenKind.Caret));
            if (raised && token is { Kind: TokenKind.Name, Word: true, Text: [var first, ..] } && !names.Has(token.Text) && !char.IsAsciiDigit(token.Text[1]))
            {
                output.Add(new Token(TokenKind.Name, first.ToString(), token.Span with { Length = 1 }));
                output.AddRange(PlainLexer.Read(token.Text[1..], new SourceSpan(0, token.Text.Length - 1)).Select(t => t with { Span = t.Span with { Start = t.Span.Start + token.Span.Start + 1 } }));
            }
            else output.Add(raised && turns && token is { Kind: TokenKind.Name, Text: "t" } && output[^2] is not { Kind: TokenKind.Name, Text: "e" } ? token with { Text = "T" } : token);
        }
        return output;
    }

    /// <summary>True where the t of A^t can only transpose: matrices are about, and t is nothing else.</summary>
    private static bool MayTurnByT(List<Token> tokens, TypedNames names) => !names.Has("t") && tokens.Exists(static t => t is { Kind: TokenKind.Name, Text: [>= 'A' and <= 'Z'] })
        && !tokens.Where((t, i) => t is { Kind: TokenKind.Name, Text: "t" } && (i == 0 || tokens[i - 1].Kind != TokenKind.Caret)).Any();

    /// <summary>norm(X, ord='fro'): the value alone.</summary>
    private static List<Token> WithoutKeywords(List<Token> tokens)
    {
        var output = new List<Token>();
        for (var i = 0; i < tokens.Count; i++)
        {
            var isKeyword = i > 0 && tokens[i - 1].Kind == TokenKind.Comma && i + 1 < tokens.Count && tokens[i] is { Kind: TokenKind.Name, Text: "ord" or "p" or "type" } && tokens[i + 1] is { Kind: TokenKind.Relation, Relation: RelationKind.Equal };
            if (isKeyword) i++;
            else output.Add(tokens[i]);
        }
        return output;
    }

    /// <summary>A word before a bracket as the function that it names; any other token as it is.</summary>
    private static Token Called(List<Token> tokens, int i, TypedNames names, bool isR)
    {
        var token = tokens[i];
        if (token.Kind == TokenKind.Function && names.Has(token.Text) && !Calls(tokens, i)) return token with { Kind = TokenKind.Name };
        if (token.Kind is not (TokenKind.Name or TokenKind.Function)) return token;
        var isAttribute = i > 0 && tokens[i - 1] is { Kind: TokenKind.Dot } && !token.Spaced && i > 1 && tokens[i - 2].EndsOperand;
        if (isAttribute && token.Word && !Calls(tokens, i)) throw FormulaException.At(token.Span, "parse", $"'.{token.Text}' is no part of a formula", "for a product write *, for a transpose .T");
        if (!Calls(tokens, i) || names.Has(token.Text)) return token;
        if (token.Text == "t" && (isR || isAttribute)) return token with { Kind = TokenKind.Function, Text = "transpose" };
        if (token.Text == "pi") return token with { Kind = TokenKind.Function };
        if (token is not { Kind: TokenKind.Name, Word: true } || !char.IsAsciiLetter(token.Text[1]) || TypedFunctions.IsOperator(token.Text) || IsDefined(tokens, i)) return token;
        return token with { Kind = TokenKind.Function, Text = TypedFunctions.Find(token.Text) ?? throw FormulaException.At(token.Span, UnknownFunction, $"'{token.Text}' is no function that is known here", "for a product write a * before the bracket") };
    }

    /// <summary>The code of a word before a bracket that is no function.</summary>
    public const string UnknownFunction = "unknown-function";

    private static bool Calls(List<Token> tokens, int i) => i + 1 < tokens.Count && tokens[i + 1] is { Kind: TokenKind.Open, Text: "(", Spaced: false };

    /// <summary>loss(w) = …: the function is what the text says.</summary>
    private static bool IsDefined(List<Token> tokens, int i) =>
        i == 0 && tokens.FindIndex(static t => t.Kind == TokenKind.Close) is > 0 and var close && close + 1 < tokens.Count && tokens[close + 1].Kind == TokenKind.Relation;

    /// <summary>In NumPy and R <c>*</c>, <c>/</c> and powers work entry by entry, but for the power −1 that people write for an inverse.</summary>
    private static List<Token> EntryByEntry(List<Token> tokens) => [.. tokens.Select((token, i) => token switch
    {
        { Kind: TokenKind.Times, Text: "*" } => token with { Kind = TokenKind.DotHadamard },
        { Kind: TokenKind.Slash, Text: "/" } => token with { Kind = TokenKind.DotQuotient },
        { Kind: TokenKind.Caret } when i + 1 < tokens.Count && tokens[i + 1].Kind == TokenKind.Number => token with { Kind = TokenKind.DotPower, Text = ".^" },
        _ => token,
    })];
}
