using Gradus.Expressions;
using Gradus.Syntax;

namespace Gradus.Rendering;

/// <summary>Functions, norms, sums, derivatives and differentials as they were written.</summary>
/// <remarks>The tree does not say everything that the author wrote, but the places of its parts do: an argument that ends before its function stood in brackets.</remarks>
internal sealed partial class FormulaWriter
{
    /// <summary>What is between a name and its argument in e^x and e^{x}; exp( and \exp are longer.</summary>
    private const int LongestBase = 3;

    private Piece Call(CallSyntax node)
    {
        if (node is { Function: "exp", Arguments: [var exponent] } && exponent.Span.Start - node.Span.Start is > 0 and <= LongestBase) return Raised("e", Inside(Ungrouped(exponent)));
        if (node is { Function: "pinv", Arguments: [var inverted] } && inverted.Span.Start == node.Span.Start) return Marked(inverted, "⁺");
        if (node is { Function: "sqrt", Arguments: [var root] })
        {
            var piece = Write(root);
            return new Piece(piece is { Binds: Precedence.Atom, Compact: true } ? "√" + piece.Text : $"√({Inside(root)})");
        }
        if (node is { Function: "norm1" or "norm2" or "normF", Arguments: [var normed] }) return new Piece($"‖{Inside(normed)}‖{UnicodeLetters.Subscript(node.Function[^1..])}");
        var name = Spellings.GetValueOrDefault(node.Function) ?? UnicodeLetters.Name(SymbolName.Of(node.Function)).Text;
        if (node.Arguments is not [var only] || only.Span.End < node.Span.End || Write(only).Binds < Precedence.Product) return new Piece($"{name}({Arguments(node.Arguments)})");
        return new Piece($"{name} {Of(only)}", Precedence.Prefix);
    }

    private Piece Norm(NormSyntax node)
    {
        var index = node.Index switch { "" => "", "inf" => "_∞", "*" => "_*", var other => UnicodeLetters.Subscript(other) };
        return new Piece(node.Doubled ? $"‖{Inside(node.Argument)}‖{index}" : $"|{Inside(node.Argument)}|{index}");
    }

    private Piece Summation(SummationSyntax node) => new($"{SignOf(node)} {Within(Write(node.Body), Precedence.Entrywise)}", Precedence.Prefix);

    /// <summary>Σ with its indices and bounds.</summary>
    public string SignOf(SummationSyntax node)
    {
        var below = string.Join(node.Indices.All(static index => index.Length == 1) ? "" : ",", node.Indices);
        if (node.Lower is { } lower) below += "=" + Inside(lower);
        if (node.Except is { } except) below += (node.Lower is null ? "≠" : $",{node.Indices[0]}≠") + except;
        var sign = UnicodeLetters.SumSign(SyntaxNames.Of(node.Body).Contains("Sigma")) + (below.Length == 0 ? "" : UnicodeLetters.Subscript(below));
        return node.Upper is { } upper ? Raised(sign, Inside(upper)).Text : sign;
    }

    private Piece Differential(DifferentialSyntax node)
    {
        var (order, of) = (1, Ordinary(node.Of));
        while (of is DifferentialSyntax inner && inner.Span == node.Span && inner.Increment == node.Increment) (order, of) = (order + 1, Ordinary(inner.Of));
        var sign = (node.Increment ? "Δ" : node.Variation ? "δ" : "d") + (order > 1 ? UnicodeLetters.Raise(order.ToString()) : "");
        var piece = Write(of);
        if (of.Span.End < node.Span.End || piece.Binds < Precedence.Prefix) return new Piece($"{sign}({Inside(of)})", Precedence.Postfix, node.Increment);
        return IsWord(piece.Text) ? new Piece($"{sign} {piece.Text}", Precedence.Prefix) : new Piece(sign + piece.Text, Precedence.Postfix, node.Increment && piece.Compact);
    }

    /// <summary>True for tr(A) and log x, which a d must not touch.</summary>
    private static bool IsWord(string text) => text.Length > 1 && char.IsAsciiLetter(text[0]) && char.IsAsciiLetter(text[1]);

    private Piece Derivative(DerivativeSyntax node) => node.Spelling switch
    {
        DerivativeSpelling.Quotient => Partial(node),
        DerivativeSpelling.Prime when node.Of is CallSyntax call => new Piece($"{Of(new NameSyntax(call.Span, call.Function))}{Primes(node.Order)}({Arguments(call.Arguments)})"),
        DerivativeSpelling.Prime => new Piece((node.Of is { } of ? Within(Write(of), Precedence.Postfix) : "") + Primes(node.Order), Precedence.Postfix),
        DerivativeSpelling.D when node is { Of: { } of, By: { } by } && of.Span.Start < by.Span.Start => new Piece($"{(node.Order > 1 ? "hessian" : "D")}({Arguments([of, by])})"),
        _ => Prefixed(node),
    };

    private static string Primes(int order) => new('′', order);

    /// <summary>∇f, ∇_X f, D f(X).</summary>
    private Piece Prefixed(DerivativeSyntax node)
    {
        var sign = node.Spelling == DerivativeSpelling.Nabla ? "∇" : "D";
        if (node.By is { } by) sign += UnicodeLetters.Subscript(Inside(by));
        if (node.Order > 1) sign = Raised(sign, node.Order.ToString()).Text;
        if (node.Of is not { } of) return new Piece(sign, Precedence.Atom, node.By is null);
        var text = Within(Write(of), Precedence.Product);
        var apart = IsWord(text) || sign.Contains('_', StringComparison.Ordinal);
        return new Piece(apart ? $"{sign} {text}" : sign + text, Precedence.Prefix);
    }

    /// <summary>∂f/∂X, ∂²f/∂x∂y, and ∂/∂X f where the function stands behind.</summary>
    private Piece Partial(DerivativeSyntax node)
    {
        var (of, by, order) = (node.Of, Below(node.By, node.Order), node.Order);
        while (of is DerivativeSyntax { Spelling: DerivativeSpelling.Quotient } inner && inner.Span == node.Span) (of, by, order) = (inner.Of, by + Below(inner.By, inner.Order), order + inner.Order);
        var sign = order > 1 ? "∂" + UnicodeLetters.Raise(order.ToString()) : "∂";
        if (of is null) return new Piece($"{sign}/{by}", Precedence.Product);
        var above = Write(of);
        if (node.By is { } variable && of.Span.Start > variable.Span.Start) return new Piece($"{sign}/{by} {Within(above, Precedence.Product)}", Precedence.Prefix);
        return new Piece($"{sign}{(above.Binds == Precedence.Product && IsAiry(above.Text) ? $"({above.Text})" : Within(above, Precedence.Product))}/{by}", Precedence.Product);
    }

    private string Below(SyntaxNode? by, int order) =>
        by is null ? "∂" : $"∂{Within(Write(by), Precedence.Postfix)}{(order > 1 ? UnicodeLetters.Raise(order.ToString()) : "")}";
}
