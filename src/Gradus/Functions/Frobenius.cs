using Gradus.Expressions;
using Gradus.Shapes;

namespace Gradus.Functions;

/// <summary>A : B = tr(AᵀB), the Frobenius inner product of two matrices of one shape (Golub &amp; Van Loan §2.3).</summary>
public sealed class Frobenius : StructuralFunction
{
    /// <inheritdoc/>
    public override string Name => "inner";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Aliases => ["frobenius"];

    /// <inheritdoc/>
    public override int Arity => 2;

    /// <inheritdoc/>
    public override bool TakesTensors => true;

    /// <inheritdoc/>
    public override Notation Notation { get; } = new("inner({0}, {1})", "{0*} : {1*}", "{0*} : {1*}", Precedence.Inner);

    /// <inheritdoc/>
    public override string Example => "inner(A, B*C) = inner(B'*A, C)";

    /// <inheritdoc/>
    public override Shape InferShape(ReadOnlySpan<Expr> arguments)
    {
        if (arguments[1].Shape is { IsTensor: true } tensor && arguments[0].Shape == new Shape(tensor.Rows, tensor.Columns)) return tensor.By!;
        if (arguments[0].Shape != arguments[1].Shape) throw new ShapeException($"the inner product A : B needs equal shapes, but here {arguments[0].Shape} meets {arguments[1].Shape}");
        return Shape.Scalar;
    }

    /// <inheritdoc/>
    public override string IndexForm(ReadOnlySpan<Expr> arguments) => arguments[1].Shape.IsTensor ? "ij,ijkl->kl" : "ij,ij->";

    /// <inheritdoc/>
    public override Expr? Reduce(ReadOnlySpan<Expr> arguments) =>
        arguments[0] is { IsScalar: true } && arguments[1] is { IsScalar: true } ? arguments[0] * arguments[1]
        : arguments[0].IsZero || arguments[1].IsZero ? Constant.Zeros(arguments[1].Shape.By ?? Shape.Scalar)
        : null;
}

public static partial class Matrices
{
    /// <summary>A : B = tr(AᵀB).</summary>
    public static Expr Frobenius(Expr a, Expr b) => Catalog.Call<Frobenius>(a, b);
}
