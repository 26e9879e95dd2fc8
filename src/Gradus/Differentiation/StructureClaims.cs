using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;
using Gradus.Tensors;

namespace Gradus.Differentiation;

/// <summary>What makes a gradient one among matrices of a structure, said without the rules that it was made by: for every change that keeps the structure
/// it gives the change of the function, and it is itself such a change.</summary>
public static class StructureClaims
{
    /// <summary>Pairs of sides that have to be equal for <paramref name="g"/> to be the gradient of <paramref name="f"/> by the structured symbol x under a reading; none where all entries are free.</summary>
    public static IEnumerable<(Expr Left, Expr Right)> Of(Expr f, Symbol x, Expr g, StructureReading reading)
    {
        if (reading == StructureReading.Unconstrained || Structures.Of(x) == Properties.None) yield break;
        var change = Change(x);
        yield return (Differential.Of(f, [x], [change]), Matrices.Frobenius(Counted(x, g, reading), change));
        yield return (Outside(x, g), Constant.Zeros(x.Shape));
    }

    private static bool Has(Symbol x, Properties property) => (x.Properties & property) != 0;

    /// <summary>A change that keeps the structure: any such matrix where they are a linear space, XW with antisymmetric W for an orthogonal X, what is at right angles to a vector of fixed length.</summary>
    private static Expr Change(Symbol x)
    {
        if (Has(x, Properties.Diagonal)) return Symbol.Of("?H", x.Shape, Properties.Diagonal);
        if (Has(x, Properties.Triangular)) return Symbol.Of("?H", x.Shape, Properties.Triangular);
        if (Has(x, Properties.Skew)) return Symbol.Of("?H", x.Shape, Properties.Skew);
        if (Has(x, Properties.Orthogonal)) return x * Symbol.Of("?H", x.Shape, Properties.Skew);
        var any = Symbol.Of("?H", x.Shape);
        return Has(x, Properties.Unit) ? any - (x * Transposition.Of(x) * any) : Symbol.Of("?H", x.Shape, Properties.Symmetric);
    }

    /// <summary>Each independent entry counts once: of a symmetric matrix those of the lower triangle.</summary>
    private static Expr Counted(Symbol x, Expr g, StructureReading reading) =>
        reading == StructureReading.Tangent || Has(x, Properties.Diagonal | Properties.Triangular) ? g
        : Has(x, Properties.Skew) ? Scale.Of(Rational.Of(1, 2), g)
        : Matrices.Tril(g);

    /// <summary>The part of a matrix that is no such change.</summary>
    private static Expr Outside(Symbol x, Expr g)
    {
        var turned = Transposition.Of(g);
        return Has(x, Properties.Diagonal) ? g - Matrices.DDiag(g)
            : Has(x, Properties.Triangular) ? g - Matrices.Tril(g)
            : Has(x, Properties.Skew) ? g + turned
            : Has(x, Properties.Orthogonal) ? (Transposition.Of(x) * g) + (turned * x)
            : Has(x, Properties.Unit) ? x * Transposition.Of(x) * g
            : g - turned;
    }
}
