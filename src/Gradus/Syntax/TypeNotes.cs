namespace Gradus.Syntax;

/// <summary>Notes of kind within formulas: <c>A \in \mathbb{R}^{m\times n}</c>, <c>f : \mathbb{R}^n \to \mathbb{R} : x \mapsto …</c>.</summary>
internal static class TypeNotes
{
    /// <summary>Takes the notes off the formulas; those that declare a name are added to the declarations.</summary>
    public static List<Token> Strip(List<Token> tokens, List<DeclarationSyntax> declarations)
    {
        var output = new List<Token>(tokens.Count);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i] is { Kind: TokenKind.Relation, Text: "\\in" or "∈" } && Set(tokens, i + 1) is { } set)
            {
                Declare(output, set, tokens, declarations);
                i = set.End - 1;
            }
            else output.Add(tokens[i]);
        }
        return Mapping(Direction(output));
    }

    private readonly record struct SetNote(int End, IReadOnlyList<string> Sizes, IReadOnlyList<string> Properties);

    /// <summary>ℝ, ℝ^n, ℝ^{m×n}, S^n.</summary>
    private static SetNote? Set(List<Token> tokens, int i)
    {
        if (i >= tokens.Count || tokens[i].Kind != TokenKind.Name) return null;
        var symmetric = tokens[i] is { Text: "S", Bold: true };
        if (!symmetric && tokens[i].Text != "ℝ") return null;
        var properties = symmetric ? new List<string> { "symmetric" } : [];
        var sizes = new List<string>();
        var end = i + 1;
        while (end < tokens.Count && tokens[end].Kind is TokenKind.Caret or TokenKind.Underscore)
        {
            var raised = tokens[end].Kind == TokenKind.Caret;
            var (from, to) = Script(tokens, end + 1);
            var content = tokens[from..Math.Min(to, tokens.Count)];
            if (raised && sizes.Count == 0) sizes.AddRange(Sizes(content));
            if (content.Count > 0 && content.TrueForAll(token => token.Kind == TokenKind.Plus)) properties = symmetric && content.Count == 2 ? ["spd"] : symmetric ? ["symmetric"] : ["positive"];
            end = Math.Min(tokens.Count, to + (end + 1 < tokens.Count && tokens[end + 1].Kind is TokenKind.OpenGroup or TokenKind.Open ? 1 : 0));
        }
        if (symmetric && sizes.Count == 1) sizes.Add(sizes[0]);
        return new SetNote(end, sizes, properties);
    }

    private static (int From, int To) Script(List<Token> tokens, int i)
    {
        if (i >= tokens.Count) return (tokens.Count, tokens.Count);
        if (tokens[i].Kind is not (TokenKind.OpenGroup or TokenKind.Open)) return (i, i + 1);
        var depth = 0;
        for (var k = i; k < tokens.Count; k++)
        {
            if (tokens[k].Kind is TokenKind.OpenGroup or TokenKind.Open) depth++;
            if (tokens[k].Kind is TokenKind.CloseGroup or TokenKind.Close && --depth == 0) return (i + 1, k);
        }
        return (i + 1, tokens.Count);
    }

    private static IEnumerable<string> Sizes(List<Token> content)
    {
        var size = "";
        foreach (var token in content.Where(token => token.Kind is not (TokenKind.OpenGroup or TokenKind.CloseGroup)))
        {
            if (token.Kind == TokenKind.Times || token.Text == "x")
            {
                yield return size;
                size = "";
            }
            else size += token.Text;
        }
        if (size.Length > 0) yield return size;
    }

    /// <summary>Names before the note are declared and removed; behind a formula the note is only removed.</summary>
    private static void Declare(List<Token> output, SetNote set, List<Token> tokens, List<DeclarationSyntax> declarations)
    {
        var start = output.Count;
        while (start > 0 && output[start - 1].Kind is TokenKind.Name or TokenKind.Comma or TokenKind.Underscore or TokenKind.OpenGroup or TokenKind.CloseGroup or TokenKind.Number or TokenKind.Quad) start--;
        // x = b  b ∈ ℝⁿ: what stands between the wide space and the sign is declared.
        var space = output.FindLastIndex(static t => t.Kind == TokenKind.Quad);
        if (space >= start && space + 1 < output.Count) start = space + 1;
        var alone = start == 0 || output[start - 1].Kind == TokenKind.Quad || output[start - 1] is { Kind: TokenKind.Open, Text: "(" } || output[start - 1].Kind is TokenKind.Words or TokenKind.Row or TokenKind.Therefore or TokenKind.Semicolon;
        if (!alone || start == output.Count) return;
        var names = output[start..];
        var end = tokens[Math.Min(set.End, tokens.Count) - 1].Span;
        var current = "";
        foreach (var token in names.Append(new Token(TokenKind.Comma, ",", end)))
        {
            if (token.Kind is TokenKind.Name or TokenKind.Number) current += token.Text;
            else if (token.Kind == TokenKind.Underscore) current += "_";
            else if (token.Kind == TokenKind.Comma && current.Length > 0)
            {
                if (current != "I") declarations.Add(new DeclarationSyntax(names[0].Span.To(end), current, set.Sizes, set.Properties));
                current = "";
            }
        }
        output.RemoveRange(start, output.Count - start);
    }

    /// <summary>Df(X): H ↦ body becomes Df(X)[H] = body.</summary>
    private static List<Token> Direction(List<Token> tokens)
    {
        var maps = tokens.FindIndex(IsMapping);
        if (maps < 4 || tokens[maps - 1].Kind != TokenKind.Name || tokens[maps - 2].Kind is not (TokenKind.Colon or TokenKind.Relation)) return tokens;
        var left = tokens[..(maps - 2)];
        if (!(left[0] is { Kind: TokenKind.Name, Text: "D" } || left[1].Kind == TokenKind.Prime) || left.Exists(static t => t.Kind is TokenKind.Relation or TokenKind.Colon)) return tokens;
        var span = tokens[maps - 1].Span;
        return [.. left, new Token(TokenKind.Open, "[", span with { Length = 0 }), tokens[maps - 1], new Token(TokenKind.Close, "]", span with { Length = 0 }), tokens[maps] with { Relation = RelationKind.Equal }, .. tokens[(maps + 1)..]];
    }

    private static bool IsMapping(Token token) => token.Kind == TokenKind.Relation && token.Text is "\\mapsto" or "\\longmapsto" or "↦" or "⟼";

    /// <summary>f : … → … : x ↦ body becomes f(x) := body; without a body nothing is left.</summary>
    private static List<Token> Mapping(List<Token> tokens)
    {
        var colon = tokens.Count > 1 && tokens[0].Kind == TokenKind.Name ? tokens.FindIndex(token => token.Kind == TokenKind.Colon) : -1;
        if (colon is not (1 or 2) && !(colon > 0 && colon < 6 && tokens[1].Kind == TokenKind.Underscore)) return tokens;
        var arrow = tokens.FindIndex(token => token.Kind == TokenKind.Relation && token.Text is "\\to" or "\\rightarrow" or "\\longrightarrow" or "→" or "⟶");
        var maps = tokens.FindIndex(IsMapping);
        if (maps > colon + 1 && tokens[maps - 1].Kind == TokenKind.Name)
        {
            var span = tokens[maps - 1].Span;
            return [.. tokens[..colon], new Token(TokenKind.Open, "(", span with { Length = 0 }), tokens[maps - 1], new Token(TokenKind.Close, ")", span with { Length = 0 }), tokens[maps] with { Relation = RelationKind.Define }, .. tokens[(maps + 1)..]];
        }
        return arrow > colon && !tokens.Exists(token => token is { Kind: TokenKind.Relation, Text: "=" }) ? [] : tokens;
    }
}
