using Gradus.Expressions;

namespace Gradus.Functions;

/// <summary>The Kronecker form of the Fréchet derivative of the matrix exponential, n²×n² for X n×n: K(X) vec E = vec L(X, E) (Higham, Functions of Matrices, §3.2).</summary>
public sealed class KExpm : FrechetMatrix
{
    /// <inheritdoc/>
    public override string Name => "kexpm";

    /// <inheritdoc/>
    public override FrechetDerivative Of => Catalog.Get<DExpm>();

    /// <inheritdoc/>
    public override Notation Notation { get; } = new("kexpm({0})", "\\operatorname{kexpm}\\left({0}\\right)", "kexpm({0})");

    /// <inheritdoc/>
    public override string Example => "kexpm(A)*vec(B) = vec(dexpm(A, B))";
}
