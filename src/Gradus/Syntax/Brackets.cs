namespace Gradus.Syntax;

/// <summary>The tokens of one formula with every bracket matched: bars get a direction, a lost bracket is put back with a warning.</summary>
internal sealed class Brackets
{
    private const int RepairsAllowed = 2;

    private readonly List<Token> output = [];
    private readonly List<int> partner = [];
    private readonly List<int> commas = [];
    private readonly Stack<int> open = new();
    private readonly List<Diagnostic> warnings;
    private int repairs;

    private Brackets(List<Diagnostic> warnings) => this.warnings = warnings;

    /// <summary>The tokens, an end token last.</summary>
    public IReadOnlyList<Token> Tokens => output;

    /// <summary>The index of the token that closes the one at an index.</summary>
    public int CloseOf(int index) => partner[index];

    /// <summary>How many commas stand directly within the bracket at an index.</summary>
    public int CommasWithin(int index) => commas[index];

    /// <summary>Matches the brackets of a formula.</summary>
    /// <exception cref="FormulaException">They do not match and cannot be mended.</exception>
    public static Brackets Match(IReadOnlyList<Token> tokens, List<Diagnostic> warnings)
    {
        var brackets = new Brackets(warnings);
        var lost = LostBeforeRelation(tokens);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (i == lost.At && brackets.open.TryPeek(out var top) && ReferenceEquals(brackets.output[top], tokens[lost.Open])) brackets.Insert(tokens[lost.Open], tokens[i].Span with { Length = 0 });
            brackets.Take(tokens[i]);
        }
        brackets.Finish(tokens.Count > 0 ? tokens[^1].Span : default);
        return brackets;
    }

    /// <summary>A bracket that nothing closes, and the relation sign behind it, before which its partner was lost; −1 where there is none.</summary>
    private static (int Open, int At) LostBeforeRelation(IReadOnlyList<Token> tokens)
    {
        var unmatched = new Stack<int>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind is TokenKind.Open or TokenKind.OpenGroup or TokenKind.Begin) unmatched.Push(i);
            else if (tokens[i].Kind is TokenKind.Close or TokenKind.CloseGroup or TokenKind.EndEnvironment && unmatched.Count > 0 && Fits(tokens[unmatched.Peek()], tokens[i])) unmatched.Pop();
        }
        if (unmatched.Count != 1 || tokens[unmatched.Peek()] is not { Kind: TokenKind.Open, Text: "(" or "[" or "\\{" }) return (-1, -1);
        var (open, depth) = (unmatched.Peek(), 0);
        for (var i = open + 1; i < tokens.Count; i++)
        {
            if (tokens[i].Kind is TokenKind.Open or TokenKind.OpenGroup or TokenKind.Begin) depth++;
            else if (tokens[i].Kind is TokenKind.Close or TokenKind.CloseGroup or TokenKind.EndEnvironment) depth--;
            else if (depth == 0 && tokens[i].Kind == TokenKind.Relation && i > open + 1) return (open, i);
        }
        return (-1, -1);
    }

    private void Take(Token token)
    {
        switch (token.Kind)
        {
            case TokenKind.Bar: Bar(token); return;
            case TokenKind.Open or TokenKind.OpenGroup or TokenKind.Begin: Open(token); return;
            case TokenKind.Close or TokenKind.CloseGroup or TokenKind.EndEnvironment: Close(token); return;
            case TokenKind.Comma or TokenKind.Given or TokenKind.Semicolon when open.Count > 0: commas[open.Peek()]++; break;
        }
        Add(token);
    }

    private void Add(Token token)
    {
        output.Add(token);
        partner.Add(-1);
        commas.Add(0);
    }

    private void Open(Token token)
    {
        open.Push(output.Count);
        Add(token);
    }

    private void Pair(Token close)
    {
        var start = open.Pop();
        partner[start] = output.Count;
        Add(close);
    }

    private void Bar(Token bar)
    {
        if (bar.Text == "‖" && bar.Span.Length > 1 && open.Count > 0 && output[open.Peek()] is { Kind: TokenKind.Open, Text: "|" } && output[^1].EndsOperand)
        {
            // |A||B|: the two bars in the middle are not one sign.
            var half = bar.Span.Length / 2;
            Pair(new Token(TokenKind.Close, "|", bar.Span with { Length = half }));
            Open(new Token(TokenKind.Open, "|", new SourceSpan(bar.Span.Start + half, bar.Span.Length - half)));
            return;
        }
        var within = open.Count > 0 && output[open.Peek()] is { Kind: TokenKind.Open } top && top.Text == bar.Text;
        if (within && output[^1].EndsOperand) Pair(bar with { Kind = TokenKind.Close });
        else Open(bar with { Kind = TokenKind.Open });
    }

    private void Close(Token close)
    {
        DropBars(close);
        while (open.Count > 0 && !Fits(output[open.Peek()], close))
        {
            var top = output[open.Peek()];
            if (top.Kind == TokenKind.Begin || top is { Kind: TokenKind.OpenGroup, Text: not "{" }) throw FormulaException.At(close.Span, "parse", $"'{Sign(close)}' does not close what is open here", "check the brackets and braces");
            if (!HasPartnerBelow(close)) { Unmatched(close); return; }
            if (top.Kind == TokenKind.OpenGroup) Forget(top);
            else Insert(top, close.Span);
        }
        if (open.Count == 0) Unmatched(close);
        else Pair(close);
    }

    /// <summary>A closing sign without an opening one: a brace is dropped, as is one bracket at the end; anything else is an error.</summary>
    private void Unmatched(Token close)
    {
        if (close.Kind == TokenKind.CloseGroup) { Repair(close.Span, "a brace that closes nothing is left out"); return; }
        if (close.Kind == TokenKind.Close && close.Text is ")" or "]" && open.Count == 0) { Repair(close.Span, $"'{close.Text}' closes nothing and is left out"); return; }
        throw FormulaException.At(close.Span, "parse", $"'{close.Text}' closes nothing", "check the brackets before it");
    }

    private void DropBars(Token close)
    {
        while (open.Count > 0 && output[open.Peek()] is { Kind: TokenKind.Open, Text: "|" or "‖" } bar && !Fits(bar, close))
        {
            output[open.Peek()] = bar with { Kind = TokenKind.Given };
            var inner = open.Pop();
            if (open.Count > 0) commas[open.Peek()] += commas[inner] + 1;
        }
    }

    private bool HasPartnerBelow(Token close) => open.Any(index => Fits(output[index], close));

    private void Forget(Token group)
    {
        Repair(group.Span, "a brace straddles a bracket; it is left out");
        output[open.Pop()] = group with { Kind = TokenKind.Quad };
    }

    private void Insert(Token opening, SourceSpan at)
    {
        var text = Closing(opening.Text);
        Repair(at, $"'{text}' is missing here");
        Pair(new Token(TokenKind.Close, text, at with { Length = 0 }));
    }

    private void Finish(SourceSpan end)
    {
        while (open.Count > 0)
        {
            var top = output[open.Peek()];
            if (top is { Kind: TokenKind.Open, Text: "|" or "‖" }) DropBars(new Token(TokenKind.End, "", end));
            else if (top.Kind == TokenKind.OpenGroup) Pair(new Token(TokenKind.CloseGroup, top.Text == "{" ? "}" : Token.ArgumentEnd, end));
            else if (top.Kind == TokenKind.Begin) throw FormulaException.At(top.Span, "parse", $"\\begin{{{top.Text}}} is never ended");
            else Insert(top, new SourceSpan(end.End, 0));
        }
        Add(new Token(TokenKind.End, "", new SourceSpan(end.End, 0)));
    }

    private void Repair(SourceSpan span, string message)
    {
        if (++repairs > RepairsAllowed) throw FormulaException.At(span, "parse", "the brackets do not match", message);
        warnings.Add(new Diagnostic(span, "bracket", message));
    }

    /// <summary>What the reader sees of a closing sign.</summary>
    private static string Sign(Token close) => close.Kind == TokenKind.EndEnvironment ? $"\\end{{{close.Text}}}" : close.Text.Length > 0 ? close.Text[..1] : "the end";

    private static bool Fits(Token opening, Token close) => close.Kind switch
    {
        TokenKind.CloseGroup => opening.Kind == TokenKind.OpenGroup && (opening.Text == "{") == (close.Text == "}"),
        TokenKind.EndEnvironment => opening.Kind == TokenKind.Begin && opening.Text == close.Text,
        _ => opening.Kind == TokenKind.Open && Closing(opening.Text) == close.Text,
    };

    private static string Closing(string opening) => opening switch { "(" => ")", "[" => "]", "\\{" => "\\}", "<" => ">", _ => opening };
}
