using Gradus.Expressions;
using Gradus.Simplification;
using Gradus.Tensors;

namespace Gradus.Checking.Misconceptions;

/// <summary>A matrix is taken to be symmetric: ∂(xᵀAx)/∂x = 2Ax.</summary>
public sealed class SymmetricAssumed : Misconception
{
    /// <inheritdoc/>
    public override string Id => "symmetric-assumed";

    /// <inheritdoc/>
    public override string WrongForm => "∂(xᵀAx)/∂x = 2Ax";

    /// <inheritdoc/>
    public override string RightForm => "∂(xᵀAx)/∂x = (A + Aᵀ)x";

    /// <inheritdoc/>
    public override string Message => "This holds for a symmetric matrix only: in general ∂(xᵀAx)/∂x = (A + Aᵀ)x.";

    /// <inheritdoc/>
    public override string Example => "$\\frac{\\partial}{\\partial x} x^T A x = 2Ax$";

    /// <inheritdoc/>
    public override int Rank => 9;

    internal override bool IsAboutMatrices => true;

    /// <inheritdoc/>
    public override IEnumerable<Expr> WrongValues(Slip slip)
    {
        var terms = FlatTerms.Of(slip.Correct);
        var merges = Replay.HasDerivative(slip.Source);
        foreach (var (_, value) in Assumed(slip))
        {
            if (!merges || FlatTerms.Of(value).Count < terms.Count) yield return value;
        }
        for (var i = 0; i < terms.Count; i++)
        {
            for (var j = 0; j < terms.Count; j++)
            {
                var (one, other) = (i, j);
                if (i != j && terms[i].Shape.IsSquare && Transposition.Of(terms[i]).Equals(terms[j])) yield return Sum.Of(terms.Select((t, k) => k == one ? 2 * t : k == other ? Constant.Zeros(t.Shape) : t));
            }
        }
    }

    /// <inheritdoc/>
    public override Diagnosis Describe(Slip slip, Expr believed)
    {
        var names = Assumed(slip).Where(a => a.Value.Equals(believed)).Select(static a => a.Names).FirstOrDefault();
        return names is null ? new Diagnosis(Id, Message) : new Diagnosis(Id, $"This holds if {names} is symmetric: in general a matrix and its transpose are two different terms.", $"{names} symmetric");
    }

    /// <summary>The value with one square matrix symmetric, and with all of them.</summary>
    private static IEnumerable<(string Names, Expr Value)> Assumed(Slip slip)
    {
        var correct = slip.Correct;
        var variables = Replay.Asked(slip.Source).SelectMany(Replay.VariablesOf).ToHashSet();
        Symbol[] square = [.. correct.Symbols().Where(s => !variables.Contains(s) && s.Shape.IsSquare && !s.IsSymmetric && (s.Properties & (Properties.Skew | Properties.Orthogonal)) == 0).Take(6)];
        foreach (var s in square) yield return (s.Name, With(correct, [s]));
        if (square.Length > 1) yield return (string.Join(" and ", square.Select(static s => s.Name)), With(correct, square));
    }

    private static Expr With(Expr e, IReadOnlyList<Symbol> square)
    {
        foreach (var s in square) e = e.Substitute(s, s.With(s.Properties | Properties.Symmetric));
        e = Simplifier.Simplify(Sum.Of(FlatTerms.Of(e)));
        foreach (var s in square) e = e.Substitute(s.With(s.Properties | Properties.Symmetric), s);
        return e;
    }
}
