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
        var columns = findings.Zip(claims).Where(static f => IsColumnGradient(f.First) && !f.Second.Readings.Any(static r => r.Indices.Count > 0)).Select(static f => Spelling(f.Second.LeftSyntax)).ToHashSet();
        return findings.Select((f, k) => f.Verdict == Verdict.Convention && IsGradient(f) && Spelling(claims[k].LeftSyntax) is var spelling && spelling != DerivativeSpelling.D && columns.Any(c => (c, spelling) is not ((DerivativeSpelling.Nabla, DerivativeSpelling.Quotient) or (DerivativeSpelling.Quotient, DerivativeSpelling.Nabla)))
            ? f with { Verdict = Verdict.Wrong, Diagnosis = new Diagnosis("layout-mix", "This gradient lies in a row, while other gradients on the page stand in columns: keep to one layout.", f.Diagnosis?.HoldsIf) }
            : f).ToList();
    }

    /// <summary>How the derivative is written. D f is a row beside a gradient ∇f, which is a column (Magnus &amp; Neudecker, Matrix Differential Calculus, ch. 5), and so may ∂f/∂x be; but where one of them is now a row and now a column, layouts are mixed.</summary>
    private static DerivativeSpelling? Spelling(SyntaxNode? left) => left switch
    {
        DerivativeSyntax { Spelling: var spelling } => spelling,
        NameSyntax { Name: ['J', '_', ..] } => DerivativeSpelling.D,
        GroupSyntax group => Spelling(group.Inner),
        AmbiguousSyntax either => either.Alternatives.Select(Spelling).OrderByDescending(static s => s == DerivativeSpelling.D).FirstOrDefault(static s => s is not null),
        _ => null,
    };

    private static bool IsColumnGradient(Finding f) => f.Verdict == Verdict.Holds && IsGradient(f) && f.Sides is { Left: Derivative { Layout: Layout.Default }, Right: var value } && !value.SelfAndDescendants().Any(static e => e is Derivative);

    private static bool IsGradient(Finding f) => f.Sides is { Left: Derivative { Layout: Layout.Default or Layout.Numerator, Function.IsScalar: true, By: { IsScalar: false, Shape.IsColumn: true } } };
}
