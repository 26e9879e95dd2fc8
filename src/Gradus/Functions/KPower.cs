using Gradus.Expressions;

namespace Gradus.Functions;

/// <summary>The Kronecker form of the Fréchet derivative of the matrix power, n²×n² for X n×n: K(X) vec E = vec L(X, E) (Higham, Functions of Matrices, §3.2).</summary>
public sealed class KPower : FrechetMatrix
{
    /// <inheritdoc/>
    public override string Name => "kpower";

    /// <inheritdoc/>
    public override string? Domain => "{0} invertible where the power is negative";

    /// <inheritdoc/>
    public override string? DomainAt(ReadOnlySpan<Expr> arguments) => Exponents.NeedInverse(arguments[1]);

    /// <inheritdoc/>
    public override int? Exponent => 1;

    /// <inheritdoc/>
    public override FrechetDerivative Of => Catalog.Get<DPower>();

    /// <inheritdoc/>
    public override Notation Notation { get; } = new("kpower({0}, {1})", "\\operatorname{kpower}\\left({0}, {1}\\right)", "kpower({0}, {1})");

    /// <inheritdoc/>
    public override string Example => "kpower(A, 3)*vec(B) = vec(dpower(A, 3, B))";
}
