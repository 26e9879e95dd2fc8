using Gradus.Expressions;
using Gradus.Shapes;

namespace Gradus.Functions;

/// <summary>A ⊗ B, the block matrix with blocks a_ij B; shape mp×nq (Magnus &amp; Neudecker §2.2).</summary>
public sealed class Kronecker : StructuralFunction
{
    /// <inheritdoc/>
    public override string Name => "kron";

    /// <inheritdoc/>
    public override int Arity => 2;

    /// <inheritdoc/>
    public override Notation Notation { get; } = new("kron({0}, {1})", "{0!+} \\otimes {1!+}", "{0!+} ⊗ {1!+}", Precedence.Entrywise);

    /// <inheritdoc/>
    public override string Example => "kron(A, B)*kron(C, D) = kron(A*C, B*D)";

    /// <inheritdoc/>
    public override Shape InferShape(ReadOnlySpan<Expr> arguments)
    {
        var (a, b) = (arguments[0].Shape, arguments[1].Shape);
        return new Shape(a.Rows * b.Rows, a.Columns * b.Columns);
    }

    /// <inheritdoc/>
    public override string IndexForm(ReadOnlySpan<Expr> arguments) => "ij,kl->(ik)(jl)";

    /// <inheritdoc/>
    public override Expr? Reduce(ReadOnlySpan<Expr> arguments) =>
        arguments[0] is { IsScalar: true } || arguments[1] is { IsScalar: true } ? arguments[0] * arguments[1]
        : arguments[0].IsZero || arguments[1].IsZero ? Constant.Zeros(InferShape(arguments))
        : (arguments[0], arguments[1]) is (Constant { Kind: ConstantKind.Identity } a, Constant { Kind: ConstantKind.Identity } b) ? Constant.Identity(a.First * b.First)
        : null;
}

public static partial class Matrices
{
    /// <summary>A ⊗ B.</summary>
    public static Expr Kronecker(Expr a, Expr b) => Catalog.Call<Kronecker>(a, b);
}
