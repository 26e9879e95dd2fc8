namespace Gradus.Syntax;

/// <summary>Differentials and increments: <c>dX</c>, <c>d(AB)</c>, <c>\partial\Sigma</c>, <c>\Delta X</c>; remainders; sums over indices.</summary>
internal sealed partial class ExpressionParser
{
    /// <summary>d before an operand, or null where d is a name; δ where the page varies by it.</summary>
    private SyntaxNode? Differential()
    {
        var varies = page.UsesVariations && Current.IsSymbol("delta");
        if (!varies && !Current.IsSymbol("d")) return plain ? GluedDifferential() : null;
        var start = at;
        var order = 1;
        var operand = at + 1;
        if (operand < end && tokens[operand].Kind == TokenKind.Caret && operand + 2 < end && tokens[operand + 2].Kind == TokenKind.Number && brackets.CloseOf(operand + 1) == operand + 3 && tokens[operand + 2].Text is "2" or "3")
        {
            order = tokens[operand + 2].Text[0] - '0';
            operand += 4;
        }
        if (operand >= end || !IsDifferentiable(tokens[operand]) || (plain && !varies && tokens[operand].Spaced && (page.UsesNameD || (at > 0 && tokens[at - 1].EndsOperand)) && !IsOverDifferential(operand))) return null;
        at = operand;
        var differential = DifferentialOf(start, order, varies ? 'δ' : 'd');
        if (varies || !page.UsesNameD || order > 1) return differential;
        var d = new NameSyntax(tokens[start].Span, "d");
        return differential is DifferentialSyntax simple ? choices.Of(simple.Span, "differential", simple, new ProductSyntax(simple.Span, [d, simple.Of], [""])) : differential;
    }

    /// <summary>True for d (AB)_ij of B_ji d (AB)_ij/d A_kl: with another d below the line, a d is none of the factors.</summary>
    private bool IsOverDifferential(int operand)
    {
        var i = tokens[operand].Kind is TokenKind.Open or TokenKind.OpenGroup ? brackets.CloseOf(operand) + 1 : operand + 1;
        if (tokens[operand].Kind == TokenKind.Function && i < end && tokens[i].Kind is TokenKind.Open) i = brackets.CloseOf(i) + 1;
        if (i + 1 < end && tokens[i].Kind == TokenKind.Underscore) i = tokens[i + 1].Kind == TokenKind.OpenGroup ? brackets.CloseOf(i + 1) + 1 : i + 2;
        return i + 1 < end && tokens[i].Kind == TokenKind.Slash && (tokens[i + 1].IsSymbol("d") ? i + 2 < end && IsDifferentiable(tokens[i + 2]) : tokens[i + 1] is { Kind: TokenKind.Name, Text: ['d', _, ..] glued } && IsGluedName(glued[1..]));
    }

    /// <summary>In plain text dX is one word: d and a name of one letter (and digits), a Greek name or a function.</summary>
    private SyntaxNode? GluedDifferential()
    {
        var token = Current;
        if (token.Text.Length < 2 || token.Text[0] != 'd' || token.Kind != TokenKind.Name || !IsGluedName(token.Text[1..])) return null;
        var rest = token.Text[1..];
        var span = new SourceSpan(token.Span.Start + 1, token.Span.Length - 1);
        var call = at + 1 < end && tokens[at + 1] is { Kind: TokenKind.Open, Spaced: false } && (rest is "f" or "g" or "h" || page.DefinesFunction(rest));
        at++;
        SyntaxNode operand = new NameSyntax(span, rest);
        if (call)
        {
            var close = brackets.CloseOf(at);
            var from = at + 1;
            at = close + 1;
            operand = new CallSyntax(span.To(tokens[close].Span), rest, Arguments(from, close));
        }
        // dX.^2 squares every entry of dX.
        var marks = Marks();
        var entries = marks.FindIndex(static mark => mark.Kind == MarkKind.HadamardPower) is >= 0 and var first ? first : marks.Count;
        return Apply(Differentiate(token.Span, operand, marks[..entries], 1, sign: 'd'), marks.Skip(entries));
    }

    private static bool IsGluedName(string rest) => Greek.IsName(rest) || (char.IsLetter(rest[0]) && rest[1..].All(char.IsAsciiDigit));

    private static bool IsDifferentiable(Token token) => token.Kind is TokenKind.Name or TokenKind.Function or TokenKind.Fraction or TokenKind.Root or TokenKind.Nabla or TokenKind.Partial or TokenKind.Increment or TokenKind.Begin
        or TokenKind.Open or TokenKind.OpenGroup or TokenKind.Sum;

    /// <summary>The differential of the operand that stands here.</summary>
    private SyntaxNode DifferentialOf(int start, int order, char sign)
    {
        var token = Current;
        var span = tokens[start].Span;
        Enter();
        SyntaxNode result;
        switch (token.Kind)
        {
            case TokenKind.Function:
                result = Differentiate(span, FunctionCore(), Marks(), order, sign);
                break;
            case TokenKind.Name when token.IsSymbol("d") && at + 1 < end && IsDifferentiable(tokens[at + 1]):
                result = Wrap(span, Differential() ?? Factor(), order, sign);
                break;
            case TokenKind.Name:
                at++;
                var name = new NameSyntax(token.Span, token.Text) { Bold = token.Bold, Arrow = token.Arrow };
                var marks = Marks();
                if (Current is { Kind: TokenKind.Open, Text: "(" } && marks.TrueForAll(mark => mark.Kind is MarkKind.Index) && IsFunctionLike(token))
                {
                    var open = at;
                    at = brackets.CloseOf(open) + 1;
                    var call = new CallSyntax(token.Span.To(tokens[at - 1].Span), CalleeName(Apply(name, marks)), Arguments(open + 1, at - 1));
                    result = Differentiate(span, call, Marks(), order, sign);
                }
                else result = Differentiate(span, name, marks, order, sign);
                break;
            case TokenKind.Open when token.Text is "|" or "‖" or "<":
                result = Wrap(span, Apply(Bracket(), Marks()), order, sign);
                break;
            case TokenKind.Open:
                result = DifferentiateGroup(span, Bracket(), Marks(), order, sign);
                break;
            case TokenKind.OpenGroup:
                result = Differentiate(span, InvisibleGroup(), Marks(), order, sign);
                break;
            default:
                result = Wrap(span, Factor(), order, sign);
                break;
        }
        depth--;
        return result;
    }

    /// <summary>Marks go to the operand up to its last power (d(X^{-1})) or index; a transpose behind is one of the differential.</summary>
    private SyntaxNode Differentiate(SourceSpan start, SyntaxNode operand, List<Mark> marks, int order, char sign)
    {
        var inside = marks.FindLastIndex(mark => mark.Kind is MarkKind.Index or MarkKind.UpperIndex or MarkKind.Power or MarkKind.InverseTranspose or MarkKind.HadamardPower or MarkKind.PseudoInverse) + 1;
        return Apply(Wrap(start, Apply(operand, marks.Take(inside)), order, sign), marks.Skip(inside));
    }

    /// <summary>d(…)ᵀ is (d(…))ᵀ; d(…)⁻¹ is the differential of the inverse; d(…)² is either.</summary>
    private SyntaxNode DifferentiateGroup(SourceSpan start, SyntaxNode group, List<Mark> marks, int order, char sign)
    {
        var inner = Ungrouped(group);
        if (!marks.Exists(mark => mark.Kind is MarkKind.Power or MarkKind.HadamardPower or MarkKind.InverseTranspose)) return Apply(Wrap(start, inner, order, sign, group.Span), marks);
        var within = Differentiate(start, group, marks, order, sign);
        return marks.Exists(mark => mark.Exponent is UnarySyntax { Kind: UnaryKind.Negate }) ? within : choices.Of(within.Span, "differential", within, Apply(Wrap(start, inner, order, sign, group.Span), marks));
    }

    private static SyntaxNode Wrap(SourceSpan start, SyntaxNode operand, int order, char sign, SourceSpan? extent = null)
    {
        var span = start.To(extent ?? operand.Span);
        for (var i = 0; i < order; i++) operand = new DifferentialSyntax(span, operand, sign == 'Δ') { Variation = sign == 'δ' };
        return operand;
    }

    /// <summary>∂X as a differential, ∂_i as a derivative, ∂/∂X as an operator.</summary>
    private SyntaxNode Partial()
    {
        var start = at++;
        if (Current.Kind == TokenKind.Underscore)
        {
            var (from, to) = TakeScript();
            var by = ExpressionWithin(from, to);
            if (by is NameSyntax { Name: [var letter] } index && FormulaIndices.IsIndexLetter(letter) && IndexedVariable() is { } variable) by = new IndexedSyntax(by.Span, new NameSyntax(by.Span, variable), [index]);
            return new DerivativeSyntax(SpanFrom(start), Current.StartsFactor ? Product().Node : null, by, 1, DerivativeSpelling.Quotient);
        }
        if (Current.Kind == TokenKind.Slash) return new NameSyntax(tokens[start].Span, "∂");
        var order = 1;
        if (Current.Kind == TokenKind.Caret && at + 2 < end && tokens[at + 2] is { Kind: TokenKind.Number, Text: "2" } && brackets.CloseOf(at + 1) == at + 3) (order, at) = (2, at + 4);
        if (!Current.StartsFactor) throw Unexpected("what the ∂ stands before");
        return DifferentialOf(start, order, sign: 'd');
    }

    /// <summary>x of ∂_k (x_i A_ij x_j): what has one index in this formula, x before others; null if several might be meant.</summary>
    private string? IndexedVariable()
    {
        var names = Enumerable.Range(0, tokens.Count - 3).Where(i => tokens[i].Kind == TokenKind.Name && tokens[i + 1].Kind == TokenKind.Underscore && tokens[i + 2].Kind == TokenKind.OpenGroup && brackets.CloseOf(i + 2) == i + 4
            && tokens[i + 3].Text is [var letter] && FormulaIndices.IsIndexLetter(letter)).Select(i => tokens[i].Text).Distinct().ToList();
        return names.Contains("x") ? "x" : names.Count == 1 ? names[0] : null;
    }

    /// <summary>ΔX; a Δ before nothing is a name.</summary>
    private SyntaxNode Increment()
    {
        var start = at++;
        if (Current.Kind == TokenKind.OpenGroup && Current.Text == "{" && brackets.CloseOf(at) == at + 1) at += 2;
        if (Current.Kind is TokenKind.Name or TokenKind.OpenGroup or TokenKind.Open && Current.Text is not ("|" or "‖" or "<")) return DifferentialOf(start, 1, sign: 'Δ');
        return Apply(new NameSyntax(tokens[start].Span, "Delta"), Marks());
    }

    /// <summary>O(‖H‖²), o(‖H‖); a capital O only around a norm, an increment or a power of one letter.</summary>
    private SyntaxNode? Remainder()
    {
        var token = Current;
        if (token.Text is not ("o" or "O") || at + 1 >= end || tokens[at + 1] is not { Kind: TokenKind.Open, Text: "(" }) return null;
        var (open, close) = (at + 1, brackets.CloseOf(at + 1));
        var small = Enumerable.Range(open + 1, close - open - 1).Any(i => tokens[i].Kind is TokenKind.Open or TokenKind.Increment || tokens[i].IsSymbol("d") || (page.UsesVariations && tokens[i].IsSymbol("delta"))) || close - open <= 6;
        if ((token.Text == "O" && !small) || close == open + 1) return null;
        at = close + 1;
        return new RemainderSyntax(token.Span.To(tokens[close].Span), token.Text == "o", ExpressionWithin(open + 1, close));
    }

    /// <summary>\sum_{i=1}^{n} body: the body is the product that follows.</summary>
    private SyntaxNode Summation()
    {
        var start = at++;
        var names = new List<string>();
        SyntaxNode? lower = null, upper = null;
        string? except = null;
        while (Current.Kind is TokenKind.Underscore or TokenKind.Caret)
        {
            var isLower = Current.Kind == TokenKind.Underscore;
            if (at + 2 < end && tokens[at + 1].Kind == TokenKind.OpenGroup && tokens[at + 2].Kind == TokenKind.CloseGroup)
            {
                at += 3; // \sum_i^{}
                continue;
            }
            var (from, to) = TakeScript();
            if (isLower) lower = Bounds(from, to, names, out except);
            else upper = ExpressionWithin(from, to);
        }
        while (Current.Kind is TokenKind.Quad or TokenKind.Dot) at++;
        var sign = at;
        var negative = false;
        while (Current.Kind is TokenKind.Minus or TokenKind.Plus) negative ^= Take().Kind == TokenKind.Minus;
        var body = Product().Node;
        if (negative) body = new UnarySyntax(SpanFrom(sign), UnaryKind.Negate, body);
        return new SummationSyntax(SpanFrom(start), names, lower, upper, body) { Except = except };
    }

    private SyntaxNode? Bounds(int from, int to, List<string> names, out string? except)
    {
        except = null;
        // k ≠ i, also behind k or k = 1.
        if (to - from >= 3 && tokens[to - 1] is { Kind: TokenKind.Name, Text: [var other] letter } && FormulaIndices.IsIndexLetter(other) && tokens[to - 2] is { Kind: TokenKind.Relation, Relation: RelationKind.NotEqual } && tokens[to - 3] is { Kind: TokenKind.Name, Text: [var counter] index } && FormulaIndices.IsIndexLetter(counter)
            && (to - 3 == from || (tokens[from].Text == index && tokens[to - 4] is { Kind: TokenKind.Comma or TokenKind.Colon or TokenKind.Semicolon })))
        {
            except = letter;
            to = to - 3 == from ? from + 1 : to - 4;
        }
        var i = from;
        for (; i < to && tokens[i].Kind is TokenKind.Name or TokenKind.Comma; i++)
        {
            if (tokens[i].Kind == TokenKind.Name) names.AddRange(tokens[i].Text.All(FormulaIndices.IsIndexLetter) ? tokens[i].Text.Select(c => c.ToString()) : [tokens[i].Text]);
        }
        if (i == to) return null;
        if (tokens[i] is { Kind: TokenKind.Relation, Relation: RelationKind.Equal } && names.Count > 0 && i + 1 < to) return ExpressionWithin(i + 1, to);
        throw FormulaException.At(tokens[i].Span, "unsupported", "the condition under the sum is not supported", "sum over all indices, or write the bounds as i=1");
    }
}
