using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Shapes;
using static Gradus.Functions.Matrices;

namespace Gradus.Functions;

/// <summary>det A of a square matrix; d det A = tr(adj(A) dA), also where A is singular (Jacobi; Magnus &amp; Neudecker §8.3).</summary>
public sealed class Det : AnalyticFunction
{
    /// <inheritdoc/>
    public override string Name => "det";

    /// <inheritdoc/>
    public override Notation Notation { get; } = Notation.Call("det", "\\det");

    /// <inheritdoc/>
    public override string Example => "det(A*B) = det(A)*det(B)";

    /// <inheritdoc/>
    public override Shape InferShape(ReadOnlySpan<Expr> arguments)
    {
        var shape = arguments[0].Shape;
        return shape.IsSquare ? Shape.Scalar : throw new ShapeException($"the determinant needs a square matrix, but got {shape}");
    }

    /// <inheritdoc/>
    public override Expr? Reduce(ReadOnlySpan<Expr> arguments) => arguments[0] switch { { IsScalar: true } scalar => scalar, Constant { Kind: ConstantKind.Identity } => Number.One, _ => null };

    /// <inheritdoc/>
    public override Expr Differential(ReadOnlySpan<Expr> x, ReadOnlySpan<Expr> dx) => Trace(Adj(x[0]) * dx[0]);

    /// <inheritdoc/>
    public override Dense<double> Evaluate(ReadOnlySpan<Dense<double>> x) => EvaluateIn(RealField.Instance, x);

    /// <inheritdoc/>
    public override bool IsRational => true;

    /// <inheritdoc/>
    public override Dense<T> EvaluateIn<T>(Field<T> field, ReadOnlySpan<Dense<T>> x) => Dense<T>.Scalar(LinearAlgebra.Determinant(field, x[0]));
}

public static partial class Matrices
{
    /// <summary>det A of a square matrix; d det A = tr(adj(A) dA), also where A is singular (Jacobi; Magnus &amp; Neudecker §8.3).</summary>
    public static Expr Det(Expr x) => Catalog.Call<Det>(x);
}
