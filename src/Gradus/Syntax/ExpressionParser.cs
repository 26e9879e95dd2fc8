using System.Runtime.CompilerServices;
using Gradus.Expressions;
using Gradus.Numerics;

namespace Gradus.Syntax;

/// <summary>The one grammar of formulas, for both languages: chains of relations over sums over products over factors with their marks.</summary>
/// <remarks>Levels, from loose to tight: relation · sum and colon · ∘ ⊗ · product · marks (powers, indices, primes) · primary.
/// Every part of the input is read once; where a reading is open, alternatives are built over the same parts.</remarks>
internal sealed partial class ExpressionParser
{
    private readonly Brackets brackets;
    private readonly IReadOnlyList<Token> tokens;
    private readonly PageContext page;
    private readonly FormulaIndices indices;
    private readonly List<Diagnostic> warnings;
    private readonly bool plain;
    private readonly Choices choices = new();
    private int at;
    private int end;
    private int depth;

    private ExpressionParser(Brackets brackets, PageContext page, List<Diagnostic> warnings, bool plain)
    {
        this.brackets = brackets;
        tokens = brackets.Tokens;
        this.page = page;
        this.warnings = warnings;
        this.plain = plain;
        indices = FormulaIndices.Of(tokens, page);
        end = tokens.Count - 1;
    }

    private Token Current => at < end ? tokens[at] : new Token(TokenKind.End, "", new SourceSpan(End, 0));

    /// <summary>The source position where the present stretch ends.</summary>
    private int End => end < tokens.Count && end > 0 ? Math.Max(tokens[end - 1].Span.End, 0) : tokens[^1].Span.Start;

    /// <summary>Reads the tokens of one formula.</summary>
    /// <exception cref="FormulaException">The tokens are no formula.</exception>
    public static RelationSyntax Read(IReadOnlyList<Token> tokens, PageContext page, List<Diagnostic> warnings, bool plain)
    {
        if (tokens.Count == 0) throw FormulaException.At(default, "parse", "expected a formula, found nothing");
        if (tokens.Count > SyntaxLimits.Tokens) throw FormulaException.At(tokens[0].Span, "too-long", $"the formula has more than {SyntaxLimits.Tokens} tokens", "split it");
        return new ExpressionParser(Brackets.Match(tokens, warnings), page, warnings, plain).Relation();
    }

    private RelationSyntax Relation()
    {
        var start = Current.Span;
        var first = Current.Kind == TokenKind.Relation ? null : Expression();
        var links = new List<LinkSyntax>();
        while (Current.Kind == TokenKind.Relation)
        {
            var sign = Take();
            if (Current is { Kind: TokenKind.Gap } gap && (at + 1 >= end || tokens[at + 1].Kind == TokenKind.Relation))
            {
                warnings.Add(new Diagnostic(gap.Span, "gap", "steps are left out here; the next side is compared with the last one written"));
                at++;
                if (at >= end) break;
                continue;
            }
            links.Add(new LinkSyntax(Kind(sign, first, links), sign.Span, Expression()));
        }
        if (at < end) throw Unexpected("an operator or the end of the formula");
        return new RelationSyntax(start.To(tokens[end - 1].Span), first, links);
    }

    /// <summary>≡ defines only a fresh name.</summary>
    private static RelationKind Kind(Token sign, SyntaxNode? first, List<LinkSyntax> links)
        => sign is { Relation: RelationKind.Define, Text: "≡" or "\\equiv" } && !(links.Count == 0 && first is NameSyntax or CallSyntax) ? RelationKind.Equal : sign.Relation;

    private Token Take() => tokens[at++];

    private bool Skip(TokenKind kind)
    {
        if (Current.Kind != kind) return false;
        at++;
        return true;
    }

    private FormulaException Unexpected(string expected)
    {
        var found = Current.Kind == TokenKind.End ? "the end" : Current.Kind == TokenKind.Unsupported ? $"'{Current.Text}', which is not supported" : $"'{(Current.Kind is TokenKind.OpenGroup or TokenKind.CloseGroup ? Current.Text[..1] : Current.Text)}'";
        var code = Current.Kind == TokenKind.Unsupported ? "unsupported" : "parse";
        return FormulaException.At(Current.Span, code, $"expected {expected}, found {found}", Hint());
    }

    private string? Hint() => Current.Kind switch
    {
        TokenKind.End => "the formula seems to be cut off",
        TokenKind.Close => "check the brackets",
        TokenKind.Relation => "relations may not stand within brackets",
        _ => null,
    };

    /// <summary>One level deeper; the outermost bound on recursion.</summary>
    private void Enter()
    {
        Effort.Spend();
        if (++depth > SyntaxLimits.Depth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw FormulaException.At(Current.Span, "too-deep", $"the formula nests more than {SyntaxLimits.Depth} deep", "name the inner parts");
    }

    /// <summary>Reads a stretch of tokens by itself, all of it.</summary>
    private T Within<T>(int from, int to, Func<T> read)
    {
        var (outerAt, outerEnd) = (at, end);
        (at, end) = (from, to);
        var result = read();
        if (at < end) throw Unexpected("an operator");
        (at, end) = (outerAt, outerEnd);
        return result;
    }

    private SyntaxNode ExpressionWithin(int from, int to) => Within(from, to, Expression);

    private SourceSpan SpanFrom(int from) => tokens[from].Span.To(tokens[Math.Max(from, at - 1)].Span);

    private static Rational Number(Token token)
    {
        var text = token.Text;
        var scale = 0;
        var exponent = text.IndexOfAny(['e', 'E']);
        if (exponent >= 0)
        {
            if (!int.TryParse(text[(exponent + 1)..], out scale) || Math.Abs(scale) > 400) throw FormulaException.At(token.Span, "parse", $"the exponent of '{text}' is out of range");
            text = text[..exponent];
        }
        var point = text.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0) scale -= text.Length - point - 1;
        if (text.Length > 400) throw FormulaException.At(token.Span, "too-long", "the number has more than 400 digits");
        Rational value = System.Numerics.BigInteger.Parse("0" + text.Replace(".", "", StringComparison.Ordinal));
        return value * ((Rational)10L).Power(scale);
    }
}
