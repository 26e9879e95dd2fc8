using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Shapes;
using static Gradus.Functions.Matrices;

namespace Gradus.Functions;

/// <summary>The unit eigenvector v of the largest eigenvalue λ of a symmetric matrix, its largest entry positive; where λ is simple
/// dv = (λI − S)⁺ dS v (Magnus &amp; Neudecker §8.9), where (λI − S)⁺ = (λI − S + vvᵀ)⁻¹(I − vvᵀ).</summary>
/// <remarks>Off the symmetric matrices it is that of the symmetric part, so that all entries may vary.</remarks>
public sealed class EigVecMax : AnalyticFunction
{
    /// <inheritdoc/>
    public override string Name => "eigvecmax";

    /// <inheritdoc/>
    public override Properties Needs => Properties.Symmetric;

    /// <inheritdoc/>
    public override string? Domain => "largest eigenvalue of {0} simple";

    /// <inheritdoc/>
    public override Notation Notation { get; } = Notation.Call("eigvecmax", "\\operatorname{eigvecmax}");

    /// <inheritdoc/>
    public override string Example => "sym(A)*eigvecmax(sym(A)) = eigmax(sym(A))*eigvecmax(sym(A))";

    /// <inheritdoc/>
    public override Shape InferShape(ReadOnlySpan<Expr> arguments)
    {
        var shape = arguments[0].Shape;
        return shape.IsSquare ? Shape.Column(shape.Rows) : throw new ShapeException($"the eigenvector of the largest eigenvalue needs a symmetric matrix, but got {shape}");
    }

    /// <inheritdoc/>
    public override Expr? Reduce(ReadOnlySpan<Expr> arguments) => arguments[0] is { IsScalar: true } ? Number.One : null;

    /// <inheritdoc/>
    public override Expr Differential(ReadOnlySpan<Expr> x, ReadOnlySpan<Expr> dx) =>
        Shifted(EigMax(x[0]), SymmetricPart(x[0]), EigVecMax(x[0])) * SymmetricPart(dx[0]) * EigVecMax(x[0]);

    /// <summary>(λI − S)⁺ for a simple eigenvalue λ with its unit vector v, as (λI − S + vvᵀ)⁻¹(I − vvᵀ): nothing here is singular, so no rank has to be guessed.</summary>
    internal static Expr Shifted(Expr eigenvalue, Expr s, Expr v)
    {
        var (identity, projector) = (Constant.Identity(s.Shape.Rows), v * Transpose(v));
        return Inverse(Scale.Of(Rational.One, [eigenvalue], identity) - s + projector) * (identity - projector);
    }

    /// <inheritdoc/>
    public override Dense<double> Evaluate(ReadOnlySpan<Dense<double>> x) => Spectra.Largest(x[0]).Vector;

    /// <inheritdoc/>
    public override Dense<BigFloat>? Evaluate(ManyDigits digits, ReadOnlySpan<Dense<BigFloat>> x) => BigMatrices.LargestVector(digits, x[0]);
}

public static partial class Matrices
{
    /// <summary>The unit eigenvector of the largest eigenvalue of a symmetric matrix.</summary>
    public static Expr EigVecMax(Expr x) => Catalog.Call<EigVecMax>(x);

    /// <summary>½(A + Aᵀ); a symmetric symbol is its own symmetric part.</summary>
    public static Expr SymmetricPart(Expr a) => a is Symbol { IsSymmetric: true } ? a : Scale.Of(Rational.Of(1, 2), a + Transpose(a));
}
