using Gradus.Expressions;
using Gradus.Shapes;

namespace Gradus.Functions;

/// <summary>Aᵀ, rows and columns exchanged; shape n×m for A m×n.</summary>
public sealed class Transpose : StructuralFunction
{
    /// <inheritdoc/>
    public override string Name => "transpose";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Aliases => ["T"];

    /// <inheritdoc/>
    public override Notation Notation { get; } = new("{0^}'", "{0^}^{\\top}", "{0^}ᵀ", Precedence.Postfix);

    /// <inheritdoc/>
    public override string Example => "(A*B)' = B'*A'";

    /// <inheritdoc/>
    public override Shape InferShape(ReadOnlySpan<Expr> arguments)
    {
        return arguments[0].Shape.Transposed;
    }

    /// <inheritdoc/>
    public override string IndexForm(ReadOnlySpan<Expr> arguments) => "ij->ji";

    /// <inheritdoc/>
    public override Expr? Reduce(ReadOnlySpan<Expr> arguments) =>
        arguments[0] switch
        {
            { IsScalar: true } scalar => scalar,
            Constant { Kind: ConstantKind.Identity } identity => identity,
            Constant { IsZero: true } zeros => Constant.Zeros(zeros.Shape.Transposed),
            Apply { Function: Transpose } twice => twice.Children[0],
            _ => null,
        };
}

public static partial class Matrices
{
    /// <summary>Aᵀ.</summary>
    public static Expr Transpose(Expr x) => Catalog.Call<Transpose>(x);
}
