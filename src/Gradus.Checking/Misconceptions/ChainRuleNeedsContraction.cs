using Gradus.Differentiation;
using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Tensors;

namespace Gradus.Checking.Misconceptions;

/// <summary>Derivatives are multiplied as matrices where an order-4 tensor must be contracted.</summary>
public sealed class ChainRuleNeedsContraction : Misconception
{
    /// <inheritdoc/>
    public override string Id => "chain-rule-needs-contraction";

    /// <inheritdoc/>
    public override string WrongForm => "∂f/∂X = ∂f/∂U · ∂U/∂X with ∂(XᵀX)/∂X = 2X";

    /// <inheritdoc/>
    public override string RightForm => "(∂f/∂X)_kl = Σ_ij (∂f/∂U)_ij ∂U_ij/∂X_kl";

    /// <inheritdoc/>
    public override string Message => "The derivative of a matrix by a matrix has four indices and cannot be multiplied like a matrix: contract it, or take the differential instead.";

    /// <inheritdoc/>
    public override string Example => "$\\frac{\\partial}{\\partial A}\\|A^T A - I\\|_F^2 = 4(A^T A - I)A$";

    /// <inheritdoc/>
    public override int Rank => 16;

    /// <inheritdoc/>
    public override IEnumerable<Expr> WrongValues(Slip slip) =>
        Replay.WithValue(slip.Source, static asked => asked is Derivative d && Replay.FunctionOf(d) is { IsScalar: true } f ? Multiplied(f, d.By) : []);

    /// <inheritdoc/>
    public override bool Explains(Misfit misfit) =>
        misfit.Source?.IsTensor() != true
        && (misfit.Source?.SelfAndDescendants().Any(static e => e.IsTensor()) == true
            || FormulaTerms.HasDerivative(misfit.Written)
            || (FormulaTerms.Compare(misfit) is { SameOrder: false } && ThroughProduct(misfit.Source)));

    private static bool ThroughProduct(Expr? source) =>
        source is not null && Replay.Asked(source).Any(asked => asked is Derivative d && Inners(d.Function, d.By).Any());

    /// <summary>The outer derivative times a matrix that stands for the inner one, in either order.</summary>
    private static IEnumerable<Expr> Multiplied(Expr f, Symbol x) =>
        from inner in Inners(f, x)
        let u = Symbol.Of("?U", inner.Shape)
        let outer = InnerExpression.Replace(f, inner, u)
        where outer is not null && !outer.Contains(x)
        let g = Edits.Make(() => Gradients.Of(outer, u)?.Substitute(u, inner))
        where g is not null
        from m in ScalarSlopes(inner, x)
        from value in Products(g, m)
        select value;

    private static IEnumerable<Expr> Products(Expr g, Expr m) => Edits.Each(
    [
        () => g * m, () => m * g, () => Transposition.Of(g) * m, () => m * Transposition.Of(g), () => Matrices.Hadamard(g, m),
    ]);

    /// <summary>Inner matrices that are not linear in X.</summary>
    private static IEnumerable<Expr> Inners(Expr f, Symbol x) =>
        f.SelfAndDescendants().Append(InnerExpression.Find(f, x)).OfType<Expr>().Distinct()
            .Where(e => !e.IsScalar && !e.IsTensor() && (e.SelfAndDescendants().Count(s => s.Equals(x)) > 1 || e is Apply { Function: Inverse } && e.Contains(x)));

    /// <summary>The derivative as if all were numbers: 2A for AᵀA, −X⁻² for X⁻¹; with and without a transpose.</summary>
    private static IEnumerable<Expr> ScalarSlopes(Expr inner, Symbol x) => Slopes(inner, x).SelectMany(static m => new[] { m, Transposition.Of(m) });

    private static IEnumerable<Expr> Slopes(Expr e, Symbol x)
    {
        switch (e)
        {
            case Symbol when e.Equals(x):
                return [];
            case Sum s:
                Expr[] varying = [.. s.Children.Where(t => t.Contains(x))];
                return varying.Length == 1 ? Slopes(varying[0], x) : [];
            case Scale { Body: { } body } s:
                return Slopes(body, x).Select(m => Scale.Of(s.Coefficient, s.Scalars, m));
            case Product p:
                int[] at = [.. Enumerable.Range(0, p.Children.Count).Where(k => IsVariable(p.Children[k], x))];
                return at.Length == 0 ? [] : Edits.Each(at.Select(k => (Func<Expr?>)(() => at.Length * Product.Of(p.Children.Where((_, other) => other != k)))));
            case Apply { Function: Inverse } i when IsVariable(i.Children[0], x):
                return [-(e * e)];
            default:
                return [];
        }
    }

    private static bool IsVariable(Expr e, Symbol x) => e.Equals(x) || (e is Apply { Function: Transpose } t && t.Children[0].Equals(x));
}
