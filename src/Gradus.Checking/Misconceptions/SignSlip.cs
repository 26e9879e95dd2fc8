using Gradus.Expressions;
using Gradus.Functions;

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
    public override string Message => "Only a sign is off: a minus in front of a bracket, from an inner derivative or in an exponent has to be carried along.";

    /// <inheritdoc/>
    public override string Example => "$\\frac{\\partial}{\\partial x}\\|b - Ax\\|^2 = 2A^T(b - Ax)$";

    /// <inheritdoc/>
    public override int Rank => 18;

    /// <inheritdoc/>
    public override bool IsEdit => true;

    /// <inheritdoc/>
    public override IEnumerable<Expr> WrongValues(Slip slip) =>
        Edits.Forms(slip).SelectMany(static form => Edits.AtOnePlace(form, Flipped).Prepend(-form)).Concat(Exponents(slip)).Concat(Edits.Forms(slip).SelectMany(static form => Edits.AtOnePlace(form, Turned)));

    /// <summary>A function with the sign of an argument turned: e^{−x} for e^{x}.</summary>
    private static IEnumerable<Expr> Turned(Expr e) => e is not Apply { Function: not StructuralFunction } a ? []
        : Edits.Each(Enumerable.Range(0, a.Children.Count).Select(k => (Func<Expr?>)(() => a.WithChildren([.. a.Children.Select((c, at) => at == k ? -c : c)]))));

    /// <summary>The minus of an exponent lost, where nothing is differentiated.</summary>
    private static IEnumerable<Expr> Exponents(Slip slip) =>
        slip.IsPart || slip.Increments.Count > 0 || Replay.HasDerivative(slip.Source) ? [] : Edits.AtSomePlaces(slip.Correct, static e => e is Apply { Function: Inverse } i ? i.Children[0] : null);

    /// <summary>A sum with the sign of some of its terms turned.</summary>
    private static IEnumerable<Expr> Flipped(Expr e) =>
        e is not Sum s ? [] : Edits.Masks(s.Children.Count).Select(mask => Sum.Of(s.Children.Select((t, k) => (mask >> k & 1) != 0 ? -t : t)));
}
