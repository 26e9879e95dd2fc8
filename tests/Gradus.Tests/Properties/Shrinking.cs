using Gradus.Expressions;
using Gradus.Shapes;

namespace Gradus.Tests.Laws;

/// <summary>Makes an expression that breaks a law smaller while it breaks the law.</summary>
internal static class Shrinking
{
    private const int MostTries = 400;

    /// <summary>The smallest sample found for which <paramref name="fails"/> still holds.</summary>
    public static Sample Shrink(Sample sample, Func<Sample, bool> fails)
    {
        var tries = 0;
        while (Smaller(sample).FirstOrDefault(s => ++tries <= MostTries && fails(s)) is { } next && tries <= MostTries) sample = next;
        return sample;
    }

    /// <summary>The subterm at a place counted outermost first, replaced.</summary>
    public static Expr ReplaceAt(Expr e, int place, Func<Expr, Expr> replace)
    {
        var at = 0;
        Expr Work(Expr x)
        {
            if (at++ == place) return replace(x);
            return at > place ? x : x.Rewrite(Work);
        }
        return Work(e);
    }

    private static IEnumerable<Sample> Smaller(Sample sample)
    {
        var size = sample.Function.SelfAndDescendants().Count();
        Expr[] parts = [.. sample.Function.SelfAndDescendants()];
        for (var place = 0; place < parts.Length; place++)
        {
            foreach (var simpler in Simpler(parts[place], sample.By))
            {
                Expr changed;
                try
                {
                    changed = ReplaceAt(sample.Function, place, _ => simpler);
                }
                catch (ShapeException)
                {
                    continue;
                }
                if (changed.Contains(sample.By) && changed.SelfAndDescendants().Count() < size) yield return sample with { Function = changed };
            }
        }
    }

    private static IEnumerable<Expr> Simpler(Expr e, Symbol by)
    {
        foreach (var inner in e.SelfAndDescendants().Skip(1))
        {
            if (inner.Shape == e.Shape) yield return inner;
        }
        if (e is Sum or Product or Scale)
        {
            for (var k = 0; k < e.Children.Count; k++)
            {
                if (e is Sum || e.Children[k].IsScalar || e.Children[k].Shape.IsSquare) yield return e.WithChildren([.. e.Children.Where((_, i) => i != k)]);
            }
        }
        if (e.Children.Count > 0 && e.Shape == by.Shape) yield return by;
        if (e.Children.Count > 0) yield return Symbol.Of("c_" + e.Shape.Rows + e.Shape.Columns, e.Shape);
    }
}
