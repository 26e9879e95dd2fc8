using Gradus.Expressions;
using Gradus.Shapes;

namespace Gradus.Functions;

/// <summary>vec A, the columns of A under one another; shape mn×1 (Magnus &amp; Neudecker §2.4).</summary>
public sealed class Vec : StructuralFunction
{
    /// <inheritdoc/>
    public override string Name => "vec";

    /// <inheritdoc/>
    public override Notation Notation { get; } = Notation.Call("vec", "\\operatorname{vec}");

    /// <inheritdoc/>
    public override string Example => "vec(A*X*B) = kron(B', A)*vec(X)";

    /// <inheritdoc/>
    public override Shape InferShape(ReadOnlySpan<Expr> arguments)
    {
        return Shape.Column(arguments[0].Shape.Rows * arguments[0].Shape.Columns);
    }

    /// <inheritdoc/>
    public override string IndexForm(ReadOnlySpan<Expr> arguments) => "ij->(ji)";

    /// <inheritdoc/>
    public override Expr? Reduce(ReadOnlySpan<Expr> arguments) =>
        arguments[0] switch { { Shape.IsColumn: true } column => column, { IsZero: true } => Constant.Zeros(InferShape(arguments)), _ => null };
}

public static partial class Matrices
{
    /// <summary>vec A.</summary>
    public static Expr Vec(Expr x) => Catalog.Call<Vec>(x);
}
