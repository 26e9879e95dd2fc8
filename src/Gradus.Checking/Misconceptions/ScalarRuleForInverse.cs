using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Tensors;

namespace Gradus.Checking.Misconceptions;

/// <summary>The rule for 1/x is used for a matrix: d(X⁻¹) = −X⁻² dX.</summary>
public sealed class ScalarRuleForInverse : Misconception
{
    /// <inheritdoc/>
    public override string Id => "scalar-rule-for-inverse";

    /// <inheritdoc/>
    public override string WrongForm => "d(X⁻¹) = −X⁻² dX";

    /// <inheritdoc/>
    public override string RightForm => "d(X⁻¹) = −X⁻¹ dX X⁻¹";

    /// <inheritdoc/>
    public override string Message => "For matrices the change stands between the two inverses: d(X⁻¹) = −X⁻¹ dX X⁻¹, not −X⁻² dX.";

    /// <inheritdoc/>
    public override string Example => "$\\frac{\\partial}{\\partial X}\\operatorname{tr}(Y X^{-1}) = -Y X^{-2}$";

    /// <inheritdoc/>
    public override int Rank => 10;

    /// <inheritdoc/>
    public override IEnumerable<Expr> WrongValues(Slip slip)
    {
        foreach (var value in Replay.With(slip.Source, static (f, x, dx) => Replay.About(f, x, (part, inverse) => Directions(part, inverse, x, dx))))
        {
            yield return value;
            foreach (var other in Careless(value)) yield return other;
        }
    }

    private static IEnumerable<Expr> Directions(Expr part, Symbol inverse, IReadOnlyList<Symbol> x, IReadOnlyList<Expr> dx)
    {
        if (part is not Apply { Function: Inverse } i) return [];
        var d = Replay.D(i.Children[0], x, dx);
        return [-(inverse * inverse * d), -(d * inverse * inverse)];
    }

    /// <summary>Who thinks of numbers here also forgets transposes and order.</summary>
    private static IEnumerable<Expr> Careless(Expr value) => Edits.Each(
    [
        () => Untransposed(value),
        () => Untransposed(Transposition.Of(value)),
    ]);

    private static Expr Untransposed(Expr e) => e is Apply { Function: Transpose } t ? Untransposed(t.Children[0]) : e.Rewrite(Untransposed);
}
