using Gradus.Expressions;
using Gradus.Simplification;

namespace Gradus.Checking.Misconceptions;

/// <summary>The parts in which a written side and the right one differ: common terms, common factors and equal surroundings taken off.</summary>
internal static class SmallestPart
{
    private const int Deepest = 12;

    /// <summary>Slips in smaller parts, the smallest last; wherever one of them is a mistake, so is the whole line.</summary>
    public static IEnumerable<Slip> Of(Slip slip)
    {
        var seen = new HashSet<(Expr, Expr)>();
        foreach (var form in Edits.Forms(slip).Append(Flat(slip.Correct)).OfType<Expr>())
        {
            foreach (var written in new[] { slip.Written, Edits.Make(() => Simplifier.Simplify(slip.Written)), Flat(slip.Written) }.OfType<Expr>())
            {
                foreach (var (right, wrong) in Within(form, written, 0))
                {
                    if (!right.Equals(slip.Correct) && seen.Add((right, wrong))) yield return new Slip(right, right, wrong) { Increments = slip.Increments, IsPart = true };
                }
            }
        }
    }

    private static Expr? Flat(Expr e) => Edits.Make(() => Sum.Of(FlatTerms.Of(e)));

    private static IEnumerable<(Expr Right, Expr Wrong)> Within(Expr right, Expr wrong, int depth)
    {
        if (depth > Deepest || right.Equals(wrong) || right.Shape != wrong.Shape) yield break;
        if (depth > 0) yield return (right, wrong);
        foreach (var (a, b) in Parts(right, wrong))
        {
            foreach (var smaller in Within(a, b, depth + 1)) yield return smaller;
        }
    }

    /// <summary>The pairs of parts at which two expressions of one build differ.</summary>
    private static IEnumerable<(Expr Right, Expr Wrong)> Parts(Expr right, Expr wrong) => (right, wrong) switch
    {
        (Sum a, Sum b) => Terms(a, b),
        (Product a, Product b) => Factors(a, b),
        (Scale a, Scale b) when a.Coefficient == b.Coefficient => Children(a, b),
        (Scale a, Scale b) when a.Coefficient == -b.Coefficient => [],
        (Apply a, Apply b) when a.Function == b.Function => Children(a, b),
        _ => [],
    };

    /// <summary>What is left of two sums without the terms that they share; term against term where their numbers agree.</summary>
    private static IEnumerable<(Expr, Expr)> Terms(Sum right, Sum wrong)
    {
        var (a, b) = (right.Children.ToList(), wrong.Children.ToList());
        foreach (var term in right.Children)
        {
            if (b.Remove(term)) a.Remove(term);
        }
        if (a.Count == 0 || b.Count == 0) yield break;
        if (a.Count < right.Children.Count) yield return (Sum.Of(a), Sum.Of(b));
        if (a.Count != b.Count) yield break;
        for (var k = 0; k < a.Count; k++) yield return (a[k], b[k]);
    }

    private static IEnumerable<(Expr, Expr)> Factors(Product right, Product wrong)
    {
        var (a, b) = (right.Children, wrong.Children);
        var first = 0;
        while (first < Math.Min(a.Count, b.Count) && a[first].Equals(b[first])) first++;
        var last = 0;
        while (last < Math.Min(a.Count, b.Count) - first && a[a.Count - 1 - last].Equals(b[b.Count - 1 - last])) last++;
        if (first + last == 0 || first + last >= Math.Min(a.Count, b.Count)) yield break;
        yield return (Product.Of(a.Skip(first).Take(a.Count - first - last)), Product.Of(b.Skip(first).Take(b.Count - first - last)));
    }

    /// <summary>The one child in which they differ.</summary>
    private static IEnumerable<(Expr, Expr)> Children(Expr right, Expr wrong)
    {
        if (right.Children.Count != wrong.Children.Count) return [];
        var apart = right.Children.Zip(wrong.Children).Where(static p => !p.First.Equals(p.Second)).ToArray();
        return apart.Length == 1 ? apart : [];
    }
}
