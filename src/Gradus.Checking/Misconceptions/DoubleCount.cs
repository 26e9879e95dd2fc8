using Gradus.Differentiation;
using Gradus.Expressions;
using Gradus.Simplification;
using Gradus.Tensors;

namespace Gradus.Checking.Misconceptions;

/// <summary>A contribution is counted twice: ∂(xᵀAx)/∂x = 2(A + Aᵀ)x.</summary>
public sealed class DoubleCount : Misconception
{
    /// <inheritdoc/>
    public override string Id => "double-count";

    /// <inheritdoc/>
    public override string WrongForm => "∂(xᵀAx)/∂x = 2(A + Aᵀ)x";

    /// <inheritdoc/>
    public override string RightForm => "∂(xᵀAx)/∂x = (A + Aᵀ)x";

    /// <inheritdoc/>
    public override string Message => "Something is counted twice: the two terms of the product rule already account for both places where the variable stands.";

    /// <inheritdoc/>
    public override string Example => "$\\frac{\\partial}{\\partial x} x^T A x = 2(A + A^T)x$";

    /// <inheritdoc/>
    public override int Rank => 22;

    /// <inheritdoc/>
    public override IEnumerable<Expr> WrongValues(Slip slip)
    {
        foreach (var value in TwiceTheDiagonal(slip).Concat(Repeated(slip))) yield return value;
        var terms = FlatTerms.Of(slip.Correct);
        if (terms.Count < 2 || Occurrences(slip.Source) < 2 || HasHalf(slip.Source) || terms.Any(static t => !FlatTerms.Split(t).Coefficient.Abs().IsOne)) yield break;
        yield return 2 * slip.Correct;
        foreach (var value in Edits.InOneTerm(terms, static t => 2 * t)) yield return value;
    }

    /// <summary>G + Gᵀ for a symmetric variable, without taking away the diagonal.</summary>
    private static IEnumerable<Expr> TwiceTheDiagonal(Slip slip)
    {
        if (slip.Source is not Derivative { Function.IsScalar: true } d || !d.By.IsSymmetric || d.By.IsScalar) return [];
        var free = Structures.Free(d.By);
        return Edits.Each([() => Gradients.Of(d.Function.Substitute(d.By, free), free)?.Substitute(free, d.By) is { } g ? Simplifier.Simplify(g + Transposition.Of(g)) : null]);
    }

    /// <summary>The right value and a summand that was written twice.</summary>
    private static IEnumerable<Expr> Repeated(Slip slip) => slip.Written is not Sum s || s.Shape != slip.Correct.Shape ? []
        : Edits.Each(s.Children.GroupBy(static t => t).Where(static g => g.Count() > 1).Select(g => (Func<Expr?>)(() => slip.Correct + g.Key)));

    private static int Occurrences(Expr source) => Replay.Asked(source).Select(static asked =>
        Replay.VariablesOf(asked).Sum(x => asked.Children[0].SelfAndDescendants().Count(e => e.Equals(x)))).DefaultIfEmpty(0).Max();

    private static bool HasHalf(Expr source) => source.SelfAndDescendants().Any(static e => e is Scale { Coefficient.IsInteger: false } or Number { Value.IsInteger: false });
}
