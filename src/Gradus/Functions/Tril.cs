using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Shapes;

namespace Gradus.Functions;

/// <summary>tril X, the lower triangular part of a square matrix with its diagonal; d tril X = tril dX.</summary>
public sealed class Tril : AnalyticFunction
{
    /// <inheritdoc/>
    public override string Name => "tril";

    /// <inheritdoc/>
    public override Notation Notation { get; } = Notation.Call("tril", "\\operatorname{tril}");

    /// <inheritdoc/>
    public override string Example => "tril(A) + tril(A')' - ddiag(A) = A";

    /// <inheritdoc/>
    public override Shape InferShape(ReadOnlySpan<Expr> arguments)
    {
        var shape = arguments[0].Shape;
        return shape.IsSquare ? shape : throw new ShapeException($"the triangular part needs a square matrix, but got {shape}");
    }

    /// <inheritdoc/>
    public override Expr? Reduce(ReadOnlySpan<Expr> arguments) => arguments[0] switch
    {
        { IsScalar: true } or { IsZero: true } or Constant { Kind: ConstantKind.Identity } => arguments[0],
        Apply { Function: Tril or DDiag } => arguments[0],
        Apply { Function: Diag } => arguments[0],
        Scale { Body: { } body } s => Scale.Of(s.Coefficient, s.Scalars, Matrices.Tril(body)),
        _ => null,
    };

    /// <inheritdoc/>
    public override Expr Differential(ReadOnlySpan<Expr> x, ReadOnlySpan<Expr> dx) => Matrices.Tril(dx[0]);

    /// <inheritdoc/>
    public override Expr? Adjoint(ReadOnlySpan<Expr> x, int argument, Expr g) => Matrices.Tril(g);

    /// <inheritdoc/>
    public override Dense<double> Evaluate(ReadOnlySpan<Dense<double>> x) => EvaluateIn(RealField.Instance, x);

    /// <inheritdoc/>
    public override bool IsRational => true;

    /// <inheritdoc/>
    public override Dense<T> EvaluateIn<T>(Field<T> field, ReadOnlySpan<Dense<T>> x)
    {
        var a = x[0];
        return new Dense<T>(a.Rows, a.Columns, (i, j) => i >= j ? a[i, j] : field.Zero);
    }
}

public static partial class Matrices
{
    /// <summary>The lower triangular part.</summary>
    public static Expr Tril(Expr x) => Catalog.Call<Tril>(x);
}
