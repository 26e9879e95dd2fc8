using Gradus.Binding;
using Gradus.Checking.Contract;
using Gradus.Checking.Misconceptions;
using Gradus.Differentiation;
using Gradus.Expressions;
using Gradus.Simplification;
using Gradus.Syntax;
using Gradus.Tensors;

namespace Gradus.Checking.Claims;

/// <summary>A page may lay its derivatives out in rows or in columns, but not now so and now so.</summary>
internal static class MixedLayouts
{
    /// <summary>Where some gradients stand as columns, those that stand as rows are wrong rather than conventional.</summary>
    /// <remarks>∂f/∂x_i = 2x_i lies in no direction.</remarks>
    public static List<Finding> Mark(List<Finding> findings, IReadOnlyList<Claim> claims)
    {
        var columns = findings.Zip(claims).Where(static f => IsColumnGradient(f.First) && !f.Second.Readings.Any(static r => r.Indices.Count > 0)).Select(static f => Spelling(f.Second.LeftSyntax)).ToHashSet();
        return findings.Select((f, k) => f.Verdict == Verdict.Convention && IsGradient(f) && Spelling(claims[k].LeftSyntax) is var spelling && spelling != DerivativeSpelling.D && columns.Any(c => (c, spelling) is not ((DerivativeSpelling.Nabla, DerivativeSpelling.Quotient or DerivativeSpelling.Prime) or (DerivativeSpelling.Quotient, DerivativeSpelling.Nabla)))
            ? f with { Verdict = Verdict.Wrong, Diagnosis = new Diagnosis("layout-mix", "This gradient lies in a row, while other gradients on the page stand in columns: keep to one layout.", f.Diagnosis?.HoldsIf), Meant = InColumns(f.Sides!.Value.Right) }
            : f.Verdict == Verdict.Convention && MatrixOf(f) is { } x && Untransposed(findings, claims).Contains((x.Name, Spelling(claims[k].LeftSyntax)))
            ? f with { Verdict = Verdict.Wrong, Diagnosis = new Diagnosis("layout-transpose", $"This is the transpose of the gradient: elsewhere on the page a gradient with respect to {x.Name} has the shape of {x.Name}.", f.Diagnosis?.HoldsIf), Sides = (Derivative.Of(((Derivative)f.Sides!.Value.Left).Function, x), f.Sides.Value.Right) }
            : f).ToList();
    }

    /// <summary>The gradient as a column.</summary>
    private static Expr? InColumns(Expr row) => row.Shape.IsRow && ClaimChecker.Worked(row) is { } worked ? Simplifier.Simplify(Transposition.Of(worked)) : null;

    /// <summary>The matrices by which the page has a gradient of their own shape, and no other one would do, with how it is written.</summary>
    private static HashSet<(string, DerivativeSpelling?)> Untransposed(List<Finding> findings, IReadOnlyList<Claim> claims) =>
        [.. findings.Zip(claims).Where(static f => f.First is { Verdict: Verdict.Holds, Sides: { Left: Derivative { Layout: Layout.Default }, Right: var value } } && f.Second.Readings.All(static r => r.Indices.Count == 0) && !Transposition.Of(value).Equals(value) && !value.SelfAndDescendants().Any(static e => e is Derivative))
            .SelectMany(static f => MatrixOf(f.First) is { } x ? [(x.Name, Spelling(f.Second.LeftSyntax))] : Array.Empty<(string, DerivativeSpelling?)>())];

    /// <summary>The matrix, free in all its entries, by which a scalar is differentiated; null for anything else.</summary>
    private static Symbol? MatrixOf(Finding f) => f.Sides is { Left: Derivative { Layout: Layout.Default or Layout.Numerator, Function.IsScalar: true, By: { IsScalar: false, Shape: { IsColumn: false, IsRow: false } } x } d } && d.At.Equals(x) && Structures.Of(x) == Properties.None ? x : null;

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
