using Gradus.Derivations;
using Gradus.Differentiation;
using Gradus.Expressions;
using Gradus.Tensors;

namespace Gradus.Checking.Equivalence;

/// <summary>Proves the steps of a derivation again before they are printed.</summary>
public static class StepCertifier
{
    /// <summary>True if the judge accepts the line of the step.</summary>
    public static bool Accepts(Judge judge, Step step) => step.Line switch
    {
        MatrixFormula { Where: { } where } m => judge.Equal(m.Left, m.Right.Substitute(where.Name, where.Value)).Holds,
        MatrixFormula { Relation: Relation.Equal } m => judge.Equal(m.Left, m.Right).Holds,
        MatrixFormula m => judge.EqualToFirstOrder(m.Left, m.Right, m.Increments).Holds,
        IndexFormula i => Entries(i) is { } claim && judge.Equal(claim.Meaning, claim.Shown).Holds,
        _ => false,
    };

    /// <summary>The entries shown, read as one matrix, and what they are said to be in the same layout.</summary>
    private static (Expr Meaning, Expr Shown)? Entries(IndexFormula formula)
    {
        var meaning = formula.Meaning is Derivative d && d.Shape.IsTensor ? Derivative.Of(d.Function, d.By, Layout.Kronecker, d.At) : formula.Meaning;
        var terms = new List<Expr>();
        foreach (var term in formula.Right.Terms)
        {
            var arranged = term.Axes.Count == 2 ? term : Layouts.Arrange(term, formula.Right.Shape with { By = null }, formula.Right.Shape.By!, formula.Meaning.Shape.IsTensor ? Layout.Kronecker : Layout.Default);
            if (MatrixReader.Read(arranged, formula.Right.Sizes) is not { } matrix) return null;
            terms.Add(matrix);
        }
        return (meaning, terms.Count == 0 ? Constant.Zeros(meaning.Shape) : Sum.Of(terms));
    }
}
