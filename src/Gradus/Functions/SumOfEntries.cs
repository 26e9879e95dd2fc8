using Gradus.Expressions;
using Gradus.Shapes;

namespace Gradus.Functions;

/// <summary>sum X = 1ᵀX1, the sum of all entries.</summary>
public sealed class SumOfEntries : StructuralFunction
{
    /// <inheritdoc/>
    public override string Name => "sum";

    /// <inheritdoc/>
    public override Notation Notation { get; } = Notation.Call("sum", "\\operatorname{sum}");

    /// <inheritdoc/>
    public override string Example => "sum(X) = ones(rows(X))'*X*ones(cols(X))";

    /// <inheritdoc/>
    public override Shape InferShape(ReadOnlySpan<Expr> arguments)
    {
        return Shape.Scalar;
    }

    /// <inheritdoc/>
    public override string IndexForm(ReadOnlySpan<Expr> arguments) => "ij->";

    /// <inheritdoc/>
    public override Expr? Reduce(ReadOnlySpan<Expr> arguments) =>
        arguments[0] switch { { IsScalar: true } scalar => scalar, { IsZero: true } => Number.Zero, _ => null };
}

public static partial class Matrices
{
    /// <summary>The sum of all entries.</summary>
    public static Expr SumOfEntries(Expr x) => Catalog.Call<SumOfEntries>(x);
}
