using Gradus.Expressions;
using Gradus.Functions;

namespace Gradus.Simplification;

/// <summary>Finds the rules that an expression could match, by the functions that it applies, so that a formula without them costs nothing.</summary>
internal static class RuleIndex
{
    private static readonly Dictionary<MatrixFunction, RuleText[]> ByFunction = RuleTable.All
        .Select(static r => (Function: FunctionOf(r), Rule: r)).Where(static r => r.Function is not null)
        .GroupBy(static r => r.Function!).ToDictionary(static g => g.Key, static g => g.Select(static r => r.Rule).ToArray());

    private static readonly RuleText[] WithoutFunction = [.. RuleTable.All.Where(static r => FunctionOf(r) is null)];

    /// <summary>The expression after the first rule that fits it, or null.</summary>
    public static Expr? Rewrite(Expr e) => e switch
    {
        Apply { Function: Hadamard } => Among(e, Entrywise.Factors(e), static (m, r, all) => r.Left is Apply { Function: Hadamard } ? m.Unordered(Entrywise.Factors(r.Left), all) is { } rest ? Entrywise.Of([.. rest, m.Value(r.Right)]) : null : null),
        Apply a => ByFunction.TryGetValue(a.Function, out var rules) ? Whole(e, rules) : null,
        Product p => OfProduct(p),
        Scale s => Among(e, s.Scalars, static (m, r, all) => r.Left is Scale { Body: null, Coefficient.IsOne: true } left ? m.Unordered(left.Scalars, all) is { } rest ? Product.Of([m.Value(r.Right), .. rest]) : null : null) is { } scalars ? Scale.Of(s.Coefficient, [scalars], s.Body) : null,
        _ => null,
    };

    private static Expr? Whole(Expr e, RuleText[] rules)
    {
        foreach (var rule in rules)
        {
            var pattern = RulePattern.Of(rule);
            if (pattern.Left is not Apply || !RuleMatch.IsPossible(pattern.Left, e)) continue;
            var match = new RuleMatch();
            if (match.Matches(pattern.Left, e)) return match.Value(pattern.Right);
        }
        return null;
    }

    /// <summary>Rules about some of the operands of a commutative product.</summary>
    private static Expr? Among(Expr e, IReadOnlyList<Expr> operands, Func<RuleMatch, RulePattern, IReadOnlyList<Expr>, Expr?> rewrite)
    {
        foreach (var operand in operands)
        {
            if (operand is not Apply a || !ByFunction.TryGetValue(a.Function, out var rules)) continue;
            foreach (var rule in rules)
            {
                if (rewrite(new RuleMatch(), RulePattern.Of(rule), operands) is { } result) return result;
            }
        }
        return null;
    }

    private static Expr? OfProduct(Product product)
    {
        foreach (var factor in product.Operands)
        {
            var head = factor is Apply { Function: Transpose } t ? t.Children[0] : factor;
            if (head is Apply a && ByFunction.TryGetValue(a.Function, out var rules) && OfProduct(product, rules) is { } result) return result;
            if (head is Symbol { Properties: not Properties.None } && OfProduct(product, WithoutFunction) is { } known) return known;
        }
        return null;
    }

    private static Expr? OfProduct(Product product, RuleText[] rules)
    {
        foreach (var rule in rules)
        {
            var pattern = RulePattern.Of(rule);
            if (InProduct(product, pattern) is { } direct) return direct;
            if (pattern.Turned is { } turned && InProduct(product, turned) is { } result) return result;
        }
        return null;
    }

    private static Expr? InProduct(Product product, RulePattern rule)
    {
        if (rule.Left is not Product left) return null;
        var factors = product.Children;
        if (!HasAll(left.Operands, product.Operands)) return null;
        for (var from = factors.Count - left.Children.Count; from >= 0; from--)
        {
            if (!RuleMatch.IsPossible(left.Children[0], factors[from])) continue;
            var match = new RuleMatch { IsTurned = rule.IsTurned };
            var end = match.Segment(left, factors, from);
            if (end >= 0) return Product.Of([.. factors.Take(from), match.Value(rule.Right), .. factors.Skip(end)]);
        }
        return null;
    }

    /// <summary>False if a factor of the pattern can be none of the factors: what most products are told by.</summary>
    private static bool HasAll(ReadOnlySpan<Expr> pattern, ReadOnlySpan<Expr> factors)
    {
        if (pattern.Length > factors.Length) return false;
        foreach (var part in pattern)
        {
            var i = 0;
            while (i < factors.Length && !RuleMatch.IsPossible(part, factors[i])) i++;
            if (i == factors.Length) return false;
        }
        return true;
    }

    private static MatrixFunction? FunctionOf(RuleText rule) => rule.On is { } name ? Catalog.Find(name) : FirstFunction(rule.Left);

    /// <summary>The first function that the text of a pattern applies; the outermost one, or the first in a product.</summary>
    private static MatrixFunction? FirstFunction(string text)
    {
        for (var bracket = text.IndexOf('('); bracket >= 0; bracket = text.IndexOf('(', bracket + 1))
        {
            var start = bracket;
            while (start > 0 && char.IsAsciiLetterOrDigit(text[start - 1])) start--;
            if (Catalog.Find(text[start..bracket]) is { } function) return function;
        }
        return null;
    }
}
