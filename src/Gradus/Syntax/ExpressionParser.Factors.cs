namespace Gradus.Syntax;

/// <summary>Single factors: numbers, names, brackets, norms, roots.</summary>
internal sealed partial class ExpressionParser
{
    private SyntaxNode Factor()
    {
        Enter();
        while (Current.Kind == TokenKind.Quad) at++;
        var factor = Current.Kind switch
        {
            TokenKind.Number => Apply(Leaf(Take()), Marks()),
            TokenKind.Name => Name(),
            TokenKind.Function => Function(),
            TokenKind.Open => Operating(Apply(Bracket(), Marks())),
            TokenKind.OpenGroup => Operating(Braced()),
            TokenKind.Begin => Apply(Matrix(), Marks()),
            TokenKind.Partial => Partial(),
            TokenKind.Increment => Increment(),
            TokenKind.Nabla => Nabla(),
            TokenKind.Sum => Summation(),
            TokenKind.Fraction => Fraction(),
            TokenKind.Root => Apply(Root(), Marks()),
            TokenKind.Brace => Annotated(),
            TokenKind.Unsupported when Limit() is { } limit => limit,
            TokenKind.Gap => throw Gap(Current),
            _ => throw Unexpected("a number, a name or a bracket"),
        };
        depth--;
        return factor;
    }

    private static FormulaException Gap(Token dots) => FormulaException.At(dots.Span, "gap", "the dots leave out a part of the formula", "write it in full, or as a sum with \\sum");

    /// <summary>{\partial \over \partial X} f: an operator in braces acts on what follows.</summary>
    private SyntaxNode Operating(SyntaxNode node) =>
        Ungrouped(node) is DerivativeSyntax { Of: null, By: not null, Spelling: DerivativeSpelling.Quotient } operation && Current.StartsFactor && Product().Node is var of ? operation with { Of = of, Span = node.Span.To(of.Span) } : node;

    private SyntaxNode Bracket()
    {
        var open = at;
        var close = brackets.CloseOf(open);
        var (inner, span) = (open + 1, tokens[open].Span.To(tokens[close].Span));
        if (inner == close) throw FormulaException.At(span, "parse", "expected a formula between the brackets, found nothing");
        at = close + 1;
        switch (tokens[open].Text)
        {
            case "|" or "‖":
                return new NormSyntax(span, ExpressionWithin(inner, close), "", tokens[open].Text == "‖");
            case "<":
                var pair = Arguments(inner, close);
                if (pair.Count != 2) throw FormulaException.At(span, "parse", $"expected two arguments between the angle brackets, found {pair.Count}");
                return new BinarySyntax(span, BinaryKind.Frobenius, pair[0], pair[1]) { Spelling = "<>" };
            case "[" when brackets.CommasWithin(open) > 0 || IsRow(inner, close):
                var matrix = BracketedMatrix(inner, close, span);
                return page.Typed is not null && Pair(matrix) is var (left, right) ? choices.Of(span, "commutator", matrix, Commutator(span, left, right)) : matrix;
            default:
                if (brackets.CommasWithin(open) == 1 && !(open > 0 && tokens[open - 1].Kind == TokenKind.Close) && InnerProduct(inner, close, span) is { } product) return product;
                if (brackets.CommasWithin(open) > 0) throw FormulaException.At(span, "parse", "expected one formula between the brackets, found a list", "a list may stand only behind a function's name");
                return new GroupSyntax(span, ExpressionWithin(inner, close));
        }
    }

    /// <summary>A and B of [A, B], which may be a commutator; null for numbers and longer lists.</summary>
    private static (SyntaxNode Left, SyntaxNode Right)? Pair(SyntaxNode matrix) =>
        matrix is MatrixSyntax { Rows: var rows } && rows.SelectMany(static r => r).ToList() is [var left, var right] && left is not NumberSyntax && right is not NumberSyntax ? (left, right) : null;

    /// <summary>[A, B] = AB − BA.</summary>
    private static SumSyntax Commutator(SourceSpan span, SyntaxNode left, SyntaxNode right) =>
        new(span, [new ProductSyntax(span, [left, right], [""]), new UnarySyntax(span, UnaryKind.Negate, new ProductSyntax(span, [right, left], [""]))]);

    /// <summary>(x, Ax) as numerical analysts write ⟨x, Ax⟩; null for a mere list of names or numbers.</summary>
    private BinarySyntax? InnerProduct(int inner, int close, SourceSpan span)
    {
        if (plain || Arguments(inner, close) is not [var left, var right] || (Ungrouped(left), Ungrouped(right)) is not ((NameSyntax or ProductSyntax or SumSyntax) and var a, (NameSyntax or ProductSyntax or SumSyntax) and var b)) return null;
        return a is ProductSyntax or SumSyntax || b is ProductSyntax or SumSyntax || (a, b) is (NameSyntax x, NameSyntax y) && x.Name == y.Name ? new BinarySyntax(span, BinaryKind.Frobenius, left, right) { Spelling = "<>" } : null;
    }

    /// <summary>In plain text [1 2 3] is a row.</summary>
    private bool IsRow(int from, int to) => plain && to - from > 1 && Enumerable.Range(from, to - from).All(i => tokens[i].Kind == TokenKind.Number);

    /// <summary>Formulas between commas (or bars, or semicolons).</summary>
    private List<SyntaxNode> Arguments(int from, int to) => Within(from, to, () =>
    {
        var list = new List<SyntaxNode>();
        if (at >= end) return list;
        list.Add(Expression());
        while (Current.Kind is TokenKind.Comma or TokenKind.Given or TokenKind.Semicolon)
        {
            at++;
            list.Add(Expression());
        }
        return list;
    });

    /// <summary>Braces that are not seen: kept as a group only around more than one operand.</summary>
    /// <summary>{A(B)}^{-1} is set as A(B)^{-1} is: nobody sees the braces, and the mark stands at the bracket.</summary>
    private SyntaxNode Braced()
    {
        var open = at;
        var group = InvisibleGroup();
        var atBracket = !(tokens[open + 1].Kind == TokenKind.Open && brackets.CloseOf(open + 1) == at - 2) && tokens[at - 1].Kind == TokenKind.CloseGroup && tokens[at - 2] is { Kind: TokenKind.Close, Text: ")" or "]" };
        var marks = Marks();
        return atBracket && marks.Count > 0 && group is GroupSyntax { Inner: ProductSyntax { Factors: [.., GroupSyntax last] } product }
            ? new GroupSyntax(group.Span, product with { Factors = [.. product.Factors.SkipLast(1), Apply(last, marks)] }) : Apply(group, marks);
    }

    private SyntaxNode InvisibleGroup()
    {
        var open = at;
        var close = brackets.CloseOf(open);
        if (open + 1 == close)
        {
            at = close + 1;
            return Current.StartsFactor ? Factor() : throw Unexpected("a number, a name or a bracket");
        }
        var inner = ExpressionWithin(open + 1, close);
        at = close + 1;
        return inner is SumSyntax or ProductSyntax or BinarySyntax or UnarySyntax or AmbiguousSyntax ? new GroupSyntax(tokens[open].Span.To(tokens[close].Span), inner) : inner;
    }

    private SyntaxNode Root()
    {
        var start = at++;
        SyntaxNode? degree = null;
        if (Current.Kind == TokenKind.Underscore)
        {
            var (from, to) = TakeScript();
            degree = ExpressionWithin(from, to);
        }
        var argument = Current.Kind == TokenKind.OpenGroup || Current.Kind == TokenKind.Open ? Ungrouped(Current.Kind == TokenKind.Open ? Bracket() : InvisibleGroup()) : Factor();
        var span = SpanFrom(start);
        if (degree is null) return new CallSyntax(span, "sqrt", [argument]);
        var reciprocal = new BinarySyntax(degree.Span, BinaryKind.Divide, new NumberSyntax(degree.Span, 1L), degree) { Spelling = "/" };
        return new BinarySyntax(span, BinaryKind.Power, new GroupSyntax(argument.Span, argument), reciprocal) { Spelling = "^" };
    }

    /// <summary>\underbrace{body}_{note}.</summary>
    private SyntaxNode Annotated()
    {
        var start = at++;
        if (Current.Kind != TokenKind.OpenGroup) throw Unexpected("a formula in braces");
        var body = InvisibleGroup();
        RelationSyntax? note = null;
        if (Current.Kind is TokenKind.Underscore or TokenKind.Caret)
        {
            var (from, to) = TakeScript();
            var outside = (at, end, depth);
            try
            {
                note = Within(from, to, Relation);
            }
            catch (FormulaException problem)
            {
                // A note in words, or one that cannot be read, does not spoil the formula.
                warnings.Add(problem.Problem with { Code = "note" });
                (at, end, depth) = outside;
            }
        }
        return Apply(new AnnotatedSyntax(SpanFrom(start), body, note), Marks());
    }
}
