using Gradus.Expressions;
using Gradus.Tensors;

namespace Gradus.Checking.Misconceptions;

/// <summary>The derivative is right but for the layout: rows stand for columns.</summary>
public sealed class LayoutTranspose : Misconception
{
    /// <inheritdoc/>
    public override string Id => "layout-transpose";

    /// <inheritdoc/>
    public override string WrongForm => "∂(bᵀx)/∂x = bᵀ";

    /// <inheritdoc/>
    public override string RightForm => "∂(bᵀx)/∂x = b";

    /// <inheritdoc/>
    public override string Message => "This is the transpose of the derivative in the layout of the text: here the gradient has the shape of the variable.";

    /// <inheritdoc/>
    public override string Example => "$\\frac{\\partial}{\\partial X}\\operatorname{tr}(AXB) = BA$";

    /// <inheritdoc/>
    public override int Rank => 33;

    /// <inheritdoc/>
    public override bool IsEdit => true;

    internal override bool IsAboutMatrices => true;

    /// <inheritdoc/>
    public override IEnumerable<Expr> WrongValues(Slip slip) =>
        [Transposition.Of(slip.Correct)];

    /// <inheritdoc/>
    public override bool Explains(Misfit misfit) =>
        misfit is { Correct: { IsScalar: false } correct, WrittenValue: { } written } && written.Shape == correct.Shape.Transposed
        && FormulaTerms.Same(Transposition.Of(written), correct);
}
