using Gradus.Checking.Contract;
using Gradus.Derivations;
using Gradus.Differentiation;
using Gradus.Expressions;

namespace Gradus.Checking.Answers;

/// <summary>The steps of an answer, each certified before it is shown.</summary>
internal sealed class Explanation(Question question, Certifier certifier)
{
    private readonly StepTexts texts = new(question.Function, question.Last, question.Writing);

    /// <summary>The steps from each stage to the next, and what is to be said beside them.</summary>
    public (IReadOnlyList<StepInfo> Steps, string? Remark) Of(IReadOnlyList<Expr> stages)
    {
        var steps = new List<StepInfo>();
        string? remark = null;
        for (var k = 0; k < stages.Count; k++)
        {
            var derivation = Derive(stages[k], Structures.Free(question.Variables[k]), last: k == stages.Count - 1);
            remark ??= derivation.Remark;
            foreach (var step in derivation.Steps) steps.Add(Told(step));
        }
        var x = question.Last;
        if (question.Request.Structure != StructureMeaning.Unconstrained && stages[^1].IsScalar && question.Request.Form == DerivativeForm.Derivative && !x.IsScalar && Gradients.Of(stages[^1], Structures.Free(x)) is { } gradient
            && Structures.Explain(question.AtPoint(gradient), x, (StructureReading)question.Request.Structure) is { } restricted)
        {
            steps.Add(Told(restricted));
        }
        if (Derived.Adjugate(question, stages[^1]) is { } adjugate && InvertibleForm.Explain(adjugate) is { } inverted) steps.Add(Told(inverted));
        if (question.Request.Form == DerivativeForm.Derivative && Layouts.Explain(stages[^1], Structures.Free(x), question.Layout) is { } turned) steps.Add(Told(turned));
        return (steps, remark);
    }

    private Derivation Derive(Expr function, Symbol x, bool last)
    {
        if (last && question.Request.Form == DerivativeForm.Differential) return DifferentialMethod.DeriveDifferential(function, x);
        var through = question.Through is { } inner ? question.Freed(inner) : null;
        var derivation = DerivationMethods.Derive(function, x, (Method)question.Request.Method, through);
        if (derivation.Remark is not null && through is not null) throw DeriveAnswer.Refuse("not-a-function-of", $"the function is not one of {question.Request.Through} alone", "name an inner expression that holds every occurrence of the variable");
        return derivation;
    }

    private StepInfo Told(Step step)
    {
        certifier.Add(step);
        var info = texts.Of(step);
        return question.Request.Substeps && step.Within() is { Count: > 0 } within ? info with { Steps = [.. within.Select(Told)] } : info;
    }
}
