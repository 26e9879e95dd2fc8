using System.Collections.Frozen;
using System.Globalization;

namespace Gradus.Syntax;

/// <summary>Arguments by name and axes: ord='fro', axis=0, keepdims=True, and the 2 of sum(X, 2).</summary>
internal static class TypedKeywords
{
    /// <summary>What takes an axis behind its argument.</summary>
    private static readonly FrozenSet<string> Along = FrozenSet.ToFrozenSet(["sum", "mean", "softmax", "logsumexp"]);

    /// <summary>The tokens with each such argument in the form that the parser knows.</summary>
    /// <param name="tokens">The tokens of the formula.</param>
    /// <param name="fromZero">True where axes are counted from 0 and vanish, as in NumPy; in MATLAB and Julia they are counted from 1 and stay.</param>
    public static List<Token> Read(List<Token> tokens, bool fromZero)
    {
        var output = new List<Token>();
        var open = new Stack<int>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind == TokenKind.Open) open.Push(i);
            else if (tokens[i].Kind == TokenKind.Close && open.Count > 0) open.Pop();
            var starts = open.Count > 0 && tokens[i].Kind is TokenKind.Comma or TokenKind.Semicolon or TokenKind.Open;
            if (starts && IsKeyword(tokens, i + 1)) i = Keyword(tokens, i, output, fromZero);
            else if (starts && IsAxis(tokens, i, open.Peek())) i = Positional(tokens, i, output, fromZero);
            else output.Add(tokens[i]);
        }
        return output;
    }

    private static bool IsKeyword(List<Token> tokens, int at) =>
        at + 2 < tokens.Count && tokens[at].Kind == TokenKind.Name && tokens[at + 1] is { Kind: TokenKind.Relation, Relation: RelationKind.Equal, Text: "=" };

    /// <summary>Reads , name=value and gives the place of its last token.</summary>
    private static int Keyword(List<Token> tokens, int comma, List<Token> output, bool fromZero)
    {
        var name = tokens[comma + 1];
        var last = comma + 3;
        while (last + 1 < tokens.Count && tokens[last + 1].Kind is not (TokenKind.Comma or TokenKind.Semicolon or TokenKind.Close)) last++;
        if (tokens[comma].Kind == TokenKind.Open) output.Add(tokens[comma]);
        switch (name.Text)
        {
            case "ord" or "p" or "type" or "reduction":
                if (tokens[comma].Kind != TokenKind.Open) output.Add(tokens[comma] with { Kind = TokenKind.Comma });
                output.AddRange(tokens[(comma + 3)..(last + 1)]);
                return last;
            case "axis" or "dim" or "dims" when Number(tokens, comma + 3, last) is { } index:
                Put(tokens[comma], new Axis(name.Text == "dims" || !fromZero && name.Text != "axis" && index > 0 ? index - 1 : index, name.Text == "dims"), output);
                return last;
            case "keepdims" or "keepdim":
                if (tokens[last].Text == "True" && output.Count > 0 && output[^1] is { Kind: TokenKind.Name, Text: ['a', 'x', 'i', 's', '=', ..] } axis) output[^1] = axis with { Text = axis.Text + "k" };
                return last;
            default:
                throw FormulaException.At(name.Span, "parse", $"the argument {name.Text}=… is not read", "leave it out if the value is the same without it");
        }
    }

    /// <summary>True before the last argument of sum(X, 1) and the only one of .sum(0), where it is a number.</summary>
    private static bool IsAxis(List<Token> tokens, int at, int open)
    {
        var close = at + 1;
        while (close < tokens.Count && tokens[close].Kind is TokenKind.Number or TokenKind.Minus) close++;
        if (close == at + 1 || close >= tokens.Count || tokens[close].Kind != TokenKind.Close || open == 0 || Number(tokens, at + 1, close - 1) is null) return false;
        var isMethod = open > 1 && tokens[open - 2] is { Kind: TokenKind.Dot };
        return Along.Contains(TypedFunctions.Find(tokens[open - 1].Text) ?? "") && (at > open || isMethod);
    }

    private static int Positional(List<Token> tokens, int at, List<Token> output, bool fromZero)
    {
        var last = at + 1;
        while (tokens[last].Kind != TokenKind.Number) last++;
        var index = Number(tokens, at + 1, last)!.Value;
        if (tokens[at].Kind == TokenKind.Open) output.Add(tokens[at]);
        var isMethod = tokens[at].Kind == TokenKind.Open;
        Put(tokens[at], fromZero || isMethod ? new Axis(index, Keeps: false) : new Axis(index - 1, Keeps: true), output);
        return last;
    }

    private static void Put(Token before, Axis axis, List<Token> output)
    {
        if (before.Kind != TokenKind.Open) output.Add(before with { Kind = TokenKind.Comma });
        output.Add(new Token(TokenKind.Name, axis.Word, before.Span));
    }

    private static int? Number(List<Token> tokens, int from, int to) => (tokens[from].Kind, to - from) switch
    {
        (TokenKind.Number, 0) => Whole(tokens[from].Text),
        (TokenKind.Minus, 1) => -Whole(tokens[to].Text),
        _ => null,
    };

    private static int? Whole(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value < 3 ? value : null;
}
