using System.Collections.Frozen;

namespace Gradus.Syntax;

/// <summary>Letters, fonts, accents and words within LaTeX formulas.</summary>
internal sealed partial class LatexLexer
{
    private static readonly FrozenSet<string> WordsOfProse = FrozenSet.ToFrozenSet(
        ["where", "and", "for", "with", "then", "hence", "thus", "therefore", "such", "that", "since", "because", "from", "which", "when", "gives", "using", "also", "similarly", "let", "now", "but"]);

    private static readonly FrozenDictionary<string, string> Accents = new Dictionary<string, string>
    {
        ["hat"] = "_hat", ["widehat"] = "_hat", ["bar"] = "_bar", ["overline"] = "_bar", ["tilde"] = "_tilde", ["widetilde"] = "_tilde", ["dot"] = "_dot", ["ddot"] = "_ddot",
        ["dddot"] = "_dddot", ["ddddot"] = "_ddddot", ["widecheck"] = "_check", ["utilde"] = "_utilde", ["underbar"] = "", ["overlinesegment"] = "_bar", ["underlinesegment"] = "",
        ["overrightharpoon"] = "", ["Overrightarrow"] = "", ["overleftrightarrow"] = "_leftrightarrow", ["overleftarrow"] = "_leftarrow", ["overleftharpoon"] = "_leftharpoon",
        ["underrightarrow"] = "_underarrow", ["underleftarrow"] = "_underleftarrow", ["underleftrightarrow"] = "_underleftrightarrow",
        ["check"] = "_check", ["breve"] = "_breve", ["acute"] = "_acute", ["grave"] = "_grave", ["mathring"] = "_ring", ["vec"] = "", ["overrightarrow"] = "", ["underline"] = "", ["uline"] = "",
    }.ToFrozenDictionary();

    /// <summary>A run of letters: symbols side by side, unless it ends with a function's name or is a word.</summary>
    private void Letters()
    {
        var start = at;
        while (at < raw.Count && raw[at].Kind == LatexKind.Letter && (at == start || raw[at - 1].Span.End == raw[at].Span.Start || raw[at - 1].Span == raw[at].Span)) at++;
        var run = string.Concat(raw[start..at].Select(token => token.Text));
        if (roman) { Word(run, raw[start].Span.To(raw[at - 1].Span)); return; }
        if (WordsOfProse.Contains(run)) { Add(TokenKind.Words, run, raw[start].Span.To(raw[at - 1].Span)); return; }
        if (run is ['t' or 'T', 'r', ..] && run.Length > 2 && run[2..].All(char.IsAsciiLetterUpper))
        {
            Add(TokenKind.Function, "tr", raw[start].Span.To(raw[start + 1].Span));
            for (var i = 2; i < run.Length; i++) Add(TokenKind.Name, run[i].ToString(), raw[start + i].Span);
            return;
        }
        if (IsWordAlone(run)) { Word(run, raw[start].Span.To(raw[at - 1].Span)); return; }
        var next = at < raw.Count ? raw[at] : default;
        var bracket = next.Kind == LatexKind.Open || next.Text is "(" or "[" or "\\{" or "{" or "left" or "big" or "Big" or "bigg" or "Bigg" or "bigl" or "Bigl";
        var symbols = FunctionNames.EndsWithFunction(run, out var function, bracket) ? function : run.Length;
        for (var i = 0; i < symbols; i++) Add(TokenKind.Name, run[i].ToString(), raw[start + i].Span);
        if (symbols < run.Length) Word(run[symbols..], raw[start + symbols].Span.To(raw[at - 1].Span));
    }

    private static bool IsWordAlone(string run) => run is "Hessian" or "Jacobian" or "gradient" or "grad" or "hessian"
        || (run.Length >= 5 && run.All(char.IsAsciiLetterLower) && run.AsSpan().IndexOfAny("aeiou") >= 0 && !FunctionNames.EndsWithFunction(run, out _, true));

    /// <summary>A word in upright letters: a function, a symbol or a long name.</summary>
    private void Word(string text, SourceSpan span)
    {
        if (FunctionNames.Find(text) is { } function) Add(TokenKind.Function, function, span);
        else if (text.Length == 1) Add(TokenKind.Name, text, span);
        else if (text is "dtr" or "dvec" or "ddet") { Add(TokenKind.Name, "d", span); Add(TokenKind.Function, text[1..], span); }
        else Add(new Token(TokenKind.Name, text, span) { Word = true, Bold = bold });
    }

    private bool Font(string name, SourceSpan span)
    {
        switch (name)
        {
            case "bf" or "bfseries" or "boldmath": if (NextIs(LatexKind.Open)) Styled(() => bold = true); else bold = true; return true;
            case "tt" when at < raw.Count && raw[at] is { Kind: LatexKind.Digits, Text: "1" } one: at++; Add(new Token(TokenKind.Name, "ones", one.Span) { Bold = true }); return true;
            case "rm" or "sf" or "tt" or "mathrmbf": if (NextIs(LatexKind.Open)) Styled(() => roman = true); else roman = true; return true;
            case "cal" or "scr": form = LetterForms.Calligraphic; return true;
            case "mathcal" or "mathscr": Styled(() => form = LetterForms.Calligraphic); return true;
            case "mathfrak": Styled(() => form = LetterForms.Fraktur); return true;
            case "frak": if (NextIs(LatexKind.Open)) Styled(() => form = LetterForms.Fraktur); else form = LetterForms.Fraktur; return true;
            case "mit": return true;
            case "mathbf" or "boldsymbol" or "pmb" or "bm" or "mathbfit" or "symbf" or "bold" or "mathbfsf": Styled(() => bold = true); return true;
            case "mathit" or "mathnormal" or "textmd" or "textup" or "boxed" or "vcenter" or "llap" or "rlap" or "clap" or "mathllap" or "mathrlap" or "mathclap": Styled(static () => { }); return true;
            case "fbox": Boxed(); return true;
            case "mathbb" or "Bbb" or "mathbbm" or "mathds": Blackboard(span); return true;
            case "mathrm" or "mathsf" or "mathsfit" or "mathtt" or "operatorname" or "operatornamewithlimits": Upright(span, name.StartsWith("operator", StringComparison.Ordinal)); return true;
            case "text" or "mbox" or "textrm" or "textbf" or "textit" or "hbox" or "intertext" or "shortintertext" or "textsf" or "texttt" or "textnormal" or "emph" or "mathop@": Text(name, span); return true;
            default: return false;
        }
    }

    /// <summary>An argument in another font: letters are dissolved into the row, anything more stays a group.</summary>
    private void Styled(Action change)
    {
        var command = raw[Math.Max(0, at - 1)].Span;
        var (outerBold, outerRoman, outerForm, start) = (bold, roman, form, output.Count);
        change();
        Argument(script: false);
        (bold, roman, form) = (outerBold, outerRoman, outerForm);
        Dissolve(start, command);
    }

    private void Dissolve(int start, SourceSpan command)
    {
        var inner = output.Skip(start + 1).Take(output.Count - start - 2);
        if (!inner.All(token => token.Kind is TokenKind.Name or TokenKind.Function or TokenKind.Words or TokenKind.Number))
        {
            output[start] = output[start] with { Text = "{" };
            output[^1] = output[^1] with { Text = "}" };
            return;
        }
        var (first, last) = (output[start], output[^1]);
        output.RemoveAt(output.Count - 1);
        output.RemoveAt(start);
        if (output.Count == start) return;
        output[start] = output[start] with { Spaced = first.Spaced, Span = command.To(output[start].Span) };
        output[^1] = output[^1] with { Span = output[^1].Span.To(last.Span) };
    }

    private void Blackboard(SourceSpan span)
    {
        // \mathbb{R^n}
        if (at + 2 < raw.Count && raw[at].Kind == LatexKind.Open && raw[at + 1] is { Kind: LatexKind.Letter, Text: "R" } && raw[at + 2].Kind == LatexKind.Raise)
        {
            at += 2;
            Add(TokenKind.Name, "ℝ", span);
            while (at < raw.Count && raw[at].Kind != LatexKind.Close) One();
            if (at < raw.Count) at++;
            return;
        }
        var content = string.Concat(RawArgument().Select(token => token.Text)).Trim();
        span = span.To(raw[at - 1].Span);
        if (content is "E" or "P") Add(UnreadCommands.Token("mathbb{" + content + "}", span)); // expected values, probabilities
        else if (content is "R" or "C" or "N") Add(TokenKind.Name, content switch { "R" => "ℝ", "C" => "ℂ", _ => "ℕ" }, span);
        else if (content is "1") Add(new Token(TokenKind.Name, "ones", span) { Bold = true });
        else if (content.Length > 0 && content.All(char.IsAsciiLetter)) foreach (var letter in content) Add(new Token(TokenKind.Name, letter.ToString(), span) { Bold = true, Form = char.IsAsciiLetterUpper(letter) ? LetterForms.Blackboard : "" });
        else throw FormulaException.At(span, "parse", "expected a letter in \\mathbb");
    }

    private void Upright(SourceSpan span, bool isOperator)
    {
        if (NextText("*")) at++;
        var place = at;
        var content = RawArgument();
        var text = string.Concat(content.Where(token => token.Kind != LatexKind.Space && token.Text != ",").Select(token => token.Text));
        if (text is "Id" or "id")
        {
            Add(TokenKind.Name, "I", span.To(raw[at - 1].Span));
            return;
        }
        if (isOperator && UnreadCommands.Contains(text)) { Add(UnreadCommands.Token(text, span)); return; }
        if (text.Trim('-').Length > 0 && content.TrueForAll(token => token.Kind is LatexKind.Letter or LatexKind.Space || token.Text is "," or "-" || (isOperator && token.Kind == LatexKind.Digits)))
        {
            Word(text.Replace("-", "", StringComparison.Ordinal), span.To(raw[at - 1].Span));
            return;
        }
        at = place;
        Styled(() => roman = true);
    }

    /// <summary>\text{…}: a function, a symbol, or words that stand between formulas.</summary>
    private void Text(string command, SourceSpan span)
    {
        var place = at;
        var content = RawArgument();
        if (content is [{ Kind: LatexKind.Other, Text: "$" }, .., { Kind: LatexKind.Other, Text: "$" }])
        {
            at = place;
            Boxed();
            return;
        }
        span = span.To(at > 0 ? raw[at - 1].Span : span);
        var text = string.Concat(content.Select(token => token.Kind == LatexKind.Command ? "" : token.Text)).Trim();
        var trimmed = text.TrimEnd('(', '[', ' ');
        if (text is "Id" or "id") Add(TokenKind.Name, "I", span);
        else if (text.Length == 1 && char.IsAsciiLetter(text[0]) && text != "a") Add(new Token(TokenKind.Name, text, span) { Bold = bold || command == "textbf" });
        else if (FunctionNames.Find(text) is { } function && text != "step") Add(TokenKind.Function, function, span);
        else if (trimmed.Length < text.Length && FunctionNames.Find(trimmed) is not null) { at = place; Styled(() => roman = true); }
        else if (command == "textbf" && IsBoldFormula(text)) { at = place; Styled(() => bold = true); }
        else if (text.Length > 0 && text.All(char.IsAsciiLetter) && IsNameHere(text)) Add(new Token(TokenKind.Name, text, span) { Word = true });
        else if (text.TrimEnd('.') is "const" or "constant" or "constants" && output.Count > 0 && output[^1].Kind is TokenKind.Plus or TokenKind.Minus) Add(new Token(TokenKind.Name, "const", span) { Word = true });
        else if (text.Length == 0 && content.Exists(static token => token.Kind == LatexKind.Command && token.Text.StartsWith("text", StringComparison.Ordinal))) Add(UnreadCommands.Token(command, span));
        else if (text.Length > 0 && !text.All(c => char.IsPunctuation(c) && c is not ('(' or ')'))) Add(TokenKind.Words, text, span);
        else spaced = true;
    }

    /// <summary>\textbf{Ax}, \textbf{1}, \textbf{y - Xb}: letters set in bold rather than a word.</summary>
    private static bool IsBoldFormula(string text) => text.Length > 0 && !text.Contains('.', StringComparison.Ordinal) && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '-' or '+' or '=' or '(' or ')' or '^')
        && text.Split([' ', '-', '+', '=', '(', ')', '^'], StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } parts && parts.All(static p => p.Length <= 2 || p.All(char.IsAsciiLetterUpper)) && (parts.Length == 1 ? parts[0].Length == 1 || parts[0].Any(char.IsAsciiLetterUpper) : text.IndexOfAny(['-', '+', '=']) > 0);

    /// <summary>A word in a script, or right before a bracket, is a name; elsewhere it is prose.</summary>
    private bool IsNameHere(string text) => (output.Count > 0 && output[^1] is { Kind: TokenKind.OpenGroup, Text: "{script" })
        || (at < raw.Count && raw[at].Text is "(" && !WordsOfProse.Contains(text.ToLowerInvariant()) && text is not ("is" or "so" or "if" or "or"));

    private bool Accent(string name, SourceSpan span)
    {
        if (!Accents.TryGetValue(name, out var suffix)) return false;
        var start = output.Count;
        Argument(script: false);
        for (var i = start + 1; i < output.Count - 1; i++)
        {
            if (output[i].Kind != TokenKind.Name) continue;
            var accented = output[i] with { Text = output[i].Text + suffix, Span = span.To(output[i].Span) };
            output[i] = suffix.Length == 0 && name is "vec" or "overrightarrow" or "overrightharpoon" or "Overrightarrow" ? accented with { Arrow = true } : accented;
        }
        Dissolve(start, span);
        return true;
    }
}
