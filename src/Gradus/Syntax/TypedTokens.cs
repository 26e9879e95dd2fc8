namespace Gradus.Syntax;

/// <summary>The tokens of a typed formula, the habits of the languages that people type in made those of the plain syntax.</summary>
internal static class TypedTokens
{
    private const string WhatToDo = "put what a letter stands for in its place; declare shapes with --var \"A: m×n\" and properties with --assume \"A symmetric\"";

    /// <summary>The code of a word before a bracket that is no function.</summary>
    private const string UnknownFunction = "unknown-function";

    /// <summary>How a power is spelled that works entry by entry only because its language has no other.</summary>
    public const string EveryEntry = "**";

    /// <summary>The tokens of a text.</summary>
    /// <exception cref="FormulaException">A character is no part of a formula, or a word before a bracket is no function.</exception>
    public static List<Token> Read(string text, TypedNames names)
    {
        var tokens = WholeNames.Joined(PlainLexer.Read(text, new SourceSpan(0, text.Length)), names, text);
        if (tokens.Find(t => Opens(t, names)) is { } word)
            throw FormulaException.At(word.Span, "parse", $"'{word.Text}' begins another statement, and one formula is expected", WhatToDo);
        tokens = TypedKeywords.Read(TypedModules.Without(TypedSizes.Read(tokens), names), TypedLanguage.IsArrays(text));
        tokens = WithExponents(WithoutPlaces(Stacked(tokens)), names);
        tokens = [.. tokens.Select((_, i) => Called(tokens, i, names, TypedLanguage.IsR(text)))];
        return TypedLanguage.IsEntrywise(text) ? EntryByEntry(tokens) : tokens;
    }

    /// <summary>where U = A'*A, for symmetric A: a word that joins statements, which is no name and no product.</summary>
    private static bool Opens(Token token, TypedNames names) => token is { Kind: TokenKind.Name, Word: true, Spaced: true } && !names.Has(token.Text)
        && token.Text is "where" or "with" or "when" or "given" or "for" or "and" or "if" or "let" or "assuming" or "then";

    /// <summary>A(:), which stacks the columns in MATLAB and Julia, as vec.</summary>
    private static List<Token> Stacked(List<Token> tokens)
    {
        var output = new List<Token>();
        for (var i = 0; i < tokens.Count; i++)
        {
            var stacks = i + 2 < tokens.Count && output is [.., { EndsOperand: true }] && tokens[i] is { Kind: TokenKind.Open, Text: "(" or "[", Spaced: false } && tokens[i + 1].Kind == TokenKind.Colon && tokens[i + 2].Kind == TokenKind.Close;
            if (stacks) output.AddRange([new Token(TokenKind.Dot, ".", tokens[i].Span), new Token(TokenKind.Function, "vec", tokens[i].Span), tokens[i], tokens[i + 2]]);
            else output.Add(tokens[i]);
            if (stacks) i += 2;
        }
        return output;
    }

    /// <summary>x[0] and A[:, 1] pick entries by their number, which has no form here; of slogdet(X)[1] the determinant is meant.</summary>
    private static List<Token> WithoutPlaces(List<Token> tokens)
    {
        var places = Enumerable.Range(1, Math.Max(0, tokens.Count - 2)).Where(i => tokens[i] is { Kind: TokenKind.Open, Text: "[", Spaced: false } && tokens[i - 1].EndsOperand
            && tokens[i + 1].Kind is TokenKind.Number or TokenKind.Minus or TokenKind.Colon).ToList();
        if (places.Count == 0) return tokens;
        if (places is not [var place] || place + 2 >= tokens.Count || tokens[place + 1].Text != "1" || !IsOfDeterminant(tokens, place))
            throw FormulaException.At(tokens[places[0]].Span, "parse", "entries by their number are not read", "multiply by a unit vector: e'*x with e: n");
        return [.. tokens[..place], .. tokens[(place + 3)..]];
    }

    private static bool IsOfDeterminant(List<Token> tokens, int place) => tokens.FindIndex(static t => t.Text == "slogdet") is >= 0 and var function && function < place;

    /// <summary>x^TAx and A^kx: behind the sign stands one letter, and what follows is the next factor.</summary>
    private static List<Token> WithExponents(List<Token> tokens, TypedNames names)
    {
        var output = new List<Token>();
        var turns = MayTurnByT(tokens, names);
        foreach (var token in tokens)
        {
            if (!IsRaised(output)) output.Add(token);
            else if (token is { Kind: TokenKind.Name, Word: true } && !names.Has(token.Text) && !char.IsAsciiDigit(token.Text[1])) output.AddRange(Exponent(token));
            else output.Add(turns && token is { Kind: TokenKind.Name, Text: "t" } && !output[^2].IsSymbol("e") ? token with { Text = "T" } : token);
        }
        return output;
    }

    /// <summary>True behind ^ and ^-.</summary>
    private static bool IsRaised(List<Token> tokens) => tokens is [.., { Kind: TokenKind.Caret, Text: "^" }] or [.., { Kind: TokenKind.Caret }, { Kind: TokenKind.Minus }];

    /// <summary>TAx as T, the exponent, and Ax.</summary>
    private static IEnumerable<Token> Exponent(Token word)
    {
        var rest = PlainLexer.Read(word.Text[1..], new SourceSpan(0, word.Text.Length - 1));
        return rest.Select(token => token with { Span = token.Span with { Start = token.Span.Start + word.Span.Start + 1 } })
            .Prepend(new Token(TokenKind.Name, word.Text[..1], word.Span with { Length = 1 }));
    }

    /// <summary>True where the t of A^t can only transpose: matrices are about, and t is nothing else.</summary>
    private static bool MayTurnByT(List<Token> tokens, TypedNames names) => !names.Has("t")
        && tokens.Exists(static t => t is { Kind: TokenKind.Name, Text: [>= 'A' and <= 'Z'] })
        && !tokens.Where((t, i) => t is { Kind: TokenKind.Name, Text: "t" } && (i == 0 || tokens[i - 1].Kind != TokenKind.Caret)).Any();

    /// <summary>A word before a bracket as the function that it names; any other token as it is.</summary>
    private static Token Called(List<Token> tokens, int i, TypedNames names, bool isR)
    {
        var (token, calls) = (tokens[i], Calls(tokens, i));
        if (token.Kind == TokenKind.Function && names.Has(token.Text) && !calls) return token with { Kind = TokenKind.Name };
        if (token.Kind is not (TokenKind.Name or TokenKind.Function)) return token;
        if (Underscored(tokens, i) is { } whole && !names.Has(whole)) throw NoFunction(token with { Text = whole });
        var isAttribute = i > 1 && tokens[i - 1].Kind == TokenKind.Dot && !token.Spaced && tokens[i - 2].EndsOperand;
        if (isAttribute && token.Word && !calls) throw NoAttribute(token);
        if (!calls || names.Has(token.Text)) return token;
        if (token.Text == "t" && (isR || isAttribute)) return token with { Kind = TokenKind.Function, Text = "transpose" };
        if (token.Text == "pi") return token with { Kind = TokenKind.Function };
        if (token is not { Kind: TokenKind.Name, Word: true } || !char.IsAsciiLetter(token.Text[1]) || TypedFunctions.IsOperator(token.Text) || IsDefined(tokens, i)) return token;
        return token with { Kind = TokenKind.Function, Text = TypedFunctions.Find(token.Text) ?? throw NoFunction(token) };
    }

    /// <summary>smooth_l1 of smooth_l1(x): two words and a bracket right behind them, which no letter with an index has; null for anything else.</summary>
    private static string? Underscored(List<Token> tokens, int i)
    {
        var isCall = i + 5 < tokens.Count && tokens[i].Word && tokens[i + 1] is { Kind: TokenKind.Underscore, Spaced: false } && tokens[i + 2].Kind == TokenKind.OpenGroup
            && tokens[i + 3] is { Kind: TokenKind.Name, Text.Length: > 2 } && tokens[i + 4].Kind == TokenKind.CloseGroup && Calls(tokens, i + 4);
        return isCall ? $"{tokens[i].Text}_{tokens[i + 3].Text}" : null;
    }

    private static FormulaException NoAttribute(Token token) =>
        FormulaException.At(token.Span, "parse", $"'.{token.Text}' is no part of a formula", "for a product write *, for a transpose .T");

    private static FormulaException NoFunction(Token token) =>
        FormulaException.At(token.Span, UnknownFunction, $"'{token.Text}' is no function that is known here", "for a product write a * before the bracket");

    private static bool Calls(List<Token> tokens, int i) => i + 1 < tokens.Count && tokens[i + 1] is { Kind: TokenKind.Open, Text: "(", Spaced: false };

    /// <summary>loss(w) = …: the function is what the text says.</summary>
    private static bool IsDefined(List<Token> tokens, int i)
    {
        var close = tokens.FindIndex(static t => t.Kind == TokenKind.Close);
        return i == 0 && close > 0 && close + 1 < tokens.Count && tokens[close + 1].Kind == TokenKind.Relation;
    }

    /// <summary>In NumPy and R <c>*</c>, <c>/</c> and powers work entry by entry, but for the power −1, which people write for an inverse.</summary>
    private static List<Token> EntryByEntry(List<Token> tokens) => [.. tokens.Select((token, i) => token switch
    {
        { Kind: TokenKind.Times, Text: "*" } => token with { Kind = TokenKind.DotHadamard },
        { Kind: TokenKind.Slash, Text: "/" } => token with { Kind = TokenKind.DotQuotient },
        { Kind: TokenKind.Caret } when i + 1 < tokens.Count && tokens[i + 1].Kind == TokenKind.Number => token with { Kind = TokenKind.DotPower, Text = EveryEntry },
        _ => token,
    })];
}
