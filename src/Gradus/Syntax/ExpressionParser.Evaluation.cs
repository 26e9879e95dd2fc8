namespace Gradus.Syntax;

/// <summary>Values at a point and limits: <c>f(t)|_{t=0}</c>, <c>\lim_{t \to 0} \frac{f(t)}{t}</c>.</summary>
internal sealed partial class ExpressionParser
{
    private EvaluatedSyntax Evaluated(SyntaxNode body)
    {
        at++;
        var (from, to) = TakeScript();
        var name = new NameSyntax(tokens[from].Span, tokens[from].Text) { Bold = tokens[from].Bold };
        return new EvaluatedSyntax(body.Span.To(tokens[to - 1].Span), body, name, ExpressionWithin(from + 2, to));
    }

    /// <summary>lim_{t→0} N(t)/t: dN/dt at 0, and N(0)/t besides, which must vanish.</summary>
    private SumSyntax? Limit()
    {
        if (Current.Text.TrimStart('\\') != "lim" || at + 5 >= end || tokens[at + 1].Kind != TokenKind.Underscore || tokens[at + 2].Kind != TokenKind.OpenGroup || tokens[at + 3].Kind != TokenKind.Name
            || tokens[at + 4].Kind != TokenKind.Relation || tokens[at + 5] is not { Kind: TokenKind.Number, Text: "0" } || brackets.CloseOf(at + 2) != at + 6) return null;
        var start = at;
        var small = new NameSyntax(tokens[at + 3].Span, tokens[at + 3].Text);
        at += 7;
        while (Current.Kind == TokenKind.Quad) at++;
        if (!Current.StartsFactor) return null;
        var run = Product();
        var over = run.Factors.FindIndex(factor => Ungrouped(factor) is BinarySyntax { Kind: BinaryKind.Divide } quotient && Ungrouped(quotient.Right) is NameSyntax below && below.Name == small.Name);
        if (over < 0)
        {
            at = start;
            return null;
        }
        run.Factors[over] = ((BinarySyntax)Ungrouped(run.Factors[over])).Left;
        var (span, numerator) = (SpanFrom(start), run.Node);
        var zero = new NumberSyntax(small.Span, 0L);
        return new SumSyntax(span,
        [
            new EvaluatedSyntax(span, new DerivativeSyntax(span, numerator, small, 1, DerivativeSpelling.Quotient), small, zero),
            new BinarySyntax(span, BinaryKind.Divide, new EvaluatedSyntax(span, numerator, small, zero), small) { Spelling = "frac" },
        ]);
    }
}
