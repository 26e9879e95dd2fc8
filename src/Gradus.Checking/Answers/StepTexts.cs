using Gradus.Checking.Contract;
using Gradus.Derivations;
using Gradus.Rendering;

namespace Gradus.Checking.Answers;

/// <summary>Steps as the contract spells them.</summary>
internal static class StepTexts
{
    public static StepInfo Of(Step step)
    {
        var text = Notations.Of(step.Line);
        return new StepInfo(step.Rule.Name, step.Rule.Title, text.Plain, text.Latex, step.Because) { Unicode = text.Unicode };
    }
}
