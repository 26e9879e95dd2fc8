using Gradus.Expressions;
using Gradus.Numerics;
using static Gradus.Functions.Matrices;

namespace Gradus.Functions;

/// <summary>The Fréchet derivative of Xᵏ along E, Σ Xⁱ E X^(k−1−i) for i from 0 to k − 1; with more directions the higher ones (Higham, Functions of Matrices, §3.2).</summary>
public sealed class DPower : FrechetDerivative
{
    /// <inheritdoc/>
    public override string Name => "dpower";

    /// <inheritdoc/>
    public override string? Domain => "{0} invertible where the power is negative";

    /// <inheritdoc/>
    public override string? DomainAt(ReadOnlySpan<Expr> arguments) => Exponents.NeedInverse(arguments[1]);

    /// <inheritdoc/>
    public override AnalyticFunction Of => Catalog.Get<MatrixPower>();

    /// <inheritdoc/>
    public override int Parameters => 1;

    /// <inheritdoc/>
    public override int? Exponent => 1;

    /// <inheritdoc/>
    public override FrechetMatrix Matrix => Catalog.Get<KPower>();

    /// <inheritdoc/>
    public override Notation Notation { get; } = new("dpower({0}, {1}, {2})", "\\operatorname{dpower}\\left({0}, {1}, {2}\\right)", "dpower({0}, {1}, {2})");

    /// <inheritdoc/>
    public override string Example => "dpower(A, 3, B) = B*A*A + A*B*A + A*A*B";

    /// <inheritdoc/>
    public override Expr Slope(ReadOnlySpan<Expr> x) => Product.Of(x[1], MatrixPower(x[0], x[1] is Number k ? Number.Of(k.Value - Rational.One) : x[1] - Number.One));

    /// <inheritdoc/>
    protected override Expr Turned(Expr x) => Transpose(x);
}
