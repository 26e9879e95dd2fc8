using Gradus.Expressions;
using Gradus.Shapes;

namespace Gradus.Functions;

/// <summary>A ∘ B, the product entry by entry of two matrices of one shape (Magnus &amp; Neudecker §3.6).</summary>
public sealed class Hadamard : StructuralFunction
{
    /// <inheritdoc/>
    public override string Name => "hadamard";

    /// <inheritdoc/>
    public override int Arity => 2;

    /// <inheritdoc/>
    public override Notation Notation { get; } = new("{0!+} .* {1!+}", "{0!+} \\circ {1!+}", "{0!+} ∘ {1!+}", Precedence.Entrywise);

    /// <summary>How A ∘ B is written where the entries of B are reciprocals.</summary>
    public static Notation Quotient { get; } = new("{0!+} ./ {1!}", "{0!+} \\oslash {1!}", "{0!+} ⊘ {1!}", Precedence.Entrywise);

    /// <inheritdoc/>
    public override string Example => "tr(A'*(B .* C)) = tr((A .* B)'*C)";

    /// <inheritdoc/>
    public override Shape InferShape(ReadOnlySpan<Expr> arguments)
    {
        if (arguments[0].Shape != arguments[1].Shape) throw new ShapeException($"the Hadamard product needs equal shapes, but here {arguments[0].Shape} meets {arguments[1].Shape}");
        return arguments[0].Shape;
    }

    /// <inheritdoc/>
    public override string IndexForm(ReadOnlySpan<Expr> arguments) => "ij,ij->ij";

    /// <inheritdoc/>
    public override Expr? Reduce(ReadOnlySpan<Expr> arguments) =>
        arguments[0] is { IsScalar: true } ? arguments[0] * arguments[1]
        : arguments[0].IsZero ? arguments[0]
        : arguments[1].IsZero ? arguments[1]
        : null;
}

public static partial class Matrices
{
    /// <summary>A ∘ B.</summary>
    public static Expr Hadamard(Expr a, Expr b) => Catalog.Call<Hadamard>(a, b);
}
