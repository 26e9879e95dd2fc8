using Gradus.Differentiation;
using Gradus.Expressions;
using Gradus.Simplification;

namespace Gradus.Checking.Misconceptions;

/// <summary>The part of an expression that counts to first order: its value without the increments, and what is linear in them.</summary>
internal static class FirstOrder
{
    /// <summary>f + df for f(X + H); null where it cannot be differentiated.</summary>
    public static Expr? Of(Expr e, IReadOnlyList<Symbol> increments) => Edits.Make(() =>
    {
        Expr[] directions = [.. increments.Select(static (h, k) => Symbol.Of("?h" + k, h.Shape))];
        Expr AtOrigin(Expr x) => increments.Aggregate(x, static (value, h) => value.Substitute(h, Constant.Zeros(h.Shape)));
        if (Resolution.Of(e) is not { } worked) return null;
        var linear = AtOrigin(Differentials.Of(worked, increments, directions));
        for (var k = 0; k < increments.Count; k++) linear = linear.Substitute((Symbol)directions[k], increments[k]);
        return Sum.Of(Simplifier.Simplify(AtOrigin(worked)), Simplifier.Simplify(linear));
    });

    /// <summary>f(X + H) as f(X) + df, the differential not worked out, so that beliefs about differentials can be replayed; null where no X stands beside the increment.</summary>
    public static Expr? Asked(Expr e, IReadOnlyList<Symbol> increments)
    {
        if (increments is not [var h] || Edits.Make(() => e.Substitute(h, Constant.Zeros(h.Shape))) is not { } origin) return null;
        var x = origin.Symbols().FirstOrDefault(x => x.Shape == h.Shape && new[] { Sum.Of(x, h), Sum.Of(h, x) }.Any(moved => origin.Substitute(x, moved).Equals(e)));
        return x is null ? null : Edits.Make(() => Sum.Of(origin, Differential.Of(origin, [x], [h])));
    }
}
