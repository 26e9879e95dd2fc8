using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;

namespace Gradus.Checking.Misconceptions;

/// <summary>Trace or determinant is taken factor by factor or term by term: tr(AB) = tr(A) tr(B).</summary>
public sealed class TraceSplit : Misconception
{
    /// <inheritdoc/>
    public override string Id => "trace-split";

    /// <inheritdoc/>
    public override string WrongForm => "tr(AB) = tr(A) tr(B)";

    /// <inheritdoc/>
    public override string RightForm => "tr(AB) = tr(BA)";

    /// <inheritdoc/>
    public override string Message => "The trace does not split over a product: tr(AB) is the sum of all A_ij B_ji and not tr(A) tr(B).";

    /// <inheritdoc/>
    public override string Example => "$\\operatorname{tr}(AB) = \\operatorname{tr}(A)\\operatorname{tr}(B)$";

    /// <inheritdoc/>
    public override int Rank => 11;

    /// <inheritdoc/>
    public override IEnumerable<Expr> WrongValues(Slip slip) =>
        Edits.Forms(slip).SelectMany(static form => Edits.AtOnePlace(form, Split)).Concat(Replay.WithFunction(slip.Source, Split));

    /// <inheritdoc/>
    public override bool Explains(Misfit misfit) =>
        misfit.Source is { } source && Replay.Asked(source).Any() && misfit.Correct is { IsScalar: false }
        && source.SelfAndDescendants().Any(static e => e is Apply { Function: Trace or Frobenius })
        && (misfit.WrittenValue is { IsScalar: true } || FormulaTerms.IsCall(misfit.Written, "tr"));

    private static IEnumerable<Expr> Split(Expr e) => e switch
    {
        Apply { Function: Trace } t when t.Children[0] is Product p => Edits.Each(
        [
            .. Enumerable.Range(1, p.Children.Count - 1).Select(k => (Func<Expr?>)(() => Matrices.Trace(Product.Of(p.Children.Take(k))) * Matrices.Trace(Product.Of(p.Children.Skip(k))))),
            () => Scale.Of(Rational.One, [.. p.Children.Select(static f => Matrices.Trace(f))], null),
        ]),
        Apply { Function: Frobenius } f => Edits.Each([() => Matrices.Trace(f.Children[0]) * Matrices.Trace(f.Children[1])]),
        Apply { Function: Det } d when d.Children[0] is Sum s => Edits.Each([() => Sum.Of(s.Children.Select(Matrices.Det))]),
        Apply { Function: LogDet } d when d.Children[0] is Sum s => Edits.Each([() => Sum.Of(s.Children.Select(Matrices.LogDet))]),
        Scale { Body: { } body } s when s.Scalars.FirstOrDefault(static x => x is Apply { Function: Trace } t && t.Children[0] is not Constant) is Apply trace => Edits.Each(
        [
            () => Scale.Of(s.Coefficient, [.. s.Scalars.Where(x => !x.Equals(trace))], trace.Children[0] * body),
            () => Scale.Of(s.Coefficient, [.. s.Scalars.Where(x => !x.Equals(trace))], body * trace.Children[0]),
        ]),
        _ => [],
    };
}
