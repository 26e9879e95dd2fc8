namespace Gradus.Syntax;

/// <summary>Matrices written out: environments of LaTeX, and brackets with commas and semicolons.</summary>
internal sealed partial class ExpressionParser
{
    private SyntaxNode Matrix()
    {
        var open = at;
        var close = brackets.CloseOf(open);
        var (name, span) = (tokens[open].Text, tokens[open].Span.To(tokens[close].Span));
        if (!name.EndsWith("matrix", StringComparison.Ordinal) && name is not ("array" or "cases" or "dcases" or "rcases"))
            throw FormulaException.At(tokens[open].Span, "unsupported", $"{name} is not supported within a formula");
        if (name.EndsWith("cases", StringComparison.Ordinal)) return Cases(open, close, span);
        var rows = Rows(open + 1, close, TokenKind.Align, TokenKind.Row);
        at = close + 1;
        var matrix = new MatrixSyntax(span, rows);
        return name switch
        {
            "vmatrix" => new NormSyntax(span, matrix, "", Doubled: false),
            "Vmatrix" => new NormSyntax(span, matrix, "", Doubled: true),
            _ => matrix,
        };
    }

    /// <summary>The values of the cases; of the conditions behind them only those are read that two indices are equal or not.</summary>
    private CasesSyntax Cases(int open, int close, SourceSpan span)
    {
        var values = new List<SyntaxNode>();
        var conditions = new List<(IndexedSyntax Delta, bool Equal)?>();
        var isOther = false;
        foreach (var (from, to) in Splits(open + 1, close, TokenKind.Row))
        {
            var (first, last) = Splits(from, to, TokenKind.Align)[0];
            while (last > first && tokens[last - 1].Kind is TokenKind.Comma or TokenKind.Quad) last--;
            if (first == last) continue;
            values.Add(ExpressionWithin(first, last));
            conditions.Add(IndexCondition(last, to));
            isOther |= conditions[^1] is null && Enumerable.Range(last, to - last).Any(i => tokens[i].Kind == TokenKind.Relation);
        }
        at = close + 1;
        if (values.Count != 2 || isOther || (conditions[0] ?? conditions[1]) is not { } stated) return new CasesSyntax(span, values);
        if (conditions is [{ } one, { } other] && (one.Equal == other.Equal || !Letters(one).SetEquals(Letters(other)))) return new CasesSyntax(span, values);
        var isInOrder = conditions[0]?.Equal ?? !stated.Equal;
        return new CasesSyntax(span, isInOrder ? values : [values[1], values[0]]) { Delta = stated.Delta };

        static HashSet<string> Letters((IndexedSyntax Delta, bool Equal) condition) => [.. condition.Delta.Indices.OfType<NameSyntax>().Select(static n => n.Name)];
    }

    /// <summary>i = k or i ≠ k behind a value, as δ_ik; null where something else stands there.</summary>
    private (IndexedSyntax Delta, bool Equal)? IndexCondition(int from, int to)
    {
        var sign = Enumerable.Range(from, to - from).FirstOrDefault(i => tokens[i] is { Kind: TokenKind.Relation });
        if (sign <= from || sign + 1 >= to || tokens[sign].Relation is not (RelationKind.Equal or RelationKind.NotEqual)) return null;
        var (left, right) = (tokens[sign - 1], tokens[sign + 1]);
        if (!IsIndex(left) || !IsIndex(right) || left.Text == right.Text || Enumerable.Range(from, to - from).Any(i => i != sign - 1 && i != sign + 1 && tokens[i] is { Kind: TokenKind.Name, Word: false })) return null;
        var span = left.Span.To(right.Span);
        return (new IndexedSyntax(span, new NameSyntax(span, "delta"), [Leaf(left), Leaf(right)]), tokens[sign].Relation == RelationKind.Equal);

        static bool IsIndex(Token token) => token is { Kind: TokenKind.Name, Text: [var letter] } && FormulaIndices.IsIndexLetter(letter);
    }

    /// <summary>[[1, 2], [3, 4]] and [1, 2; 3, 4]; a simple list is a column, as NumPy's vectors are read.</summary>
    private MatrixSyntax BracketedMatrix(int from, int to, SourceSpan span)
    {
        if (tokens[from] is { Kind: TokenKind.Open, Text: "[" } && Splits(from, to, TokenKind.Comma).TrueForAll(part => tokens[part.From].Text == "[" && brackets.CloseOf(part.From) == part.To - 1))
        {
            var nested = Splits(from, to, TokenKind.Comma).ConvertAll(part => Cells(part.From + 1, part.To - 1, TokenKind.Comma));
            return new MatrixSyntax(span, nested);
        }
        var rows = Splits(from, to, TokenKind.Semicolon).ConvertAll(part => Cells(part.From, part.To, TokenKind.Comma));
        return new MatrixSyntax(span, rows is [var only] ? [.. only.Select(cell => (IReadOnlyList<SyntaxNode>)[cell])] : rows);
    }

    private List<IReadOnlyList<SyntaxNode>> Rows(int from, int to, TokenKind cellSign, TokenKind rowSign)
    {
        var parts = Splits(from, to, rowSign);
        if (parts.Count > 1 && parts[^1].From == parts[^1].To) parts.RemoveAt(parts.Count - 1);
        return parts.ConvertAll(part => Cells(part.From, part.To, cellSign));
    }

    private IReadOnlyList<SyntaxNode> Cells(int from, int to, TokenKind sign)
    {
        if (plain && IsRow(from, to)) return [.. Enumerable.Range(from, to - from).Select(i => Leaf(tokens[i]))];
        return Splits(from, to, sign).ConvertAll(part => ExpressionWithin(part.From, part.To));
    }

    /// <summary>Cuts a stretch at the signs that stand on its own level.</summary>
    private List<(int From, int To)> Splits(int from, int to, TokenKind sign)
    {
        var parts = new List<(int, int)>();
        var start = from;
        for (var i = from; i < to; i++)
        {
            if (tokens[i].Kind is TokenKind.Open or TokenKind.OpenGroup or TokenKind.Begin && brackets.CloseOf(i) > i) i = brackets.CloseOf(i);
            else if (tokens[i].Kind == sign)
            {
                parts.Add((start, i));
                start = i + 1;
            }
        }
        parts.Add((start, to));
        return parts;
    }
}
