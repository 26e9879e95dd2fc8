using Gradus.Derivations;
using Gradus.Expressions;
using Gradus.Tensors;

namespace Gradus.Differentiation;

/// <summary>Index notation: write the entries out, differentiate entry by entry, read back.</summary>
public static class IndexMethod
{
    /// <summary>The steps to ∂Y/∂X; null where an entry of it has no formula in the entries of its parts.</summary>
    public static Derivation? Derive(Expr y, Symbol x)
    {
        if (!LinearFunctions.CanMoveOut(Differentials.Of(y, x), Symbol.Differential(x))) return null;
        var steps = new List<Step>();
        var entries = new IndexFormBuilder(Expansion.Tracked, e => e.Contains(x)).Build(y);
        if (HasPlainAxes(entries)) steps.Add(Step.By(Rules.WriteIndices, new IndexFormula(y, entries)));
        var open = Gradients.Open(Differentials.Of(y, x), Symbol.Differential(x));
        if (y.IsScalar) open = ChainMethod.DropUnitAxes(open);
        if (HasPlainAxes(open)) steps.Add(Step.By(Rules.Deltas, x, new IndexFormula(Derivative.Of(y, x), open)));
        var layout = Derivative.ShapeOf(y.Shape, x.Shape, Layout.Default).IsTensor ? Layout.Kronecker : Layout.Default;
        if (Gradients.Of(y, x, layout) is { } matrix) steps.Add(Step.By(Rules.ReadBack, new MatrixFormula(Derivative.Of(y, x, layout), Relation.Equal, matrix)));
        return new Derivation(Method.Index, steps);
    }

    /// <summary>True if every axis is one index; those of vec and ⊗ are pairs, which indices do not say well.</summary>
    private static bool HasPlainAxes(IndexForm form) => form.Terms.All(static t => t.Axes.All(static a => a.Length <= 1));
}
