using Gradus.Expressions;

namespace Gradus.Functions;

/// <summary>The Fréchet derivative of the logarithm at X along E, ∫₀¹ (s(X−I)+I)⁻¹ E (s(X−I)+I)⁻¹ ds; with more directions the higher ones (Higham, Functions of Matrices, §11.8).</summary>
public sealed class DLogm : FrechetDerivative
{
    /// <inheritdoc/>
    public override string Name => "dlogm";

    /// <inheritdoc/>
    public override string? Domain => "no eigenvalue of {0} on the closed negative axis";

    /// <inheritdoc/>
    public override AnalyticFunction Of => Catalog.Get<Logm>();

    /// <inheritdoc/>
    public override FrechetMatrix Matrix => Catalog.Get<KLogm>();

    /// <inheritdoc/>
    public override Notation Notation { get; } = new("dlogm({0}, {1})", "\\operatorname{dlogm}\\left({0}, {1}\\right)", "dlogm({0}, {1})");

    /// <inheritdoc/>
    public override string Example => "tr(dlogm(A, B)) = tr(inv(A)*B)";

    /// <inheritdoc/>
    public override Expr Slope(ReadOnlySpan<Expr> x) => Matrices.Inverse(x[0]);

    /// <inheritdoc/>
    protected override Expr Turned(Expr x) => Matrices.Transpose(x);
}
