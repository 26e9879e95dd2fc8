using Gradus.Expressions;
using Gradus.Functions;

namespace Gradus.Checking.Misconceptions;

/// <summary>The determinant is differentiated as its logarithm, or the logarithm as the determinant.</summary>
public sealed class LogDetVersusDet : Misconception
{
    /// <inheritdoc/>
    public override string Id => "log-det-vs-det";

    /// <inheritdoc/>
    public override string WrongForm => "∂det(X)/∂X = X⁻ᵀ";

    /// <inheritdoc/>
    public override string RightForm => "∂det(X)/∂X = det(X) X⁻ᵀ, ∂log det(X)/∂X = X⁻ᵀ";

    /// <inheritdoc/>
    public override string Message => "The determinant and its logarithm are mixed up: d det X = det(X) tr(X⁻¹dX), while d log det X = tr(X⁻¹dX).";

    /// <inheritdoc/>
    public override string Example => "$\\frac{\\partial}{\\partial X}\\det(X) = X^{-T}$";

    /// <inheritdoc/>
    public override int Rank => 12;

    /// <inheritdoc/>
    public override IEnumerable<Expr> WrongValues(Slip slip) =>
        Replay.WithFunction(slip.Source, Mixed).Concat(Edits.Forms(slip).SelectMany(static form => Edits.AtOnePlace(form, static e => Mixed(e).Concat(Without(e))))).Concat(Times(slip));

    private static IEnumerable<Expr> Mixed(Expr e) => e switch
    {
        Apply { Function: Log } l when l.Children[0] is Apply { Function: Det } d => [d],
        Apply { Function: Det } d => [Matrices.LogDet(d.Children[0])],
        Apply { Function: LogDet } d => [Matrices.Det(d.Children[0])],
        _ => [],
    };

    /// <summary>The factor det(X) dropped.</summary>
    private static IEnumerable<Expr> Without(Expr e) => e is not Scale s ? []
        : s.Scalars.Where(static x => x is Apply { Function: Det }).Select(det => Scale.Of(s.Coefficient, [.. s.Scalars.Where(x => !x.Equals(det))], s.Body));

    /// <summary>The factor det(X) where the function has a log det X.</summary>
    private static IEnumerable<Expr> Times(Slip slip) => slip.Source.SelfAndDescendants().OfType<Apply>()
        .Select(static a => a.Function is LogDet ? Matrices.Det(a.Children[0]) : a is { Function: Log } && a.Children[0] is Apply { Function: Det } d ? d : null)
        .OfType<Expr>().SelectMany(det => Edits.Each([() => det * slip.Correct]));
}
