using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Shapes;

namespace Gradus.Functions;

/// <summary>eᴬ = Σ Aᵏ/k! of a square matrix; d eᴬ = ∫₀¹ e^(sA) dA e^((1−s)A) ds, and d tr eᴬ = tr(eᴬ dA) (Higham, Functions of Matrices, §10.2).</summary>
public sealed class Expm : AnalyticFunction
{
    /// <inheritdoc/>
    public override string Name => "expm";

    /// <inheritdoc/>
    public override Notation Notation { get; } = new("expm({0})", "e^{{0}}", "expm({0})", Precedence.Postfix);

    /// <inheritdoc/>
    public override string Example => "expm(A)*expm(-A) = I";

    /// <inheritdoc/>
    public override bool IsPrimary => true;

    /// <inheritdoc/>
    public override Shape InferShape(ReadOnlySpan<Expr> arguments)
    {
        var shape = arguments[0].Shape;
        return shape.IsSquare ? shape : throw new ShapeException($"the matrix exponential needs a square matrix, but got {shape}; for every entry write exp");
    }

    /// <inheritdoc/>
    public override Expr? Reduce(ReadOnlySpan<Expr> arguments) => arguments[0] switch
    {
        { IsScalar: true } scalar => Matrices.Exp(scalar),
        { IsZero: true } zeros => Constant.Identity(zeros.Shape.Rows),
        _ => null,
    };

    /// <inheritdoc/>
    public override Expr Differential(ReadOnlySpan<Expr> x, ReadOnlySpan<Expr> dx) => Catalog.Call<DExpm>(x[0], dx[0]);

    /// <inheritdoc/>
    public override Dense<double> Evaluate(ReadOnlySpan<Dense<double>> x) => MatrixFunctions.Exponential(x[0]);

    /// <inheritdoc/>
    public override Dense<BigFloat>? Evaluate(ManyDigits digits, ReadOnlySpan<Dense<BigFloat>> x) => BigMatrices.Exponential(digits, x[0]);
}

public static partial class Matrices
{
    /// <summary>The exponential of a square matrix.</summary>
    public static Expr Expm(Expr x) => Catalog.Call<Expm>(x);
}
