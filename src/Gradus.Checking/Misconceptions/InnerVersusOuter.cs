using Gradus.Expressions;
using Gradus.Tensors;

namespace Gradus.Checking.Misconceptions;

/// <summary>The inner product xᵀy and the outer product xyᵀ are mixed up.</summary>
public sealed class InnerVersusOuter : Misconception
{
    /// <inheritdoc/>
    public override string Id => "inner-vs-outer";

    /// <inheritdoc/>
    public override string WrongForm => "xᵀy = xyᵀ";

    /// <inheritdoc/>
    public override string RightForm => "xᵀy is a number, xyᵀ a matrix";

    /// <inheritdoc/>
    public override string Message => "The inner product xᵀy is a number and the outer product xyᵀ a matrix: look which side the transpose stands on.";

    /// <inheritdoc/>
    public override string Example => "$\\frac{\\partial}{\\partial A} x^T A y = x^T y$";

    /// <inheritdoc/>
    public override int Rank => 29;

    /// <inheritdoc/>
    public override bool IsEdit => true;

    internal override bool IsAboutMatrices => true;

    /// <inheritdoc/>
    public override IEnumerable<Expr> WrongValues(Slip slip) =>
        Edits.Forms(slip).SelectMany(static form => Edits.AtOnePlace(form, Mixed));

    /// <inheritdoc/>
    public override bool Explains(Misfit misfit)
    {
        if (misfit.Correct is { } pairs && FlatTerms.Of(pairs).All(static t => IsOuter(t) && t.Children.Count == 2) && FormulaTerms.Compare(misfit) is { SameOrder: true, SameTransposes: false }) return true;
        if (misfit is not { Correct: { } correct, WrittenValue: { } written }) return false;
        return (written.IsScalar && FlatTerms.Of(correct).All(IsOuter) && !correct.IsScalar && Names(written).SetEquals(Names(correct)))
            || (correct.IsScalar && FlatTerms.Of(written).All(IsOuter) && Names(written).SetEquals(Names(correct)));
    }

    private static IEnumerable<Expr> Mixed(Expr e)
    {
        if (e is Scale { Body: { } body } s)
        {
            foreach (var inner in s.Scalars.OfType<Product>().Where(static p => p.Children is [{ Shape.IsRow: true }, { Shape.IsColumn: true }]))
            {
                Expr[] rest = [.. s.Scalars.Where(x => !x.Equals(inner))];
                var (x, y) = (Transposition.Of(inner.Children[0]), inner.Children[1]);
                foreach (var value in Edits.Each([() => Scale.Of(s.Coefficient, rest, x * Transposition.Of(y) * body), () => Scale.Of(s.Coefficient, rest, y * Transposition.Of(x) * body), () => Scale.Of(s.Coefficient, rest, body * x * Transposition.Of(y))])) yield return value;
            }
        }
        if (e is not Product p) yield break;
        for (var k = 0; k + 1 < p.Children.Count; k++)
        {
            var (a, b, at) = (p.Children[k], p.Children[k + 1], k);
            if (!(a.Shape.IsColumn && b.Shape.IsRow) && !(a.Shape.IsRow && b.Shape.IsColumn)) continue;
            foreach (var value in Edits.Each([() => Together(p, at, Transposition.Of(a) * Transposition.Of(b)), () => a.Shape.IsRow ? Together(p, at, Transposition.Of(b) * a) : null])) yield return value;
        }
    }

    private static Expr Together(Product p, int at, Expr pair) => Product.Of([.. p.Children.Take(at), pair, .. p.Children.Skip(at + 2)]);

    private static bool IsOuter(Expr term) => FlatTerms.Split(term).Remainder is Product p && p.Children[0].Shape.IsColumn && p.Children[^1].Shape.IsRow;

    private static HashSet<string> Names(Expr e) => [.. e.Symbols().Where(static s => !s.IsScalar).Select(static s => s.Name)];
}
