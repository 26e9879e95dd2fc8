using Gradus.Expressions;

namespace Gradus.Checking.Claims;

/// <summary>Assumptions that people leave out, tried on a claim that is false without them.</summary>
internal static class Assumptions
{
    private const int MostSymbols = 6;

    /// <summary>Both sides under each assumption, the smallest first, with the assumption in words.</summary>
    public static IEnumerable<(Expr Left, Expr Right, string Words)> Of(Expr left, Expr right)
    {
        var square = left.Symbols().Concat(right.Symbols()).Distinct()
            .Where(static s => s.Shape.IsSquare && !s.IsScalar && !s.IsSymmetric && s.DifferentialOf is null && (s.Properties & (Properties.Skew | Properties.Orthogonal)) == 0)
            .Where(s => !IsVariable(left, s) && !IsVariable(right, s)).Take(MostSymbols).ToArray();
        foreach (var s in square) yield return (With(left, s), With(right, s), $"{s.Name} is symmetric");
        if (square.Length < 2) yield break;
        var (a, b) = (left, right);
        foreach (var s in square) (a, b) = (With(a, s), With(b, s));
        yield return (a, b, $"{string.Join(" and ", square.Select(static s => s.Name))} are symmetric");
    }

    private static Expr With(Expr e, Symbol s) => e.Substitute(s, s.With(s.Properties | Properties.Symmetric));

    /// <summary>A symbol that something is differentiated by stays free.</summary>
    private static bool IsVariable(Expr e, Symbol s) => e.SelfAndDescendants().Any(x => (x is Derivative d && d.By.Equals(s)) || (x is Differential f && f.Variables.Contains(s)));
}
