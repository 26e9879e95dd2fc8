using Gradus.Differentiation;
using Gradus.Expressions;
using Gradus.Functions;

namespace Gradus.Checking.Misconceptions;

/// <summary>Mends a side with the smallest change: an edit of what was written, so that the author's notation stays.</summary>
internal static class Mending
{
    private const int MostValues = 64;
    private const int MostJudged = 8;

    /// <summary>How much longer than the right value and than what was written a mended side may be before the right value is better.</summary>
    private const int MostLonger = 8;

    /// <summary>What was written with one edit, or with its wrong terms replaced, so that it equals the correct value; null if neither does.</summary>
    public static Expr? Of(Slip slip, Func<Expr, Expr, bool> equal)
    {
        if (slip.Written.Shape != slip.Correct.Shape || slip.Written.IsTensor() || slip.Written.SelfAndDescendants().Any(static e => e is Derivative)) return null;
        // d vec(X) is vec(dX), and can be mended so.
        if (Replay.HasDerivative(slip.Written)) slip = slip with { Written = Edits.Make(() => Resolution.Of(slip.Written)) ?? slip.Correct };
        var (written, correct) = (slip.Written, slip.Correct);
        if (written.Equals(correct)) return null;
        // A misconception turns right into wrong; played on the wrong line, its edits lead back.
        var turned = new Slip(written, written, correct) { Increments = slip.Increments };
        var probe = Probe.Of(turned);
        var judged = 0;
        bool Mends(Expr value) => value.Shape == correct.Shape && probe.MayAgree(correct, value) && judged++ < MostJudged && equal(value, correct);
        var byTerms = Edits.Make(() => ByTerms(slip)) is { } replaced && Size(replaced) <= Math.Max(Size(correct), Size(written)) + MostLonger && Mends(replaced) ? replaced : null;
        var edits = MisconceptionCatalog.All.Where(static m => m.IsEdit).SelectMany(m => Edits.AsFarAsPossible(m.WrongValues(turned).Take(MostValues)));
        return Once(written).Concat(edits).Concat(Edits.AtOnePlace(written, Inverted).Concat(Edits.AtOnePlace(written, Commuted)).Take(MostValues)).FirstOrDefault(Mends) is { } edited ? Tidy(edited) : byTerms;
    }

    /// <summary>The sum with what was written twice written once.</summary>
    private static IEnumerable<Expr> Once(Expr e) => e is not Sum s ? [] : s.Children.GroupBy(static t => t).Where(static g => g.Count() > 1)
        .SelectMany(g => Edits.Each([() => Sum.Of(s.Children.Where((t, k) => !t.Equals(g.Key) || k == s.Children.ToList().IndexOf(t)))]));

    /// <summary>K vec(X) where vec(X) was written.</summary>
    private static IEnumerable<Expr> Commuted(Expr e) => e is Apply { Function: Vec, Children: [Symbol x] } ? Edits.Each([() => Constant.Commutation(x.Shape.Rows, x.Shape.Columns) * e]) : [];

    /// <summary>X⁻¹ or X⁻ᵀ where X was written, and X where X⁻¹ was.</summary>
    private static IEnumerable<Expr> Inverted(Expr e) => e switch
    {
        Symbol { IsScalar: false, Shape.IsSquare: true, DifferentialOf: null } x => [Matrices.Inverse(x), Matrices.Transpose(Matrices.Inverse(x))],
        Apply { Function: Inverse } i => [i.Children[0]],
        _ => [],
    };

    /// <summary>−(a − b) reads better as b − a, and is what the author meant to write.</summary>
    private static Expr Tidy(Expr e) => e is Scale { Coefficient: var c, Scalars.Count: 0, Body: Sum s } && c == -1 && s.Children.Any(IsNegative)
        ? Sum.Of(s.Children.Select(static t => -t).OrderBy(IsNegative)) : e is Scale { Coefficient: var k, Body: null, Scalars: [Sum scalar] } && k == -1 && scalar.Children.Any(IsNegative)
        ? Sum.Of(scalar.Children.Select(static t => -t).OrderBy(IsNegative)) : e;

    private static bool IsNegative(Expr e) => Scale.Split(e).Coefficient.Sign < 0;

    /// <summary>The author's terms in their order: right ones as they stand, wrong ones with the number they need or gone, and what is missing in their place.</summary>
    private static Expr? ByTerms(Slip slip)
    {
        var value = slip.Increments.Count == 0 ? slip.Written : FirstOrder.Of(slip.Written, slip.Increments);
        if (value is null) return null;
        var residue = FlatTerms.Of(slip.Correct - value);
        if (residue.Count == 1 && residue[0].IsZero) return null;
        var terms = Edits.Terms(slip.Written).Cast<Expr?>().ToList();
        var missing = new List<Expr>();
        var gap = terms.Count;
        foreach (var rest in residue)
        {
            var at = terms.FindIndex(t => t is not null && Merged(t, rest) is not null);
            if (at < 0)
            {
                missing.Add(rest);
                continue;
            }
            terms[at] = Merged(terms[at]!, rest);
            if (!terms[at]!.IsZero) continue;
            terms[at] = null;
            gap = Math.Min(gap, at);
        }
        Expr?[] all = [.. terms.Take(gap), .. missing, .. terms.Skip(gap)];
        return all.OfType<Expr>().ToArray() is { Length: > 0 } kept ? Sum.Of(kept) : null;
    }

    /// <summary>Two terms that differ in their number alone as one, in the first one's writing; null if they are not alike.</summary>
    private static Expr? Merged(Expr written, Expr rest)
    {
        if (FlatTerms.Of(written) is not [var one]) return null;
        var ((number, body), (more, other)) = (Scale.Split(one), Scale.Split(rest));
        if (!body.Equals(other)) return null;
        var sum = number + more;
        return sum.IsZero ? Constant.Zeros(written.Shape) : Scale.Of(sum / number, written);
    }

    private static int Size(Expr e) => e.SelfAndDescendants().Count();
}
