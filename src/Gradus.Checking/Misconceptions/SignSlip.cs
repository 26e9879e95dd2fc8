using Gradus.Expressions;

namespace Gradus.Checking.Misconceptions;

/// <summary>A sign is lost or doubled.</summary>
public sealed class SignSlip : Misconception
{
    /// <inheritdoc/>
    public override string Id => "sign";

    /// <inheritdoc/>
    public override string WrongForm => "d(X⁻¹) = X⁻¹ dX X⁻¹";

    /// <inheritdoc/>
    public override string RightForm => "d(X⁻¹) = −X⁻¹ dX X⁻¹";

    /// <inheritdoc/>
    public override string Message => "Only a sign is off: a minus in front of a bracket or from an inner derivative goes to every term of it.";

    /// <inheritdoc/>
    public override string Example => "$\\frac{\\partial}{\\partial x}\\|b - Ax\\|^2 = 2A^T(b - Ax)$";

    /// <inheritdoc/>
    public override int Rank => 18;

    /// <inheritdoc/>
    public override bool IsEdit => true;

    /// <inheritdoc/>
    public override IEnumerable<Expr> WrongValues(Slip slip) =>
        Edits.Forms(slip).SelectMany(static form => Edits.AtOnePlace(form, static e => Flipped(e)).Prepend(-form));

    /// <summary>A sum with the sign of some of its terms turned.</summary>
    private static IEnumerable<Expr> Flipped(Expr e) =>
        e is not Sum s ? [] : Edits.Masks(s.Children.Count).Select(mask => Sum.Of(s.Children.Select((t, k) => (mask >> k & 1) != 0 ? -t : t)));
}
