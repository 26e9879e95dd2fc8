using Gradus.Expressions;
using Gradus.Functions;

namespace Gradus.Checking.Misconceptions;

/// <summary>A matrix stands for its diagonal part, or the diagonal for the whole.</summary>
public sealed class DiagonalVersusFull : Misconception
{
    /// <inheritdoc/>
    public override string Id => "diag-vs-full";

    /// <inheritdoc/>
    public override string WrongForm => "ddiag(X) = X";

    /// <inheritdoc/>
    public override string RightForm => "ddiag(X) = I ∘ X";

    /// <inheritdoc/>
    public override string Message => "Only the diagonal counts here (or the whole matrix does): ddiag(X) = I ∘ X keeps the diagonal and puts zeros elsewhere.";

    /// <inheritdoc/>
    public override string Example => "$\\frac{\\partial}{\\partial X}\\operatorname{tr}(X \\circ X) = 2X$";

    /// <inheritdoc/>
    public override int Rank => 14;

    /// <inheritdoc/>
    public override IEnumerable<Expr> WrongValues(Slip slip) =>
        Edits.Forms(slip).SelectMany(static form => Edits.AtOnePlace(form, Mixed)).Concat(Replay.WithFunction(slip.Source, Whole));

    /// <inheritdoc/>
    public override bool Explains(Misfit misfit) => FormulaTerms.Lacks(misfit, "diag(", "hadamard(1·I,", ",1·I)");

    private static IEnumerable<Expr> Mixed(Expr e) => Whole(e).Concat(e is Symbol or Product or Sum && e.Shape.IsSquare && !e.IsScalar ? [Matrices.DDiag(e)] : []);

    private static IEnumerable<Expr> Whole(Expr e) => e switch
    {
        Apply { Function: DDiag } d => [d.Children[0]],
        Apply { Function: Hadamard } h when h.Children[0] is Constant { Kind: ConstantKind.Identity } => [h.Children[1]],
        Apply { Function: Hadamard } h when h.Children[1] is Constant { Kind: ConstantKind.Identity } => [h.Children[0]],
        Apply { Function: Diag } d when d.Shape.IsSquare && d.Children[0] is Apply { Function: Diag } inner => [inner.Children[0]],
        Apply { Function: Hadamard } h when h.Children[0] is Apply { Function: Diag } d && d.Shape.IsColumn => [d.Children[0] * h.Children[1]],
        Apply { Function: Trace } t when t.Children[0] is Apply { Function: Hadamard } h => Edits.Each([() => Matrices.SumOfEntries(h)]),
        _ => [],
    };
}
