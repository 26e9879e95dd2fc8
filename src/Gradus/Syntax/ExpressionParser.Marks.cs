namespace Gradus.Syntax;

/// <summary>What stands behind an operand: powers, transposes, primes, indices.</summary>
internal sealed partial class ExpressionParser
{
    private enum MarkKind { Transpose, Prime, Power, InverseTranspose, HadamardPower, PseudoInverse, Index, UpperIndex, Method }

    /// <summary>A mark: its kind, the exponent or the indices, and for an index its text.</summary>
    private sealed record Mark(MarkKind Kind, SourceSpan Span, SyntaxNode? Exponent = null, IReadOnlyList<SyntaxNode>? Indices = null, string Text = "");

    /// <summary>All marks that stand here.</summary>
    private List<Mark> Marks()
    {
        var marks = new List<Mark>();
        while (true)
        {
            var token = Current;
            switch (token.Kind)
            {
                case TokenKind.Caret: Raised(marks); break;
                case TokenKind.Underscore: marks.Add(Lowered()); break;
                case TokenKind.Prime: at++; marks.Add(new Mark(MarkKind.Prime, token.Span)); break;
                case TokenKind.Transpose: at++; marks.Add(new Mark(MarkKind.Transpose, token.Span)); break;
                case TokenKind.DotPower: at++; marks.Add(new Mark(MarkKind.HadamardPower, token.Span, Exponent: PlainExponent(), Text: token.Text == TypedTokens.EveryEntry ? token.Text : "")); break;
                case TokenKind.Dot when IsMethod(): marks.Add(Method()); break;
                case TokenKind.OpenGroup when IsLostTranspose():
                    warnings.Add(new Diagnostic(token.Span, "transpose", "{T} is read as a lost ^T"));
                    at += 3;
                    marks.Add(new Mark(MarkKind.Transpose, token.Span));
                    break;
                default: return marks;
            }
            if (marks.Count > SyntaxLimits.Chain) throw FormulaException.At(token.Span, "too-long", "too many marks behind one operand");
        }
    }

    private bool IsLostTranspose() => !plain && at > 0 && at + 2 < end && tokens[at].Text == "{" && tokens[at + 1].IsSymbol("T") && tokens[at + 2].Kind == TokenKind.CloseGroup && tokens[at - 1].Kind is TokenKind.Close;

    /// <summary>True before .sum() and .dot(y), as array languages have it.</summary>
    private bool IsMethod() => page.Typed is not null && at + 2 < end && tokens[at + 1] is { Kind: TokenKind.Function, Spaced: false } && tokens[at + 2] is { Kind: TokenKind.Open, Text: "(" };

    private Mark Method()
    {
        var (start, open) = (at, at + 2);
        at = brackets.CloseOf(open) + 1;
        return new Mark(MarkKind.Method, tokens[start].Span.To(tokens[at - 1].Span), Indices: Arguments(open + 1, at - 1), Text: tokens[start + 1].Text);
    }

    private SyntaxNode PlainExponent()
    {
        var (from, to) = ScriptRange();
        at = to < end && tokens[to].Kind == TokenKind.CloseGroup && tokens[from - 1].Kind == TokenKind.OpenGroup ? to + 1 : to;
        return ExpressionWithin(from, to);
    }

    /// <summary>The stretch of a script behind its sign: a group, or in plain text a signed number, name or bracket.</summary>
    private (int From, int To) ScriptRange()
    {
        if (Current.Kind == TokenKind.OpenGroup) return (at + 1, brackets.CloseOf(at));
        var to = at;
        while (to < end && tokens[to].Kind is TokenKind.Minus or TokenKind.Plus) to++;
        if (to >= end) throw Unexpected("an exponent or index");
        if (tokens[to].Kind == TokenKind.Open) return (at, brackets.CloseOf(to) + 1);
        if (tokens[to].Kind is TokenKind.Function && to + 1 < end && tokens[to + 1].Kind == TokenKind.Open) return (at, brackets.CloseOf(to + 1) + 1);
        if (tokens[to].Kind is TokenKind.Number or TokenKind.Name or TokenKind.Transpose or TokenKind.Times or TokenKind.Prime or TokenKind.Begin or TokenKind.Colon) return (at, to + 1);
        throw Unexpected("an exponent or index");
    }

    private (int From, int To) TakeScript()
    {
        at++;
        var grouped = Current.Kind == TokenKind.OpenGroup;
        var (from, to) = ScriptRange();
        at = grouped ? to + 1 : to;
        if (from == to) throw FormulaException.At(tokens[from - 1].Span, "parse", "expected an exponent or index, found nothing");
        return (from, to);
    }

    private void Raised(List<Mark> marks)
    {
        var sign = Current;
        var grouped = at + 1 < end && tokens[at + 1].Kind == TokenKind.OpenGroup;
        var (from, to) = TakeScript();
        var span = sign.Span.To(tokens[to - 1].Span);
        var first = tokens[from];
        var count = to - from;
        if (Enumerable.Range(from, count).All(i => tokens[i].Kind == TokenKind.Prime)) { for (var i = from; i < to; i++) marks.Add(new Mark(MarkKind.Prime, tokens[i].Span)); return; }
        // e^t of a page with a t is a power of e.
        var isPowerOfE = page.UsesNameT && tokens[to - 1].IsSymbol("t") && from - (grouped ? 3 : 2) is >= 0 and var below && tokens[below] is { Kind: TokenKind.Name, Text: "e", Bold: false };
        if (IsTransposeSign(to - 1) && !isPowerOfE)
        {
            if (count == 1) { marks.Add(new Mark(MarkKind.Transpose, span)); return; }
            if (count == 2 && first.Kind == TokenKind.Minus) { marks.Add(new Mark(MarkKind.InverseTranspose, span, Exponent: MinusOne(first.Span), Text: tokens[to - 1].Kind == TokenKind.Name ? tokens[to - 1].Text : "")); return; }
            if (tokens[to - 2].Kind is TokenKind.Number && (count == 2 || (count == 3 && first.Kind == TokenKind.Minus))) { marks.Add(new Mark(MarkKind.InverseTranspose, span, Exponent: ExpressionWithin(from, to - 1))); return; }
        }
        if (count >= 2 && first.Kind == TokenKind.Hadamard) { marks.Add(new Mark(MarkKind.HadamardPower, span, Exponent: ExpressionWithin(from + 1, to))); return; }
        if (count == 1 && first.Kind is TokenKind.Plus || first.Text is "dagger" or "†") { marks.Add(new Mark(MarkKind.PseudoInverse, span, Text: first.Kind == TokenKind.Plus ? "+" : "†")); return; }
        if (count == 1 && first.Kind == TokenKind.Times && page.StarIsLabel)
        {
            marks.Add(new Mark(MarkKind.Index, span, Indices: [new NameSyntax(span, "star")], Text: "star"));
            return;
        }
        if (count == 1 && (first.Kind == TokenKind.Times || first.IsSymbol("H")))
        {
            warnings.Add(new Diagnostic(span, "conjugate", "a conjugate transpose is read as a transpose: entries are taken to be real"));
            marks.Add(new Mark(MarkKind.Transpose, span, Exponent: first.Kind == TokenKind.Name ? Leaf(first) : null));
            return;
        }
        if ((LayerAt(from, to) ?? LabelAt(from, to)) is { } label) { marks.Add(new Mark(MarkKind.Index, span, Indices: [new NameSyntax(span, label)], Text: label)); return; }
        if (grouped && UpperIndex(from, to, span) is { } upper) { marks.Add(upper); return; }
        marks.Add(new Mark(MarkKind.Power, span, Exponent: ExpressionWithin(from, to)));
    }

    /// <summary>L of a^L and lm1 of a^{l-1}; null for an exponent.</summary>
    private string? LayerAt(int from, int to) => plain || tokens[from].Kind != TokenKind.Name || !page.IsLayer(tokens[from].Text) ? null
        : to - from == 1 ? tokens[from].Text
        : to - from == 3 && tokens[from + 1].Kind is TokenKind.Minus or TokenKind.Plus && tokens[from + 2].Kind == TokenKind.Number ? $"{tokens[from].Text}{(tokens[from + 1].Kind == TokenKind.Minus ? "m" : "p")}{tokens[from + 2].Text}" : null;

    /// <summary>ridge of β^{ridge}, OLS of β^{OLS}: a label that stands high; null for an exponent.</summary>
    private string? LabelAt(int from, int to)
    {
        var word = string.Concat(Enumerable.Range(from, to - from).Select(i => tokens[i].Kind == TokenKind.Name ? tokens[i].Text : " "));
        return word.Length is > 2 and < 16 && word.All(char.IsAsciiLetter) && ((to - from == 1 && tokens[from].Word) || LabelWords.Contains(word.ToLowerInvariant())) ? word : null;
    }

    private static readonly HashSet<string> LabelWords = ["ols", "gls", "wls", "mle", "map", "new", "old", "opt", "prev", "next", "ridge", "lasso", "est", "true", "out", "hid", "enc", "dec", "train", "test"];

    private bool IsTransposeSign(int index) => tokens[index] switch
    {
        { Kind: TokenKind.Transpose } => true,
        { Kind: TokenKind.Name, Text: "T" } => true,
        { Kind: TokenKind.Name, Text: "t" } => !plain,
        _ => false,
    };

    /// <summary>X^{ij} and X^{(i)}: indices written high.</summary>
    private Mark? UpperIndex(int from, int to, SourceSpan span)
    {
        var inBrackets = tokens[from] is { Kind: TokenKind.Open, Text: "(" or "[" } && brackets.CloseOf(from) == to - 1;
        if (inBrackets) (from, to) = (from + 1, to - 1);
        var letters = Enumerable.Range(from, to - from).Select(i => tokens[i]).ToList();
        if (inBrackets && !plain && letters is [{ Kind: TokenKind.Name or TokenKind.Number } only]) return new Mark(MarkKind.UpperIndex, span, Indices: [Leaf(only)], Text: "(" + only.Text + ")");
        if (inBrackets && !plain && letters is [{ Kind: TokenKind.Name, Text: [var letter] }, { Kind: TokenKind.Minus or TokenKind.Plus } sign, { Kind: TokenKind.Number } step] && FormulaIndices.IsIndexLetter(letter) && !page.IsBound(letter.ToString()))
            return new Mark(MarkKind.UpperIndex, span, Indices: [Leaf(step)], Text: $"({letter}{(sign.Kind == TokenKind.Minus ? "-" : "+")}{step.Text})");
        var pair = !inBrackets && letters is [{ Kind: TokenKind.Name, Text.Length: 1 } a, { Kind: TokenKind.Name, Text.Length: 1 } b] && a.Text[0] is >= 'i' and <= 'n' && b.Text[0] is >= 'i' and <= 'n';
        return pair ? new Mark(MarkKind.UpperIndex, span, Indices: [.. letters.Select(Leaf)], Text: letters[0].Text + letters[1].Text) : null;
    }

    private static SyntaxNode Leaf(Token token) => token.Kind == TokenKind.Number ? new NumberSyntax(token.Span, Number(token)) : new NameSyntax(token.Span, token.Text);

    private static UnarySyntax MinusOne(SourceSpan span) => new(span, UnaryKind.Negate, new NumberSyntax(span, 1L));

    /// <summary>A subscript: its text, and its parts as indices.</summary>
    private Mark Lowered()
    {
        var sign = Current;
        var (from, to) = TakeScript();
        if (tokens[from] is { Kind: TokenKind.Open, Text: "(" } && brackets.CloseOf(from) == to - 1 && to - from > 2) (from, to) = (from + 1, to - 1);
        var span = sign.Span.To(tokens[to - 1].Span);
        var parts = new List<SyntaxNode>();
        var text = string.Concat(Enumerable.Range(from, to - from).Where(i => tokens[i].Kind is not (TokenKind.OpenGroup or TokenKind.CloseGroup)).Select(i => tokens[i].Text)).Replace("{script", "", StringComparison.Ordinal);
        for (var i = from; i < to;)
        {
            if (to - from > 1 && tokens[i].Kind == TokenKind.Times)
            {
                // A_{·j}, A_{i*} and A_{i,•}: all of the rows or columns.
                parts.Add(new NameSyntax(tokens[i].Span, ":"));
                i += i + 1 < to && tokens[i + 1].Kind == TokenKind.Comma ? 2 : 1;
                continue;
            }
            if (tokens[i].Kind is TokenKind.Comma or TokenKind.Dot or TokenKind.Colon)
            {
                var empty = (i == from || tokens[i - 1].Kind is TokenKind.Comma or TokenKind.Dot) && (tokens[i].Kind != TokenKind.Comma || i == from);
                if (empty || i == to - 1) parts.Add(new NameSyntax(tokens[i].Span, ":"));
                i += tokens[i].Kind != TokenKind.Comma && i + 1 < to && tokens[i + 1].Kind == TokenKind.Comma ? 2 : 1;
                continue;
            }
            var next = i;
            while (next < to && tokens[next].Kind is not (TokenKind.Comma or TokenKind.Dot) && (next == from || tokens[next].Kind != TokenKind.Times)) next = tokens[next].Kind is TokenKind.Open or TokenKind.OpenGroup or TokenKind.Begin ? brackets.CloseOf(next) + 1 : next + 1;
            Part(parts, i, Math.Min(next, to));
            i = next;
        }
        return new Mark(MarkKind.Index, span, Indices: parts, Text: text);
    }

    /// <summary>One index, or several letters side by side: <c>ij</c>, <c>12</c>.</summary>
    private void Part(List<SyntaxNode> parts, int from, int to)
    {
        var letters = Enumerable.Range(from, to - from).Select(i => tokens[i]).ToList();
        if (letters.TrueForAll(token => token.Kind == TokenKind.Name && token.Text.All(FormulaIndices.IsIndexLetter)))
            parts.AddRange(letters.SelectMany(token => token.Text.Select((c, k) => new NameSyntax(new SourceSpan(token.Span.Start + (token.Text.Length > 1 ? k : 0), token.Text.Length > 1 ? 1 : token.Span.Length), c.ToString()))));
        else if (letters is [{ Kind: TokenKind.Bar or TokenKind.Times or TokenKind.Hadamard or TokenKind.Plus or TokenKind.Minus } sign]) parts.Add(new NameSyntax(sign.Span, sign.Text));
        else if (letters.TrueForAll(token => token.Kind is TokenKind.Plus or TokenKind.Relation || token.Kind == TokenKind.Words)) parts.Add(new NameSyntax(letters[0].Span, string.Concat(letters.Select(token => token.Text))));
        else if (letters.Count > 1 && letters.TrueForAll(token => token.Kind is TokenKind.Name or TokenKind.Number)) parts.Add(new NameSyntax(letters[0].Span.To(letters[^1].Span), string.Concat(letters.Select(token => token.Text))));
        else if (letters is [{ Kind: TokenKind.Function } word]) parts.Add(new NameSyntax(word.Span, word.Text));
        else parts.Add(ExpressionWithin(from, to));
    }

    /// <summary>Puts marks on an operand; a subscript of a name that stands behind a ^T belongs to the name.</summary>
    private SyntaxNode Apply(SyntaxNode operand, IEnumerable<Mark> marks)
    {
        var list = marks.ToList();
        if (operand is NameSyntax or NormSyntax) list = [.. list.Where(IsFirst), .. list.Where(mark => !IsFirst(mark))];
        // X_{ij}^T is set as X^T_{ij} is, and an entry needs no transpose.
        if (operand is GroupSyntax or NameSyntax { Name: [>= 'A' and <= 'Z'] and not ("E" or "J") } && list.FindIndex(static mark => mark.Kind == MarkKind.Index && mark.Indices is [NameSyntax, NameSyntax]) is >= 0 and var index && index + 1 < list.Count && list[index + 1] is { Kind: MarkKind.Transpose, Exponent: null }) (list[index], list[index + 1]) = (list[index + 1], list[index]);
        foreach (var mark in list) operand = Apply(operand, mark);
        return operand;

        bool IsFirst(Mark mark) => mark.Kind == MarkKind.Index && (operand is NormSyntax || mark.Indices!.Count <= 1);
    }

    private SyntaxNode Apply(SyntaxNode operand, Mark mark)
    {
        var span = operand.Span.To(mark.Span);
        return mark.Kind switch
        {
            MarkKind.Transpose when mark.Exponent is { } exponent && IsEuler(operand) => new CallSyntax(span, "exp", [exponent]), // e^H
            MarkKind.Prime when !plain && operand is CallSyntax { Function: "vec", Arguments: [DifferentialSyntax and var stacked] } vec => choices.Of(span, "transpose-of-vec", new UnarySyntax(span, UnaryKind.Transpose, operand), vec with { Span = span, Arguments = [new UnarySyntax(span, UnaryKind.Transpose, stacked)] }), // vec(dX)' of Magnus & Neudecker
            MarkKind.Transpose => new UnarySyntax(span, UnaryKind.Transpose, operand),
            MarkKind.Prime => Primed(span, operand),
            MarkKind.Power when IsEuler(operand) => new CallSyntax(span, "exp", [mark.Exponent!]),
            MarkKind.Power => new BinarySyntax(span, BinaryKind.Power, operand, mark.Exponent!) { Spelling = "^" },
            MarkKind.InverseTranspose when IsEuler(operand) && mark.Text.Length == 1 => new CallSyntax(span, "exp", [new UnarySyntax(mark.Span, UnaryKind.Negate, new NameSyntax(mark.Span, mark.Text))]), // e^{-t}
            MarkKind.InverseTranspose => new UnarySyntax(span, UnaryKind.Transpose, new BinarySyntax(span, BinaryKind.Power, operand, mark.Exponent!) { Spelling = "^" }),
            MarkKind.HadamardPower => new BinarySyntax(span, BinaryKind.HadamardPower, operand, mark.Exponent!) { Spelling = mark.Text },
            MarkKind.Method => Called(span, mark.Text, [operand, .. mark.Indices!]),
            MarkKind.PseudoInverse when mark.Text == "†" => choices.Of(span, "dagger", new CallSyntax(span, "pinv", [operand]), new UnarySyntax(span, UnaryKind.Transpose, operand)),
            MarkKind.PseudoInverse => new CallSyntax(span, "pinv", [operand]),
            MarkKind.UpperIndex when operand is NameSyntax name && (page.IsLabel(mark.Text) || mark.Indices is [NumberSyntax]) => name with { Span = span, Name = name.Name + "_" + mark.Text.Trim('(', ')').Replace("-", "m", StringComparison.Ordinal).Replace("+", "p", StringComparison.Ordinal) },
            MarkKind.UpperIndex => new IndexedSyntax(span, operand, mark.Indices!) { Raised = true },
            _ => Indexed(span, operand, mark),
        };
    }

    /// <summary>e, unless the request declares a symbol of that name.</summary>
    private bool IsEuler(SyntaxNode operand) => operand is NameSyntax { Name: "e", Bold: false } && page.Typed?.Has("e") != true;

    private SyntaxNode Primed(SourceSpan span, SyntaxNode operand)
    {
        if (!plain && operand is NameSyntax named && page.NamesPrimed(named.Name)) return named with { Span = span, Name = PrimedNames.Of(named.Name) };
        var transpose = new UnarySyntax(span, UnaryKind.Transpose, operand);
        // (w^TSw)' of a page that also writes Sᵀ, or f'(x): a derivative where a transpose does not fit.
        if (operand is GroupSyntax or NormSyntax && !plain && page.PrimeMayBeDerivative) return choices.Of(span, "prime", transpose, new UnarySyntax(span, UnaryKind.Prime, operand));
        if (operand is not NameSyntax name || (plain && !page.PrimeIsDerivative) || !(page.PrimeMayBeDerivative || page.DefinesFunction(name.Name))) return transpose;
        var prime = new UnarySyntax(span, UnaryKind.Prime, operand);
        return page.PrimeIsDerivative || page.DefinesFunction(name.Name) ? choices.Of(span, "prime", prime, transpose) : choices.Of(span, "prime", transpose, prime);
    }

    private SyntaxNode Indexed(SourceSpan span, SyntaxNode operand, Mark mark)
    {
        if (operand is NormSyntax norm) return norm with { Span = span, Index = NormIndex(mark.Text) };
        if (operand is BinarySyntax { Kind: BinaryKind.Frobenius, Spelling: "<>" } inner) return NormIndex(mark.Text) is "F" or "2" or "R" or ['R', '^', ..] ? inner with { Span = span } : throw FormulaException.At(mark.Span, "unsupported", "an inner product with a weight is not read", "write it as a product: x'*M*y");
        if (mark.Indices!.Count == 0) throw FormulaException.At(mark.Span, "parse", "expected an index");
        // 1_n and 1_{m×n}: a subscript below the number 1 can only be its sizes.
        if (operand is NumberSyntax { Value.IsOne: true } one && mark.Indices.All(static index => index is not NumberSyntax)) operand = new NameSyntax(one.Span, "ones");
        if (operand is NameSyntax { Name: "ones" or "I" or "K" } sized && mark.Text.Split('×', 'x') is [{ Length: > 0 } rows, { Length: > 0 } columns]) return sized with { Span = span, Name = sized.Name == "I" ? $"I_{rows}" : $"{sized.Name}_{rows}x{columns}" };
        // X_{m×n} tells the size.
        if (operand is NameSyntax { Name: [>= 'A' and <= 'Z'] } matrix && mark.Text.Contains('×', StringComparison.Ordinal)) return matrix with { Span = span };
        var indexed = new IndexedSyntax(span, operand, mark.Indices);
        if (operand is not NameSyntax name) return indexed;
        var named = name with { Span = span, Name = name.Name + "_" + mark.Text.Replace(",", "", StringComparison.Ordinal).Replace(" ", "_", StringComparison.Ordinal) };
        var letters = mark.Indices.OfType<NameSyntax>().Where(index => index.Name.Length == 1 && FormulaIndices.IsIndexLetter(index.Name[0])).ToList();
        if (mark.Indices.Any(index => index is NameSyntax { Name: ":" })) return indexed;
        if (name.Name == "ones" && mark.Indices.All(static index => index is NameSyntax)) return named;
        if (letters.Count > 1 && letters.Count == mark.Indices.Count) return name.Name == "K" || (name.Name == "I" && !letters.Exists(index => indices.IsLikely(index.Name))) ? choices.Of(span, "index-or-name", letters.Exists(index => indices.IsLikely(index.Name)) ? [indexed, named] : [named, indexed]) : indexed;
        if (letters.Count == mark.Indices.Count && name.Name is "I" or "ones") return named;
        if (letters.Count == mark.Indices.Count) return choices.Of(span, "index-or-name", indices.IsLikely(letters[0].Name) ? [indexed, named] : [named, indexed]);
        if (mark.Indices.All(index => index is NameSyntax or NumberSyntax)) return Numbered(mark) is { } digits && (char.IsUpper(name.Name[0]) || mark.Text.Contains(',', StringComparison.Ordinal)) ? choices.Of(span, "index-or-name", named, indexed with { Indices = digits }) : named;
        return mark.Indices.Any(index => index is NumberSyntax) && letters.Count == 0 ? named : indexed;
    }

    /// <summary>A_{12} and A_{1,2} as row 1, column 2, A_{1,n} as the last entry of row 1.</summary>
    private static IReadOnlyList<SyntaxNode>? Numbered(Mark mark) => mark.Indices switch
    {
        [NumberSyntax or NameSyntax { Name.Length: 1 }, NumberSyntax or NameSyntax { Name.Length: 1 }] both when both[0] is NumberSyntax || both[1] is NumberSyntax => both,
        [NumberSyntax one] when mark.Text.Length == 2 && mark.Text.All(char.IsAsciiDigit) => [one with { Value = mark.Text[0] - '0' }, one with { Value = mark.Text[1] - '0' }],
        _ => null,
    };

    private static string NormIndex(string text) => text.Trim() switch
    {
        "F" or "f" or "Fro" or "fro" or "FRO" or "Frob" or "HS" => "F",
        "*" or "tr" or "∗" => "*",
        "infinity" or "inf" => "inf",
        var other => other,
    };
}
