using Gradus.Derivations;
using Gradus.Expressions;
using Gradus.Functions;

namespace Gradus.Differentiation;

/// <summary>First-order expansion: f(X + ΔX) = f(X) + ⟨ΔX, ∇f⟩ + O(‖ΔX‖²).</summary>
public static class ExpansionMethod
{
    private const int MaxTerms = 24;

    /// <summary>The steps to the derivative of Y by X.</summary>
    public static Derivation Derive(Expr y, Symbol x)
    {
        var step = Symbol.Differential(x, "Δ");
        var steps = new List<Step>();
        var current = y.Substitute(x, Sum.Of(x, step));
        MatrixFormula Line(Relation relation, Expr left, Expr right) => new(left, relation, right) { Increments = [step] };
        steps.Add(Step.By(Rules.Perturb, x, new MatrixFormula(current, Relation.Equal, current) { Argument = Sum.Of(x, step) }));
        if (MultiplyOut.Of(current, x, step, MaxTerms) is { } expanded)
        {
            if (!expanded.Equals(current)) steps.Add(Step.By(Rules.MultiplyOut, Line(Relation.Equal, current, expanded)));
            var kept = Sum.Of((expanded is Sum s ? s.Children : [expanded]).Select(t => MultiplyOut.Degree(t, step) <= 1 ? t : Constant.Zeros(t.Shape)));
            if (!kept.Equals(expanded)) steps.Add(Step.By(Rules.DropSecondOrder, x, Line(Relation.FirstOrder, expanded, kept)));
            current = kept;
        }
        else
        {
            var first = Sum.Of(y, Differentials.Of(y, [x], [step]));
            steps.Add(Step.By(Rules.FirstOrder, x, Line(Relation.FirstOrder, current, first)));
            current = first;
        }
        Compare(y, x, step, current, steps);
        return new Derivation(Method.Expansion, steps);
    }

    private static void Compare(Expr y, Symbol x, Symbol step, Expr current, List<Step> steps)
    {
        var layout = Derivative.ShapeOf(y.Shape, x.Shape, Layout.Default).IsTensor ? Layout.Kronecker : Layout.Default;
        if (Gradients.Of(y, x, layout) is not { } derivative) return;
        var linear = x.IsScalar ? Product.Of(step, derivative)
            : y.IsScalar ? x.Shape.IsColumn ? Product.Of(Matrices.Transpose(step), derivative) : Matrices.Frobenius(step, derivative)
            : layout == Layout.Kronecker ? null
            : x.Shape.IsColumn && y.Shape.IsColumn ? Product.Of(derivative, step)
            : null;
        if (linear is not null)
        {
            var compared = Sum.Of(y, linear);
            if (!compared.Equals(current)) steps.Add(Step.By(Rules.Collect, new MatrixFormula(current, Relation.Equal, compared) { Increments = [step] }));
        }
        steps.Add(Step.By(Rules.Compare, x, new MatrixFormula(Derivative.Of(y, x, layout), Relation.Equal, derivative)));
    }
}
