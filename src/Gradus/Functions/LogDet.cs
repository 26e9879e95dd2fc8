using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Shapes;
using static Gradus.Functions.Matrices;

namespace Gradus.Functions;

/// <summary>log det A of a square matrix with det A > 0; d log det A = tr(A⁻¹ dA) (Magnus &amp; Neudecker §8.3).</summary>
public sealed class LogDet : AnalyticFunction
{
    /// <inheritdoc/>
    public override string Name => "logdet";

    /// <inheritdoc/>
    public override string? Domain => "det {0} > 0";

    /// <inheritdoc/>
    public override Notation Notation { get; } = new("logdet({0})", "\\log\\det {0!}", "log det {0!}", Precedence.Prefix);

    /// <inheritdoc/>
    public override string Example => "logdet(inv(A)) = -logdet(A)";

    /// <inheritdoc/>
    public override bool InvertsArgument => true;

    /// <inheritdoc/>
    public override Shape InferShape(ReadOnlySpan<Expr> arguments)
    {
        var shape = arguments[0].Shape;
        return shape.IsSquare ? Shape.Scalar : throw new ShapeException($"logdet needs a square matrix, but got {shape}");
    }

    /// <inheritdoc/>
    public override Expr? Reduce(ReadOnlySpan<Expr> arguments) => arguments[0] switch { { IsScalar: true } scalar => Log(scalar), Constant { Kind: ConstantKind.Identity } => Number.Zero, _ => null };

    /// <inheritdoc/>
    public override Expr Differential(ReadOnlySpan<Expr> x, ReadOnlySpan<Expr> dx) => Trace(Inverse(x[0]) * dx[0]);

    /// <inheritdoc/>
    public override Dense<double> Evaluate(ReadOnlySpan<Dense<double>> x) => Dense<double>.Scalar(Math.Log(LinearAlgebra.Determinant(RealField.Instance, x[0])));

    /// <inheritdoc/>
    public override Dense<BigFloat>? Evaluate(ManyDigits digits, ReadOnlySpan<Dense<BigFloat>> x) => Dense<BigFloat>.Scalar(digits.Log(LinearAlgebra.Determinant(digits, x[0])));
}

public static partial class Matrices
{
    /// <summary>log det A of a square matrix with det A > 0; d log det A = tr(A⁻¹ dA) (Magnus &amp; Neudecker §8.3).</summary>
    public static Expr LogDet(Expr x) => Catalog.Call<LogDet>(x);
}
