using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Shapes;

namespace Gradus.Functions;

/// <summary>log A, the principal logarithm of a square matrix; d tr log A = tr(A⁻¹ dA) (Higham, Functions of Matrices, chapter 11).</summary>
public sealed class Logm : AnalyticFunction
{
    /// <inheritdoc/>
    public override string Name => "logm";

    /// <inheritdoc/>
    public override string? Domain => "no eigenvalue of {0} on the closed negative axis";

    /// <inheritdoc/>
    public override Notation Notation { get; } = Notation.Call("logm", "\\log");

    /// <inheritdoc/>
    public override string Example => "tr(logm(A)) = logdet(A)";

    /// <inheritdoc/>
    public override bool IsPrimary => true;

    /// <inheritdoc/>
    public override Shape InferShape(ReadOnlySpan<Expr> arguments)
    {
        var shape = arguments[0].Shape;
        return shape.IsSquare ? shape : throw new ShapeException($"the matrix logarithm needs a square matrix, but got {shape}; for every entry write log");
    }

    /// <inheritdoc/>
    public override Expr? Reduce(ReadOnlySpan<Expr> arguments) => arguments[0] switch
    {
        { IsScalar: true } scalar => Matrices.Log(scalar),
        Constant { Kind: ConstantKind.Identity } identity => Constant.Zeros(identity.Shape),
        _ => null,
    };

    /// <inheritdoc/>
    public override Expr Differential(ReadOnlySpan<Expr> x, ReadOnlySpan<Expr> dx) => Catalog.Call<DLogm>(x[0], dx[0]);

    /// <inheritdoc/>
    public override Dense<double> Evaluate(ReadOnlySpan<Dense<double>> x) => MatrixFunctions.Logarithm(x[0]);

    /// <inheritdoc/>
    public override Dense<BigFloat>? Evaluate(ManyDigits digits, ReadOnlySpan<Dense<BigFloat>> x) => BigMatrices.Logarithm(digits, x[0]);
}

public static partial class Matrices
{
    /// <summary>The principal logarithm of a square matrix.</summary>
    public static Expr Logm(Expr x) => Catalog.Call<Logm>(x);
}
