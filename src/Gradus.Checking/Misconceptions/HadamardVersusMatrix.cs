using Gradus.Expressions;
using Gradus.Functions;

namespace Gradus.Checking.Misconceptions;

/// <summary>The product entry by entry and the matrix product are mixed up.</summary>
public sealed class HadamardVersusMatrix : Misconception
{
    /// <inheritdoc/>
    public override string Id => "hadamard-vs-matrix";

    /// <inheritdoc/>
    public override string WrongForm => "A ∘ B = AB";

    /// <inheritdoc/>
    public override string RightForm => "(A ∘ B)_ij = A_ij B_ij";

    /// <inheritdoc/>
    public override string Message => "The product entry by entry is not the matrix product: A ∘ B multiplies entry by entry, and each entrywise factor stays in its place under d.";

    /// <inheritdoc/>
    public override string Example => "$\\operatorname{tr}(A^T (B \\circ C)) = \\operatorname{tr}(A^T B C)$";

    /// <inheritdoc/>
    public override int Rank => 15;

    /// <inheritdoc/>
    public override IEnumerable<Expr> WrongValues(Slip slip) =>
        Edits.Forms(slip).SelectMany(static form => Edits.AtOnePlace(form, Mixed)).Concat(Replay.WithFunction(slip.Source, Mixed)).Concat(Dropped(slip));

    /// <inheritdoc/>
    public override bool Explains(Misfit misfit) => FormulaTerms.Lacks(misfit, "hadamard(");

    private static IEnumerable<Expr> Mixed(Expr e) => e switch
    {
        Apply { Function: Hadamard } h => Edits.Each([() => h.Children[0] * h.Children[1], () => h.Children[1] * h.Children[0]]),
        Apply { Function: EntryPower } p when !p.IsScalar && p.Children[1] is Number { Value: var k } && k == 2 => Edits.Each([() => p.Children[0] * p.Children[0]]),
        Product p => Edits.Each(Enumerable.Range(0, p.Children.Count - 1).Where(k => p.Children[k] is not Constant && p.Children[k + 1] is not Constant).Select(k => (Func<Expr?>)(() =>
            Product.Of([.. p.Children.Take(k), Matrices.Hadamard(p.Children[k], p.Children[k + 1]), .. p.Children.Skip(k + 2)])))),
        _ => [],
    };

    /// <summary>One entrywise factor lost, where the function itself has an entrywise product.</summary>
    private static IEnumerable<Expr> Dropped(Slip slip) => slip.Source.SelfAndDescendants().Any(static e => e is Apply { Function: Hadamard })
        ? Edits.Forms(slip).SelectMany(static form => Edits.AtOnePlace(form, static e => e switch
        {
            Apply { Function: Hadamard } h => h.Children,
            Apply { Function: EntryPower, IsScalar: false, Children: [var x, Number { Value: var k }] } when k == 2 => [x],
            _ => [],
        })) : [];
}
