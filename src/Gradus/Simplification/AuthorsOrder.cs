using Gradus.Expressions;

namespace Gradus.Simplification;

/// <summary>Puts the terms of sums in the order in which their author wrote them.</summary>
/// <remarks>A simplified sum has one order whatever it came from; that X − I stays X − I is known only to who remembers that it was written so.</remarks>
internal static class AuthorsOrder
{
    /// <summary>A simplified sum of terms with every sum as it stands in the written formula, and the outer one in the order of the terms, what is added first.</summary>
    public static Expr Of(Expr value, IReadOnlyList<Expr> terms, Expr written)
    {
        if (!value.SelfAndDescendants().Any(static e => e is Sum)) return value;
        var outer = value switch
        {
            Sum sum => Ordered(sum, terms, static t => t),
            Scale { Body: Sum body } s => Scale.Of(s.Coefficient, s.Scalars, Ordered(body, terms, t => Simplifier.Simplify(Scale.Of(s.Coefficient, s.Scalars, t)))),
            _ => value,
        };
        var sums = new Dictionary<HashSet<Expr>, Sum>(HashSet<Expr>.CreateSetComparer());
        foreach (var own in written.SelfAndDescendants().OfType<Sum>()) sums.TryAdd([.. own.Children], own);
        return sums.Count == 0 ? outer : outer is Sum ? Sum.Of(outer.Children.Select(Work)) : Work(outer);

        Expr Work(Expr e)
        {
            System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
            if (e.Children.Count == 0 || e is Derivative or Differential) return e;
            var inner = e.Rewrite(Work);
            return inner is Sum s && sums.TryGetValue([.. s.Children], out var own) ? own : inner;
        }
    }

    /// <summary>The terms of a sum by the first of the given ones that each comes from; as it is where one comes from none.</summary>
    private static Expr Ordered(Sum sum, IReadOnlyList<Expr> terms, Func<Expr, Expr> whole)
    {
        var bare = terms.SelectMany(static t => t is Sum s ? s.Children : [t]).Select(static t => Scale.Split(t).Remainder).ToList();
        var places = new List<(int Place, Expr Term)>();
        foreach (var term in sum.Children)
        {
            var place = Place(whole(term), bare);
            if (place < 0) return sum;
            places.Add((place, term));
        }
        var ordered = places.OrderBy(static p => p.Place).Select(static p => p.Term).ToList();
        var first = ordered.FindIndex(static t => !IsNegative(t));
        if (first > 0) ordered = [ordered[first], .. ordered.Take(first), .. ordered.Skip(first + 1)];
        return Sum.Of(ordered);
    }

    private static bool IsNegative(Expr e) => Scale.Split(e).Coefficient.Sign < 0;

    private static int Place(Expr term, List<Expr> bare)
    {
        var place = bare.IndexOf(Scale.Split(term).Remainder);
        if (place >= 0) return place;
        var parts = Distribution.Of([term]);
        return parts is null ? -1 : parts.Select(p => bare.IndexOf(Scale.Split(p).Remainder)).Where(static k => k >= 0).DefaultIfEmpty(-1).Min();
    }
}
