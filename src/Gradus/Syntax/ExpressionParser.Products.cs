namespace Gradus.Syntax;

/// <summary>Products, and the elementwise and Kronecker products that usually bind looser than factors side by side.</summary>
internal sealed partial class ExpressionParser
{
    /// <summary>The factors of one product and what stands between them.</summary>
    private sealed class Run
    {
        public List<SyntaxNode> Factors { get; } = [];

        public List<string> Marks { get; } = [];

        public int Divisions { get; set; }

        public void Add(string mark, SyntaxNode factor)
        {
            if (Factors.Count > 0) Marks.Add(mark);
            Factors.Add(factor);
        }

        public SyntaxNode Node => Make(Factors, Marks);

        public void Fold(SyntaxNode whole)
        {
            Factors.Clear();
            Marks.Clear();
            Factors.Add(whole);
            if (++Divisions > SyntaxLimits.Chain) throw FormulaException.At(whole.Span, "too-long", "too many quotients in one product");
        }

        public static SyntaxNode Make(IReadOnlyList<SyntaxNode> factors, IReadOnlyList<string> marks)
            => factors.Count == 1 ? factors[0] : new ProductSyntax(factors[0].Span.To(factors[^1].Span), [.. factors], [.. marks]);
    }

    /// <summary>Products joined by ∘ and ⊗: looser than factors side by side; where that matters, the tight reading is offered too.</summary>
    private SyntaxNode LooseProduct()
    {
        var runs = new List<Run> { Product() };
        var signs = new List<Token>();
        while (Current.Kind is TokenKind.Hadamard or TokenKind.Kronecker || (!plain && Current.Kind is TokenKind.DotQuotient or TokenKind.DotHadamard))
        {
            signs.Add(Take());
            if (signs.Count > SyntaxLimits.Chain) throw FormulaException.At(Current.Span, "too-long", "too many elementwise or Kronecker products in a row");
            runs.Add(Product());
        }
        if (signs.Count == 0) return runs[0].Node;
        var loose = Enumerable.Range(0, signs.Count).Aggregate(runs[0].Node, (left, i) => Join(signs[i], left, runs[i + 1].Node));
        var scaled = runs[0].Factors is [NumberSyntax, _];
        if (runs.Skip(scaled ? 1 : 0).All(run => run.Factors.Count == 1) || runs.Skip(1).Any(run => run.Factors[0] is NumberSyntax)) return loose;
        return choices.Of(loose.Span, signs[0].Kind == TokenKind.Kronecker ? "kronecker" : "hadamard", loose, TightProduct(runs, signs));
    }

    private static SyntaxNode TightProduct(List<Run> runs, List<Token> signs)
    {
        var all = new Run();
        for (var i = 0; i < runs.Count; i++)
        {
            for (var k = 0; k < runs[i].Factors.Count; k++)
            {
                var factor = runs[i].Factors[k];
                if (k > 0) all.Add(runs[i].Marks[k - 1], factor);
                else if (i == 0) all.Add("", factor);
                else all.Factors[^1] = Join(signs[i - 1], all.Factors[^1], factor);
            }
        }
        return all.Node;
    }

    /// <summary>The product by a sign; R's %o% is xyᵀ.</summary>
    private static BinarySyntax Join(Token sign, SyntaxNode left, SyntaxNode right) => new(left.Span.To(right.Span), sign.Kind switch
    {
        TokenKind.Kronecker => BinaryKind.Kronecker,
        TokenKind.DotQuotient => BinaryKind.HadamardQuotient,
        _ => BinaryKind.Hadamard,
    }, left, sign.Text == "%o%" ? new UnarySyntax(right.Span, UnaryKind.Transpose, right) : right) { Spelling = sign.Text };

    /// <summary>Factors side by side or with a sign between them; a quotient takes all that stands before it.</summary>
    private Run Product()
    {
        var run = new Run();
        run.Add("", Factor());
        while (true)
        {
            var token = Current;
            if (token.Kind == TokenKind.Times || (token.Kind == TokenKind.Dot && at + 1 < end && (tokens[at + 1].StartsFactor || tokens[at + 1].Kind == TokenKind.Minus)))
            {
                at++;
                run.Add(token.Kind == TokenKind.Dot ? "." : token.Text, SignedFactor());
            }
            else if (token is { Kind: TokenKind.Slash, Text: "\\" }) LeftQuotient(run);
            else if (token.Kind == TokenKind.Slash) Quotient(run);
            else if (plain && token.Kind is TokenKind.DotHadamard or TokenKind.DotQuotient)
            {
                at++;
                run.Fold(Join(token, run.Node, SignedFactor()));
            }
            else if (token.StartsFactor) run.Add("", Factor());
            else if (token.Kind == TokenKind.Quad) at++;
            else return run;
        }
    }

    /// <summary>A\b, which solves Ax = b: the inverse of all that stands before the sign, times what stands behind it.</summary>
    private void LeftQuotient(Run run)
    {
        at++;
        var divisor = run.Node;
        run.Fold(new CallSyntax(divisor.Span, "inv", [divisor]));
        run.Add("*", SignedFactor());
    }

    private SyntaxNode SignedFactor()
    {
        var start = at;
        var negative = false;
        while (Current.Kind is TokenKind.Minus or TokenKind.Plus) negative ^= Take().Kind == TokenKind.Minus;
        var factor = Factor();
        return negative ? new UnarySyntax(SpanFrom(start), UnaryKind.Negate, factor) : factor;
    }

    /// <summary>a / b; between two differentials a derivative (df/dX), and d/dX an operator.</summary>
    private void Quotient(Run run)
    {
        at++;
        var left = run.Factors[^1];
        var start = at;
        var isOperator = left is NameSyntax { Name: "d", Bold: false } or NameSyntax { Name: "∂" };
        // (1/2m) means 1/(2m): as ½m nobody would set it in brackets.
        var isCount = start >= 3 && tokens[start - 3].Text == "(" && Current is { Kind: TokenKind.Number } && start + 2 < tokens.Count && tokens[start + 1] is { Kind: TokenKind.Name, Spaced: false, Text: "m" or "n" or "N" } && tokens[start + 2] is { Kind: TokenKind.Close, Text: ")" };
        var right = SignedFactor();
        if (isCount)
        {
            var count = Factor();
            right = new ProductSyntax(right.Span.To(count.Span), [right, count], [""]);
        }
        if (page.Typed is not null && IsRow(right)) right = WholeDivisor(right);
        if (right is AmbiguousSyntax { Note: "differential" } choice) right = choice.Alternatives[0];
        if (Varied(right) is { } by && (isOperator || Differentiated(left) is not null))
        {
            run.Factors.RemoveAt(run.Factors.Count - 1);
            if (run.Marks.Count > 0) run.Marks.RemoveAt(run.Marks.Count - 1);
            var of = isOperator ? (Current.StartsFactor ? Product().Node : null) : Differentiated(left);
            run.Add("", new DerivativeSyntax(left.Span.To(tokens[Math.Max(start, at - 1)].Span), of, by, 1, DerivativeSpelling.Quotient));
            return;
        }
        var whole = run.Node;
        if (Varied(right) is { } variable && Differentiated(run.Factors[0]) is { } first)
        {
            // ∂xᵀAx/∂x without brackets: all that stands before the line is differentiated.
            var of = Run.Make([first, .. run.Factors.Skip(1)], run.Marks);
            run.Fold(new DerivativeSyntax(whole.Span.To(right.Span), of, variable, 1, DerivativeSpelling.Quotient));
            return;
        }
        run.Fold(new BinarySyntax(whole.Span.To(right.Span), BinaryKind.Divide, whole, right) { Spelling = "/" });
    }

    /// <summary>x'x of x'Ax/x'x: nothing is divided by a row, so all up to the vector that closes it stands below the line.</summary>
    private SyntaxNode WholeDivisor(SyntaxNode row)
    {
        var below = new Run();
        below.Add("", row);
        while (Current.StartsFactor && !IsVector(below.Factors[^1])) below.Add("", Factor());
        return below.Node;
    }

    private static bool IsRow(SyntaxNode node) => node is UnarySyntax { Kind: UnaryKind.Transpose, Operand: var turned } && IsVector(turned);

    private static bool IsVector(SyntaxNode node) => node is NameSyntax { Name: [>= 'a' and <= 'z', ..] } or GroupSyntax;

    /// <summary>What stands behind the d below the line: X of ∂X, and xᵀ of ∂xᵀ.</summary>
    private static SyntaxNode? Varied(SyntaxNode below) => below switch
    {
        DifferentialSyntax { Increment: false } by => Ungrouped(by.Of),
        UnarySyntax { Kind: UnaryKind.Transpose, Operand: DifferentialSyntax { Increment: false } by } row => row with { Operand = by.Of },
        IndexedSyntax { Of: DifferentialSyntax { Increment: false } by } entry => entry with { Of = by.Of },
        _ => null,
    };

    private static SyntaxNode? Differentiated(SyntaxNode node) => node switch
    {
        UnarySyntax { Kind: UnaryKind.Transpose, Operand: DifferentialSyntax { Increment: false } of } turned => turned with { Operand = of.Of },
        IndexedSyntax { Of: DifferentialSyntax { Increment: false } of } entry => entry with { Of = of.Of },
        DifferentialSyntax { Increment: false } of => Ungrouped(of.Of),
        AmbiguousSyntax { Note: "differential", Alternatives: [DifferentialSyntax { Increment: false } of, ..] } => Ungrouped(of.Of),
        _ => null,
    };

    private static SyntaxNode Ungrouped(SyntaxNode node)
    {
        while (node is GroupSyntax group) node = group.Inner;
        return node;
    }
}
