namespace Gradus.Syntax;

/// <summary>Leaves out the modules that functions are taken from: torch.nn.functional.softplus, scipy.special.expit, F.relu, la.norm.</summary>
internal static class TypedModules
{
    /// <summary>The tokens without the names of modules.</summary>
    public static List<Token> Without(List<Token> tokens, TypedNames names)
    {
        var output = new List<Token>();
        for (var i = 0; i < tokens.Count;)
        {
            var called = IsModule(tokens, i, names) ? CalledBehind(tokens, i) : -1;
            if (called > 0) output.Add(tokens[called] with { Spaced = tokens[i].Spaced });
            else output.Add(tokens[i]);
            i = Math.Max(called, i) + 1;
        }
        return output;
    }

    /// <summary>The function at the end of a chain of names with dots between them; −1 where there is no such chain.</summary>
    private static int CalledBehind(List<Token> tokens, int start)
    {
        var at = start;
        while (at + 2 < tokens.Count && tokens[at + 1] is { Kind: TokenKind.Dot, Spaced: false } && IsWord(tokens[at + 2]) && !tokens[at + 2].Spaced) at += 2;
        return at > start && IsCall(tokens, at) && TypedFunctions.Find(tokens[at].Text) is not null ? at : -1;
    }

    /// <summary>A name that is no operand: it is nothing but the beginning of such chains, and what they call has its arguments without it.</summary>
    private static bool IsModule(List<Token> tokens, int at, TypedNames names)
    {
        var name = tokens[at];
        if (!IsWord(name) || names.Has(name.Text) || (at > 0 && tokens[at - 1].Kind == TokenKind.Dot)) return false;
        if (!(name.Word || name.Kind == TokenKind.Function || char.IsUpper(name.Text[0]))) return false;
        var places = Enumerable.Range(0, tokens.Count).Where(i => tokens[i].Text == name.Text && IsWord(tokens[i])).ToList();
        return places.TrueForAll(i => CalledBehind(tokens, i) is > 0 and var called && (called > i + 2 || HasItsArguments(tokens, called)));
    }

    private static bool IsWord(Token token) => token.Kind is TokenKind.Name or TokenKind.Function && char.IsAsciiLetter(token.Text[0]);

    private static bool IsCall(List<Token> tokens, int at) => at + 1 < tokens.Count && tokens[at + 1] is { Kind: TokenKind.Open, Text: "(", Spaced: false };

    /// <summary>True for F.relu(z) and la.solve(A, b); not for r.dot(x), r.sum() and r.norm(2), whose first argument stands before the dot.</summary>
    private static bool HasItsArguments(List<Token> tokens, int called)
    {
        var (count, depth, onlyNumbers) = (0, 0, true);
        for (var i = called + 1; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (token.Kind is TokenKind.Open) depth++;
            if (token.Kind is TokenKind.Close && --depth == 0) break;
            if (depth == 1 && token.Kind == TokenKind.Relation) count--; // dim=0
            if (count == 0 && i > called + 1) count = 1;
            if (depth == 1 && token.Kind == TokenKind.Comma) count++;
            onlyNumbers &= token.Kind is TokenKind.Number or TokenKind.Minus or TokenKind.Comma or TokenKind.Open;
        }
        return count >= TypedFunctions.Least(TypedFunctions.Find(tokens[called].Text)!) && !onlyNumbers;
    }
}
