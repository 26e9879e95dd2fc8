using Gradus.Differentiation;
using Gradus.Expressions;
using Gradus.Functions;

namespace Gradus.Checking.Misconceptions;

/// <summary>A symmetric variable is differentiated as a free one, or a free one as a symmetric one.</summary>
public sealed class SymmetricConstraintIgnored : Misconception
{
    /// <inheritdoc/>
    public override string Id => "symmetric-constraint-ignored";

    /// <inheritdoc/>
    public override string WrongForm => "S symmetric: ∂f/∂S = G";

    /// <inheritdoc/>
    public override string RightForm => "S symmetric: ∂f/∂S = ½(G + Gᵀ), or G + Gᵀ − G ∘ I for the entries i ≥ j";

    /// <inheritdoc/>
    public override string Message => "The symmetry of the variable has to go into the derivative as well as into the function: take ½(G + Gᵀ), or G + Gᵀ − G ∘ I for the free entries.";

    /// <inheritdoc/>
    public override string Example => "X: n×n\n\n$\\frac{\\partial}{\\partial X} a^T X b = a b^T + b a^T - \\operatorname{diag}(\\operatorname{diag}(a b^T))$";

    /// <inheritdoc/>
    public override int Rank => 4;

    /// <inheritdoc/>
    public override IEnumerable<Expr> WrongValues(Slip slip)
    {
        if (slip.Source is not Derivative { Function.IsScalar: true } d || d.By.IsScalar || !d.By.Shape.IsSquare) return [];
        var symmetric = d.By.With(d.By.Properties | Properties.Symmetric);
        var free = Structures.Free(d.By);
        return Edits.Each(
        [
            () => Gradients.Of(d.Function.Substitute(d.By, free), free)?.Substitute(free, d.By),
            () => Structures.Gradient(slip.Correct, symmetric, StructureReading.Tangent),
            () => Structures.Gradient(slip.Correct, symmetric, StructureReading.Independent),
        ]).Where(value => !value.Equals(slip.Correct));
    }

    /// <inheritdoc/>
    public override IEnumerable<(Expr Written, Expr Believed)> Agreements(Slip slip)
    {
        foreach (var pair in base.Agreements(slip)) yield return pair;
        if (slip.Source is not Derivative d || !d.By.IsSymmetric || d.By.IsScalar || !slip.Written.Shape.IsSquare) yield break;
        yield return (slip.Written + Matrices.Transpose(slip.Written), slip.Correct + Matrices.Transpose(slip.Correct));
    }
}
