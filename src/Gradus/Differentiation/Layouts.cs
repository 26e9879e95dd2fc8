using Gradus.Expressions;
using Gradus.Shapes;
using Gradus.Tensors;

namespace Gradus.Differentiation;

/// <summary>Puts the axes i, j, k, l of ∂Y_ij/∂X_kl in rows and columns.</summary>
public static class Layouts
{
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
