using System.Text;

namespace Gradus.Syntax;

/// <summary>Turns raw LaTeX into the tokens that both languages share: braces, fonts, words and page layout are settled here.</summary>
internal sealed partial class LatexLexer
{
    private readonly List<LatexToken> raw;
    private readonly List<Token> output = [];
    private readonly List<Diagnostic> warnings;
    private int at;
    private int depth;
    private bool spaced;
    private bool bold;
    private bool roman;
    private string form = "";

    private LatexLexer(List<LatexToken> raw, List<Diagnostic> warnings)
    {
        this.raw = raw;
        this.warnings = warnings;
    }

    /// <summary>The tokens of a stretch of LaTeX.</summary>
    /// <exception cref="FormulaException">Braces nest too deeply, or there are too many tokens.</exception>
    public static List<Token> Read(string source, SourceSpan span, LatexMacros? macros, List<Diagnostic> warnings)
    {
        var scanned = LatexScanner.Scan(source, span);
        if (macros is not null) scanned = macros.Expand(macros.WithoutDefinitions(scanned));
        scanned = OverToFraction(scanned);
        if (scanned.Count > SyntaxLimits.Tokens) throw FormulaException.At(span, "too-long", $"the formula has more than {SyntaxLimits.Tokens} tokens", "split it");
        var lexer = new LatexLexer(scanned, warnings);
        while (lexer.at < scanned.Count) lexer.Sequence();
        return lexer.output;
    }

    /// <summary>{a \over b} → {\frac{a}{b}}.</summary>
    private static List<LatexToken> OverToFraction(List<LatexToken> tokens)
    {
        if (!tokens.Exists(token => token is { Kind: LatexKind.Command, Text: "over" })) return tokens;
        var before = new Dictionary<int, List<LatexToken>>();
        var replace = new Dictionary<int, List<LatexToken>>();
        var open = new Stack<(int Start, int Over)>();
        open.Push((-1, -1));
        for (var i = 0; i <= tokens.Count; i++)
        {
            var kind = i < tokens.Count ? tokens[i].Kind : LatexKind.Close;
            if (kind == LatexKind.Open) open.Push((i, -1));
            else if (kind == LatexKind.Command && tokens[i].Text == "over") open.Push((open.Pop().Start, i));
            else if (kind == LatexKind.Close && (open.Count > 1 || i == tokens.Count))
            {
                var (start, over) = open.Pop();
                if (over >= 0)
                {
                    var (first, middle, last) = (tokens[Math.Max(start, 0)].Span, tokens[over].Span, tokens[Math.Min(i, tokens.Count - 1)].Span);
                    before[start + 1] = [new(LatexKind.Command, "frac", first), new(LatexKind.Open, "{", first)];
                    replace[over] = [new(LatexKind.Close, "}", middle), new(LatexKind.Open, "{", middle)];
                    before[i] = [new(LatexKind.Close, "}", last)];
                }
                if (open.Count == 0) break;
            }
        }
        var replaced = new List<LatexToken>(tokens.Count + 8);
        for (var i = 0; i <= tokens.Count; i++)
        {
            if (before.TryGetValue(i, out var extra)) replaced.AddRange(extra);
            if (i == tokens.Count) break;
            if (replace.TryGetValue(i, out var instead)) replaced.AddRange(instead);
            else replaced.Add(tokens[i]);
        }
        return replaced;
    }

    /// <summary>Reads to the end of the group that is open, the closing brace included.</summary>
    private void Sequence()
    {
        Enter();
        var (outerBold, outerRoman, outerForm) = (bold, roman, form);
        while (at < raw.Count && raw[at].Kind != LatexKind.Close) One();
        if (at < raw.Count) at++;
        (bold, roman, form) = (outerBold, outerRoman, outerForm);
        depth--;
    }

    private void Enter()
    {
        if (++depth > SyntaxLimits.Depth) throw FormulaException.At(raw[Math.Min(at, raw.Count - 1)].Span, "too-deep", $"braces nest more than {SyntaxLimits.Depth} deep", "name the inner parts");
    }

    private void One()
    {
        var token = raw[at];
        switch (token.Kind)
        {
            case LatexKind.Space: Space(raw[at++].Span); return;
            case LatexKind.Open: Group(); return;
            case LatexKind.Close: at++; return;
            case LatexKind.Raise: at++; Add(TokenKind.Caret, "^", token.Span); Argument(script: true); return;
            case LatexKind.Lower: at++; Add(TokenKind.Underscore, "_", token.Span); Argument(script: true); return;
            case LatexKind.Align: at++; Add(TokenKind.Align, "&", token.Span); return;
            case LatexKind.Digits: at++; Add(TokenKind.Number, token.Text, token.Span); return;
            case LatexKind.Letter: Letters(); return;
            case LatexKind.Command: at++; Command(token); return;
            case LatexKind.Parameter: at++; return;
            default: at++; Other(token); return;
        }
    }

    /// <summary>A bare group: dissolved around a single token, kept otherwise.</summary>
    private void Group()
    {
        var (start, open) = (output.Count, raw[at++]);
        var outerSpaced = spaced;
        Add(TokenKind.OpenGroup, "{", open.Span);
        Sequence();
        if (output.Count == start + 1) { output.RemoveAt(start); spaced = outerSpaced; return; }
        if (output.Count == start + 2 && output[^1].Kind is TokenKind.Function or TokenKind.Name or TokenKind.Words or TokenKind.Number && !IsLostTranspose(start))
        {
            output[^1] = output[^1] with { Spaced = outerSpaced, Span = open.Span.To(raw[at - 1].Span) };
            output.RemoveAt(start);
            return;
        }
        // {\bf Sv}_1 is S v_1.
        if (at < raw.Count && raw[at].Kind == LatexKind.Lower && output.Skip(start + 1).All(static t => t is { Kind: TokenKind.Name, Bold: true }) && char.IsAsciiLetterLower(output[^1].Text[0]))
        {
            output.RemoveAt(start);
            return;
        }
        Add(TokenKind.CloseGroup, "}", raw[at - 1].Span);
    }

    private bool IsLostTranspose(int open) => open > 0 && output[open - 1].EndsOperand && output[^1].IsSymbol("T");

    /// <summary>The argument of a script or command, always between group tokens.</summary>
    private void Argument(bool script)
    {
        while (at < raw.Count && raw[at].Kind == LatexKind.Space) at++;
        var place = at < raw.Count ? raw[at].Span : raw.Count > 0 ? raw[^1].Span : default;
        Add(TokenKind.OpenGroup, script ? "{script" : "{argument", place);
        if (at < raw.Count && raw[at].Kind == LatexKind.Open)
        {
            at++;
            Sequence();
        }
        else if (at < raw.Count && raw[at].Kind != LatexKind.Close)
        {
            Single();
        }
        Add(TokenKind.CloseGroup, Token.ArgumentEnd, at > 0 ? raw[at - 1].Span : place);
    }

    /// <summary>One token as an argument without braces: \frac12 takes a digit, ^T one letter.</summary>
    private void Single()
    {
        Enter();
        var token = raw[at];
        if (token.Kind is LatexKind.Digits or LatexKind.Letter)
        {
            var kind = token.Kind == LatexKind.Digits ? TokenKind.Number : TokenKind.Name;
            Add(kind, token.Text[..1], new SourceSpan(token.Span.Start, 1));
            if (token.Text.Length == 1) at++;
            else raw[at] = new LatexToken(token.Kind, token.Text[1..], new SourceSpan(token.Span.Start + 1, token.Span.Length - 1));
        }
        else if (token.Kind is LatexKind.Raise or LatexKind.Lower or LatexKind.Align)
        {
            throw FormulaException.At(token.Span, "parse", $"expected an argument, found '{token.Text}'");
        }
        else
        {
            One();
        }
        depth--;
    }

    private void Other(LatexToken token)
    {
        var c = token.Text[0];
        var kind = c switch
        {
            '+' => TokenKind.Plus, '-' => TokenKind.Minus, '*' => TokenKind.Times, '/' => TokenKind.Slash, '.' => TokenKind.Dot,
            '(' or '[' => TokenKind.Open, ')' or ']' => TokenKind.Close, ':' => TokenKind.Colon, ',' => TokenKind.Comma, ';' => TokenKind.Semicolon,
            '|' => TokenKind.Bar, '=' or '<' or '>' => TokenKind.Relation, _ => TokenKind.End,
        };
        if (kind != TokenKind.End) AddSign(kind, token);
        else if (UnicodeSymbols.MathLetter(token.Text, 0) is { } letter) Add(new Token(char.IsAsciiDigit(letter.Name[0]) ? TokenKind.Number : TokenKind.Name, letter.Name, token.Span) { Bold = letter.Bold, Form = letter.Form });
        else if (UnicodeSymbols.Raised(c) is { } raised && c is not 'ᵀ') AddScript(TokenKind.Caret, UnicodeSymbols.Raised, raised, token.Span);
        else if (UnicodeSymbols.Lowered(c) is { } lowered) AddScript(TokenKind.Underscore, UnicodeSymbols.Lowered, lowered, token.Span);
        else if (UnicodeSymbols.Token(c, token.Span) is { } sign)
        {
            if (sign.Kind == TokenKind.Minus) warnings.Add(new Diagnostic(token.Span, "dash", $"'{c}' is read as a minus sign"));
            Add(sign with { Bold = bold });
        }
        else if (char.IsLetter(c) && token.Text.Length == 1) Add(TokenKind.Name, token.Text, token.Span);
        else if (c is '"' or '“' or '”' or '`' or '!' or '?' or '$' or '@' or '#' or '\\') Add(TokenKind.Words, c is '!' ? "!" : "", token.Span);
        else throw FormulaException.At(token.Span, "parse", $"the character '{token.Text}' is not part of a formula", "remove it, or put words into \\text{…}");
    }

    /// <summary>Signs that join with the one before: ||, :=, ==.</summary>
    private void AddSign(TokenKind kind, LatexToken token)
    {
        var last = output.Count > 0 ? output[^1] : null;
        if (kind == TokenKind.Relation && token.Text == "=" && last is { Kind: TokenKind.Colon or TokenKind.Relation } && (last.Kind == TokenKind.Colon || (!spaced && last.Text is "<" or ">" or "=" or "!")))
            Replace(last with { Kind = TokenKind.Relation, Text = last.Text + "=", Span = last.Span.To(token.Span), Relation = last.Kind == TokenKind.Colon ? RelationKind.Define : last.Text is "=" ? RelationKind.Equal : RelationKind.Other });
        else if (kind == TokenKind.Relation) Add(new Token(kind, token.Text, token.Span) { Relation = token.Text == "=" ? RelationKind.Equal : RelationKind.Other });
        else Add(kind, token.Text, token.Span);
    }

    private void AddScript(TokenKind kind, Func<char, char?> plain, char first, SourceSpan span)
    {
        var text = new StringBuilder().Append(first);
        while (at < raw.Count && raw[at].Kind == LatexKind.Other && plain(raw[at].Text[0]) is { } next && raw[at].Text.Length == 1 && raw[at].Text[0] != 'ᵀ')
        {
            text.Append(next);
            span = span.To(raw[at++].Span);
        }
        ScriptTokens.Append(output, kind, text.ToString(), span);
    }

    private void Replace(Token token) => output[^1] = token;

    private void Add(TokenKind kind, string text, SourceSpan span)
    {
        // A bold 1 is the vector of ones, but for that of \mathbf{A^{-1}}.
        if (bold && kind == TokenKind.Number && text == "1" && !(output.Count > 2 && output[^1].Kind == TokenKind.Minus && output[^2].Kind == TokenKind.OpenGroup && output[^3].Kind == TokenKind.Caret)) (kind, text) = (TokenKind.Name, "ones");
        Add(new Token(kind, text, span) { Form = form, Bold = bold && kind is TokenKind.Name or TokenKind.Number });
    }

    private void Add(Token token)
    {
        if (token is { Kind: TokenKind.Bar, Text: "|" } && !spaced && output.Count > 0 && output[^1] is { Kind: TokenKind.Bar, Text: "|" } last && last.Span.End == token.Span.Start)
        {
            Replace(last with { Text = "‖", Span = last.Span.To(token.Span) });
            return;
        }
        output.Add(token with { Spaced = spaced });
        spaced = false;
        if (output.Count > SyntaxLimits.Tokens) throw FormulaException.At(token.Span, "too-long", $"the formula has more than {SyntaxLimits.Tokens} tokens", "split it");
    }
}
