using Gradus.Expressions;
using Gradus.Numerics;

namespace Gradus.Checking.Misconceptions;

/// <summary>One occurrence of the variable is held constant: ∂(xᵀAx)/∂x = Ax.</summary>
public sealed class MissingProductTerm : Misconception
{
    /// <inheritdoc/>
    public override string Id => "missing-product-term";

    /// <inheritdoc/>
    public override string WrongForm => "d(AB) = dA B";

    /// <inheritdoc/>
    public override string RightForm => "d(AB) = dA B + A dB";

    /// <inheritdoc/>
    public override string Message => "One place where the variable stands was held constant: the product rule gives one term for each of them.";

    /// <inheritdoc/>
    public override string Example => "$\\frac{\\partial}{\\partial x} x^T A x = A x$";

    /// <inheritdoc/>
    public override int Rank => 24;

    /// <inheritdoc/>
    public override IEnumerable<Expr> WrongValues(Slip slip)
    {
        var halved = FlatTerms.Of(slip.Correct) is { Count: > 1 } terms ? Edits.InOneTerm(terms, static t => Scale.Of(Rational.Of(1, 2), t)).ToHashSet() : [];
        foreach (var value in Replay.With(slip.Source, static (f, x, _) => HeldConstant(f, x)))
        {
            if (!value.IsZero && Edits.Make(() => Sum.Of(FlatTerms.Of(value))) is { } flat && !halved.Contains(flat)) yield return value;
        }
        foreach (var form in Edits.Forms(slip))
        {
            foreach (var value in Edits.WithoutOneTerm(Edits.Terms(form))) yield return value;
            // A term of an inner sum: det(B) for det(A + B) where the rule was applied to B alone.
            foreach (var value in Edits.AtOnePlace(form, static e => e is Sum s ? Edits.WithoutOneTerm(s.Children) : [])) yield return value;
        }
    }

    /// <inheritdoc/>
    public override bool Explains(Misfit misfit) => FormulaTerms.Compare(misfit) is { Fewer: true };

    /// <summary>The function with one occurrence of the variable, or all but one, under another name that does not vary.</summary>
    private static IEnumerable<Belief> HeldConstant(Expr f, IReadOnlyList<Symbol> variables)
    {
        foreach (var x in variables)
        {
            var held = Symbol.Of("?" + x.Name, x.Shape, x.Properties);
            var part = new BelievedPart(held, x, Constant.Zeros(x.Shape));
            var count = f.SelfAndDescendants().Count(e => e.Equals(x));
            if (count is < 2 or > 8) continue;
            for (var k = 0; k < count; k++) yield return new Belief(Hold(f, x, held, at => at == k), [part]);
            for (var k = 0; k < count; k++) yield return new Belief(Hold(f, x, held, at => at != k), [part]);
        }
    }

    private static Expr Hold(Expr f, Symbol x, Symbol held, Func<int, bool> isHeld)
    {
        var seen = 0;
        Expr Work(Expr e) => e.Equals(x) ? isHeld(seen++) ? held : x : e.Rewrite(Work);
        return Work(f);
    }
}
