using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;
using Gradus.Simplification;
using Gradus.Tensors;

namespace Gradus.Checking.Misconceptions;

/// <summary>A formula multiplied out into terms without sums, in the order of its factors; like terms added.</summary>
internal static class FlatTerms
{
    private const int MaxTerms = 24;

    /// <summary>The terms; the formula alone where there would be too many.</summary>
    public static IReadOnlyList<Expr> Of(Expr e) => Terms(e) is { } terms ? Collect(terms) : [e];

    /// <summary>The coefficient of a term and the rest.</summary>
    public static (Rational Coefficient, Expr Remainder) Split(Expr term) => Scale.Split(term);

    private static List<Expr>? Terms(Expr e)
    {
        switch (e)
        {
            case Sum s:
                var all = new List<Expr>();
                foreach (var child in s.Children)
                {
                    if (Terms(child) is not { } part || all.Count + part.Count > MaxTerms) return null;
                    all.AddRange(part);
                }
                return all;
            case Apply { Function: EntryPower, Children: [Apply { Function: Norm2 or NormF } norm, Number { Value: var power }] } when power == 2 && norm.Children[0] is Sum or Scale:
                return Squared(norm);
            case Product or Scale or Apply { Function: Transpose or Trace or Hadamard or Kronecker or Frobenius or Vec or DDiag or Diag or SumOfEntries }:
                return Distribute(e);
            default:
                return [e];
        }
    }

    /// <summary>‖a + b‖² = ‖a‖² + 2aᵀb + ‖b‖².</summary>
    private static List<Expr>? Squared(Apply norm)
    {
        if (Terms(norm.Children[0]) is not { } parts || parts.Count * parts.Count > 2 * MaxTerms) return null;
        var all = new List<Expr>();
        for (var i = 0; i < parts.Count; i++)
        {
            var (number, body) = Scale.Split(parts[i]);
            all.Add(Scale.Of(number * number, Matrices.EntryPower(norm.WithChildren([body]), 2)));
            for (var j = i + 1; j < parts.Count; j++)
            {
                var (other, second) = Scale.Split(parts[j]);
                var pair = norm.Function is Norm2 && body.Shape.IsColumn ? Product.Of(Matrices.Transpose(body), second) : Matrices.Frobenius(body, second);
                if (Distribute(Scale.Of(2 * number * other, pair)) is not { } cross) return null;
                all.AddRange(cross);
            }
        }
        return all.Count <= MaxTerms ? all : null;
    }

    private static List<Expr>? Distribute(Expr e)
    {
        List<Expr[]> rows = [[]];
        foreach (var child in e.Children)
        {
            if (Terms(child) is not { } part || rows.Count * part.Count > MaxTerms) return null;
            rows = [.. rows.SelectMany(row => part.Select(t => (Expr[])[.. row, t]))];
        }
        return rows.ConvertAll(row => Simplifier.Simplify(Transposition.Normalise(e.WithChildren(row))));
    }

    private static List<Expr> Collect(List<Expr> terms)
    {
        var rests = new List<Expr>();
        var coefficients = new List<Rational>();
        foreach (var term in terms)
        {
            if (term.IsZero) continue;
            var (coefficient, rest) = Split(term);
            var at = rests.IndexOf(rest);
            if (at >= 0)
            {
                coefficients[at] += coefficient;
                continue;
            }
            rests.Add(rest);
            coefficients.Add(coefficient);
        }
        var kept = Enumerable.Range(0, rests.Count).Where(k => !coefficients[k].IsZero).Select(k => Scale.Of(coefficients[k], rests[k])).ToList();
        return kept.Count > 0 || terms.Count == 0 ? kept : [Constant.Zeros(terms[0].Shape)];
    }
}
