using Gradus.Binding;
using Gradus.Checking.Contract;
using Gradus.Checking.Misconceptions;
using Gradus.Expressions;
using Gradus.Syntax;

namespace Gradus.Checking.Claims;

/// <summary>A page may lay its derivatives out in rows or in columns, but not now so and now so.</summary>
internal static class MixedLayouts
{
    /// <summary>Where some gradients stand as columns, those that stand as rows are wrong rather than conventional.</summary>
    /// <remarks>∂f/∂x_i = 2x_i lies in no direction.</remarks>
    public static List<Finding> Mark(List<Finding> findings, IReadOnlyList<Claim> claims)
    {
        if (!findings.Where((f, k) => IsColumnGradient(f) && !claims[k].Readings.Any(static r => r.Indices.Count > 0)).Any()) return findings;
        return findings.Select((f, k) => f.Verdict == Verdict.Convention && IsGradient(f) && !IsByD(claims[k].LeftSyntax)
            ? f with { Verdict = Verdict.Wrong, Diagnosis = new Diagnosis("layout-mix", "This gradient lies in a row, while other gradients on the page stand in columns: keep to one layout.", f.Diagnosis?.HoldsIf) }
            : f).ToList();
    }

    /// <summary>D f is a row beside a gradient ∇f, which is a column (Magnus &amp; Neudecker, Matrix Differential Calculus, ch. 5).</summary>
    private static bool IsByD(SyntaxNode? left) => left switch
    {
        DerivativeSyntax { Spelling: DerivativeSpelling.D } => true,
        GroupSyntax group => IsByD(group.Inner),
        AmbiguousSyntax either => either.Alternatives.Any(IsByD),
        _ => false,
    };

    private static bool IsColumnGradient(Finding f) => f.Verdict == Verdict.Holds && IsGradient(f) && f.Sides is { Left: Derivative { Layout: Layout.Default }, Right: var value } && !value.SelfAndDescendants().Any(static e => e is Derivative);

    private static bool IsGradient(Finding f) => f.Sides is { Left: Derivative { Layout: Layout.Default or Layout.Numerator, Function.IsScalar: true, By: { IsScalar: false, Shape.IsColumn: true } } };
}
