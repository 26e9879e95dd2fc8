using Gradus.Numerics;
using Gradus.Syntax;

namespace Gradus.Binding;

/// <summary>Σ_{k=0}^{n−1} X^k E X^{n−1−k}, the derivative of X^n along E, for an n that is a letter (Higham, Functions of Matrices, §3.2).</summary>
internal static class PowerSums
{
    /// <summary>The sum as dpower(X, n, E), with what stands around it; null for any other sum.</summary>
    public static SyntaxNode? Of(SummationSyntax node)
    {
        if (node is not { Indices: [var letter], Lower: { } lower, Upper: { } upper, Except: null } || Linear(lower, letter) is not { Letter.IsZero: true, Name: null, Number: var first } || Linear(upper, letter) is not { Letter.IsZero: true, Name: { } n, Number: var last } || last != first - Rational.One) return null;
        return Rewritten(node.Body, new Exponents(letter, n, first));
    }

    private static SyntaxNode? Rewritten(SyntaxNode body, Exponents exponents) => body switch
    {
        GroupSyntax group => Rewritten(group.Inner, exponents) is { } inner ? group with { Inner = inner } : null,
        AmbiguousSyntax either => Rewritten(either.Alternatives[0], exponents),
        UnarySyntax unary => Rewritten(unary.Operand, exponents) is { } operand ? unary with { Operand = operand } : null,
        CallSyntax { Function: "tr", Arguments: [var inside] } trace => Rewritten(inside, exponents) is { } argument ? trace with { Arguments = [argument] } : null,
        ProductSyntax product => InProduct(product, exponents),
        _ => null,
    };

    private static ProductSyntax? InProduct(ProductSyntax product, Exponents exponents)
    {
        var powers = Enumerable.Range(0, product.Factors.Count).Where(k => SyntaxNames.Of(product.Factors[k]).Contains(exponents.Letter)).ToList();
        if (powers is not [var i, var j] || j == i + 1 || exponents.PowerOf(product.Factors[i]) is not { } a || exponents.PowerOf(product.Factors[j]) is not { } b || a.Counts == b.Counts || !SyntaxMatch.Same(a.Base, b.Base)) return null;
        SyntaxNode[] between = [.. product.Factors.Skip(i + 1).Take(j - i - 1)];
        var direction = between is [var only] ? only : new ProductSyntax(between[0].Span.To(between[^1].Span), between, [.. product.Marks.Skip(i + 1).Take(between.Length - 1)]);
        var span = product.Factors[i].Span.To(product.Factors[j].Span);
        var derivative = new CallSyntax(span, "dpower", [a.Base, new NameSyntax(span, exponents.Name), direction]);
        return product with { Factors = [.. product.Factors.Take(i), derivative, .. product.Factors.Skip(j + 1)], Marks = [.. product.Marks.Take(i), .. product.Marks.Skip(j)] };
    }

    /// <summary>a k + n + c as a, n and c; null for anything else.</summary>
    private static (Rational Letter, string? Name, Rational Number)? Linear(SyntaxNode node, string letter)
    {
        switch (node)
        {
            case GroupSyntax group: return Linear(group.Inner, letter);
            case AmbiguousSyntax either: return Linear(either.Alternatives[0], letter);
            case NumberSyntax number: return (Rational.Zero, null, number.Value);
            case NameSyntax name: return name.Name == letter ? (Rational.One, null, Rational.Zero) : (Rational.Zero, name.Name, Rational.Zero);
            case UnarySyntax { Kind: UnaryKind.Negate } minus: return Linear(minus.Operand, letter) is { Name: null } negated ? (-negated.Letter, null, -negated.Number) : null;
            case SumSyntax sum:
                (Rational Letter, string? Name, Rational Number) all = (Rational.Zero, null, Rational.Zero);
                foreach (var term in sum.Terms)
                {
                    if (Linear(term, letter) is not { } one || (one.Name is not null && all.Name is not null)) return null;
                    all = (all.Letter + one.Letter, all.Name ?? one.Name, all.Number + one.Number);
                }
                return all;
            default: return null;
        }
    }

    /// <summary>The letter that counts from its first number, and the name of the whole power.</summary>
    private sealed record Exponents(string Letter, string Name, Rational First)
    {
        /// <summary>X of X^{k−first}, which counts, and of X^{n−1−(k−first)}, which counts down; transposed where the power is. Null for anything else.</summary>
        public (SyntaxNode Base, bool Counts)? PowerOf(SyntaxNode factor)
        {
            switch (factor)
            {
                case GroupSyntax group: return PowerOf(group.Inner);
                case AmbiguousSyntax either: return PowerOf(either.Alternatives[0]);
                case UnarySyntax { Kind: UnaryKind.Transpose } transpose: return PowerOf(transpose.Operand) is { } power ? (transpose with { Operand = power.Base }, power.Counts) : null;
                case NameSyntax or UnarySyntax: return null;
                case BinarySyntax { Kind: BinaryKind.Power } raised when Linear(raised.Right, Letter) is { } exponent:
                    if (exponent.Letter.IsOne && exponent.Name is null && exponent.Number == -First) return (raised.Left, true);
                    return exponent.Letter == -Rational.One && exponent.Name == Name && exponent.Number == First - Rational.One ? (raised.Left, false) : null;
                default: return null;
            }
        }
    }
}
