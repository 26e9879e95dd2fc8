using Gradus.Checking.Contract;
using Gradus.Derivations;
using Gradus.Rendering;

namespace Gradus.Checking.Answers;

/// <summary>Steps as the contract spells them.</summary>
internal static class StepTexts
{
    public static StepInfo Of(Step step) => Of(step, Notations.Of(step.Line));

    /// <summary>A step whose line is written with others.</summary>
    public static StepInfo Of(Step step, Notations text)
    {
        var rules = step.Functions.Select(static f => FunctionText.DifferentialOf(f)).ToArray();
        var because = string.Join(" ", [step.Because, .. rules.Select(static r => r.Formula + ".")]).Trim();
        var title = step.Functions.Count > 0 && step.Rule.Name == $"differential-of-{step.Functions[0].Name}" ? $"Differential of {rules[0].Name}" : step.Rule.Title;
        return new StepInfo(step.Rule.Name, title, text.Plain, text.Latex, because) { Unicode = text.Unicode };
    }
}
