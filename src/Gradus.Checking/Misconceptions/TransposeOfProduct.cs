using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Tensors;

namespace Gradus.Checking.Misconceptions;

/// <summary>The order is kept under a transpose: (AB)ᵀ = AᵀBᵀ.</summary>
public sealed class TransposeOfProduct : Misconception
{
    /// <inheritdoc/>
    public override string Id => "transpose-of-product";

    /// <inheritdoc/>
    public override string WrongForm => "(AB)ᵀ = AᵀBᵀ";

    /// <inheritdoc/>
    public override string RightForm => "(AB)ᵀ = BᵀAᵀ";

    /// <inheritdoc/>
    public override string Message => "The transpose of a product turns the order round: (AB)ᵀ = BᵀAᵀ.";

    /// <inheritdoc/>
    public override string Example => "$(AB)^T = A^T B^T$";

    /// <inheritdoc/>
    public override int Rank => 28;

    /// <inheritdoc/>
    public override bool IsEdit => true;

    internal override bool IsAboutMatrices => true;

    /// <inheritdoc/>
    public override IEnumerable<Expr> WrongValues(Slip slip) =>
        Edits.Forms(slip).SelectMany(static form => Edits.AtOnePlace(form, Turned));

    /// <inheritdoc/>
    public override bool Explains(Misfit misfit) => FormulaTerms.Compare(misfit) is { SameOrder: false, SameTransposes: true, AllTransposed: true };

    /// <summary>Every run of transposed factors the other way round, and the transpose of a product taken factor by factor.</summary>
    private static IEnumerable<Expr> Turned(Expr e)
    {
        if (e is Apply { Function: Transpose } t && t.Children[0] is Product inner) return Edits.Each([() => Product.Of(inner.Children.Select(Transposition.Of))]);
        if (e is not Product p) return [];
        return from start in Enumerable.Range(0, p.Children.Count)
               from end in Enumerable.Range(start + 1, p.Children.Count - start - 1)
               where Enumerable.Range(start, end - start + 1).All(k => IsTransposed(p.Children[k]))
               from turned in Edits.Each([() => Product.Of([.. p.Children.Take(start), .. p.Children.Skip(start).Take(end - start + 1).Reverse(), .. p.Children.Skip(end + 1)])])
               select turned;
    }

    private static bool IsTransposed(Expr factor) => factor is Apply { Function: Transpose } || factor.Shape.IsRow || Transposition.IsSymmetric(factor);
}
