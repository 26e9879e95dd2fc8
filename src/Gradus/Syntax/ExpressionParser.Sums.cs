namespace Gradus.Syntax;

/// <summary>Sums, and the colon whose strength depends on the author.</summary>
internal sealed partial class ExpressionParser
{
    private const int ColonReadings = 8;

    /// <summary>An operand of a sum: what joins it to the one before, its sign, and itself.</summary>
    private readonly record struct Term(bool Colon, bool Negative, bool Signed, SyntaxNode Node, SourceSpan Span)
    {
        public SyntaxNode Value => Negative ? new UnarySyntax(Span, UnaryKind.Negate, Node) : Node;
    }

    /// <summary>A sum, with inner products by colon among its terms.</summary>
    private SyntaxNode Expression()
    {
        Enter();
        var start = at;
        var terms = new List<Term> { NextTerm(colon: false) };
        var (colons, middle, dots) = (0, at, -1);
        while (Current.Kind is TokenKind.Plus or TokenKind.Minus or TokenKind.Colon)
        {
            if (dots < 0 && at + 2 < end && tokens[at + 1].Kind == TokenKind.Gap && tokens[at + 2].Kind == Current.Kind && Current.Kind != TokenKind.Colon)
            {
                dots = at + 1;
                at += 2;
                terms.Add(NextTerm(colon: false));
                if (!LeaveOut(terms)) throw Gap(tokens[dots]);
                continue;
            }
            var before = at;
            var colon = Skip(TokenKind.Colon);
            if (colon) (colons, middle) = (colons + 1, before);
            terms.Add(NextTerm(colon));
            if (!colon && Joined(terms[^2], terms[^1]) is { } whole)
            {
                terms.RemoveAt(terms.Count - 1);
                terms[^1] = whole;
            }
        }
        depth--;
        if (colons == 1 && SameTokens(start, middle, middle + 1, at)) return Whole(terms);
        var sum = Colons(terms);
        if (colons > 0 || Operated(terms) is not { } wide) return sum;
        return wide.By is NameSyntax variable && terms.Skip(1).Any(t => SyntaxNames.Of(t.Node).Contains(variable.Name)) ? choices.Of(sum.Span, "operator-scope", wide, sum) : choices.Of(sum.Span, "operator-scope", sum, wide);
    }

    /// <summary>∂/∂C ‖S − AC‖² + ε‖C‖², where the author lets the operator stand before the whole sum; null unless a sum begins so.</summary>
    private static DerivativeSyntax? Operated(List<Term> terms)
    {
        if (terms.Count < 2 || terms.Exists(static t => t.Node is SummationSyntax) || terms[0] is not { Negative: false, Node: DerivativeSyntax { Of: { } of } first } || !IsOpen(first, of)) return null;
        if (terms.Skip(1).Any(static t => SyntaxNames.All(t.Node).Any(static n => n is DerivativeSyntax))) return null;
        var span = first.Span.To(terms[^1].Span);
        return first with { Span = span, Of = new SumSyntax(of.Span.To(terms[^1].Span), [of, .. terms.Skip(1).Select(static t => t.Value)]) };
    }

    /// <summary>Puts one sum in the place of the terms around dots: the last one, and those before it that fit; false if none do.</summary>
    private static bool LeaveOut(List<Term> terms)
    {
        var last = terms[^1];
        for (var from = 0; from < terms.Count - 1; from++)
        {
            if (terms.Skip(from + 1).Any(t => t.Colon || t.Negative != last.Negative) || terms[from].Negative != last.Negative) continue;
            if (Ellipsis.Sum([.. terms.Skip(from).SkipLast(1).Select(static t => t.Node)], last.Node) is not { } sum) continue;
            var first = terms[from];
            terms.RemoveRange(from, terms.Count - from);
            terms.Add(first with { Node = sum, Span = first.Span.To(last.Span) });
            return true;
        }
        return false;
    }

    /// <summary>Σ_i a_i + b_i: a term that still counts with i belongs to the sum, as the author must mean it.</summary>
    private static Term? Joined(Term sum, Term next)
    {
        if (sum.Node is not SummationSyntax { Indices: { } letters } summation || !IsCountedBy(next.Node, letters, 0)) return null;
        var terms = summation.Body is SumSyntax inner ? inner.Terms : [summation.Body];
        var span = summation.Span.To(next.Span);
        return sum with { Node = summation with { Span = span, Body = new SumSyntax(summation.Body.Span.To(next.Span), [.. terms, next.Value]) }, Span = sum.Span.To(next.Span) };
    }

    private static bool IsCountedBy(SyntaxNode node, IReadOnlyList<string> letters, int depth) => depth < SyntaxLimits.Depth && node switch
    {
        SummationSyntax => false,
        IndexedSyntax indexed when indexed.Indices.Any(i => i is NameSyntax name && letters.Contains(name.Name)) => true,
        _ => node.Children().Any(child => IsCountedBy(child, letters, depth + 1)),
    };

    private bool SameTokens(int from, int to, int otherFrom, int otherTo) =>
        to - from == otherTo - otherFrom && Enumerable.Range(0, to - from).All(i => tokens[from + i].Kind == tokens[otherFrom + i].Kind && tokens[from + i].Text == tokens[otherFrom + i].Text);

    /// <summary>Ax − y : Ax − y, a squared norm: the same sum stands on both sides of the only colon.</summary>
    private static SyntaxNode Whole(List<Term> terms) => Wide(terms, [terms.FindIndex(static t => t.Colon)], [0], [terms.Count]);

    private Term NextTerm(bool colon)
    {
        var start = at;
        var (negative, signed) = (false, false);
        while (Current.Kind is TokenKind.Plus or TokenKind.Minus)
        {
            negative ^= Take().Kind == TokenKind.Minus;
            signed = true;
        }
        var node = LooseProduct();
        while (Current.Kind == TokenKind.At) node = Evaluated(node);
        return new Term(colon, negative, signed, node, SpanFrom(start));
    }

    /// <summary>All readings of the colons: each binds tighter than + (the ordinary one), or takes in whole sums on its left, right or both.</summary>
    private SyntaxNode Colons(List<Term> terms)
    {
        var colons = Enumerable.Range(0, terms.Count).Where(i => terms[i].Colon).ToList();
        var span = terms[0].Span.To(terms[^1].Span);
        if (colons.Count > SyntaxLimits.Chain) throw FormulaException.At(span, "too-long", "too many inner products in one sum");
        if (colons.Count == 0) return Sum(terms);
        var tight = Tight(terms);
        if (colons.Count == terms.Count - 1) return tight;
        var readings = new List<SyntaxNode> { tight };
        foreach (var (left, right) in Extents(terms, colons).Take(ColonReadings - 1)) readings.Add(Wide(terms, colons, left, right));
        return choices.Of(span, "colon", [.. readings]);
    }

    /// <summary>For each colon how far its sums reach: both sides to the ends, then one side only; between two colons every cut.</summary>
    private static IEnumerable<(int[] Left, int[] Right)> Extents(List<Term> terms, List<int> colons)
    {
        if (colons.Count == 1)
        {
            var c = colons[0];
            (int Left, int Right)[] reaches = [(0, terms.Count), (c - 1, terms.Count), (0, c + 1)];
            foreach (var (left, right) in reaches.Distinct())
            {
                if ((left, right) != (c - 1, c + 1)) yield return ([left], [right]);
            }
            yield break;
        }
        if (colons.Count > 3 || colons.Zip(colons.Skip(1)).Any(pair => pair.Second - pair.First < 2)) yield break;
        var cuts = colons.Zip(colons.Skip(1)).Select(pair => Enumerable.Range(pair.First + 1, pair.Second - pair.First - 1)).ToList();
        var first = cuts[0].Select(cut => new[] { cut });
        var all = cuts.Count == 1 ? first : first.SelectMany(head => cuts[1].Select(cut => new[] { head[0], cut }));
        foreach (var cut in all)
        {
            var (left, right) = ((int[])[0, .. cut], (int[])[.. cut, terms.Count]);
            if (!colons.Select((c, k) => left[k] == c - 1 && right[k] == c + 1).All(same => same)) yield return (left, right);
        }
    }

    private SyntaxNode Tight(List<Term> terms)
    {
        var sum = new List<Term>();
        foreach (var term in terms)
        {
            if (!term.Colon) { sum.Add(term); continue; }
            var left = sum[^1];
            var span = left.Span.To(term.Span);
            sum[^1] = left with { Node = Paired(span, left.Node, term.Value), Span = span };
        }
        return Sum(sum);
    }

    /// <summary>a : b; of ∂/∂X a : b with X in b the operator acts on both.</summary>
    private SyntaxNode Paired(SourceSpan span, SyntaxNode left, SyntaxNode right)
    {
        var pair = new BinarySyntax(span, BinaryKind.Frobenius, left, right) { Spelling = ":" };
        (DerivativeSyntax Whole, SyntaxNode? Of) operated = left switch
        {
            DerivativeSyntax { Of: { } inner } open when IsOpen(open, inner) || (inner is NameSyntax variable && open.By is NameSyntax same && variable.Name == same.Name) => (open, inner),
            UnarySyntax { Kind: UnaryKind.Transpose, Operand: DerivativeSyntax { Of: NameSyntax name } open } turned => (open, turned with { Operand = name }),
            _ => default,
        };
        if (operated is not ({ By: NameSyntax by } derivative, { } of) || !SyntaxNames.Of(right).Contains(by.Name) || SyntaxNames.HasChange(right)) return pair;
        return choices.Of(span, "operator-scope", derivative with { Span = span, Of = new BinarySyntax(of.Span.To(span), BinaryKind.Frobenius, of, right) { Spelling = ":" } }, pair);
    }

    /// <summary>True for an operator before something without brackets of its own, so that more may belong to it.</summary>
    private static bool IsOpen(DerivativeSyntax derivative, SyntaxNode of) => of is not (GroupSyntax or NameSyntax or CallSyntax) && of.Span.End == derivative.Span.End;

    private static SyntaxNode Wide(List<Term> terms, List<int> colons, int[] left, int[] right)
    {
        var sum = new List<Term>();
        var next = 0;
        for (var k = 0; k < colons.Count; k++)
        {
            sum.AddRange(terms[next..left[k]]);
            // A plus before the left sum joins the whole inner product to the terms before it; a single term keeps its sign outside.
            var (head, single) = (terms[left[k]], colons[k] == left[k] + 1);
            var plus = head is { Signed: true, Negative: false } && sum.Count > 0;
            var outside = single ? head : head with { Negative = false, Signed = plus };
            var a = single ? head.Node : Sum([head with { Signed = head.Signed && !plus }, .. terms[(left[k] + 1)..colons[k]]]);
            var b = Sum([terms[colons[k]] with { Colon = false }, .. terms[(colons[k] + 1)..right[k]]]);
            var span = head.Span.To(terms[right[k] - 1].Span);
            sum.Add(outside with { Node = new BinarySyntax(span, BinaryKind.Frobenius, a, b) { Spelling = ":" }, Span = span });
            next = right[k];
        }
        sum.AddRange(terms[next..]);
        return Sum(sum);
    }

    private static SyntaxNode Sum(List<Term> terms) => terms.Count > 1
        ? new SumSyntax(terms[0].Span.To(terms[^1].Span), [.. terms.Select(term => term.Value)])
        : terms[0] is { Signed: true, Negative: false } plus ? new UnarySyntax(plus.Span, UnaryKind.Plus, plus.Node) : terms[0].Value;
}
