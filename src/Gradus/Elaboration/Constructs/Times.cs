using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Shapes;

namespace Gradus.Elaboration;

/// <summary>A product of two: of matrices, or a multiple where one is a number.</summary>
internal sealed class Times : Construct
{
    /// <summary>The one there is.</summary>
    public static Times Instance { get; } = new();

    /// <inheritdoc/>
    public override (Shape Shape, State State)? Fit(ReadOnlySpan<Term> parts, State state)
    {
        var (a, b) = (parts[0].Shape, parts[1].Shape);
        if (a.IsScalar) return (b, state);
        if (b.IsScalar) return (a, state);
        if (a.IsTensor || b.IsTensor) return null;
        return state.Unify(a.Columns, b.Rows) is { } fitted ? (new Shape(a.Rows, b.Columns), fitted) : null;
    }

    /// <inheritdoc/>
    public override Expr Lower(Term term, Lowering to) => to.Known(term.Parts[0]) * to.Known(term.Parts[1]);
}

/// <summary>What works on pairs of entries, or is some other product than that of matrices.</summary>
internal sealed class Paired(Pairing how) : Construct
{
    /// <summary>Which product.</summary>
    public Pairing How { get; } = how;

    /// <inheritdoc/>
    public override (Shape Shape, State State)? Fit(ReadOnlySpan<Term> parts, State state)
    {
        var (a, b) = (parts[0].Shape, parts[1].Shape);
        if (a.IsTensor || b.IsTensor) return null;
        return How switch
        {
            Pairing.Kronecker => (new Shape(a.Rows * b.Rows, a.Columns * b.Columns), state),
            Pairing.Inner => state.Unify(a, b) is { } same ? (Shape.Scalar, same) : null,
            Pairing.Outer => a.IsColumn && b.IsColumn ? (new Shape(a.Rows, b.Rows), state) : null,
            _ when a.IsScalar && How == Pairing.Hadamard => (b, state),
            _ when b.IsScalar => (a, state),
            _ => state.Unify(a, b) is { } same ? (a, same) : null,
        };
    }

    /// <inheritdoc/>
    public override Expr Lower(Term term, Lowering to)
    {
        var (a, b) = (to.Known(term.Parts[0]), to.Known(term.Parts[1]));
        return How switch
        {
            Pairing.Kronecker => Matrices.Kronecker(a, b),
            Pairing.Inner => a.IsScalar ? a * b : Matrices.Frobenius(a, b),
            Pairing.Outer => a * Matrices.Transpose(b),
            Pairing.Quotient => b.IsScalar ? Matrices.Quotient(a, b) : Matrices.Hadamard(a, Matrices.Reciprocal(b)),
            _ => a.IsScalar || b.IsScalar ? a * b : Matrices.Hadamard(a, b),
        };
    }
}

/// <summary>Products other than that of matrices.</summary>
internal enum Pairing
{
    /// <summary>A ∘ B.</summary>
    Hadamard,

    /// <summary>A ⊘ B, and a division by a number.</summary>
    Quotient,

    /// <summary>A ⊗ B.</summary>
    Kronecker,

    /// <summary>A : B, ⟨A, B⟩, x · y.</summary>
    Inner,

    /// <summary>x yᵀ, written x ⊗ y or as two columns side by side.</summary>
    Outer,
}
