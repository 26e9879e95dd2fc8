using Gradus.Checking.Answers;
using Gradus.Checking.Contract;
using Gradus.Checking.Equivalence;
using Gradus.Derivations;
using Gradus.Differentiation;
using Gradus.Expressions;
using Gradus.Rendering;
using Gradus.Shapes;
using Gradus.Tensors;

namespace Gradus.Checking.Claims;

/// <summary>The derivation as it should have gone, in the way that the page takes.</summary>
internal static class CorrectedDerivation
{
    /// <summary>A certified derivation for the first wrong claim, or null where nothing can be derived.</summary>
    public static CorrectedInfo? Of(IReadOnlyList<Finding> findings, int firstWrong, Judge judge)
    {
        var inOrder = findings.Skip(firstWrong).Take(1).Concat(findings.Take(firstWrong).Reverse()).Concat(findings.Skip(firstWrong + 1));
        foreach (var finding in inOrder)
        {
            if (finding.Sides is not { } sides || Goal(sides.Left) is not { } goal) continue;
            try
            {
                return Derive(goal, Through(sides.Right) ?? Through(findings[firstWrong].Sides?.Right), judge);
            }
            catch (Exception problem) when (problem is NotCoveredException or NoIndexFormException or ShapeException)
            {
                // This one cannot be derived; another claim of the page may name the same derivative in a way that can.
            }
        }
        return null;
    }

    /// <summary>The derivative that a claim is about: the whole left side, at the variable itself.</summary>
    private static Derivative? Goal(Expr left) => left is Derivative d && d.At.Equals(d.By) && !(d.Function is Derivative) ? d : null;

    /// <summary>The inner expression of a chain rule on the page.</summary>
    private static Expr? Through(Expr? right) => right?.SelfAndDescendants().OfType<Derivative>().FirstOrDefault(static d => !d.At.Equals(d.By))?.At;

    private static CorrectedInfo? Derive(Derivative goal, Expr? through, Judge judge)
    {
        var derivation = (through is null ? null : ChainMethod.Derive(goal.Function, goal.By, through)) ?? DerivationMethods.Derive(goal.Function, goal.By, Method.Differential);
        if (derivation.Steps.Count == 0 || !derivation.Steps.All(s => StepCertifier.Accepts(judge, s))) return null;
        var info = new CorrectedInfo([.. derivation.Steps.Select(StepTexts.Of)]);
        if (Gradients.Of(goal.Function, goal.By, goal.Layout) is not { } result) return info;
        var text = Notations.Of(result);
        return info with { Result = new ResultInfo(text.Plain, text.Latex, text.Unicode, Reading.Shape(result.Shape), goal.Function.IsScalar ? "gradient" : "jacobian", goal.Function.IsScalar ? "denominator" : "numerator") };
    }
}
