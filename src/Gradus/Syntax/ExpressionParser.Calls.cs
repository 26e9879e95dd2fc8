namespace Gradus.Syntax;

/// <summary>Functions and what looks like one: <c>tr(A)</c>, <c>\log\det X</c>, <c>f(X)</c>, <c>A(B+C)</c>.</summary>
internal sealed partial class ExpressionParser
{
    /// <summary>A function whose name is known.</summary>
    private SyntaxNode Function()
    {
        var start = at;
        var core = FunctionCore();
        if (core is CallSyntax { Function: "tr" } call && tokens[at - 1].Kind == TokenKind.Close) return TraceExtent(start, call);
        return Apply(core, Marks());
    }

    /// <summary>The function and its argument, marks behind its bracket left unread.</summary>
    private SyntaxNode FunctionCore()
    {
        var start = at;
        var name = Take().Text;
        if (name == "log" && Current is { Kind: TokenKind.Function, Text: "det" })
        {
            name = "logdet";
            at++;
        }
        while (Current.Kind == TokenKind.Quad) at++;
        if (Slope(start, name) is { } slope) return slope;
        var marks = Current.Kind is TokenKind.Caret or TokenKind.Underscore ? Marks() : [];
        foreach (var index in marks.Where(mark => mark.Kind == MarkKind.Index)) name = name == "norm" ? "norm" + NormIndex(index.Text) : name + "_" + index.Text;
        var powers = marks.Where(mark => mark.Kind != MarkKind.Index);
        if (Current.Kind == TokenKind.Open && Current.Text is "(" or "[" or "\\{")
        {
            var open = at;
            var close = brackets.CloseOf(open);
            if (Current.Text == "[" && brackets.CommasWithin(open) > 0) return Apply(Named(SpanFrom(start), name, [Factor()], start), powers);
            at = close + 1;
            var call = Named(SpanFrom(start), name, Arguments(open + 1, close), start);
            if (name is "log" or "logdet" && Current.Kind == TokenKind.Caret && call is CallSyntax { Arguments: [var logged] } && !powers.Any())
            {
                // log (det X)^{-1}: the power of the logarithm, or the logarithm of the power.
                var power = Marks();
                return choices.Of(SpanFrom(start), "log-power", Apply(call, power), new CallSyntax(SpanFrom(start), name, [Apply(new GroupSyntax(logged.Span, logged), power)]));
            }
            return Apply(call, powers);
        }
        if (Current is { Kind: TokenKind.OpenGroup } && brackets.CloseOf(at) > at + 1)
        {
            var argument = Ungrouped(InvisibleGroup());
            return Apply(Named(SpanFrom(start), name, [argument], start), powers);
        }
        if (!Current.StartsFactor && Current.Kind != TokenKind.Quad) return Apply(new NameSyntax(SpanFrom(start), name), powers);
        return Unbracketed(start, name, powers);
    }

    /// <summary>tanh′(z), the derivative of a known function; null for anything else.</summary>
    private SyntaxNode? Slope(int start, string name)
    {
        var open = at;
        while (open < end && tokens[open].Kind == TokenKind.Prime) open++;
        if (open == at || open >= end || tokens[open] is not { Kind: TokenKind.Open, Text: "(" }) return null;
        var (order, close) = (open - at, brackets.CloseOf(open));
        at = close + 1;
        var arguments = Arguments(open + 1, close);
        return Apply(new DerivativeSyntax(SpanFrom(start), new CallSyntax(SpanFrom(start), name, arguments), arguments is [NameSyntax by] ? by : null, order, DerivativeSpelling.Prime), Marks());
    }

    /// <summary>A function without brackets takes the factors side by side up to a sign or the next function; taking only the first is the other reading.</summary>
    private SyntaxNode Unbracketed(int start, string name, IEnumerable<Mark> powers)
    {
        var run = new Run();
        run.Add("", Factor());
        while (Current.StartsFactor && Current.Kind is not (TokenKind.Function or TokenKind.Sum or TokenKind.Nabla)) run.Add("", Factor());
        var whole = Apply(Named(SpanFrom(start), name, [run.Node], start), powers);
        if (run.Factors.Count == 1) return whole;
        var first = Apply(Named(tokens[start].Span.To(run.Factors[0].Span), name, [run.Factors[0]], start), powers);
        return choices.Of(whole.Span, "extent", whole, Run.Make([first, .. run.Factors.Skip(1)], ["", .. run.Marks.Skip(1)]));
    }

    /// <summary>tr(A)ᵀB: the trace of the bracket, or of the whole product.</summary>
    private SyntaxNode TraceExtent(int start, CallSyntax call)
    {
        var marks = Marks();
        var ordinary = Apply(call, marks);
        var transposed = marks.Exists(mark => mark.Kind is MarkKind.Transpose or MarkKind.Prime);
        if (!transposed && !(Current is { Kind: TokenKind.Open, Text: "(" or "[" } && !plain)) return ordinary;
        if (call.Arguments.Count != 1) return ordinary;
        var first = Apply(new GroupSyntax(call.Arguments[0].Span, call.Arguments[0]), marks);
        var rest = new Run();
        while (Current.StartsFactor && Current.Kind is not (TokenKind.Function or TokenKind.Sum or TokenKind.Nabla)) rest.Add("", Factor());
        var span = SpanFrom(start);
        var whole = new CallSyntax(span, "tr", [Run.Make([first, .. rest.Factors], rest.Factors.Count == 0 ? [] : ["", .. rest.Marks])]);
        var bracket = Run.Make([ordinary, .. rest.Factors], rest.Factors.Count == 0 ? [] : ["", .. rest.Marks]);
        return transposed && rest.Factors.Count > 0 ? choices.Of(span, "extent", whole, bracket) : choices.Of(span, "extent", bracket, whole);
    }

    /// <summary>A call; a few words are notation rather than functions.</summary>
    private SyntaxNode Named(SourceSpan span, string name, IReadOnlyList<SyntaxNode> arguments, int start) => (name, arguments) switch
    {
        ("norm2" or "norm1" or "normF" or "norminf" or "norm*", [var a]) when tokens[start].Text == "norm" => new NormSyntax(span, a, name[4..], Doubled: true),
        (_, []) => throw FormulaException.At(span, "parse", $"expected an argument of {name}, found nothing"),
        _ => Called(span, name, arguments),
    };

    private static SyntaxNode Called(SourceSpan span, string name, IReadOnlyList<SyntaxNode> arguments) => (name, arguments) switch
    {
        (_, [.., var last]) when Axis.Of(last) is { } axis => new CallSyntax(span, name, [.. arguments.SkipLast(1)]) { Along = axis },
        (['u', 'n', 'v', 'e', 'c', '_', .. var sizes], [_]) when sizes.Split('×') is [{ Length: > 0 } rows, { Length: > 0 } columns] => new CallSyntax(span, "unvec", [.. arguments, SizeNamed(span, rows), SizeNamed(span, columns)]),
        ("transpose", [var a]) => new UnarySyntax(span, UnaryKind.Transpose, a),
        ("norm", [var a]) => new NormSyntax(span, a, "", Doubled: true),
        ("norm", [var a, var which]) when NormNamed(which) is { } index => new NormSyntax(span, a, index, Doubled: true),
        _ => new CallSyntax(span, name, arguments),
    };

    private static SyntaxNode SizeNamed(SourceSpan span, string text) => long.TryParse(text, out var number) ? new NumberSyntax(span, number) : new NameSyntax(span, text);

    /// <summary>The norm that is named by the second argument of norm(X, 'fro') and norm(x, 1); null for anything else.</summary>
    private static string? NormNamed(SyntaxNode which) => Ungrouped(which) switch
    {
        NumberSyntax { Value: { IsOne: true } } => "1",
        NumberSyntax { Value: var p } when p == (Numerics.Rational)2L => "2",
        NameSyntax { Name: "fro" or "Fro" or "F" or "f" or "frobenius" } => "F",
        NameSyntax { Name: "nuc" or "N" } => "*",
        NameSyntax { Name: "inf" or "Inf" or "I" or "infinity" } => "inf",
        NameSyntax { Name: "O" or "o" } => "1",
        _ => null,
    };

    /// <summary>A name with its marks; with a bracket behind it a call or a product, or a derivative.</summary>
    private SyntaxNode Name()
    {
        var token = Current;
        if (Differential() is { } differential) return differential;
        if (Remainder() is { } remainder) return remainder;
        if (!plain && token.Text == "E" && at + 1 < end && tokens[at + 1] is { Kind: TokenKind.Open, Text: "\\{" }) throw FormulaException.At(token.Span, "unsupported", "expected values are not judged");
        if (DerivativeByD() is { } derivative) return derivative;
        if (FunctionNames.NablaOrder(token.Text) is > 0 and var order && (plain || token.Word) && !IsFactor() && !(at + 1 < end && tokens[at + 1] is { Kind: TokenKind.Open } && brackets.CommasWithin(at + 1) > 0)) return Nabla(order);
        if (token is { Text: "Jacobian", Word: true } && !(at + 1 < end && tokens[at + 1].Kind == TokenKind.Open))
        {
            at++;
            return new DerivativeSyntax(token.Span, null, null, 1, DerivativeSpelling.Nabla);
        }
        at++;
        var name = new NameSyntax(token.Span, token.Text) { Bold = token.Bold, Arrow = token.Arrow };
        var marks = Marks();
        return Current is { Kind: TokenKind.Open, Text: "(" } && marks.TrueForAll(mark => mark.Kind is MarkKind.Index or MarkKind.Prime or MarkKind.UpperIndex)
            ? NameBeforeBracket(token, name, marks)
            : Apply(name, marks);
    }

    /// <summary>Hess of p' Hess p and p'*Hess*p: between a factor and a letter that is no function, or beside a sign, it is a matrix.</summary>
    private bool IsFactor()
    {
        if (page.Typed is null) return false;
        var next = at + 1 < end ? tokens[at + 1] : Current;
        if (next.Kind == TokenKind.Times || (at > 0 && tokens[at - 1].Kind == TokenKind.Times && next.Kind != TokenKind.Name)) return true;
        return at > 0 && tokens[at - 1] is { EndsOperand: true, Kind: not TokenKind.Number } && at + 1 < end
            && next.Kind == TokenKind.Name && !IsFunctionLike(next) && !(at + 2 < end && tokens[at + 2].Kind == TokenKind.Open);
    }

    private bool IsFunctionLike(Token token) => page.DefinesFunction(token.Text) || token.Text is "f" or "g" or "h" or "phi" or "psi" or "chi" or "varphi" or "sigma" or "ell" || (token.Word && token.Text.Length > 1);

    private SyntaxNode NameBeforeBracket(Token token, NameSyntax name, List<Mark> marks)
    {
        var open = at;
        var close = brackets.CloseOf(open);
        if (token.Text is "p" or "P" or "q" && Enumerable.Range(open + 1, close - open - 1).Any(i => tokens[i].Kind == TokenKind.Given))
        {
            at = close + 1; // p(y | X, θ): a density, whose arguments only say on what it depends, and which it is
            return Apply(name with { Name = page.Density(token.Text, string.Join(' ', tokens.Skip(open + 1).Take(close - open - 1).Select(static t => t.Text))) }, marks);
        }
        if (!plain && token.Text is "E" or "I" && marks.Count == 0 && close == open + 2 && tokens[open + 1] is { Kind: TokenKind.Number, Text: [>= '1' and <= '9'] })
        {
            // E(1), I(2): an identity matrix and how large it is.
            at = close + 1;
            return Apply(new CallSyntax(token.Span.To(tokens[close].Span), "eye", Arguments(open + 1, close)), Marks());
        }
        if (!plain && token.Text == "J" && Jacobian(marks, open, close) is { } jacobian) return jacobian;
        // s(1 − s): the bracket of a function that stands within it is a factor.
        if (marks.Count == 0 && Enumerable.Range(open + 1, close - open - 1).Any(i => tokens[i].Kind == TokenKind.Name && tokens[i].Text == token.Text && tokens[i + 1] is not { Kind: TokenKind.Open, Text: "(" })) return name;
        var list = brackets.CommasWithin(open) > 0;
        var single = close == open + 2 && tokens[open + 1].Kind is TokenKind.Name or TokenKind.Number || (close > open + 4 && tokens[open + 1].Kind == TokenKind.Name && tokens[open + 2].Kind == TokenKind.Underscore && brackets.CloseOf(open + 3) == close - 1);
        var glued = plain && !Current.Spaced;
        var subscript = marks is [{ Kind: MarkKind.Index, Indices: [NameSyntax below] }, ..] ? $"{token.Text}_{below.Name}" : null;
        var callFirst = IsFunctionLike(token) || (subscript is not null && page.DefinesFunction(subscript)) || (glued && (token.Text.Length > 1 && !Greek.IsName(token.Text))) || (plain && marks.Count == 0 && token.Text is "I" or "K");
        if (close == open + 1) throw FormulaException.At(tokens[open].Span, "parse", "expected a formula between the brackets, found nothing");
        if (IsInvariant(token, marks)) throw FormulaException.At(token.Span, "unsupported", "the invariants of a matrix are not judged");
        if (!list && !callFirst && !single) return Apply(name, marks);

        var primes = marks.Count(mark => mark.Kind == MarkKind.Prime);
        // f_i(x) where f is a function of the page: its entry i.
        var entry = page.DefinesFunction(token.Text) && marks.FindAll(static mark => mark.Kind == MarkKind.Index) is [{ Indices: [NameSyntax { Name: [var letter] }] } only] && FormulaIndices.IsIndexLetter(letter) && indices.IsLikely(letter.ToString()) ? only : null;
        var callee = marks.Where(mark => mark.Kind != MarkKind.Prime && mark != entry).Aggregate((SyntaxNode)name, (node, mark) => Apply(node, mark));
        at = close + 1;
        var arguments = Arguments(open + 1, close);
        var behind = Marks();
        var span = SpanFrom(open).To(token.Span);
        SyntaxNode call = new CallSyntax(token.Span.To(tokens[close].Span), CalleeName(callee), arguments);
        if (primes > 0) call = new DerivativeSyntax(call.Span, call, arguments is [NameSyntax by] ? by : null, primes, DerivativeSpelling.Prime);
        if (entry is not null) return Apply(new IndexedSyntax(call.Span, call, entry.Indices!), behind);
        call = Apply(call, behind);
        if (list || (plain && token.Text is "I" or "K" && glued)) return list && primes == 0 && PlainDerivative(token, arguments, span) is { } derivative ? Apply(derivative, behind) : call;
        var group = Apply(new GroupSyntax(tokens[open].Span.To(tokens[close].Span), arguments[0]), behind);
        var product = new ProductSyntax(span, [Apply(name, marks), group], [""]);
        if (page.DefinesFunction(token.Text) && char.IsLower(token.Text[0])) return call;
        return callFirst ? choices.Of(span, "apply-or-multiply", call, product) : choices.Of(span, "apply-or-multiply", product, call);
    }

    /// <summary>I_1(A) and I_2(A), the invariants of A.</summary>
    private bool IsInvariant(Token token, List<Mark> marks) => token.Text == "I" && page.HasInvariants && marks is [{ Kind: MarkKind.Index, Indices: [NumberSyntax], Text: var number }] && !page.DefinesFunction($"I_{number}");

    /// <summary>J_x(f) and J_f(x), the Jacobian of f by x; null for anything else.</summary>
    private SyntaxNode? Jacobian(List<Mark> marks, int open, int close)
    {
        if (marks is not [{ Kind: MarkKind.Index, Indices: [NameSyntax below] }]) return null;
        if (close > open + 2 && page.DefinesFunction(below.Name) && brackets.CommasWithin(open) == 0)
        {
            at = close + 1;
            var inner = new CallSyntax(below.Span, below.Name, Arguments(open + 1, close));
            return Apply(new DerivativeSyntax(below.Span.To(tokens[close].Span), inner, null, 1, DerivativeSpelling.D), Marks());
        }
        if (close != open + 2 || tokens[open + 1].Kind != TokenKind.Name) return null;
        var inside = tokens[open + 1];
        var (isByIndex, isOfIndex) = (page.DefinesFunction(inside.Text) && !page.DefinesFunction(below.Name), page.DefinesFunction(below.Name) && !page.DefinesFunction(inside.Text));
        if (!isByIndex && !isOfIndex) return null;
        at = close + 1;
        var (function, variable) = isByIndex ? (new NameSyntax(inside.Span, inside.Text), below) : (below, new NameSyntax(inside.Span, inside.Text));
        var span = below.Span.To(tokens[close].Span);
        return Apply(new DerivativeSyntax(span, new CallSyntax(function.Span, function.Name, [variable]), variable, 1, DerivativeSpelling.D), Marks());
    }

    private static string CalleeName(SyntaxNode callee) => callee switch
    {
        NameSyntax name => name.Name,
        AmbiguousSyntax choice => choice.Alternatives.OfType<NameSyntax>().First().Name,
        IndexedSyntax { Of: NameSyntax name } indexed => name.Name + "_" + string.Concat(indexed.Indices.OfType<NameSyntax>().Select(index => index.Name)),
        _ => throw FormulaException.At(callee.Span, "parse", "expected the name of a function"),
    };

    /// <summary>grad(f, X), D(f, X), hessian(f, X).</summary>
    private static DerivativeSyntax? PlainDerivative(Token token, List<SyntaxNode> arguments, SourceSpan span)
        => arguments is [var of, var by] && token.Text is "grad" or "D" or "gradient" or "jacobian" or "Jacobian" or "hessian" or "Hessian" or "hess"
            ? new DerivativeSyntax(span, of, by, token.Text[0] is 'h' or 'H' ? 2 : 1, DerivativeSpelling.D)
            : null;
}
