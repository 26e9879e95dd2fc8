using System.Text;

namespace Gradus.Syntax;

/// <summary>Cuts plain text into the tokens that both languages share: names of several letters, MATLAB's operators, Unicode signs.</summary>
internal static class PlainLexer
{
    private const string Delta = "Delta";

    private static readonly (string Text, TokenKind Kind, RelationKind Relation)[] LongSigns =
    [
        ("%*%", TokenKind.Times, default), ("%o%", TokenKind.Kronecker, default), ("%x%", TokenKind.Kronecker, default), (".+", TokenKind.Plus, default), (".-", TokenKind.Minus, default),
        (".*", TokenKind.DotHadamard, default), ("./", TokenKind.DotQuotient, default), (".^", TokenKind.DotPower, default), (".'", TokenKind.Prime, default), ("**", TokenKind.Caret, default),
        ("||", TokenKind.Bar, default), (":=", TokenKind.Relation, RelationKind.Define), ("==", TokenKind.Relation, RelationKind.Equal), ("!=", TokenKind.Relation, RelationKind.NotEqual),
        ("~=", TokenKind.Relation, RelationKind.Approximately), ("<=>", TokenKind.Therefore, default), ("<=", TokenKind.Relation, RelationKind.Other), (">=", TokenKind.Relation, RelationKind.Other),
        ("=>", TokenKind.Therefore, default), ("->", TokenKind.Relation, RelationKind.Other), ("...", TokenKind.Gap, default),
    ];

    /// <summary>The tokens of a stretch of plain text.</summary>
    /// <exception cref="FormulaException">A character is no part of a formula, or there are too many tokens.</exception>
    public static List<Token> Read(string source, SourceSpan span)
    {
        var output = new List<Token>();
        var spaced = false;
        for (var i = span.Start; i < span.End;)
        {
            if (char.IsWhiteSpace(source[i])) { spaced = true; i++; continue; }
            var count = output.Count;
            if (HtmlEntity.At(source, span.End, i) is var (entity, length)) Entity(entity, new SourceSpan(i, length), ref i, output);
            else Next(source, span.End, ref i, output);
            if (count < output.Count) output[count] = output[count] with { Spaced = spaced };
            spaced = false;
            if (output.Count > SyntaxLimits.Tokens) throw FormulaException.At(span, "too-long", $"the formula has more than {SyntaxLimits.Tokens} tokens", "split it");
        }
        return output;
    }

    private static void Entity(string sign, SourceSpan span, ref int i, List<Token> output)
    {
        i = span.End;
        if (string.IsNullOrWhiteSpace(sign)) return;
        var (first, at) = (output.Count, 0);
        Next(sign, sign.Length, ref at, output);
        for (var k = first; k < output.Count; k++) output[k] = output[k] with { Span = span };
    }

    private static void Next(string source, int end, ref int i, List<Token> output)
    {
        var (start, c) = (i, source[i]);
        if (c == '^' && i + 1 < end && source[i + 1] == '∘') { i += 2; output.Add(new Token(TokenKind.DotPower, ".^", new SourceSpan(start, 2))); return; }
        if (char.IsAsciiLetter(c)) { Name(source, end, ref i, output); return; }
        if (c == '_' && output.Count > 0 && output[^1].EndsOperand && i + 1 < end && char.IsAsciiLetterOrDigit(source[i + 1]))
        {
            // Σ_pq and (AB)_ij: one subscript.
            i++;
            while (i < end && char.IsAsciiLetterOrDigit(source[i])) i++;
            Subscript(source[(start + 1)..i], start + 1, output);
            return;
        }
        if (char.IsAsciiDigit(c) || (c == '.' && i + 1 < end && char.IsAsciiDigit(source[i + 1]))) { Number(source, end, ref i, output); return; }
        if (Quoted(source, end, i, output) is { } quoted)
        {
            i += quoted.Span.Length;
            output.Add(quoted);
            return;
        }
        if (IsArrayTranspose(source, end, i, output))
        {
            i += 2;
            output.Add(new Token(TokenKind.Transpose, ".T", new SourceSpan(start, 2)));
            return;
        }
        foreach (var (text, kind, relation) in LongSigns)
        {
            if (i + text.Length > end || string.CompareOrdinal(source, i, text, 0, text.Length) != 0) continue;
            i += text.Length;
            output.Add(new Token(kind, kind switch { TokenKind.DotHadamard => "⊙", TokenKind.Bar => "‖", TokenKind.Prime => "'", TokenKind.Times => "@", _ => text }, new SourceSpan(start, text.Length)) { Relation = relation });
            return;
        }
        if (UnicodeSymbols.MathLetter(source, i) is { } letter)
        {
            i += 2;
            output.Add(new Token(char.IsAsciiDigit(letter.Name[0]) ? TokenKind.Number : TokenKind.Name, letter.Name, new SourceSpan(start, 2)) { Bold = letter.Bold, Form = letter.Form });
            return;
        }
        i++;
        var span = new SourceSpan(start, 1);
        if (UnicodeSymbols.Raised(c) is { } raised && c != 'ᵀ') Script(source, end, ref i, output, TokenKind.Caret, UnicodeSymbols.Raised, raised, span);
        else if (UnicodeSymbols.Lowered(c) is { } lowered) Script(source, end, ref i, output, TokenKind.Underscore, UnicodeSymbols.Lowered, lowered, span);
        else if (Sign(c, span, output) is { } sign) output.Add(sign);
        else if (UnicodeSymbols.Token(c, span) is { } symbol) output.Add(symbol);
        else if (CombiningAccents.IsOn(c, start, output)) CombiningAccents.Put(c, start, output);
        else if (char.IsLetter(c)) output.Add(new Token(TokenKind.Name, CombiningAccents.NameOf(c), span));
        else throw FormulaException.At(span, "parse", $"the character '{c}' is not part of a formula", "remove it");
    }

    /// <summary>X.T, as NumPy has it.</summary>
    private static bool IsArrayTranspose(string source, int end, int i, List<Token> output) =>
        i + 1 < end && source[i] == '.' && source[i + 1] == 'T' && (i + 2 == end || !char.IsAsciiLetterOrDigit(source[i + 2])) && output.Count > 0 && output[^1].EndsOperand && output[^1].Span.End == i;

    /// <summary>'fro' and "F", the name of a norm in quotation marks, and "ij,j->i"; null where a prime stands.</summary>
    private static Token? Quoted(string source, int end, int i, List<Token> output)
    {
        if (source[i] is not ('\'' or '"') || (source[i] == '\'' && output.Count > 0 && output[^1].EndsOperand)) return null;
        var close = source.IndexOf(source[i], i + 1);
        return close > i + 1 && close < end && close < i + LongestQuoted && source[(i + 1)..close].All(static c => char.IsAsciiLetterOrDigit(c) || c is ',' or '-' or '>' or ' ') ? new Token(TokenKind.Name, source[(i + 1)..close], new SourceSpan(i, close + 1 - i)) : null;
    }

    private const int LongestQuoted = 48;

    private static Token? Sign(char c, SourceSpan span, List<Token> output)
    {
        TokenKind? kind = c switch
        {
            '\\' => TokenKind.Slash, '+' => TokenKind.Plus, '-' => TokenKind.Minus, '*' or '@' => TokenKind.Times, '/' => TokenKind.Slash, '^' => TokenKind.Caret, '_' => TokenKind.Underscore, '.' => TokenKind.Dot,
            '(' or '[' => TokenKind.Open, ')' or ']' => TokenKind.Close, '{' => TokenKind.OpenGroup, '}' => TokenKind.CloseGroup, ':' => TokenKind.Colon,
            ',' => TokenKind.Comma, ';' => TokenKind.Semicolon, '|' => TokenKind.Bar, '=' or '<' or '>' => TokenKind.Relation, _ => null,
        };
        if (kind is null) return null;
        // Braces that are no script are brackets.
        if (kind == TokenKind.OpenGroup && !(output.Count > 0 && output[^1].Kind is TokenKind.Caret or TokenKind.Underscore)) return new Token(TokenKind.Open, "\\{", span);
        if (kind == TokenKind.CloseGroup && ClosesBrace(output)) return new Token(TokenKind.Close, "\\}", span);
        return new Token(kind.Value, c.ToString(), span) { Relation = c == '=' ? RelationKind.Equal : RelationKind.Other };
    }

    private static bool ClosesBrace(List<Token> output)
    {
        var depth = 0;
        for (var i = output.Count - 1; i >= 0 && i > output.Count - 400; i--)
        {
            var token = output[i];
            if (token.Kind == TokenKind.CloseGroup || token.Text == "\\}") depth++;
            else if ((token.Kind == TokenKind.OpenGroup || token.Text == "\\{") && depth-- == 0) return token.Text == "\\{";
        }
        return false;
    }

    private static void Name(string source, int end, ref int i, List<Token> output)
    {
        var start = i;
        while (i < end && char.IsAsciiLetterOrDigit(source[i])) i++;
        if (i < end && source[i] == '_' && TypedFunctions.Find(Underscored(source, start, end)) is not null) i = start + Underscored(source, start, end).Length;
        var text = source[start..i];
        if (TypedFunctions.IsModule(text) && i + 1 < end && source[i] == '.' && char.IsAsciiLetter(source[i + 1]))
        {
            i++;
            return;
        }
        if (text == "of" && output.Count > 0) return; // d/dx of xᵀAx
        var span = new SourceSpan(start, i - start);
        if (i + 1 < end && source[i] == '.' && source[i + 1] == '(' && text.Length > 1) i++; // log.(p), entry by entry in Julia
        var call = i < end && source[i] == '(';
        if (FunctionNames.Find(text) is { } function && (call || text.Length > 2 || text is "tr" or "Tr" or "ln")) output.Add(new Token(TokenKind.Function, function, span));
        else if (text.Length > 3 && text[0] == 'd' && FunctionNames.Find(text[1..]) is { } inner && !Greek.IsName(text) && call)
        {
            output.Add(new Token(TokenKind.Name, "d", new SourceSpan(start, 1)));
            output.Add(new Token(TokenKind.Function, inner, new SourceSpan(start + 1, text.Length - 1)));
        }
        else if (text == "dtr") output.AddRange([new Token(TokenKind.Name, "d", new SourceSpan(start, 1)), new Token(TokenKind.Function, "tr", new SourceSpan(start + 1, 2))]);
        else if (IsIncrement(text)) output.AddRange([new Token(TokenKind.Increment, "Δ", new SourceSpan(start, Delta.Length)), new Token(TokenKind.Name, text[Delta.Length..], new SourceSpan(start + Delta.Length, text.Length - Delta.Length))]);
        else output.Add(new Token(TokenKind.Name, text, span) { Word = text.Length > 1 && !Greek.IsName(text) });
        if (i + 1 < end && source[i] == '_' && char.IsAsciiLetterOrDigit(source[i + 1]))
        {
            var lower = i + 1;
            i = lower;
            while (i < end && (char.IsAsciiLetterOrDigit(source[i]) || (source[i] == '_' && i + 1 < end && char.IsAsciiLetterOrDigit(source[i + 1])))) i++;
            Subscript(source[lower..i], lower, output);
        }
    }

    /// <summary>DeltaX: what ΔX is in ASCII.</summary>
    private static bool IsIncrement(string text) =>
        text.StartsWith(Delta, StringComparison.Ordinal) && text[Delta.Length..] is { Length: > 0 } rest && (Greek.IsName(rest) || (char.IsAsciiLetter(rest[0]) && rest[1..].All(char.IsAsciiDigit)));

    private static string Underscored(string source, int start, int end)
    {
        var stop = start;
        while (stop < end && (char.IsAsciiLetterOrDigit(source[stop]) || source[stop] == '_')) stop++;
        return source[start..stop];
    }

    private static void Subscript(string text, int start, List<Token> output)
    {
        var span = new SourceSpan(start, text.Length);
        output.Add(new Token(TokenKind.Underscore, "_", new SourceSpan(start - 1, 1)));
        output.Add(new Token(TokenKind.OpenGroup, "{script", span with { Length = 0 }));
        output.Add(new Token(text.All(char.IsAsciiDigit) ? TokenKind.Number : TokenKind.Name, text, span));
        output.Add(new Token(TokenKind.CloseGroup, Token.ArgumentEnd, new SourceSpan(span.End, 0)));
    }

    private static void Number(string source, int end, ref int i, List<Token> output)
    {
        var start = i;
        while (i < end && char.IsAsciiDigit(source[i])) i++;
        if (i < end && source[i] == '.' && (i + 1 >= end || source[i + 1] is not ('*' or '/' or '^' or '\'' or '.')))
        {
            i++;
            while (i < end && char.IsAsciiDigit(source[i])) i++;
        }
        if (i + 1 < end && source[i] is 'e' or 'E')
        {
            var k = source[i + 1] is '-' or '+' ? i + 2 : i + 1;
            if (k < end && char.IsAsciiDigit(source[k]))
            {
                while (k < end && char.IsAsciiDigit(source[k])) k++;
                i = k;
            }
        }
        var span = new SourceSpan(start, i - start);
        // 1ₙ is the vector of n ones.
        var isOnes = source[start..i] == "1" && i < end && UnicodeSymbols.Lowered(source[i]) is { } size && char.IsAsciiLetter(size);
        output.Add(isOnes ? new Token(TokenKind.Name, "ones", span) : new Token(TokenKind.Number, source[start..i], span));
    }

    private static void Script(string source, int end, ref int i, List<Token> output, TokenKind kind, Func<char, char?> plain, char first, SourceSpan span)
    {
        var text = new StringBuilder().Append(first);
        // A raised T is a mark of its own, but behind a raised minus: A⁻ᵀ.
        while (i < end && (source[i] != 'ᵀ' || (text.Length == 1 && first is '-' or '−')) && plain(source[i]) is { } next)
        {
            text.Append(next);
            i++;
        }
        ScriptTokens.Append(output, kind, text.ToString(), span with { Length = i - span.Start });
    }
}
