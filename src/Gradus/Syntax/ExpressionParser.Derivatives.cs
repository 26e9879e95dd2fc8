namespace Gradus.Syntax;

/// <summary>Derivatives: fractions of differentials, ∇, D.</summary>
internal sealed partial class ExpressionParser
{
    /// <summary>\frac{…}{…}: a derivative if its halves begin with ∂, d or δ, a quotient otherwise.</summary>
    private SyntaxNode Fraction()
    {
        var start = at++;
        if (Current.Kind != TokenKind.OpenGroup || tokens[brackets.CloseOf(at) + 1].Kind != TokenKind.OpenGroup) throw Unexpected("a numerator and a denominator");
        var (from, to) = (at + 1, brackets.CloseOf(at));
        var (below, belowEnd) = (to + 2, brackets.CloseOf(to + 1));
        at = belowEnd + 1;
        var span = tokens[start].Span.To(tokens[belowEnd].Span);
        if (below >= belowEnd) throw FormulaException.At(span, "parse", "expected a denominator, found nothing");
        if (from >= to) throw FormulaException.At(span, "parse", "expected a numerator, found nothing");
        var by = IsDifferentialSign(below, belowEnd, needsOperand: true);
        var of = IsDifferentialSign(from, to, needsOperand: false);
        if (by && of) return Quotient(span, from, to, below, belowEnd);
        var one = to == from + 1 && tokens[from] is { Kind: TokenKind.Number };
        if (by && tokens[below].Kind == TokenKind.Partial && !one && !Enumerable.Range(from, to - from).Any(i => tokens[i].Kind == TokenKind.Partial)) return Mended(span, from, to, below, belowEnd, "the numerator lacks its ∂; it is put back");
        if (of && tokens[from].Kind == TokenKind.Partial && to > from + 1 && tokens[below].Kind == TokenKind.Name && !tokens[below].IsSymbol("d") && belowEnd <= below + 5) return Mended(span, from + 1, to, below, belowEnd, "the denominator lacks its ∂; it is put back");
        var quotient = new BinarySyntax(span, BinaryKind.Divide, ExpressionWithin(from, to), ExpressionWithin(below, belowEnd)) { Spelling = "frac" };
        return Apply(quotient, Marks());
    }

    private bool IsDifferentialSign(int i, int to, bool needsOperand)
    {
        if (tokens[i].Kind == TokenKind.Partial) return !needsOperand || i + 1 < to;
        if (!tokens[i].IsSymbol("d") && !tokens[i].IsSymbol("delta")) return false;
        if (i + 1 >= to) return !needsOperand;
        return IsDifferentiable(tokens[i + 1]) || tokens[i + 1].Kind is TokenKind.Number || (OrderAt(i + 1, to) is { } order && (order.End < to || !needsOperand));
    }

    /// <summary>The order written behind a ∂, as ^2 or ^{2}.</summary>
    private (int Order, int End)? OrderAt(int i, int to)
    {
        if (i >= to || tokens[i].Kind != TokenKind.Caret) return null;
        var (from, grouped) = tokens[i + 1].Kind == TokenKind.OpenGroup ? (i + 2, true) : (i + 1, false);
        var close = grouped ? brackets.CloseOf(i + 1) : from + 1;
        return tokens[from] is { Kind: TokenKind.Number, Text: "1" or "2" or "3" or "4" } number && close == from + 1 ? (number.Text[0] - '0', close + (grouped ? 1 : 0)) : null;
    }

    private SyntaxNode Mended(SourceSpan span, int from, int to, int below, int belowEnd, string message)
    {
        warnings.Add(new Diagnostic(span, "lost-partial", message));
        return Derivative(span, ExpressionWithin(from, to), 1, below, belowEnd);
    }

    private SyntaxNode Quotient(SourceSpan span, int from, int to, int below, int belowEnd)
    {
        var (order, operand) = OrderAt(from + 1, to) ?? (1, from + 1);
        if (operand < to) return Derivative(span, ExpressionWithin(operand, to), order, below, belowEnd);
        while (Current.Kind == TokenKind.Quad) at++;
        var of = Current.StartsFactor ? Product().Node : null;
        return Derivative(of is null ? span : span.To(of.Span), of, order, below, belowEnd, isOperator: true);
    }

    /// <summary>Takes the denominator apart (∂X, ∂x², ∂x∂xᵀ, ∂x∂y) and puts the derivative together.</summary>
    private SyntaxNode Derivative(SourceSpan span, SyntaxNode? of, int order, int below, int belowEnd, bool isOperator = false)
    {
        var variables = new List<SyntaxNode>();
        for (var i = below; i < belowEnd;)
        {
            var operand = IsDifferentialSign(i, belowEnd, needsOperand: true) ? OrderAt(i + 1, belowEnd)?.End ?? i + 1 : i;
            var next = operand;
            do
            {
                next = tokens[next].Kind is TokenKind.Open or TokenKind.OpenGroup && brackets.CloseOf(next) > next ? brackets.CloseOf(next) + 1 : next + 1;
            }
            while (next < belowEnd && tokens[next].Kind is not (TokenKind.Partial or TokenKind.Comma) && !(order > 1 && (tokens[next].IsSymbol("d") || tokens[next].IsSymbol("delta"))));
            variables.Add(Ungrouped(ExpressionWithin(operand, next)));
            i = next < belowEnd && tokens[next].Kind == TokenKind.Comma ? next + 1 : next;
        }
        var bases = variables.ConvertAll(variable => order > 1 && variable is BinarySyntax { Kind: BinaryKind.Power } power ? power.Left : variable);
        SyntaxNode result;
        if (bases.Count == 1) result = new DerivativeSyntax(span, of, bases[0], order, DerivativeSpelling.Quotient);
        else if (bases.TrueForAll(variable => SourceEquals(variable, bases[0]))) result = new DerivativeSyntax(span, of, bases[0], bases.Count, DerivativeSpelling.Quotient);
        else result = Enumerable.Reverse(bases).Aggregate(of, (inner, by) => new DerivativeSyntax(span, inner, by, 1, DerivativeSpelling.Quotient))!;
        return isOperator ? result : Apply(result, Marks());
    }

    /// <summary>Whether two variables are the same name, transposes aside.</summary>
    private static bool SourceEquals(SyntaxNode a, SyntaxNode b)
    {
        a = Untransposed(a);
        b = Untransposed(b);
        return a is NameSyntax x && b is NameSyntax y && x.Name == y.Name && x.Bold == y.Bold;
    }

    private static SyntaxNode Untransposed(SyntaxNode node)
    {
        while (true)
        {
            switch (node)
            {
                case UnarySyntax { Kind: UnaryKind.Transpose } transpose: node = transpose.Operand; break;
                case GroupSyntax group: node = group.Inner; break;
                case AmbiguousSyntax choice: node = choice.Alternatives[0]; break;
                default: return node;
            }
        }
    }

    /// <summary>∇f, ∇_X f, ∇²f; alone it is the derivative of what the page is about.</summary>
    private SyntaxNode Nabla(int order = 1)
    {
        var start = at++;
        SyntaxNode? by = null;
        while (Current.Kind is TokenKind.Underscore or TokenKind.Caret)
        {
            if (Current.Kind == TokenKind.Caret)
            {
                if (OrderAt(at, end) is not { } power) break;
                (order, at) = power;
            }
            else
            {
                if (by is NameSyntax name)
                {
                    by = Apply(name, Lowered());
                    continue;
                }
                var (from, to) = TakeScript();
                if (to - from == 2 && tokens[from].Kind == TokenKind.Name && tokens[from].Text == tokens[from + 1].Text) (order, by) = (2, Leaf(tokens[from]) with { });
                else by = ExpressionWithin(from, to);
            }
        }
        // ∇xf(x)
        if (by is null && Current is { Kind: TokenKind.Name, Spaced: false, Text.Length: 1 } letterBy && !FunctionNames.IsFunctionLetter(letterBy.Text) && at + 2 < end && tokens[at + 1] is { Kind: TokenKind.Name } called && FunctionNames.IsFunctionLetter(called.Text) && tokens[at + 2] is { Kind: TokenKind.Open, Text: "(", Spaced: false } && at + 3 < end && tokens[at + 3].Text == letterBy.Text) by = Leaf(Take());
        // ∇x (Ax)
        if (plain && by is null && Current is { Kind: TokenKind.Name, Spaced: false, Text: [var letter] variable } && !FunctionNames.IsFunctionLetter(variable) && char.IsLetter(letter) && at + 1 < end && tokens[at + 1] is { Spaced: true, StartsFactor: true }) by = Leaf(Take());
        while (Current.Kind == TokenKind.Quad) at++;
        return NablaOperand(start, by, order);
    }

    private SyntaxNode NablaOperand(int start, SyntaxNode? by, int order)
    {
        var token = Current;
        if (!token.StartsFactor)
        {
            var marks = Marks();
            return Apply(new DerivativeSyntax(SpanFrom(start), null, by, order, DerivativeSpelling.Nabla), marks);
        }
        SyntaxNode of;
        switch (token.Kind)
        {
            case TokenKind.Open when at + 3 < end && tokens[at + 1].Kind == TokenKind.Name && FunctionNames.IsFunctionLetter(tokens[at + 1].Text) && tokens[at + 2].Kind == TokenKind.Close && tokens[at + 3] is { Kind: TokenKind.Open, Text: "(" }:
                // ∇(f)(X)
                var (name, open) = (tokens[at + 1].Text, at + 3);
                var close = brackets.CloseOf(open);
                at = close + 1;
                of = new CallSyntax(SpanFrom(open - 3), name, Arguments(open + 1, close));
                break;
            case TokenKind.Open:
                var bracket = Bracket();
                var behind = Marks();
                // A power belongs to what is differentiated, a transpose to the derivative.
                var inside = behind.FindLastIndex(mark => mark.Kind is not (MarkKind.Transpose or MarkKind.Prime)) + 1;
                of = Ungrouped(Apply(bracket, behind.Take(inside)));
                if (by is not null && Current.Kind == TokenKind.Open) return OfProduct(start, bracket, behind, inside, by, order);
                return Apply(new DerivativeSyntax(SpanFrom(start), of, by, order, DerivativeSpelling.Nabla), behind.Skip(inside));
            case TokenKind.Function: of = FunctionCore(); break;
            case TokenKind.Name when !(token.Text == "e" && at + 1 < end && tokens[at + 1].Kind == TokenKind.Caret) && FunctionOperand() is { } function: of = function; break;
            default:
                var run = new Run();
                run.Add("", Factor());
                while (Current.StartsFactor && Current.Kind is not TokenKind.Nabla) run.Add("", Factor());
                return new DerivativeSyntax(SpanFrom(start), run.Node, by, order, DerivativeSpelling.Nabla);
        }
        return Apply(new DerivativeSyntax(SpanFrom(start), of, by, order, DerivativeSpelling.Nabla), Marks());
    }

    /// <summary>∇_w (y − Xw)ᵀ(y − Xw): the gradient of the product, unless only that of the first factor fits, as in ∇_x (f(x))ᵀ(y − x).</summary>
    private SyntaxNode OfProduct(int start, SyntaxNode bracket, List<Mark> marks, int inside, SyntaxNode by, int order)
    {
        var (whole, first) = (new Run(), new Run());
        whole.Add("", Apply(bracket, marks));
        first.Add("", Apply(new DerivativeSyntax(SpanFrom(start), Ungrouped(Apply(bracket, marks.Take(inside))), by, order, DerivativeSpelling.Nabla), marks.Skip(inside)));
        while (Current.StartsFactor && Current.Kind is not TokenKind.Nabla)
        {
            var factor = Factor();
            whole.Add("", factor);
            first.Add("", factor);
        }
        return choices.Of(SpanFrom(start), "operator-scope", new DerivativeSyntax(SpanFrom(start), whole.Node, by, order, DerivativeSpelling.Nabla), first.Node);
    }

    /// <summary>A function's name behind ∇ or D, with its argument if it has one; null if a product begins here.</summary>
    private SyntaxNode? FunctionOperand()
    {
        var token = Current;
        var next = at + 1;
        if (next < end && tokens[next].Kind == TokenKind.Underscore) next = tokens[next + 1].Kind == TokenKind.OpenGroup ? brackets.CloseOf(next + 1) + 1 : next + 2;
        var applied = next < end && tokens[next] is { Kind: TokenKind.Open, Text: "(" } && (IsFunctionLike(token) || brackets.CloseOf(next) == next + 2);
        if (!applied && !IsFunctionLike(token) && next < end && tokens[next].StartsFactor) return null;
        if (!applied && !IsFunctionLike(token) && next < end && tokens[next].Kind is TokenKind.Caret or TokenKind.Prime or TokenKind.Transpose && AnotherFactorFollows(next)) return null;
        at++;
        var name = new NameSyntax(token.Span, token.Text) { Bold = token.Bold, Arrow = token.Arrow };
        SyntaxNode callee = name;
        if (Current.Kind == TokenKind.Underscore) callee = Apply(name, Lowered());
        if (!applied) return callee;
        var (open, close) = (at, brackets.CloseOf(at));
        at = close + 1;
        return new CallSyntax(token.Span.To(tokens[close].Span), CalleeName(callee), Arguments(open + 1, close));
    }

    /// <summary>Whether behind the script at an index the product goes on (x^TAx) rather than ends (f^T).</summary>
    private bool AnotherFactorFollows(int i)
    {
        while (i < end && tokens[i].Kind is TokenKind.Caret or TokenKind.Prime or TokenKind.Transpose) i = tokens[i].Kind != TokenKind.Caret ? i + 1 : tokens[i + 1].Kind == TokenKind.OpenGroup ? brackets.CloseOf(i + 1) + 1 : i + 2;
        return i < end && tokens[i].StartsFactor;
    }

    /// <summary>D(‖x‖²), D²f on a page where D is nothing else.</summary>
    private SyntaxNode? DerivativeByOperatorD()
    {
        var (start, order, operand) = (at, 1, at + 1);
        if (OrderAt(operand, end) is { Order: 2 } power) (order, operand) = power;
        if (operand >= end || !(tokens[operand] is { Kind: TokenKind.Open, Text: "(" } || (order == 2 && tokens[operand].Kind == TokenKind.Name))) return null;
        at = operand;
        return NablaOperand(start, null, order) is DerivativeSyntax derivative ? derivative with { Spelling = DerivativeSpelling.D } : null;
    }

    /// <summary>D f(X), D_X F; D alone, before other names or defined by the page is a name.</summary>
    private SyntaxNode? DerivativeByD()
    {
        if (Current is not { Kind: TokenKind.Name, Text: "D" } || at + 1 >= end || (plain && !(tokens[at + 1] is { Kind: TokenKind.Name } named && (named.Spaced || page.UsesOperatorD) && page.DefinesFunction(named.Text) && at + 2 < end && tokens[at + 2] is { Kind: TokenKind.Open, Text: "(" }))) return null;
        var start = at;
        var next = tokens[at + 1];
        if (next.Kind == TokenKind.Underscore && at + 3 < end && brackets.CloseOf(at + 2) is var close && close == at + 4 && tokens[at + 3] is { Kind: TokenKind.Name } by && !(by.Text.Length == 1 && FormulaIndices.IsIndexLetter(by.Text[0])))
        {
            if (close + 1 >= end || tokens[close + 1].Kind is not (TokenKind.Name or TokenKind.Function or TokenKind.Open) || (Current.Bold && !IsFunctionLike(tokens[close + 1]) && tokens[close + 1].Kind != TokenKind.Function)) return null;
            at = close + 1;
            return NablaOperand(start, Leaf(by), 1) switch
            {
                DerivativeSyntax derivative => derivative with { Spelling = DerivativeSpelling.D },
                UnarySyntax { Operand: DerivativeSyntax derivative } marked => marked with { Operand = derivative with { Spelling = DerivativeSpelling.D } },
                var other => other,
            };
        }
        if (page.UsesOperatorD && DerivativeByOperatorD() is { } derived) return derived;
        if (next.Kind != TokenKind.Name || !(page.DefinesFunction(next.Text) || next.Text is "f" or "g" or "h" || (next.Text is "F" or "G" && at + 2 < end && tokens[at + 2] is { Kind: TokenKind.Open, Text: "(" }))) return null;
        at++;
        var of = FunctionOperand()!;
        var node = new DerivativeSyntax(SpanFrom(start), of, null, 1, DerivativeSpelling.D);
        var marks = Marks();
        var product = new ProductSyntax(node.Span, [new NameSyntax(tokens[start].Span, "D"), Apply(of, marks)], [""]);
        return choices.Of(SpanFrom(start), "derivative-or-product", Apply(node, marks), product);
    }
}
