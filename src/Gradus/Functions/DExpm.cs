using Gradus.Expressions;

namespace Gradus.Functions;

/// <summary>The Fréchet derivative of the exponential at X along E, ∫₀¹ e^(sX) E e^((1−s)X) ds; with more directions the higher ones (Higham, Functions of Matrices, §10.2).</summary>
public sealed class DExpm : FrechetDerivative
{
    /// <inheritdoc/>
    public override string Name => "dexpm";

    /// <inheritdoc/>
    public override AnalyticFunction Of => Catalog.Get<Expm>();

    /// <inheritdoc/>
    public override FrechetMatrix Matrix => Catalog.Get<KExpm>();

    /// <inheritdoc/>
    public override Notation Notation { get; } = new("dexpm({0}, {1})", "\\operatorname{dexpm}\\left({0}, {1}\\right)", "dexpm({0}, {1})");

    /// <inheritdoc/>
    public override string Example => "tr(dexpm(A, B)) = tr(expm(A)*B)";

    /// <inheritdoc/>
    public override Expr Slope(ReadOnlySpan<Expr> x) => Matrices.Expm(x[0]);

    /// <inheritdoc/>
    protected override Expr Turned(Expr x) => Matrices.Transpose(x);
}
