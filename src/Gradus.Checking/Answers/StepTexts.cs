using Gradus.Checking.Contract;
using Gradus.Derivations;
using Gradus.Expressions;
using Gradus.Rendering;

namespace Gradus.Checking.Answers;

/// <summary>Steps as the contract spells them, told in letters that the function leaves free.</summary>
/// <param name="function">What is differentiated.</param>
/// <param name="variable">By what.</param>
/// <param name="writing">How formulas are written.</param>
internal sealed class StepTexts(Expr function, Symbol variable, Writing writing)
{
    private readonly HashSet<string> taken = [.. function.Symbols().Append(variable).Select(static s => s.Name)];

    /// <summary>The steps to a derivative that stands alone.</summary>
    public StepTexts(Derivative goal)
        : this(goal.Function, goal.By, Writing.For(goal.Function, goal.By))
    {
    }

    /// <summary>A step in all notations.</summary>
    public StepInfo Of(Step step)
    {
        var text = writing.Of(step.Line);
        var rules = step.Functions.Select(f => FunctionText.DifferentialOf(f, taken, function)).ToArray();
        var because = string.Join(" ", [Told(step.Because), .. rules.Select(static r => r.Formula + ".")]).Trim();
        var title = step.Functions.Count > 0 && step.Rule.Name == $"differential-of-{step.Functions[0].Name}" ? $"Differential of {rules[0].Name}" : Told(step.Rule.Title);
        return new StepInfo(step.Rule.Name, title, text.Plain, text.Latex, because) { Unicode = text.Unicode };
    }

    private string Told(string sentence) => RuleLetters.Told(sentence, taken, writing.Of(variable).Unicode);
}
