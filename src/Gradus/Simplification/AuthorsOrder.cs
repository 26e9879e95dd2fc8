using Gradus.Expressions;

namespace Gradus.Simplification;

/// <summary>Puts the terms of sums in the order in which their author wrote them, where the same sum stands in the author's formula.</summary>
/// <remarks>A simplified sum has one order whatever it came from; X − I stays X − I only if somebody remembers that it was written so.</remarks>
public static class AuthorsOrder
{
    /// <summary>The formula with every sum of the author's as the author wrote it, and the terms of its outer sum in the order of the author's terms.</summary>
    public static Expr Of(Expr formula, IReadOnlyList<Expr> written)
    {
        var sums = new Dictionary<HashSet<Expr>, Sum>(HashSet<Expr>.CreateSetComparer());
        foreach (var sum in written.SelectMany(static e => e.SelfAndDescendants()).OfType<Sum>()) sums.TryAdd([.. sum.Children], sum);
        return sums.Count == 0 ? formula : Work(formula);

        Expr Work(Expr e)
        {
            System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
            if (e.Children.Count == 0 || e is Derivative or Differential) return e;
            var inner = e.Rewrite(Work);
            return inner is Sum sum && sums.TryGetValue([.. sum.Children], out var own) ? own : inner;
        }
    }
}
