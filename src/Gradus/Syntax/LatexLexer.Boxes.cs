namespace Gradus.Syntax;

/// <summary>Commands of LaTeX whose arguments are boxes, stacks and lengths.</summary>
internal sealed partial class LatexLexer
{
    /// <summary>\substack{i \\ j}: its rows, as a list.</summary>
    private void Stacked()
    {
        var start = output.Count;
        Argument(script: false);
        if (output.Count < start + 2) return;
        output.RemoveAt(output.Count - 1);
        output.RemoveAt(start);
        for (var i = start; i < output.Count; i++)
        {
            if (output[i].Kind == TokenKind.Row) output[i] = output[i] with { Kind = TokenKind.Comma, Text = "," };
        }
    }

    /// <summary>\genfrac{(}{)}{thickness}{style}{a}{b}: a fraction, unless it has no line, as a binomial has none.</summary>
    private void GeneralFraction(SourceSpan span)
    {
        var (open, close) = (Plain(RawArgument()), Plain(RawArgument()));
        var line = Plain(RawArgument());
        RawArgument();
        if (open + close is not ("" or "()" or "[]" or "..") || line.StartsWith('0'))
        {
            Add(UnreadCommands.Token("genfrac", span));
            return;
        }
        Add(TokenKind.Fraction, "genfrac", span);
        Argument(script: false);
        Argument(script: false);
    }

    private static string Plain(List<LatexToken> tokens) => string.Concat(tokens.Select(static token => token.Text)).Trim();

    /// <summary>\norm{x} and \abs{x}, as packages define them: marks behind the braces belong to the bars.</summary>
    private void Between(string bar, SourceSpan span)
    {
        var start = output.Count;
        Argument(script: false);
        output[start] = output[start] with { Kind = TokenKind.Open, Text = bar, Span = span };
        output[^1] = output[^1] with { Kind = TokenKind.Close, Text = bar };
    }

    /// <summary>\mathbin{\circ}: an operator in braces is the operator.</summary>
    private void Bare()
    {
        if (!NextIs(LatexKind.Open)) return;
        var start = output.Count;
        Argument(script: false);
        if (output.Count != start + 3) return;
        output.RemoveAt(output.Count - 1);
        output.RemoveAt(start);
    }

    /// <summary>A box around a formula: \fbox{$x$} is x.</summary>
    private void Boxed()
    {
        while (NextIs(LatexKind.Space)) at++;
        if (!NextIs(LatexKind.Open)) return;
        var end = LatexMacros.GroupEnd(raw, at);
        var inner = Enumerable.Range(at + 1, Math.Max(0, end - at - 1)).Where(i => raw[i].Kind != LatexKind.Space).ToList();
        if (inner.Count > 1 && IsDollar(inner[0]) && IsDollar(inner[^1]) && inner.Count(IsDollar) == 2)
        {
            foreach (var i in new[] { inner[0], inner[^1] }) raw[i] = raw[i] with { Kind = LatexKind.Space, Text = " " };
        }
        Styled(static () => { });
    }

    private bool IsDollar(int index) => raw[index] is { Kind: LatexKind.Other, Text: "$" };

    /// <summary>1em, -.5mu, 18 mu: a length behind \kern.</summary>
    private void SkipLength()
    {
        while (NextIs(LatexKind.Space) || NextText("-") || NextText("+") || NextText(".") || NextIs(LatexKind.Digits)) at++;
        if (at + 1 < raw.Count && raw[at].Text + raw[at + 1].Text is "em" or "ex" or "mu" or "pt" or "cm" or "mm" or "in" or "pc" or "bp" or "sp") at += 2;
    }

    /// <summary>What stands over and under a long arrow.</summary>
    private void SkipLabels()
    {
        if (NextText("[")) SkipBracket();
        if (!NextIs(LatexKind.Open)) return;
        SkipArgument();
    }
}
