using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Tensors;

namespace Gradus.Checking.Misconceptions;

/// <summary>A norm is differentiated as its square, or the square as the norm.</summary>
public sealed class NormVersusNormSquared : Misconception
{
    /// <inheritdoc/>
    public override string Id => "norm-vs-norm-squared";

    /// <inheritdoc/>
    public override string WrongForm => "∂‖x‖/∂x = 2x";

    /// <inheritdoc/>
    public override string RightForm => "∂‖x‖²/∂x = 2x, ∂‖x‖/∂x = x/‖x‖";

    /// <inheritdoc/>
    public override string Message => "The norm and its square are mixed up: d‖x‖² = 2xᵀdx, while d‖x‖ = xᵀdx/‖x‖.";

    /// <inheritdoc/>
    public override string Example => "$\\frac{\\partial}{\\partial x}\\|x\\|_2 = 2x$";

    /// <inheritdoc/>
    public override int Rank => 13;

    /// <inheritdoc/>
    public override IEnumerable<Expr> WrongValues(Slip slip) =>
        Replay.WithFunction(slip.Source, Mixed).Concat(Edits.Forms(slip).SelectMany(static form => Edits.AtOnePlace(form, static e => Mixed(e).Concat(Without(e)))));

    private static IEnumerable<Expr> Mixed(Expr e) => e switch
    {
        Apply { Function: EntryPower } p when IsNorm(p.Children[0]) && p.Children[1] is Number { Value: var k } && k == 2 => [p.Children[0]],
        Apply when IsNorm(e) => [Matrices.EntryPower(e, 2)],
        Product { IsScalar: true, Children: [var left, var right] } when Transposition.Of(left).Equals(right) => [Matrices.Norm2(right)],
        Apply { Function: Frobenius } f when f.Children[0].Equals(f.Children[1]) => [Matrices.NormF(f.Children[0])],
        _ => [],
    };

    /// <summary>The factor 1/‖x‖ dropped.</summary>
    private static IEnumerable<Expr> Without(Expr e) => e is not Scale s ? []
        : s.Scalars.Where(static x => x is Apply { Function: EntryPower } p && IsNorm(p.Children[0])).Select(norm => Scale.Of(s.Coefficient, [.. s.Scalars.Where(x => !x.Equals(norm))], s.Body));

    private static bool IsNorm(Expr e) => e is Apply { Function: Norm2 or NormF };
}
