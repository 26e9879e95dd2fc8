using Gradus.Expressions;
using Gradus.Functions;

namespace Gradus.Checking.Misconceptions;

/// <summary>A sum is lost: one term stands for all of them.</summary>
public sealed class SumDropped : Misconception
{
    /// <inheritdoc/>
    public override string Id => "sum-dropped";

    /// <inheritdoc/>
    public override string WrongForm => "∂(Σ_i x_i)/∂x = 1";

    /// <inheritdoc/>
    public override string RightForm => "∂(Σ_i x_i)/∂x = (1, …, 1)ᵀ";

    /// <inheritdoc/>
    public override string Message => "A sum has been lost on the way: every term of it contributes to the derivative.";

    /// <inheritdoc/>
    public override string Example => "$\\operatorname{tr}(I + A) = 1 + \\operatorname{tr}(A)$";

    /// <inheritdoc/>
    public override int Rank => 17;

    /// <inheritdoc/>
    public override IEnumerable<Expr> WrongValues(Slip slip) =>
        Edits.Forms(slip).SelectMany(static form => Edits.AtOnePlace(form, Lost)).Concat(Replay.WithFunction(slip.Source, Lost));

    private static IEnumerable<Expr> Lost(Expr e) => e switch
    {
        Constant { Kind: ConstantKind.Dimension } => [Number.One],
        Constant { Kind: ConstantKind.Ones } ones => [Constant.Identity(ones.First)],
        Apply { Function: SumOfEntries } s => [s.Children[0], .. s.Children[0].Shape.IsSquare ? new[] { Matrices.Trace(s.Children[0]) } : []],
        Scale s when s.Scalars.Any(IsCount) => [Scale.Of(s.Coefficient, [.. s.Scalars.Where(static x => !IsCount(x))], s.Body)],
        Product p => Edits.Each(Enumerable.Range(0, p.Children.Count).Where(k => p.Children[k] is Constant { Kind: ConstantKind.Ones })
            .Select(k => (Func<Expr?>)(() => Product.Of(p.Children.Where((_, at) => at != k))))),
        _ => [],
    };

    private static bool IsCount(Expr e) => e is Constant { Kind: ConstantKind.Dimension };
}
