using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;
using Gradus.Tensors;

namespace Gradus.Differentiation;

/// <summary>What a variable with a structure means for its gradient.</summary>
public enum StructureReading
{
    /// <summary>All entries are free.</summary>
    Unconstrained,

    /// <summary>The gradient in the space of such matrices under tr(GᵀdX).</summary>
    Tangent,

    /// <summary>The entries i ≥ j (or the diagonal) are the variables.</summary>
    Independent,
}

/// <summary>Gradients by symmetric, antisymmetric, diagonal and orthogonal matrices, from the unconstrained gradient G.</summary>
/// <remarks>Source: Magnus &amp; Neudecker, chapter 9 (symmetric); Edelman, Arias &amp; Smith 1998 (orthogonal).</remarks>
public static class Structures
{
    /// <summary>The structure of a symbol that a reading can apply to.</summary>
    public static Properties Of(Symbol x) => x.Properties & (Properties.Symmetric | Properties.PositiveDefinite | Properties.Skew | Properties.Diagonal | Properties.Orthogonal);

    /// <summary>The gradient under a reading, given the unconstrained one at the structured point; not yet simplified.</summary>
    public static Expr Gradient(Expr g, Symbol x, StructureReading reading)
    {
        var t = Transposition.Of(g);
        var structure = Of(x);
        var half = Rational.Of(1, 2);
        return (reading, structure) switch
        {
            (StructureReading.Unconstrained, _) or (_, Properties.None) => g,
            (_, var s) when s.HasFlag(Properties.Diagonal) => Diagonal(g),
            (StructureReading.Tangent, var s) when s.HasFlag(Properties.Skew) => Scale.Of(half, g - t),
            (_, var s) when s.HasFlag(Properties.Skew) => g - t,
            (StructureReading.Tangent, var s) when s.HasFlag(Properties.Orthogonal) => Scale.Of(half, g - (x * t * x)),
            (_, var s) when s.HasFlag(Properties.Orthogonal) => throw new NotCoveredException("the entries of an orthogonal matrix are not independent; ask for the tangent reading"),
            (StructureReading.Tangent, _) => Scale.Of(half, g + t),
            _ => g + t - Matrices.DDiag(g),
        };
    }

    /// <summary>The P with vec of the nearest such matrix = P vec(X), where the structure is a linear space.</summary>
    /// <exception cref="NotCoveredException">The structure is no linear space.</exception>
    public static Expr Projector(Symbol x)
    {
        var n = x.Shape.Rows;
        var (identity, commutation) = (Constant.Identity(n * n), Constant.Commutation(n, n));
        var structure = Of(x);
        return structure.HasFlag(Properties.Orthogonal) ? throw new NotCoveredException("orthogonal matrices are no linear space; a second derivative on them needs more than a projection")
            : structure.HasFlag(Properties.Diagonal) ? Matrices.Diag(Matrices.Vec(Constant.Identity(n)))
            : Scale.Of(Rational.Of(1, 2), structure.HasFlag(Properties.Skew) ? identity - commutation : identity + commutation);
    }

    private static Expr Diagonal(Expr g) => g is Product or Scale or Sum or Apply { Function: not (Diag or DDiag) } or Symbol ? Matrices.DDiag(g) : g;
}
