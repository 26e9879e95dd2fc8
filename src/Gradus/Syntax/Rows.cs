namespace Gradus.Syntax;

/// <summary>Cuts the tokens of one display into formulas: rows, words between, commas, arrows.</summary>
internal static class Rows
{
    private static readonly HashSet<string> Layouts = ["align", "aligned", "alignat", "alignedat", "equation", "split", "eqnarray", "gather", "gathered", "multline", "eqalign", "flalign", "math", "displaymath", "subequations", "center", "document", "dcases@"];

    /// <summary>Rows with more tokens are not searched for a second equation behind a wide space.</summary>
    private const int LongRow = 2_000;

    /// <summary>The pieces of one display or inline formula.</summary>
    public static List<Piece> Cut(List<Token> tokens, int block, bool display)
    {
        Angles.Mark(tokens);
        EvaluationBars.Mark(tokens);
        var pieces = new List<Piece>();
        var words = new List<string>();
        foreach (var row in SplitRows(Flatten(tokens)))
        {
            var first = true;
            foreach (var (part, said) in SplitRow(WithoutNumber(row)))
            {
                words.AddRange(said);
                var piece = new Piece { Block = block, Display = display };
                piece.Tokens.AddRange(Trim(part));
                if (piece.Tokens.Count == 0) continue;
                if (first && pieces.Count > 0 && words.Count == 0 && Joins(pieces[^1], piece, row)) pieces[^1].Tokens.AddRange(piece.Tokens);
                else
                {
                    piece.WordsBefore.AddRange(words);
                    words.Clear();
                    pieces.Add(piece);
                }
                first = false;
            }
        }
        if (words.Count > 0 && pieces.Count > 0) pieces.Add(Remark(words, pieces[^1]));
        return Link(pieces);
    }

    /// <summary>A row without the number of its equation: (3) and a wide space in front, or a column of its own behind.</summary>
    private static List<Token> WithoutNumber(List<Token> row) =>
        row is [{ Kind: TokenKind.Open, Text: "(" }, { Kind: TokenKind.Number }, { Kind: TokenKind.Close }, { Kind: TokenKind.Quad }, ..] ? row[4..]
        : row is [.., { Kind: TokenKind.Align }, { Kind: TokenKind.Open, Text: "(" }, { Kind: TokenKind.Number }, { Kind: TokenKind.Close }] && row.Exists(static t => t.Kind == TokenKind.Relation) && row.Count(static t => t.Kind == TokenKind.Align) > 1 ? row[..^4] : row;

    /// <summary>Words behind the last formula of a display: a piece without tokens.</summary>
    private static Piece Remark(List<string> words, Piece after)
    {
        var piece = new Piece { Block = after.Block, Display = after.Display };
        piece.WordsBefore.AddRange(words);
        return piece;
    }

    /// <summary>A row that begins with + goes on with the row before, as does one behind a row that ends with an operator.</summary>
    private static bool Joins(Piece before, Piece piece, List<Token> row)
    {
        if (IsOperator(before.Tokens[^1].Kind) || before.Tokens[^1].Kind == TokenKind.Minus) return true;
        var start = piece.Tokens[0].Kind;
        if (IsOperator(start)) return true;
        return start == TokenKind.Minus && (row[0].Kind is TokenKind.Align or TokenKind.Quad || !piece.HasRelation);
    }

    private static bool IsOperator(TokenKind kind) => kind is TokenKind.Plus or TokenKind.Times or TokenKind.Hadamard or TokenKind.Kronecker or TokenKind.Colon or TokenKind.DotHadamard or TokenKind.Slash;

    /// <summary>A sign at the end of one formula belongs to the next; formulas that begin with a sign go on.</summary>
    private static List<Piece> Link(List<Piece> pieces)
    {
        for (var i = 0; i < pieces.Count; i++)
        {
            var tokens = pieces[i].Tokens;
            if (tokens.Count > 1 && tokens[^1].Kind == TokenKind.Relation && i + 1 < pieces.Count && pieces[i + 1].Tokens.Count > 0)
            {
                if (pieces[i + 1].Tokens[0].Kind != TokenKind.Relation) pieces[i + 1].Tokens.Insert(0, tokens[^1]);
                tokens.RemoveAt(tokens.Count - 1);
            }
            else if (tokens.Count > 1 && tokens[^1].Kind == TokenKind.Relation && tokens[^1].Relation == RelationKind.Equal) tokens.RemoveAt(tokens.Count - 1);
            pieces[i].Continues = tokens.Count > 0 && tokens[0].Kind == TokenKind.Relation;
        }
        return pieces;
    }

    /// <summary>Takes layout environments and braces around whole formulas away.</summary>
    private static List<Token> Flatten(IReadOnlyList<Token> tokens)
    {
        var output = new List<Token>(tokens.Count);
        var open = new Stack<(bool Layout, TokenKind Kind)>();
        var bare = BareGroups(tokens);
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            switch (token.Kind)
            {
                case TokenKind.Begin or TokenKind.OpenGroup:
                    var layout = token.Kind == TokenKind.Begin ? Layouts.Contains(token.Text) || (token.Text == "array" && bare.Contains(i)) : bare.Contains(i);
                    open.Push((layout, token.Kind));
                    if (layout && token.Kind == TokenKind.Begin && output.Count > 0 && output[^1] is { Kind: TokenKind.Open, Text: "\\{" }) output.RemoveAt(output.Count - 1);
                    if (!layout) output.Add(token);
                    else if (token.Kind == TokenKind.Begin && token.Text is not ("aligned" or "split" or "alignedat" or "gathered" or "array" or "eqalign")) output.Add(token with { Kind = TokenKind.Row });
                    continue;
                case TokenKind.EndEnvironment or TokenKind.CloseGroup when open.Count > 0:
                    var (wasLayout, kind) = open.Pop();
                    if (!wasLayout) output.Add(token);
                    else if (kind == TokenKind.Begin) output.Add(token with { Kind = TokenKind.Row });
                    continue;
                case TokenKind.EndEnvironment when Layouts.Contains(token.Text):
                    continue;
            }
            output.Add(token);
        }
        return output;
    }

    /// <summary>Groups that hold a relation or rows and are no argument, and arrays used for layout.</summary>
    private static HashSet<int> BareGroups(IReadOnlyList<Token> tokens)
    {
        var found = new HashSet<int>();
        var open = new Stack<int>();
        for (var i = 0; i < tokens.Count; i++)
        {
            switch (tokens[i].Kind)
            {
                case TokenKind.OpenGroup or TokenKind.Begin or TokenKind.Open: open.Push(i); break;
                case TokenKind.CloseGroup or TokenKind.EndEnvironment or TokenKind.Close: open.TryPop(out _); break;
                case TokenKind.Relation or TokenKind.Row or TokenKind.Words when open.TryPeek(out var start):
                    if (tokens[start] is { Kind: TokenKind.OpenGroup, Text: "{" } && !(start > 0 && tokens[start - 1].Kind is TokenKind.Function)) found.Add(start);
                    if (tokens[start].Kind == TokenKind.Begin && tokens[i].Kind == TokenKind.Relation) found.Add(start);
                    break;
            }
        }
        return found;
    }

    private static IEnumerable<List<Token>> SplitRows(List<Token> tokens)
    {
        var row = new List<Token>();
        var groups = 0;
        foreach (var token in tokens)
        {
            if (token.Kind is TokenKind.OpenGroup or TokenKind.Begin) groups++;
            if (token.Kind is TokenKind.CloseGroup or TokenKind.EndEnvironment) groups = Math.Max(0, groups - 1);
            if (token.Kind == TokenKind.Row && groups == 0)
            {
                if (row.Count > 0) yield return row;
                row = [];
            }
            else row.Add(token);
        }
        if (row.Count > 0) yield return row;
    }

    /// <summary>Cuts a row at words, arrows, commas, and at column signs or wide spaces between two equations; with each part the words before it.</summary>
    private static IEnumerable<(List<Token> Part, List<string> Said)> SplitRow(List<Token> row)
    {
        var cuts = TokenScan.TopLevel(row).Where(i => IsCut(row, i)).Union(TokenScan.OutsideGroups(row).Where(i => row[i].Kind == TokenKind.Words)).Order().Append(row.Count).ToList();
        var said = new List<string>();
        var start = 0;
        foreach (var cut in cuts)
        {
            yield return (row[start..cut], said);
            said = cut < row.Count && row[cut] is { Kind: TokenKind.Words or TokenKind.Therefore, Text.Length: > 0 } sign ? [sign.Kind == TokenKind.Words ? sign.Text : sign.Text == "⇔" ? "equivalently" : "implies"] : [];
            start = cut + 1;
        }
        if (said.Count > 0) yield return ([], said);
    }

    private static bool IsCut(List<Token> row, int i) => row[i].Kind switch
    {
        TokenKind.Words or TokenKind.Therefore or TokenKind.Comma or TokenKind.Semicolon => true,
        TokenKind.Align => i > 0 && SeparatesEquations(row, i) && row[..i].Count(token => token.Kind == TokenKind.Align) % 2 == 1 && row[i - 1].Kind != TokenKind.Relation,
        TokenKind.Quad => SeparatesEquations(row, i) || IsNumber(row, i + 1) || IsRemark(row, i),
        _ => false,
    };

    /// <summary>(1) behind a wide space numbers the equation.</summary>
    private static bool IsNumber(List<Token> row, int i) => i + 2 == row.Count - 1 && row[i].Text == "(" && row[i + 1].Kind == TokenKind.Number && row[i + 2].Text == ")";

    /// <summary>A remark in brackets behind a wide space: (A = Aᵀ), (A symmetric).</summary>
    private static bool IsRemark(List<Token> row, int i) => i + 3 < row.Count && row[i + 1] is { Kind: TokenKind.Open, Text: "(" } && row.FindLastIndex(static t => t.Kind is not (TokenKind.Quad or TokenKind.Dot or TokenKind.Comma)) is var last && row[last] is { Kind: TokenKind.Close, Text: ")" }
        && row[(i + 2)..last].Exists(static t => t.Kind is TokenKind.Words or TokenKind.Relation) && !row[(i + 2)..last].Exists(static t => t.Kind is TokenKind.Open or TokenKind.Close) && row[..i].Exists(static t => t.Kind == TokenKind.Relation);

    private static bool SeparatesEquations(List<Token> row, int i)
    {
        if (row.Count > LongRow) return false;
        var next = i + 1;
        while (next < row.Count && row[next].Kind is TokenKind.Align or TokenKind.Quad) next++;
        if (next >= row.Count || row[next].Kind is TokenKind.Relation or TokenKind.Plus or TokenKind.Minus || IsOperator(row[next].Kind)) return false;
        var (left, right) = (row[..i], row[next..]);
        return left.Exists(token => token.Kind == TokenKind.Relation) && left.FindLast(token => token.Kind is not (TokenKind.Align or TokenKind.Quad))!.Kind is not (TokenKind.Relation or TokenKind.Plus or TokenKind.Minus)
            && TokenScan.TopLevel(right).TakeWhile(k => right[k].Kind is not (TokenKind.Comma or TokenKind.Words)).Any(k => right[k].Kind == TokenKind.Relation);
    }

    /// <summary>Column signs, spaces and the punctuation around a formula do not count.</summary>
    private static List<Token> Trim(List<Token> part)
    {
        var tokens = WithoutLayout(part);
        while (tokens.Count > 0 && tokens[^1].Kind is TokenKind.Dot or TokenKind.Comma or TokenKind.Semicolon or TokenKind.Row || (tokens.Count > 1 && tokens[^1].Kind is TokenKind.Colon)) tokens.RemoveAt(tokens.Count - 1);
        while (tokens.Count > 0 && tokens[0].Kind is TokenKind.Dot or TokenKind.Comma or TokenKind.Semicolon) tokens.RemoveAt(0);
        if (tokens.Count > 4 && tokens[0] is { Kind: TokenKind.Number, Text.Length: < 3 } && tokens[1].Kind == TokenKind.Dot && tokens[2].Spaced && tokens[2].Kind != TokenKind.Number) tokens.RemoveRange(0, 2);
        if (tokens is [{ Text: "(" }, { Kind: TokenKind.Number, Text.Length: < 3 }, { Text: ")" }] or [{ Kind: TokenKind.Gap }]) return [];
        return tokens;
    }

    /// <summary>The tokens without column signs and wide spaces, except within matrices.</summary>
    private static List<Token> WithoutLayout(List<Token> part)
    {
        var tokens = new List<Token>(part.Count);
        var matrices = 0;
        foreach (var token in part)
        {
            if (token.Kind == TokenKind.Begin) matrices++;
            if (token.Kind == TokenKind.EndEnvironment) matrices--;
            if (token.Kind != TokenKind.Quad && (token.Kind != TokenKind.Align || matrices > 0)) tokens.Add(token);
        }
        return tokens;
    }
}
