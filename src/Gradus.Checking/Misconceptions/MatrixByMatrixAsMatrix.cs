namespace Gradus.Checking.Misconceptions;

/// <summary>The derivative of a matrix by a matrix is given as a matrix: ∂(AᵀA)/∂A = 2A.</summary>
public sealed class MatrixByMatrixAsMatrix : Misconception
{
    /// <inheritdoc/>
    public override string Id => "matrix-by-matrix-as-matrix";

    /// <inheritdoc/>
    public override string WrongForm => "∂(AᵀA)/∂A = 2A";

    /// <inheritdoc/>
    public override string RightForm => "∂(AᵀA)_ij/∂A_kl = δ_il A_kj + A_ki δ_jl";

    /// <inheritdoc/>
    public override string Message => "The derivative of a matrix by a matrix has four indices, ∂Y_ij/∂X_kl, and is no matrix: write its entries, or ∂vec(Y)/∂vec(X)ᵀ.";

    /// <inheritdoc/>
    public override string Example => "A: m×n\n\n$\\frac{\\partial (A^T A)}{\\partial A} = 2A$";

    /// <inheritdoc/>
    public override int Rank => 2;

    /// <inheritdoc/>
    public override bool Explains(Misfit misfit) => misfit.Source?.IsTensor() == true && misfit.WrittenValue?.IsTensor() != true && !FormulaTerms.HasDerivative(misfit.Written);
}
