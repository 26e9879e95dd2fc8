using Gradus.Expressions;
using Gradus.Functions;

namespace Gradus.Checking.Misconceptions;

/// <summary>A transpose is left out: ∂tr(XB)/∂X = B.</summary>
public sealed class TransposeMissing : Misconception
{
    /// <inheritdoc/>
    public override string Id => "transpose-missing";

    /// <inheritdoc/>
    public override string WrongForm => "∂tr(XB)/∂X = B";

    /// <inheritdoc/>
    public override string RightForm => "∂tr(XB)/∂X = Bᵀ";

    /// <inheritdoc/>
    public override string Message => "Almost: a factor should stand transposed here; where a gradient is read off, it is the G of tr(GᵀdX).";

    /// <inheritdoc/>
    public override string Example => "A: m×n\n\nB: p×m\n\n$\\frac{\\partial}{\\partial X}\\operatorname{tr}(AXB) = AB$";

    /// <inheritdoc/>
    public override int Rank => 30;

    /// <inheritdoc/>
    public override bool IsEdit => true;

    internal override bool IsAboutMatrices => true;

    /// <inheritdoc/>
    public override IEnumerable<Expr> WrongValues(Slip slip) =>
        Edits.Forms(slip).SelectMany(static form => Edits.AtSomePlaces(form, static e => e is Apply { Function: Transpose } t ? t.Children[0] : null));

    /// <inheritdoc/>
    public override bool Explains(Misfit misfit) => FormulaTerms.Compare(misfit) is { SameOrder: true, SameTransposes: false };

    /// <inheritdoc/>
    public override Diagnosis Describe(Slip slip, Expr believed)
    {
        var names = Marked(slip.Correct).Except(Marked(believed)).ToArray();
        return names.Length == 1 ? new Diagnosis(Id, $"Almost: the transpose of {names[0]} is missing, because tr(GᵀdX) is what the gradient G is read from.") : new Diagnosis(Id, Message);
    }

    private static HashSet<string> Marked(Expr e) =>
        [.. FlatTerms.Of(e).SelectMany(static t => t.SelfAndDescendants()).OfType<Apply>().Where(static a => a.Function is Transpose && a.Children[0] is Symbol).Select(static a => ((Symbol)a.Children[0]).Name)];
}
