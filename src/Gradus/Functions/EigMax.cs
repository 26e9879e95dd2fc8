using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Shapes;
using static Gradus.Functions.Matrices;

namespace Gradus.Functions;

/// <summary>λ_max(S), the largest eigenvalue of a symmetric matrix; where it is simple dλ = vᵀ dS v for its unit eigenvector v (Magnus &amp; Neudecker §8.9).</summary>
/// <remarks>Off the symmetric matrices it is that of the symmetric part, so that all entries may vary.</remarks>
public sealed class EigMax : AnalyticFunction
{
    /// <inheritdoc/>
    public override string Name => "eigmax";

    /// <inheritdoc/>
    public override Properties Needs => Properties.Symmetric;

    /// <inheritdoc/>
    public override string? Domain => "largest eigenvalue of {0} simple";

    /// <inheritdoc/>
    public override Notation Notation { get; } = Notation.Call("eigmax", "\\lambda_{\\max}");

    /// <inheritdoc/>
    public override string Example => "eigmax(2*sym(A)) = 2*eigmax(sym(A))";

    /// <inheritdoc/>
    public override Shape InferShape(ReadOnlySpan<Expr> arguments)
    {
        var shape = arguments[0].Shape;
        return shape.IsSquare ? Shape.Scalar : throw new ShapeException($"the largest eigenvalue needs a symmetric matrix, but got {shape}");
    }

    /// <inheritdoc/>
    public override Expr? Reduce(ReadOnlySpan<Expr> arguments) => arguments[0] switch
    {
        { IsScalar: true } scalar => scalar,
        Constant { Kind: ConstantKind.Identity } => Number.One,
        _ => null,
    };

    /// <inheritdoc/>
    public override Expr Differential(ReadOnlySpan<Expr> x, ReadOnlySpan<Expr> dx)
    {
        var v = EigVecMax(x[0]);
        return Transpose(v) * dx[0] * v;
    }

    /// <inheritdoc/>
    public override Dense<double> Evaluate(ReadOnlySpan<Dense<double>> x) => Dense<double>.Scalar(Spectra.Symmetric(x[0]).Values[^1]);

    /// <inheritdoc/>
    public override Dense<BigFloat>? Evaluate(ManyDigits digits, ReadOnlySpan<Dense<BigFloat>> x) => Dense<BigFloat>.Scalar(BigMatrices.Symmetric(digits, x[0]).Values[^1]);
}

public static partial class Matrices
{
    /// <summary>The largest eigenvalue of a symmetric matrix.</summary>
    public static Expr EigMax(Expr x) => Catalog.Call<EigMax>(x);
}
