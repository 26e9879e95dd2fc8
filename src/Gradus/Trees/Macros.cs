using Gradus.Syntax;

namespace Gradus.Trees;

/// <summary>The macros that a page defines, and their expansion, which ends after a bounded amount of text.</summary>
public sealed class Macros
{
    private const int MostDepth = 20;
    private const int MostOutput = 100_000;
    private const int LongestDefinition = 2_000;
    private static readonly string[] Defining = ["\\newcommand", "\\renewcommand", "\\providecommand", "\\def", "\\gdef", "\\edef", "\\xdef", "\\DeclareMathOperator", "\\DeclarePairedDelimiter", "\\let"];

    private readonly Dictionary<string, Macro> definitions = [];
    private readonly List<SourceSpan> places = [];

    private Macros()
    {
    }

    /// <summary>No macros.</summary>
    public static Macros None { get; } = new();

    /// <summary>Where definitions stand in the text that they were collected from.</summary>
    public IReadOnlyList<SourceSpan> Places => places;

    /// <summary>Their names.</summary>
    public IReadOnlyCollection<string> Names => definitions.Keys;

    /// <summary>Collects what a text defines; a later definition takes the place of an earlier one.</summary>
    public static Macros Collect(string text)
    {
        var macros = new Macros();
        var starts = Defining.SelectMany(word => PlacesOf(text, word)).Distinct().Order();
        foreach (var at in starts)
        {
            var tokens = LatexScanner.Scan(text, new SourceSpan(at, Math.Min(text.Length - at, LongestDefinition)));
            if (tokens.Count > 0) macros.Define(tokens);
        }
        return macros;
    }

    /// <summary>The tokens with the page's macros replaced; what comes out of a macro's body has the place of its call.</summary>
    internal List<LatexToken> Expand(List<LatexToken> tokens, List<Note> notes)
    {
        var budget = MostOutput;
        for (var round = 0; definitions.Count > 0 && round < MostDepth; round++)
        {
            var output = new List<LatexToken>(tokens.Count);
            var changed = false;
            for (var i = 0; i < tokens.Count && budget > 0; i++) changed |= ExpandOne(tokens, ref i, output, ref budget);
            if (!changed) return tokens;
            if (budget <= 0) break;
            tokens = output;
        }
        if (definitions.Count > 0) notes.Add(new Note(tokens.Count > 0 ? tokens[0].Span : default, NoteKind.TooLarge, "the page's macros call each other too deeply or make too much text"));
        return tokens;
    }

    private static IEnumerable<int> PlacesOf(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal)) yield return at;
    }

    private bool ExpandOne(List<LatexToken> tokens, ref int i, List<LatexToken> output, ref int budget)
    {
        var call = tokens[i];
        if (call.Kind != LatexKind.Command || !definitions.TryGetValue(call.Text, out var macro))
        {
            output.Add(call);
            return false;
        }
        var arguments = new List<List<LatexToken>>();
        if (macro.Default is { } first) arguments.Add(Optional(tokens, ref i) ?? first);
        else if (macro.HasStar && i + 1 < tokens.Count && tokens[i + 1] is { Kind: LatexKind.Other, Text: "*" }) i++;
        while (arguments.Count < macro.Parameters) arguments.Add(Argument(tokens, ref i));
        foreach (var token in macro.Body)
        {
            var before = output.Count;
            if (token.Kind == LatexKind.Parameter && token.Text[0] - '1' is var k && k >= 0 && k < arguments.Count) output.AddRange(arguments[k]);
            else output.Add(token with { Span = call.Span });
            budget -= output.Skip(before).Sum(static t => t.Text.Length + 1);
        }
        return true;
    }

    private static List<LatexToken>? Optional(List<LatexToken> tokens, ref int i)
    {
        if (i + 1 >= tokens.Count || tokens[i + 1] is not { Kind: LatexKind.Other, Text: "[" }) return null;
        var end = tokens.FindIndex(i + 1, static token => token is { Kind: LatexKind.Other, Text: "]" });
        if (end < 0) return null;
        var inside = tokens[(i + 2)..end];
        i = end;
        return inside;
    }

    private static List<LatexToken> Argument(List<LatexToken> tokens, ref int i)
    {
        var at = i + 1;
        while (at < tokens.Count && tokens[at].Kind == LatexKind.Space) at++;
        if (at >= tokens.Count) return [];
        i = at;
        if (tokens[at].Kind != LatexKind.Open) return [tokens[at]];
        i = LatexMacros.GroupEnd(tokens, at);
        return tokens[(at + 1)..i];
    }

    /// <summary>Reads one definition from raw tokens that begin with the defining command.</summary>
    private void Define(List<LatexToken> tokens)
    {
        var (start, command) = (tokens[0].Span, tokens[0].Text);
        tokens = [.. tokens.Where(token => token.Kind != LatexKind.Space || command == "DeclareMathOperator")];
        var i = 1;
        if (i < tokens.Count && tokens[i].Text == "*") i++;
        var braced = i < tokens.Count && tokens[i].Kind == LatexKind.Open;
        if (braced) i++;
        if (i >= tokens.Count || tokens[i].Kind != LatexKind.Command) return;
        var name = tokens[i++].Text;
        if (braced && i < tokens.Count && tokens[i].Kind == LatexKind.Close) i++;
        if (command == "let") { Let(name, tokens, i, start); return; }
        var (parameters, fallback) = command.EndsWith("def", StringComparison.Ordinal) ? (Hashes(tokens, ref i), null) : Brackets(tokens, ref i);
        if (i >= tokens.Count || tokens[i].Kind != LatexKind.Open) return;
        var end = LatexMacros.GroupEnd(tokens, i);
        if (tokens[end].Kind != LatexKind.Close) return;
        var body = tokens[(i + 1)..end];
        if (command == "DeclareMathOperator") body = [new(LatexKind.Command, "operatorname", start), tokens[i], .. body, tokens[end]];
        if (command == "DeclarePairedDelimiter")
        {
            if (end + 1 >= tokens.Count || tokens[end + 1].Kind != LatexKind.Open) return;
            var close = LatexMacros.GroupEnd(tokens, end + 1);
            body = [new(LatexKind.Command, "left", start), .. body, new(LatexKind.Parameter, "1", start), new(LatexKind.Command, "right", start), .. tokens[(end + 2)..close]];
            (parameters, fallback, end) = (1, null, close);
        }
        if (body.Exists(token => token.Kind == LatexKind.Command && token.Text == name)) return;
        definitions[name] = new Macro(parameters, fallback, body, command == "DeclarePairedDelimiter");
        places.Add(start.To(tokens[end].Span));
    }

    private void Let(string name, List<LatexToken> tokens, int i, SourceSpan start)
    {
        if (i < tokens.Count && tokens[i].Text == "=") i++;
        if (i >= tokens.Count || tokens[i].Text == name) return;
        definitions[name] = new Macro(0, null, [tokens[i]], HasStar: false);
        places.Add(start.To(tokens[i].Span));
    }

    private static int Hashes(List<LatexToken> tokens, ref int i)
    {
        var parameters = 0;
        while (i < tokens.Count && tokens[i].Kind == LatexKind.Parameter) { parameters++; i++; }
        return parameters;
    }

    /// <summary>[2][default] behind the name of a \newcommand.</summary>
    private static (int Parameters, List<LatexToken>? Default) Brackets(List<LatexToken> tokens, ref int i)
    {
        if (i + 2 >= tokens.Count || tokens[i].Text != "[" || tokens[i + 1].Kind != LatexKind.Digits) return (0, null);
        var parameters = Math.Clamp(int.TryParse(tokens[i + 1].Text, out var count) ? count : 0, 0, 9);
        i += 2;
        var fallback = Optional(tokens, ref i);
        i++;
        return (parameters, fallback);
    }

    private sealed record Macro(int Parameters, List<LatexToken>? Default, List<LatexToken> Body, bool HasStar);
}
