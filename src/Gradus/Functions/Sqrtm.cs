using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Shapes;

namespace Gradus.Functions;

/// <summary>A^½, the principal square root of a square matrix: with S = A^½, S dS + dS S = dA (Higham, Functions of Matrices, §6.1).</summary>
public sealed class Sqrtm : AnalyticFunction
{
    /// <inheritdoc/>
    public override string Name => "sqrtm";

    /// <inheritdoc/>
    public override string? Domain => "no eigenvalue of {0} on the closed negative axis";

    /// <inheritdoc/>
    public override Notation Notation { get; } = new("sqrtm({0})", "{0^}^{1/2}", "{0^}^½", Precedence.Postfix);

    /// <inheritdoc/>
    public override string Example => "sqrtm(A)*sqrtm(A) = A";

    /// <inheritdoc/>
    public override bool IsPrimary => true;

    /// <inheritdoc/>
    public override Shape InferShape(ReadOnlySpan<Expr> arguments)
    {
        var shape = arguments[0].Shape;
        return shape.IsSquare ? shape : throw new ShapeException($"the matrix square root needs a square matrix, but got {shape}; for every entry write sqrt");
    }

    /// <inheritdoc/>
    public override Expr? Reduce(ReadOnlySpan<Expr> arguments) => arguments[0] switch
    {
        { IsScalar: true } scalar => Matrices.Sqrt(scalar),
        Constant { Kind: ConstantKind.Identity } identity => identity,
        _ => null,
    };

    /// <inheritdoc/>
    public override Expr Differential(ReadOnlySpan<Expr> x, ReadOnlySpan<Expr> dx) => Matrices.Sylvester(Matrices.Sqrtm(x[0]), Matrices.Sqrtm(x[0]), dx[0]);

    /// <inheritdoc/>
    public override Dense<double> Evaluate(ReadOnlySpan<Dense<double>> x) => MatrixFunctions.SquareRoot(x[0]);

    /// <inheritdoc/>
    public override Dense<BigFloat>? Evaluate(ManyDigits digits, ReadOnlySpan<Dense<BigFloat>> x) => BigMatrices.SquareRoot(digits, x[0]);
}

public static partial class Matrices
{
    /// <summary>The principal square root of a square matrix.</summary>
    public static Expr Sqrtm(Expr x) => Catalog.Call<Sqrtm>(x);
}
