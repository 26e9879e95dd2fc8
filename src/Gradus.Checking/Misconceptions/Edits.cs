using System.Numerics;
using Gradus.Differentiation;
using Gradus.Expressions;
using Gradus.Shapes;
using Gradus.Tensors;

namespace Gradus.Checking.Misconceptions;

/// <summary>The ways in which a formula is spoilt: at one place, at some places, in some terms. What does not fit in shape is left out.</summary>
internal static class Edits
{
    private const int MostSites = 5;

    /// <summary>The right value as it stands and multiplied out, and the left side if it is a formula without derivatives.</summary>
    public static IEnumerable<Expr> Forms(Slip slip)
    {
        yield return slip.Correct;
        if (slip.Correct.IsTensor()) yield break;
        var flat = FlatTerms.Of(slip.Correct);
        if (flat.Count > 1 && Make(() => Sum.Of(flat)) is { } sum && !sum.Equals(slip.Correct)) yield return sum;
        else if (flat.Count == 1 && !flat[0].Equals(slip.Correct)) yield return flat[0];
        if (!slip.Source.Equals(slip.Correct) && !Replay.HasDerivative(slip.Source)) yield return slip.Source;
    }

    /// <summary>What is made, or null where shapes do not fit or the engine has no answer.</summary>
    public static Expr? Make(Func<Expr?> make)
    {
        try
        {
            return make();
        }
        catch (Exception e) when (IsNoAnswer(e))
        {
            return null;
        }
    }

    /// <summary>The values up to the first that the engine cannot make: a diagnosis is a courtesy and must not fail.</summary>
    public static IEnumerable<T> AsFarAsPossible<T>(IEnumerable<T> values)
    {
        using var each = values.GetEnumerator();
        while (true)
        {
            try
            {
                if (!each.MoveNext()) yield break;
            }
            catch (Exception e) when (IsNoAnswer(e))
            {
                yield break;
            }
            yield return each.Current;
        }
    }

    /// <summary>True for what is thrown where shapes do not fit, or a formula is beyond the engine.</summary>
    public static bool IsNoAnswer(Exception e) =>
        e is ShapeException or NotCoveredException or NoIndexFormException or ArithmeticException or ArgumentException or InvalidOperationException or InsufficientExecutionStackException;

    /// <summary>Those of the values that can be made.</summary>
    public static IEnumerable<Expr> Each(params IEnumerable<Func<Expr?>> makers) => makers.Select(Make).OfType<Expr>();

    /// <summary>The formula with one subexpression changed, for every place and every change.</summary>
    public static IEnumerable<Expr> AtOnePlace(Expr e, Func<Expr, IEnumerable<Expr>> change)
    {
        foreach (var value in change(e)) yield return value;
        if (e is Derivative or Differential) yield break;
        for (var k = 0; k < e.Children.Count; k++)
        {
            foreach (var value in AtOnePlace(e.Children[k], change))
            {
                if (Make(() => e.WithChildren([.. e.Children.Select((c, at) => at == k ? value : c)])) is { } whole) yield return whole;
            }
        }
    }

    /// <summary>The formula with the change made at every choice of places, fewest first; at one place and at all where there are many.</summary>
    /// <param name="e">The formula.</param>
    /// <param name="change">What a part becomes; null where it stays.</param>
    /// <param name="closed">Expressions below which nothing is changed.</param>
    public static IEnumerable<Expr> AtSomePlaces(Expr e, Func<Expr, Expr?> change, Func<Expr, bool>? closed = null)
    {
        closed ??= static _ => false;
        var sites = Change(e, change, closed, static _ => false).Sites;
        foreach (var mask in Masks(sites))
        {
            if (Make(() => Change(e, change, closed, site => (mask >> site & 1) != 0).Value) is { } value) yield return value;
        }
    }

    /// <summary>The choices of some of several things, fewest first; single ones and all where there are many.</summary>
    public static IEnumerable<ulong> Masks(int count)
    {
        var all = (1UL << Math.Min(count, 60)) - 1;
        if (count > MostSites) return [.. Enumerable.Range(0, Math.Min(count, 24)).Select(static k => 1UL << k), all];
        return Enumerable.Range(1, (int)all).Select(static m => (ulong)m).OrderBy(BitOperations.PopCount);
    }

    /// <summary>The sum with each term changed in turn.</summary>
    public static IEnumerable<Expr> InOneTerm(IReadOnlyList<Expr> terms, Func<Expr, Expr?> change)
    {
        for (var k = 0; k < terms.Count; k++)
        {
            var changed = change(terms[k]);
            if (changed is not null && Make(() => Sum.Of(terms.Select((t, at) => at == k ? changed : t))) is { } sum) yield return sum;
        }
    }

    /// <summary>The sum without each term in turn.</summary>
    public static IEnumerable<Expr> WithoutOneTerm(IReadOnlyList<Expr> terms) => terms.Count < 2 ? [] : InOneTerm(terms, static t => Constant.Zeros(t.Shape));

    /// <summary>The terms of a sum; the expression alone if it is none.</summary>
    public static IReadOnlyList<Expr> Terms(Expr e) => e is Sum ? e.Children : [e];

    /// <summary>True for an order-4 tensor.</summary>
    public static bool IsTensor(this Expr e) => e.Shape.IsTensor;

    private static (Expr Value, int Sites) Change(Expr e, Func<Expr, Expr?> change, Func<Expr, bool> closed, Func<int, bool> chosen)
    {
        var sites = 0;
        Expr Work(Expr x)
        {
            var site = change(x) is null ? -1 : sites++;
            var below = x is Derivative or Differential || closed(x) ? x : x.Rewrite(Work);
            return site >= 0 && chosen(site) ? change(below) ?? below : below;
        }
        return (Work(e), sites);
    }
}
