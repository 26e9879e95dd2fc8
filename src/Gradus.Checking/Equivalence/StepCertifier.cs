using Gradus.Derivations;
using Gradus.Expressions;
using Gradus.Tensors;

namespace Gradus.Checking.Equivalence;

/// <summary>Proves the steps of a derivation again before they are printed.</summary>
public static class StepCertifier
{
    /// <summary>True if the judge accepts the line of the step.</summary>
    public static bool Accepts(Judge judge, Step step, CancellationToken ct = default) => step.Line switch
    {
        MatrixFormula { Where: { } where } m => judge.Equal(m.Left, m.Right.Substitute(where.Name, where.Value), ct).IsSupported,
        MatrixFormula { Relation: Relation.Equal } m => judge.Equal(m.Left, m.Right, ct).IsSupported,
        MatrixFormula m => judge.EqualToFirstOrder(m.Left, m.Right, m.Increments, ct).IsSupported,
        IndexFormula i => Entries(i) is { } claim && judge.Equal(claim.Meaning, claim.Shown, ct).IsSupported,
        _ => false,
    };

    /// <summary>The entries shown, read as one matrix, and what they are said to be in the same layout.</summary>
    private static (Expr Meaning, Expr Shown)? Entries(IndexFormula formula)
    {
        var meaning = formula.Meaning;
        Symbol? direction = null;
        if (formula.Right.Shape.IsTensor && meaning is Derivative d)
        {
            if (!d.At.Equals(d.By)) return null;
            direction = Symbol.Of("?H", d.By.Shape);
            meaning = Differential.Of(d.Function, [d.By], [direction]);
        }
        var terms = new List<Expr>();
        foreach (var term in formula.Right.Terms)
        {
            if (MatrixReader.Read(direction is null ? term : Along(term, direction), formula.Right.Sizes) is not { } matrix) return null;
            terms.Add(matrix);
        }
        return (meaning, terms.Count == 0 ? Constant.Zeros(meaning.Shape) : Sum.Of(terms));
    }

    /// <summary>Σ_kl T_ijkl H_kl: two tensors agree if they do along every direction H, and that reads as a matrix where a tensor does not.</summary>
    private static IndexTerm Along(IndexTerm term, Symbol direction)
    {
        int[] rows = term.Axes[2], columns = term.Axes[3];
        return new IndexTerm(term.Coefficient, term.Volume, [.. term.Factors, new Factor(direction, [.. rows, .. columns], rows.Length)], [term.Axes[0], term.Axes[1]]);
    }
}
