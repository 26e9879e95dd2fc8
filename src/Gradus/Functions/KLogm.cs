using Gradus.Expressions;

namespace Gradus.Functions;

/// <summary>The Kronecker form of the Fréchet derivative of the matrix logarithm, n²×n² for X n×n: K(X) vec E = vec L(X, E) (Higham, Functions of Matrices, §3.2).</summary>
public sealed class KLogm : FrechetMatrix
{
    /// <inheritdoc/>
    public override string Name => "klogm";

    /// <inheritdoc/>
    public override string? Domain => "no eigenvalue of {0} on the closed negative axis";

    /// <inheritdoc/>
    public override FrechetDerivative Of => Catalog.Get<DLogm>();

    /// <inheritdoc/>
    public override Notation Notation { get; } = new("klogm({0})", "\\operatorname{klogm}\\left({0}\\right)", "klogm({0})");

    /// <inheritdoc/>
    public override string Example => "klogm(A)*vec(B) = vec(dlogm(A, B))";
}
