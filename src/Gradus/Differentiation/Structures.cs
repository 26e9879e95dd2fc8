using Gradus.Derivations;
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
    public static Properties Of(Symbol x) => x.Properties & (Properties.Symmetric | Properties.PositiveDefinite | Properties.Skew | Properties.Diagonal | Properties.Orthogonal | Properties.Triangular | Properties.Unit);

    /// <summary>The symbol without its structure, so that all its entries may vary: what is known of a value says nothing about a change of it.</summary>
    public static Symbol Free(Symbol x) => x.With(x.Properties & ~(Of(x) | Properties.Idempotent));

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
            (_, var s) when s.HasFlag(Properties.Triangular) => Matrices.Tril(g),
            (StructureReading.Tangent, var s) when s.HasFlag(Properties.Unit) => g - (x * Transposition.Of(x) * g),
            (_, var s) when s.HasFlag(Properties.Unit) => throw new NotCoveredException("the entries of a vector of fixed length are not independent; ask for the tangent reading"),
            (StructureReading.Tangent, var s) when s.HasFlag(Properties.Skew) => Scale.Of(half, g - t),
            (_, var s) when s.HasFlag(Properties.Skew) => g - t,
            (StructureReading.Tangent, var s) when s.HasFlag(Properties.Orthogonal) => Scale.Of(half, g - (x * t * x)),
            (_, var s) when s.HasFlag(Properties.Orthogonal) => throw new NotCoveredException("the entries of an orthogonal matrix are not independent; ask for the tangent reading"),
            (StructureReading.Tangent, _) => Scale.Of(half, g + t),
            _ => g + t - Matrices.DDiag(g),
        };
    }

    /// <summary>True if the numbers that determine such a matrix can vary by themselves.</summary>
    public static bool HasIndependentEntries(Symbol x) => (Of(x) & (Properties.Orthogonal | Properties.Unit)) == 0;

    /// <summary>The step from the unconstrained gradient to that under a reading; null where they are the same thing.</summary>
    public static Step? Explain(Expr g, Symbol x, StructureReading reading)
    {
        if (reading == StructureReading.Unconstrained || Of(x) == Properties.None) return null;
        var raw = Gradient(g, x, reading);
        var such = x.Shape.IsColumn ? "among such vectors" : "among such matrices";
        var line = new MatrixFormula(raw, Relation.Equal, Simplification.Simplifier.Simplify(raw)) { Label = ($"gradient {such}", $"\\nabla f \\text{{ {such}}}", $"∂f/∂{x.Name} {such}") };
        return new Step(Rules.Restrict, line, Reason(Of(x), reading));
    }

    private static string Reason(Properties structure, StructureReading reading) => (reading, structure) switch
    {
        (_, var s) when s.HasFlag(Properties.Diagonal) => "Off the diagonal nothing varies: df = G : dX sees the diagonal of G alone.",
        (_, var s) when s.HasFlag(Properties.Triangular) => "Above the diagonal nothing varies: df = G : dX sees the lower triangle of G alone.",
        (_, var s) when s.HasFlag(Properties.Unit) => "dx is at right angles to x, for xᵀx = 1 gives xᵀdx = 0: what of G lies along x does not count, and G − x xᵀG is left.",
        (StructureReading.Tangent, var s) when s.HasFlag(Properties.Skew) => "dX is antisymmetric, so only the antisymmetric part of G counts: df = ½(G − Gᵀ) : dX.",
        (_, var s) when s.HasFlag(Properties.Skew) => "X_ij and X_ji = −X_ij are one number: its derivative is G_ij − G_ji.",
        (_, var s) when s.HasFlag(Properties.Orthogonal) => "XᵀX = I gives XᵀdX + dXᵀX = 0, so dX = XW with antisymmetric W; the part of G in that space is ½(G − XGᵀX).",
        (StructureReading.Tangent, _) => "dX is symmetric, so only the symmetric part of G counts: df = ½(G + Gᵀ) : dX.",
        _ => "X_ij and X_ji are one number, so its derivative is G_ij + G_ji; on the diagonal it stands once, hence − diag G.",
    };

    /// <summary>The P with vec of the nearest such matrix = P vec(X), where the structure is a linear space.</summary>
    /// <exception cref="NotCoveredException">The structure is no linear space.</exception>
    public static Expr Projector(Symbol x)
    {
        var n = x.Shape.Rows;
        var (identity, commutation) = (Constant.Identity(n * n), Constant.Commutation(n, n));
        var structure = Of(x);
        return (structure & (Properties.Orthogonal | Properties.Unit | Properties.Triangular)) != 0 ? throw new NotCoveredException("this reading of the variable has no projector in matrix notation; leave the structure out")
            : structure.HasFlag(Properties.Diagonal) ? Matrices.Diag(Matrices.Vec(Constant.Identity(n)))
            : Scale.Of(Rational.Of(1, 2), structure.HasFlag(Properties.Skew) ? identity - commutation : identity + commutation);
    }

    private static Expr Diagonal(Expr g) => g is Apply { Function: Diag or DDiag } or Constant { Kind: ConstantKind.Identity } ? g : Matrices.DDiag(g);
}
