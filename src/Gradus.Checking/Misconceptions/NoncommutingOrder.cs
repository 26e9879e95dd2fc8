using Gradus.Expressions;
using Gradus.Functions;

namespace Gradus.Checking.Misconceptions;

/// <summary>Factors change places as numbers may: AB = BA.</summary>
public sealed class NoncommutingOrder : Misconception
{
    /// <inheritdoc/>
    public override string Id => "noncommuting-order";

    /// <inheritdoc/>
    public override string WrongForm => "AB = BA";

    /// <inheritdoc/>
    public override string RightForm => "AB ≠ BA in general";

    /// <inheritdoc/>
    public override string Message => "The factors are right but not their order: matrices do not commute, so every factor has to stay on its side.";

    /// <inheritdoc/>
    public override string Example => "$\\frac{\\partial}{\\partial x}\\|Ax - b\\|^2 = 2(A x - b) A^T$";

    /// <inheritdoc/>
    public override int Rank => 34;

    /// <inheritdoc/>
    public override bool IsEdit => true;

    internal override bool IsAboutMatrices => true;

    /// <inheritdoc/>
    public override IEnumerable<Expr> WrongValues(Slip slip) =>
        Edits.Forms(slip).SelectMany(static form => Edits.AtOnePlace(form, Reordered).Concat(Joined(Edits.Terms(form))));

    /// <inheritdoc/>
    public override bool Explains(Misfit misfit) => FormulaTerms.Compare(misfit) is { SameOrder: false };

    /// <summary>Every other order of up to four factors; neighbours swapped and one factor moved to an end where there are more.</summary>
    private static IEnumerable<Expr> Reordered(Expr e) => e switch
    {
        Product { Children.Count: <= 4 } p => Edits.Each(Permutations([.. p.Children]).Skip(1).Select(order => (Func<Expr?>)(() => Product.Of(order)))),
        Product p => Edits.Each(Moves([.. p.Children]).Select(order => (Func<Expr?>)(() => Product.Of(order)))),
        Apply { Function: Kronecker } k => Edits.Each([() => Matrices.Kronecker(k.Children[1], k.Children[0])]),
        Apply { Function: Inverse } i when i.Children[0] is Product p => Edits.Each([() => Product.Of(p.Children.Select(Matrices.Inverse))]),
        _ => [],
    };

    /// <summary>AB + BA taken for 2AB.</summary>
    private static IEnumerable<Expr> Joined(IReadOnlyList<Expr> terms) =>
        from i in Enumerable.Range(0, terms.Count)
        from j in Enumerable.Range(0, terms.Count)
        where i != j && SameFactors(terms[i], terms[j])
        select Sum.Of(terms.Select((t, k) => k == i ? 2 * t : k == j ? Constant.Zeros(t.Shape) : t));

    private static bool SameFactors(Expr a, Expr b)
    {
        if (a is not Product p || b is not Product q || p.Children.Count != q.Children.Count) return false;
        var rest = q.Children.ToList();
        return p.Children.All(rest.Remove);
    }

    private static IEnumerable<List<Expr>> Permutations(List<Expr> items)
    {
        if (items.Count <= 1) return [items];
        return from k in Enumerable.Range(0, items.Count)
               from rest in Permutations([.. items.Where((_, at) => at != k)])
               select (List<Expr>)[items[k], .. rest];
    }

    private static IEnumerable<List<Expr>> Moves(List<Expr> items)
    {
        for (var k = 0; k + 1 < items.Count; k++) yield return [.. items[..k], items[k + 1], items[k], .. items[(k + 2)..]];
        yield return [items[^1], .. items[..^1]];
        yield return [.. items[1..], items[0]];
    }
}
