using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Tensors;

namespace Gradus.Checking.Misconceptions;

/// <summary>A transpose that does not belong: ∂tr(XᵀB)/∂X = Bᵀ.</summary>
public sealed class TransposeExtra : Misconception
{
    /// <inheritdoc/>
    public override string Id => "transpose-extra";

    /// <inheritdoc/>
    public override string WrongForm => "∂tr(XᵀB)/∂X = Bᵀ";

    /// <inheritdoc/>
    public override string RightForm => "∂tr(XᵀB)/∂X = B";

    /// <inheritdoc/>
    public override string Message => "Almost: a factor is transposed that should stand as it is; tr(XᵀB) = B : X, so its gradient is B itself.";

    /// <inheritdoc/>
    public override string Example => "X: n×n\n\n$\\frac{\\partial}{\\partial X}\\operatorname{tr}(X^T A X) = AX + A^T X^T$";

    /// <inheritdoc/>
    public override int Rank => 32;

    /// <inheritdoc/>
    public override bool IsEdit => true;

    internal override bool IsAboutMatrices => true;

    /// <inheritdoc/>
    public override IEnumerable<Expr> WrongValues(Slip slip) =>
        Edits.Forms(slip).SelectMany(static form => Edits.AtSomePlaces(form, static e => IsBare(e) ? Transposition.Of(e) : null, static e => e is Apply { Function: Transpose or Inverse }));

    /// <inheritdoc/>
    public override Diagnosis Describe(Slip slip, Expr believed)
    {
        var names = Marked(believed).Except(Marked(slip.Correct)).ToArray();
        return names.Length == 1 ? new Diagnosis(Id, $"Almost: {names[0]} should not be transposed here; tr(XᵀB) = B : X, so its gradient is B itself.") : new Diagnosis(Id, Message);
    }

    /// <summary>A matrix or an inverse that bears no transpose yet.</summary>
    private static bool IsBare(Expr e) => e is Symbol or Apply { Function: Inverse } && !e.IsScalar && !Transposition.Of(e).Equals(e);

    private static HashSet<string> Marked(Expr e) =>
        [.. FlatTerms.Of(e).SelectMany(static t => t.SelfAndDescendants()).OfType<Apply>().Where(static a => a.Function is Transpose && a.Children[0] is Symbol).Select(static a => ((Symbol)a.Children[0]).Name)];
}
