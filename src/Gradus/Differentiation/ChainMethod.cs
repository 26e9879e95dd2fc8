using Gradus.Derivations;
using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Tensors;

namespace Gradus.Differentiation;

/// <summary>The chain rule through an inner matrix U = g(X), the order-4 tensor ∂U_ij/∂X_kl written out and contracted.</summary>
public static class ChainMethod
{
    /// <summary>The steps to ∂f/∂X through <paramref name="through"/>, or through an inner expression that is found. Null if there is none that helps.</summary>
    public static Derivation? Derive(Expr f, Symbol x, Expr? through = null)
    {
        if (!f.IsScalar || x.IsScalar) return null;
        var inner = through ?? InnerExpression.Find(f, x);
        if (inner is null || inner.IsScalar || Gradients.Of(f, x) is not { } gradient) return null;
        var u = Symbol.Of(FreshName(f), inner.Shape);
        if (InnerExpression.Replace(f, inner, u) is not { } outer || outer.Contains(x)) return null;
        if (Gradients.Of(outer, u) is not { } byInner || !LinearFunctions.CanMoveOut(Differentials.Of(inner, x), Symbol.Differential(x))) return null;
        var isTensor = Derivative.ShapeOf(inner.Shape, x.Shape, Layout.Default).IsTensor;
        var steps = new List<Step>
        {
            Step.By(Through(Rules.Inner, u), new MatrixFormula(f, Relation.Equal, outer) { Where = (u, inner) }),
            Step.By(Through(Rules.OuterDerivative, u), new MatrixFormula(Derivative.Of(outer, u, Layout.Default, inner), Relation.Equal, byInner.Substitute(u, inner))),
            Step.By(Through(isTensor ? Rules.InnerDerivative : Rules.InnerJacobian, u), new IndexFormula(Derivative.Of(inner, x), Gradients.Open(Differentials.Of(inner, x), Symbol.Differential(x)))),
        };
        // Σ_ij (∂f/∂U)_ij ∂U_ij/∂X_kl is ∂(G : U)/∂X at G = ∂f/∂U held constant.
        var held = Symbol.Of("G_" + u.Name, inner.Shape);
        var contracted = Differentials.Of(Matrices.Frobenius(held, inner), x).Substitute(held, byInner.Substitute(u, inner));
        var entries = DropUnitAxes(Gradients.Open(contracted, Symbol.Differential(x)));
        steps.Add(Step.By(Through(isTensor ? Rules.Contract : Rules.ContractOne, u), new IndexFormula(Derivative.Of(f, x), entries) { Contraction = (byInner.Substitute(u, inner), Derivative.Of(inner, x)) }));
        steps.Add(Step.By(Rules.ReadBack, new MatrixFormula(Derivative.Of(f, x), Relation.Equal, gradient)));
        return new Derivation(Method.Chain, steps);
    }

    /// <summary>The axes k, l alone, where the value is a scalar.</summary>
    public static IndexForm DropUnitAxes(IndexForm form) => form with { Terms = [.. form.Terms.Select(static t => new IndexTerm(t.Coefficient, t.Volume, [.. t.Factors], [t.Axes[2], t.Axes[3]]))], Shape = form.Shape.By! };

    /// <summary>The rule with the name of the inner expression.</summary>
    private static Rule Through(Rule rule, Symbol u) => rule with { Title = rule.Title.Replace("U", u.Name, StringComparison.Ordinal), Because = rule.Because.Replace("U", u.Name, StringComparison.Ordinal) };

    private static string FreshName(Expr f)
    {
        var taken = f.Symbols().Select(static s => s.Name).ToHashSet();
        return new[] { "U", "V", "W", "Z", "M" }.FirstOrDefault(n => !taken.Contains(n)) ?? "U_0";
    }
}

/// <summary>Finds and replaces an inner expression: as it stands, as a run of factors, and cyclically inside a trace.</summary>
public static class InnerExpression
{
    /// <summary>The smallest matrix expression through which f depends on X and that is not X itself; null if there is none.</summary>
    public static Expr? Find(Expr f, Symbol x)
    {
        var best = f.SelfAndDescendants().Where(e => !e.IsScalar && !e.Equals(x) && e.Contains(x) && !(e is Apply { Function: Transpose }) && Replace(f, e, Fresh(e)) is { } outer && !outer.Contains(x))
            .Concat(Runs(f, x)).MinBy(static e => e.SelfAndDescendants().Count());
        return best;
    }

    /// <summary>f with every occurrence of <paramref name="inner"/> replaced by <paramref name="u"/>; null if there is no occurrence.</summary>
    public static Expr? Replace(Expr f, Expr inner, Symbol u)
    {
        var found = false;
        Expr Work(Expr e)
        {
            if (e.Equals(inner))
            {
                found = true;
                return u;
            }
            if (inner is Product run)
            {
                if (e is Apply { Function: Trace } t && t.Children[0] is Product cycle && Cycle(cycle.Children, run.Children) is { } rest)
                {
                    found = true;
                    return Matrices.Trace(Product.Of([u, .. rest.Select(Work)]));
                }
                if (e is Product p && At(p.Children, run.Children) is >= 0 and var at)
                {
                    found = true;
                    return Product.Of([.. p.Children.Take(at).Select(Work), u, .. p.Children.Skip(at + run.Children.Count).Select(Work)]);
                }
            }
            return e.Rewrite(Work);
        }
        var result = Work(f);
        return found ? result : null;
    }

    private static Symbol Fresh(Expr e) => Symbol.Of("?U", e.Shape);

    /// <summary>Shortest runs of factors, around the cycle of a trace, that hold every X.</summary>
    private static IEnumerable<Expr> Runs(Expr f, Symbol x)
    {
        if (f is not Apply { Function: Trace } t || t.Children[0] is not Product p) yield break;
        var n = p.Children.Count;
        for (var length = 2; length < n; length++)
        {
            for (var start = 0; start < n; start++)
            {
                var run = Enumerable.Range(start, length).Select(k => p.Children[k % n]).ToArray();
                if (!run[0].Contains(x) || !run[^1].Contains(x) || run.Count(e => e.Contains(x)) != p.Children.Count(e => e.Contains(x))) continue;
                yield return Product.Of(run);
            }
        }
    }

    private static int At(IReadOnlyList<Expr> factors, IReadOnlyList<Expr> run)
    {
        for (var at = 0; at + run.Count <= factors.Count; at++)
        {
            if (Enumerable.Range(0, run.Count).All(k => factors[at + k].Equals(run[k]))) return at;
        }
        return -1;
    }

    private static List<Expr>? Cycle(IReadOnlyList<Expr> factors, IReadOnlyList<Expr> run)
    {
        if (run.Count >= factors.Count) return null;
        for (var at = 0; at < factors.Count; at++)
        {
            if (!Enumerable.Range(0, run.Count).All(k => factors[(at + k) % factors.Count].Equals(run[k]))) continue;
            return [.. Enumerable.Range(run.Count, factors.Count - run.Count).Select(k => factors[(at + k) % factors.Count])];
        }
        return null;
    }
}
