namespace Gradus.Syntax;

/// <summary>The macros that a page defines itself, and their expansion.</summary>
internal sealed class LatexMacros
{
    private readonly Dictionary<string, (int Parameters, List<LatexToken> Body)> definitions = [];
    private int budget = SyntaxLimits.MacroOutput;

    /// <summary>Where definitions stand in the text; these stretches are no formulas.</summary>
    public List<SourceSpan> Places { get; } = [];

    /// <summary>Collects \newcommand, \def and \DeclareMathOperator from a text.</summary>
    public static LatexMacros Collect(string text)
    {
        var macros = new LatexMacros();
        string[] words = ["\\newcommand", "\\renewcommand", "\\providecommand", "\\def", "\\gdef", "\\edef", "\\xdef", "\\DeclareMathOperator"];
        foreach (var word in words)
        {
            for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
            {
                var end = Math.Min(text.Length, at + 2_000);
                macros.Define(LatexScanner.Scan(text, new SourceSpan(at, end - at)));
            }
        }
        return macros;
    }

    /// <summary>The tokens that define nothing.</summary>
    public List<LatexToken> WithoutDefinitions(List<LatexToken> tokens)
        => Places.Count == 0 ? tokens : [.. tokens.Where(token => !Places.Exists(place => place.Start <= token.Span.Start && token.Span.End <= place.End))];

    /// <summary>Replaces calls of the page's macros; what comes out has the place of the call.</summary>
    /// <exception cref="FormulaException">Macros call each other without end.</exception>
    public List<LatexToken> Expand(List<LatexToken> tokens)
    {
        for (var round = 0; definitions.Count > 0; round++)
        {
            var output = new List<LatexToken>(tokens.Count);
            var changed = false;
            for (var i = 0; i < tokens.Count; i++) changed |= ExpandOne(tokens, ref i, output);
            if (!changed) break;
            if (round == SyntaxLimits.MacroDepth) throw FormulaException.At(tokens[0].Span, "macro", "the page's macros call each other too deeply", "write the formula without them");
            tokens = output;
        }
        return tokens;
    }

    private bool ExpandOne(List<LatexToken> tokens, ref int i, List<LatexToken> output)
    {
        var call = tokens[i];
        if (call.Kind != LatexKind.Command || !definitions.TryGetValue(call.Text, out var macro))
        {
            output.Add(call);
            return false;
        }
        var arguments = new List<List<LatexToken>>();
        for (var k = 0; k < macro.Parameters; k++) arguments.Add(Argument(tokens, ref i));
        foreach (var token in macro.Body)
        {
            if (token.Kind == LatexKind.Parameter && token.Text[0] - '1' is var k && k >= 0 && k < arguments.Count) Append(output, arguments[k], null);
            else Append(output, [token], call.Span);
        }
        return true;
    }

    private void Append(List<LatexToken> output, List<LatexToken> tokens, SourceSpan? place)
    {
        foreach (var token in tokens)
        {
            budget -= token.Text.Length + 1;
            if (budget < 0) throw FormulaException.At(place ?? token.Span, "macro", "the page's macros expand to too much text", "write the formula without them");
            output.Add(place is { } span ? token with { Span = span } : token);
        }
    }

    private static List<LatexToken> Argument(List<LatexToken> tokens, ref int i)
    {
        var at = i + 1;
        while (at < tokens.Count && tokens[at].Kind == LatexKind.Space) at++;
        if (at >= tokens.Count) return [];
        if (tokens[at].Kind != LatexKind.Open)
        {
            i = at;
            return [tokens[at]];
        }
        var close = GroupEnd(tokens, at);
        i = close;
        return tokens[(at + 1)..close];
    }

    /// <summary>The index of the brace that closes the one at an index (or of the last token).</summary>
    public static int GroupEnd(List<LatexToken> tokens, int open)
    {
        var depth = 0;
        for (var i = open; i < tokens.Count; i++)
        {
            if (tokens[i].Kind == LatexKind.Open) depth++;
            if (tokens[i].Kind == LatexKind.Close && --depth == 0) return i;
        }
        return tokens.Count - 1;
    }

    /// <summary>Reads one definition from raw tokens that begin with the defining command.</summary>
    private void Define(List<LatexToken> tokens)
    {
        var start = tokens[0].Span;
        var command = tokens[0].Text;
        tokens = [.. tokens.Where(token => token.Kind != LatexKind.Space || command == "DeclareMathOperator")];
        var i = 1;
        if (i < tokens.Count && tokens[i].Text == "*") i++;
        var braced = i < tokens.Count && tokens[i].Kind == LatexKind.Open;
        if (braced) i++;
        if (i >= tokens.Count || tokens[i].Kind != LatexKind.Command) return;
        var name = tokens[i++].Text;
        if (braced && i < tokens.Count && tokens[i].Kind == LatexKind.Close) i++;
        var parameters = 0;
        if (command is "def" or "gdef" or "edef" or "xdef")
        {
            while (i < tokens.Count && tokens[i].Kind == LatexKind.Parameter) { parameters++; i++; }
        }
        else if (i + 2 < tokens.Count && tokens[i].Text == "[" && tokens[i + 1].Kind == LatexKind.Digits)
        {
            parameters = Math.Clamp(int.TryParse(tokens[i + 1].Text, out var count) ? count : 0, 0, 9);
            i += 3;
        }
        if (i >= tokens.Count || tokens[i].Kind != LatexKind.Open) return;
        var end = GroupEnd(tokens, i);
        if (tokens[end].Kind != LatexKind.Close) return;
        var body = tokens[(i + 1)..end];
        if (command == "DeclareMathOperator") body = [new(LatexKind.Command, "operatorname", start), tokens[i], .. body, tokens[end]];
        if (body.Exists(token => token.Kind == LatexKind.Command && token.Text == name)) return;
        definitions[name] = (parameters, body);
        Places.Add(start.To(tokens[end].Span));
    }
}
