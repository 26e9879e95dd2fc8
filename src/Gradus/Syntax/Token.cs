namespace Gradus.Syntax;

/// <summary>The kinds of token that both languages share.</summary>
internal enum TokenKind
{
    End, Number, Name, Function, Open, Close, OpenGroup, CloseGroup, Begin, EndEnvironment, Bar, Given,
    Plus, Minus, Times, Dot, Slash, Caret, Underscore, Prime, Transpose, Colon, Comma, Semicolon,
    Hadamard, DotHadamard, DotQuotient, DotPower, Kronecker, Relation, Partial, Nabla, Increment, Sum,
    Fraction, Root, Brace, Gap, Words, Row, Align, Quad, Therefore, At, Unsupported,
}

/// <summary>A token of a formula, with its place in the source; tokens out of a macro have the place of the call.</summary>
internal sealed record Token(TokenKind Kind, string Text, SourceSpan Span)
{
    /// <summary>The text of a closing brace that ends an argument or script, so that it pairs with nothing else.</summary>
    public const string ArgumentEnd = "}argument";

    /// <summary>White space stood before it.</summary>
    public bool Spaced { get; init; }

    /// <summary>Set in bold.</summary>
    public bool Bold { get; init; }

    /// <summary>How the letter is drawn, where not as usual: <c>cal</c>, <c>frak</c>, <c>bb</c>, or <c>var</c> for ϕ beside φ.</summary>
    public string Form { get; init; } = "";

    /// <summary>Under an arrow.</summary>
    public bool Arrow { get; init; }

    /// <summary>A word of several letters rather than a symbol.</summary>
    public bool Word { get; init; }

    /// <summary>What a relation sign says.</summary>
    public RelationKind Relation { get; init; }

    /// <summary>Whether an operand may end with this token.</summary>
    public bool EndsOperand => Kind is TokenKind.Number or TokenKind.Name or TokenKind.Close or TokenKind.CloseGroup
        or TokenKind.EndEnvironment or TokenKind.Prime or TokenKind.Transpose or TokenKind.Gap;

    /// <summary>Whether a factor may begin with this token.</summary>
    public bool StartsFactor => Kind is TokenKind.Number or TokenKind.Name or TokenKind.Function or TokenKind.Open or TokenKind.OpenGroup
        or TokenKind.Begin or TokenKind.Partial or TokenKind.Nabla or TokenKind.Increment or TokenKind.Sum or TokenKind.Fraction
        or TokenKind.Root or TokenKind.Brace or TokenKind.Gap or TokenKind.Unsupported;

    /// <summary>Whether the token is this symbol, not in bold.</summary>
    public bool IsSymbol(string name) => Kind == TokenKind.Name && !Bold && Text == name;
}
