namespace Gradus.Syntax;

/// <summary>Scripts that are written as raised or lowered characters, as tokens.</summary>
internal static class ScriptTokens
{
    /// <summary>Appends a script sign and its content, letters and digits one by one.</summary>
    public static void Append(List<Token> output, TokenKind kind, string text, SourceSpan span)
    {
        output.Add(new Token(kind, kind == TokenKind.Caret ? "^" : "_", span));
        output.Add(new Token(TokenKind.OpenGroup, "{script", span));
        for (var i = 0; i < text.Length; i++)
        {
            var digits = text.Skip(i).TakeWhile(char.IsAsciiDigit).Count();
            output.Add(text[i] switch
            {
                '-' => new Token(TokenKind.Minus, "-", span),
                '+' => new Token(TokenKind.Plus, "+", span),
                '=' => new Token(TokenKind.Relation, "=", span) { Relation = RelationKind.Equal },
                '(' => new Token(TokenKind.Open, "(", span),
                ')' => new Token(TokenKind.Close, ")", span),
                _ when digits > 0 => new Token(TokenKind.Number, text.Substring(i, digits), span),
                _ => new Token(TokenKind.Name, text[i].ToString(), span),
            });
            if (digits > 1) i += digits - 1;
        }
        output.Add(new Token(TokenKind.CloseGroup, Token.ArgumentEnd, span));
    }
}
