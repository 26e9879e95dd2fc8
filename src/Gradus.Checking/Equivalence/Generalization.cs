using Gradus.Expressions;

namespace Gradus.Checking.Equivalence;

/// <summary>A claim in which something that depends on lengths is any number instead: where that holds for all numbers, it holds for those that lengths can be.</summary>
/// <remarks>√((n − 7)²) = |7 − n| holds because √((t − 7)²) = |7 − t| does.</remarks>
internal static class Generalization
{
    /// <summary>True if the claim holds with numbers in the place of what is added up in a sum.</summary>
    public static bool Holds(Comparison claim, Expr sum, CancellationToken cancellation)
    {
        var parts = (sum is Sum ? sum.Children : [sum]).SelectMany(static term => term is Scale { Children: var factors } ? factors : [term]).Where(static e => e is not (Number or Symbol { Properties: Properties.None }) && e.IsScalar).Distinct().ToList();
        if (parts.Count == 0) return false;
        var numbers = parts.Select(static (_, k) => Symbol.Of($"?t{k}", Shapes.Shape.Scalar)).ToArray();
        Expr Replaced(Expr e) => parts.IndexOf(e) is var k and >= 0 ? numbers[k] : e.Rewrite(Replaced);
        var general = new Comparison(Replaced(claim.Left), Replaced(claim.Right), []);
        if (general.Free.Conflict is not null || Turning.Of(general).Any(static t => t.IsBeyondReach)) return false;
        var points = FloatingTrials.Run(general, cancellation);
        if (points.Agreement != Agreement.Agree) return false;
        var turnings = new TurningTrials(general, points.Points, cancellation);
        turnings.Run(Turning.Of(general));
        return turnings is { Found: null, Doubt: null };
    }
}
