namespace Gradus.Syntax;

/// <summary>Names that somebody declares, however they are set: Λ_ij and μ′ are no entry and no transpose then, ∇f and ∂L/∂Y (nabla_f and dL_dY) no derivatives.</summary>
internal static class WholeNames
{
    /// <summary>The tokens of LaTeX with each such name as one.</summary>
    public static List<Token> Joined(List<Token> tokens, TypedNames names) => Joined(tokens, names, static _ => true);

    /// <summary>The tokens of plain text with each such name as one; behind a name that is declared itself an apostrophe transposes, and ′ does not.</summary>
    public static List<Token> Joined(List<Token> tokens, TypedNames names, string text) => Joined(tokens, names, prime => text[prime.Span.Start] != '\'');

    private static List<Token> Joined(List<Token> tokens, TypedNames names, Func<Token, bool> isPartOfName)
    {
        var output = new List<Token>();
        for (var i = 0; i < tokens.Count;)
        {
            var (name, end) = Quotient(tokens, i, names) ?? Named(tokens, i, "", names, isPartOfName) ?? (tokens[i].Kind == TokenKind.Nabla ? Named(tokens, i + 1, "nabla_", names, isPartOfName) : null) ?? ("", i + 1);
            output.Add(name.Length == 0 ? tokens[i] : new Token(TokenKind.Name, name, tokens[i].Span.To(tokens[end - 1].Span)) { Spaced = tokens[i].Spaced });
            i = end;
        }
        return output;
    }

    /// <summary>A name with what stands below it and its prime, if the whole is declared.</summary>
    private static (string Name, int End)? Named(List<Token> tokens, int at, string prefix, TypedNames names, Func<Token, bool> isPartOfName)
    {
        if (at >= tokens.Count || tokens[at] is not { Kind: TokenKind.Name } first) return null;
        var (text, end) = (prefix + first.Text, at + 1);
        if (EndOfScript(tokens, end) is { } close) (text, end) = ($"{text}_{string.Concat(tokens[(end + 2)..close].Select(static t => t.Text))}", close + 1);
        if (end < tokens.Count && tokens[end].Kind == TokenKind.Prime && names.Has(text + "_prime") && (isPartOfName(tokens[end]) || !names.Has(text))) return (text + "_prime", end + 1);
        return (prefix.Length > 0 || end > at + 1) && names.Has(text) ? (text, end) : null;
    }

    /// <summary>dL_dY where ∂L/∂Y stands, in one line or as a fraction.</summary>
    private static (string Name, int End)? Quotient(List<Token> tokens, int at, TypedNames names)
    {
        TokenKind[] line = [TokenKind.Partial, TokenKind.Name, TokenKind.Slash, TokenKind.Partial, TokenKind.Name];
        TokenKind[] fraction = [TokenKind.Fraction, TokenKind.OpenGroup, TokenKind.Partial, TokenKind.Name, TokenKind.CloseGroup, TokenKind.OpenGroup, TokenKind.Partial, TokenKind.Name, TokenKind.CloseGroup];
        foreach (var form in new[] { line, fraction })
        {
            if (at + form.Length > tokens.Count || form.Where((kind, k) => tokens[at + k].Kind != kind).Any()) continue;
            var parts = tokens.GetRange(at, form.Length).FindAll(static t => t.Kind == TokenKind.Name);
            var name = $"d{parts[0].Text}_d{parts[1].Text}";
            if (names.Has(name)) return (name, at + form.Length);
        }
        return null;
    }

    /// <summary>The end of a subscript that begins here; null where none does.</summary>
    private static int? EndOfScript(List<Token> tokens, int at)
    {
        if (at + 2 >= tokens.Count || tokens[at].Kind != TokenKind.Underscore || tokens[at + 1].Kind != TokenKind.OpenGroup) return null;
        var close = tokens.FindIndex(at + 2, static t => t.Kind == TokenKind.CloseGroup);
        return close > at + 2 && tokens[(at + 2)..close].TrueForAll(static t => t.Kind is TokenKind.Name or TokenKind.Number or TokenKind.Function) ? close : null;
    }
}
