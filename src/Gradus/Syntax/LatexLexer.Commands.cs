namespace Gradus.Syntax;

/// <summary>What the commands of LaTeX do.</summary>
internal sealed partial class LatexLexer
{
    private void Command(LatexToken token)
    {
        var (name, span) = (token.Text, token.Span);
        switch (name)
        {
            case "frac" or "dfrac" or "tfrac" or "cfrac" or "sfrac" or "nicefrac":
                Add(TokenKind.Fraction, name, span);
                Argument(script: false);
                Argument(script: false);
                return;
            case "sqrt":
                Root(span);
                return;
            case "left" or "right" or "middle" when at < raw.Count && raw[at].Text == ".":
                at++;
                return;
            case "left" or "right" when at < raw.Count && Directed(name, raw[at]):
                at++;
                return;
            case "begin" or "end":
                Environment(name, span);
                return;
            case "eqalign" or "eqalignno" or "leqalignno" or "displaylines":
                BracedEnvironment("eqalign", span);
                return;
            case "pmatrix" or "bmatrix" or "matrix" or "cases" when NextIs(LatexKind.Open):
                BracedEnvironment(name, span);
                return;
            case "underbrace" or "overbrace" or "underbracket" or "overbracket" or "undergroup" or "overgroup":
                Add(TokenKind.Brace, name, span);
                Argument(script: false);
                return;
            case "stackrel" or "overset" or "underset":
                Over(name, span);
                return;
            case "not":
                Negated(span);
                return;
            case "textcolor":
                SkipArgument();
                return;
            case "tag" or "hspace" or "vspace" when NextText("*"):
                while (NextText("*")) at++;
                SkipArgument();
                return;
            case "substack":
                Stacked();
                return;
            case "genfrac":
                GeneralFraction(span);
                return;
            case "norm" or "abs" when NextIs(LatexKind.Open):
                Between(name == "norm" ? "‖" : "|", span);
                return;
            case "mathbin" or "mathrel" or "mathpunct" or "mathopen" or "mathclose":
                Bare();
                return;
            case "raisebox" or "colorbox":
                SkipArgument();
                Boxed();
                return;
            case "fcolorbox":
                SkipArgument();
                SkipArgument();
                Boxed();
                return;
            case "rule" or "Rule":
                while (NextIs(LatexKind.Open)) SkipArgument();
                return;
            case "kern" or "mkern" or "mskip" or "hskip":
                SkipLength();
                spaced = true;
                return;
            case "smash" when NextText("["):
                SkipBracket();
                return;
            case "dagger" or "dag" when !(output.Count > 0 && output[^1] is { Kind: TokenKind.OpenGroup, Text: "{script" }):
                Add(UnreadCommands.Token(name, span));
                return;
            case "star" when !(output.Count > 0 && output[^1] is { Kind: TokenKind.OpenGroup, Text: "{script" }):
                Add(UnreadCommands.Token(name, span));
                return;
            case "\n" or "\r" or " " or "\t":
                Space(span);
                return;
            case "hspace" or "mspace":
                SkipArgument();
                Add(TokenKind.Quad, " ", span);
                return;
            case "\\" or "cr":
                if (NextText("*")) at++;
                if (NextText("[")) SkipBracket();
                Add(TokenKind.Row, "\\", span);
                return;
        }
        if (LatexSymbols.DroppedWithArgument.Contains(name)) { SkipArgument(); return; }
        if (LatexSymbols.Ignored.Contains(name)) { spaced = true; return; }
        if (Font(name, span) || Accent(name, span)) return;
        if (LatexSymbols.HasLabels(name)) SkipLabels();
        if (LatexSymbols.Token(name, span) is { } sign) { Add(sign with { Bold = bold && sign.Kind == TokenKind.Name }); return; }
        if (FunctionNames.OfCommand(name) is { } function) { Add(TokenKind.Function, function, span); return; }
        if (name == "lambda" && BehindMax() is { } behind)
        {
            at = behind;
            Add(TokenKind.Function, "eigmax", span);
            return;
        }
        if (Greek.Command(name) is { } greek) { Add(new Token(TokenKind.Name, greek, span) { Bold = bold, Form = Greek.IsVariant(name) ? LetterForms.Variant : form }); return; }
        Unknown(name, span);
    }

    /// <summary>Where the bracket of λ_max( stands, however the subscript is set; null if something else follows the λ.</summary>
    private int? BehindMax()
    {
        var (i, word, depth) = (at, "", 0);
        while (i < raw.Count && raw[i].Kind == LatexKind.Space) i++;
        if (i >= raw.Count || raw[i].Kind != LatexKind.Lower) return null;
        for (i++; i < raw.Count && word.Length < 3; i++)
        {
            switch (raw[i])
            {
                case { Kind: LatexKind.Open }: depth++; break;
                case { Kind: LatexKind.Space }: break;
                case { Kind: LatexKind.Letter, Text: var letters }: word += letters; break;
                case { Kind: LatexKind.Command, Text: "max" }: word += "max"; break;
                case { Kind: LatexKind.Command, Text: "mathrm" or "text" or "rm" or "operatorname" or "textrm" }: break;
                default: return null;
            }
        }
        if (word != "max") return null;
        for (; depth > 0 && i < raw.Count && raw[i].Kind is LatexKind.Close or LatexKind.Space; i++)
        {
            if (raw[i].Kind == LatexKind.Close) depth--;
        }
        var bracket = i;
        while (bracket < raw.Count && raw[bracket] is { Kind: LatexKind.Space } or { Kind: LatexKind.Command, Text: "left" or "big" or "Big" or "bigl" or "Bigl" or "!" }) bracket++;
        return depth == 0 && bracket < raw.Count && raw[bracket] is { Kind: LatexKind.Other, Text: "(" or "[" } ? i : null;
    }

    private void Unknown(string name, SourceSpan span)
    {
        if (name.Length == 0 || !char.IsAsciiLetter(name[0])) throw FormulaException.At(span, "parse", $"the command \\{name} is not known", "remove it");
        warnings.Add(new Diagnostic(span, "unknown-macro", $"the macro \\{name} is not defined here; it is read as a name", "add its \\newcommand to the text"));
        Add(new Token(TokenKind.Name, name, span) { Word = name.Length > 1 });
    }

    /// <summary>Bars behind \left and \right have a direction.</summary>
    private bool Directed(string side, LatexToken bar)
    {
        var text = bar switch
        {
            { Kind: LatexKind.Command, Text: "|" or "Vert" or "lVert" or "rVert" } => "‖",
            { Text: "|" or "vert" or "lvert" or "rvert" } => "|",
            { Kind: LatexKind.Other, Text: "‖" } => "‖",
            { Kind: LatexKind.Other, Text: "<" or ">" } => side == "left" ? "<" : ">",
            { Kind: LatexKind.Command, Text: "lt" } => "<",
            { Kind: LatexKind.Command, Text: "gt" } => ">",
            _ => null,
        };
        if (text is null) return false;
        // \left|\left|x\right|\right| is a double bar.
        if (text == "|" && output.Count > 0 && output[^1] is { Text: "|" } last && !spaced && last.Kind == (side == "left" ? TokenKind.Open : TokenKind.Close))
        {
            Replace(last with { Text = "‖", Span = last.Span.To(bar.Span) });
            return true;
        }
        Add(side == "left" ? TokenKind.Open : TokenKind.Close, text, bar.Span);
        return true;
    }

    private void Root(SourceSpan span)
    {
        Add(TokenKind.Root, "√", span);
        if (NextText("["))
        {
            var open = raw[at];
            var close = raw.FindIndex(at, token => token.Text == "]");
            if (close < 0) throw FormulaException.At(open.Span, "parse", "expected ']' after the degree of the root");
            Add(TokenKind.Underscore, "_", open.Span);
            Add(TokenKind.OpenGroup, "{script", open.Span);
            at++;
            while (at < close && raw[at].Kind != LatexKind.Close) One();
            at = Math.Max(at, close + 1);
            Add(TokenKind.CloseGroup, Token.ArgumentEnd, open.Span);
        }
        Argument(script: false);
    }

    /// <summary>\stackrel{def}{=}: the sign counts; "def" or a triangle over it make it a definition.</summary>
    private void Over(string name, SourceSpan span)
    {
        var above = RawArgument();
        var start = output.Count;
        Argument(script: false);
        output.RemoveAt(output.Count - 1);
        output.RemoveAt(start);
        var defines = above.Any(token => token.Text is "triangle" or "Delta" or "bigtriangleup") || string.Concat(above.Select(token => token.Text)).Contains("def", StringComparison.Ordinal);
        // A letter with something over it is another letter; a matrix with its size under it is not.
        var isOther = output.Count > start && output[start].Kind == TokenKind.Name && above.Exists(static token => token.Kind != LatexKind.Space) && !above.Exists(static token => token.Text is "times" or "×");
        if (isOther) Replace(UnreadCommands.Token(name, span));
        if (defines && output.Count == start + 1 && output[start].Kind == TokenKind.Relation) Replace(output[start] with { Relation = RelationKind.Define, Span = span.To(output[start].Span) });
    }

    private void Negated(SourceSpan span)
    {
        while (NextIs(LatexKind.Space)) at++;
        if (at >= raw.Count) return;
        Enter();
        One();
        depth--;
        if (output.Count > 0 && output[^1] is { Kind: TokenKind.Relation } sign) Replace(sign with { Span = span.To(sign.Span), Relation = sign.Text is "=" or "\\equiv" ? RelationKind.NotEqual : RelationKind.Other });
    }

    private void Environment(string command, SourceSpan span)
    {
        var name = string.Concat(RawArgument().Select(token => token.Text)).Trim().TrimEnd('*');
        if (name == "darray") name = "array";
        span = span.To(at > 0 && at <= raw.Count ? raw[at - 1].Span : span);
        if (command == "end") { Add(TokenKind.EndEnvironment, name, span); return; }
        if (name is "array" or "alignat" or "tabular" or "alignedat" or "subarray")
        {
            if (NextText("[")) SkipBracket();
            SkipArgument();
        }
        else if (name.EndsWith("matrix", StringComparison.Ordinal) && NextText("[")) SkipBracket();
        else if (name is "aligned" or "gathered" or "split" && NextText("[")) SkipBracket();
        Add(TokenKind.Begin, name, span);
    }

    private void BracedEnvironment(string name, SourceSpan span)
    {
        while (NextIs(LatexKind.Space)) at++;
        if (!NextIs(LatexKind.Open)) return;
        Add(TokenKind.Begin, name, span);
        at++;
        Sequence();
        Add(TokenKind.EndEnvironment, name, raw[at - 1].Span);
    }

    /// <summary>White space; two that must not break side by side make a wide one.</summary>
    private void Space(SourceSpan span)
    {
        spaced = true;
        if (!IsTie(raw[at - 1])) return;
        var next = at;
        while (next < raw.Count && raw[next].Kind == LatexKind.Space && raw[next].Text != "~") next++;
        if (next >= raw.Count || !IsTie(raw[next])) return;
        while (at < raw.Count && (raw[at].Kind == LatexKind.Space || IsTie(raw[at]))) at++;
        Add(TokenKind.Quad, " ", span);
    }

    private static bool IsTie(LatexToken token) => token is { Kind: LatexKind.Space, Text: "~" } or { Kind: LatexKind.Command, Text: " " };

    private bool NextIs(LatexKind kind) => at < raw.Count && raw[at].Kind == kind;

    private bool NextText(string text) => at < raw.Count && raw[at].Kind == LatexKind.Other && raw[at].Text == text;

    private void SkipArgument()
    {
        while (NextIs(LatexKind.Space)) at++;
        if (NextIs(LatexKind.Open)) at = LatexMacros.GroupEnd(raw, at) + 1;
    }

    private void SkipBracket()
    {
        var close = raw.FindIndex(at, Math.Min(12, raw.Count - at), token => token.Text == "]");
        if (close >= 0 && !raw[(at + 1)..close].Exists(token => token.Kind is LatexKind.Command)) at = close + 1;
    }

    private List<LatexToken> RawArgument()
    {
        while (NextIs(LatexKind.Space)) at++;
        if (at >= raw.Count) return [];
        if (!NextIs(LatexKind.Open)) return [raw[at++]];
        var (start, end) = (at + 1, LatexMacros.GroupEnd(raw, at));
        at = end + 1;
        return start <= end ? raw[start..end] : [];
    }
}
