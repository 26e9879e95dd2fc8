using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Shapes;
using static Gradus.Functions.Matrices;

namespace Gradus.Functions;

/// <summary>A⁺, the Moore–Penrose inverse, n×m for A m×n; where the rank is constant
/// dA⁺ = −A⁺ dA A⁺ + A⁺A⁺ᵀ dAᵀ (I − AA⁺) + (I − A⁺A) dAᵀ A⁺ᵀA⁺ (Golub &amp; Pereyra 1973; Magnus &amp; Neudecker §8.5).</summary>
public sealed class Pinv : AnalyticFunction
{
    /// <inheritdoc/>
    public override string Name => "pinv";

    /// <inheritdoc/>
    public override string? Domain => "rank of {0} constant nearby";

    /// <inheritdoc/>
    public override Notation Notation { get; } = new("pinv({0})", "{0^}^{+}", "{0^}⁺", Precedence.Postfix);

    /// <inheritdoc/>
    public override string Example => "A*pinv(A)*A = A";

    /// <inheritdoc/>
    public override Shape InferShape(ReadOnlySpan<Expr> arguments) => arguments[0].Shape.Transposed;

    /// <inheritdoc/>
    public override Expr? Reduce(ReadOnlySpan<Expr> arguments) => arguments[0] switch
    {
        // The pseudo-inverse of 0 is 0: what may be 0 has no quotient in its place.
        Number { Value: var number } => Number.Of(number.IsZero ? number : Rational.One / number),
        Constant { Kind: ConstantKind.Dimension } length => Reciprocal(length),
        Constant { Kind: ConstantKind.Identity } identity => identity,
        { IsZero: true } zeros => Constant.Zeros(zeros.Shape.Transposed),
        Apply { Function: Pinv } twice => twice.Children[0],
        _ => null,
    };

    /// <inheritdoc/>
    public override Expr Differential(ReadOnlySpan<Expr> x, ReadOnlySpan<Expr> dx)
    {
        var (a, p) = (x[0], Pinv(x[0]));
        if (a.IsScalar) return -(p * p * dx[0]);
        var (turned, dTurned) = (Transpose(p), Transpose(dx[0]));
        return -(p * dx[0] * p)
            + (p * turned * dTurned * (Constant.Identity(a.Shape.Rows) - (a * p)))
            + ((Constant.Identity(a.Shape.Columns) - (p * a)) * dTurned * turned * p);
    }

    /// <inheritdoc/>
    public override Dense<double> Evaluate(ReadOnlySpan<Dense<double>> x) => Spectra.PseudoInverse(x[0]);

    /// <inheritdoc/>
    public override bool IsRational => true;

    /// <inheritdoc/>
    public override Dense<T> EvaluateIn<T>(Field<T> field, ReadOnlySpan<Dense<T>> x) => x[0] is Dense<double> real ? (Dense<T>)(object)Spectra.PseudoInverse(real) : LinearSystems.PseudoInverse(field, x[0]);
}

public static partial class Matrices
{
    /// <summary>The Moore–Penrose inverse.</summary>
    public static Expr Pinv(Expr x) => Catalog.Call<Pinv>(x);
}
