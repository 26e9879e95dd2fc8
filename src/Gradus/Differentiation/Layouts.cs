using Gradus.Derivations;
using Gradus.Expressions;
using Gradus.Shapes;
using Gradus.Tensors;

namespace Gradus.Differentiation;

/// <summary>Puts the axes i, j, k, l of ∂Y_ij/∂X_kl in rows and columns.</summary>
public static class Layouts
{
    /// <summary>The step from the default layout to another one; null where they agree.</summary>
    public static Step? Explain(Expr function, Symbol x, Layout layout)
    {
        if (layout == Layout.Default || Derivative.ShapeOf(function.Shape, x.Shape, layout).IsTensor) return null;
        return Gradients.Of(function, x) is { } usual && Gradients.Of(function, x, layout) is { } value && !usual.Equals(value)
            ? Step.By(Rules.ChangeLayout, new MatrixFormula(Derivative.Of(function, x, layout), Relation.Equal, value))
            : null;
    }

    /// <summary>The term with two axes, as the layout says.</summary>
    public static IndexTerm Arrange(IndexTerm term, Shape y, Shape x, Layout layout)
    {
        var (i, j, k, l) = (term.Axes[0], term.Axes[1], term.Axes[2], term.Axes[3]);
        int[][] axes = layout == Layout.Kronecker ? [[.. j, .. i], [.. l, .. k]]
            : y.IsScalar ? layout == Layout.Numerator ? [l, k] : [k, l]
            : x.IsScalar ? layout == Layout.Denominator ? [j, i] : [i, j]
            : layout == Layout.Denominator ? [[.. k, .. l], [.. i, .. j]]
            : [[.. i, .. j], [.. k, .. l]];
        return new IndexTerm(term.Coefficient, term.Volume, [.. term.Factors], axes);
    }
}
