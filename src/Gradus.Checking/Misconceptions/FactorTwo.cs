using Gradus.Expressions;
using Gradus.Numerics;

namespace Gradus.Checking.Misconceptions;

/// <summary>A factor 2 is forgotten or left over.</summary>
public sealed class FactorTwo : Misconception
{
    /// <inheritdoc/>
    public override string Id => "factor-two";

    /// <inheritdoc/>
    public override string WrongForm => "∂‖x‖²/∂x = x";

    /// <inheritdoc/>
    public override string RightForm => "∂‖x‖²/∂x = 2x";

    /// <inheritdoc/>
    public override string Message => "A factor 2 is off: a square brings a 2 down, and a ½ in front takes it away again.";

    /// <inheritdoc/>
    public override string Example => "$\\frac{\\partial}{\\partial x}\\|Ax - b\\|^2 = A^T(Ax - b)$";

    /// <inheritdoc/>
    public override int Rank => 26;

    /// <inheritdoc/>
    public override bool IsEdit => true;

    /// <inheritdoc/>
    public override IEnumerable<Expr> WrongValues(Slip slip) =>
        Edits.Forms(slip).SelectMany(static form => Multiples.SelectMany(m => Edits.InOneTerm(Edits.Terms(form), t => Scale.Of(m, t)).Prepend(Scale.Of(m, form))).Concat(Multiples.SelectMany(m => Edits.AtOnePlace(form, e => Inside(e, m)))));

    private static IEnumerable<Expr> Inside(Expr e, Rational m) => e switch
    {
        Sum s => Edits.InOneTerm(s.Children, t => Scale.Of(m, t)),
        Apply { Function: not StructuralFunction } a => InArgument(a, m),
        _ => [],
    };

    private static IEnumerable<Expr> InArgument(Apply a, Rational m) =>
        Edits.Each(Enumerable.Range(0, a.Children.Count).Where(k => a.Children[k] is not Number).Select(k => (Func<Expr?>)(() => a.WithChildren([.. a.Children.Select((c, at) => at == k ? Scale.Of(m, c) : c)]))));

    private static Rational[] Multiples => [2, Rational.Of(1, 2), 4, Rational.Of(1, 4)];
}
