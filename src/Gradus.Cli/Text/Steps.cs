using System.Globalization;
using Gradus.Checking.Contract;

namespace Gradus.Cli.Text;

/// <summary>A derivation as numbered steps: formula, rule, reason.</summary>
internal static class Steps
{
    /// <summary>Writes the steps, those within a step below it.</summary>
    public static void Write(Page page, int indent, IReadOnlyList<StepInfo> steps, string prefix = "")
    {
        var digits = prefix.Length + steps.Count.ToString(CultureInfo.InvariantCulture).Length;
        var chain = new Chain(page);
        for (var i = 0; i < steps.Count; i++)
        {
            var (step, number) = (steps[i], $"{prefix}{i + 1}");
            var below = indent + digits + 2;
            page.Put(new string(' ', indent)).Put($"{number.PadLeft(digits)}. ", Tone.Faint).Put(chain.Told(page.Script.Formula(step.Plain, step.Unicode))).End();
            page.Prose(below, step.Because, $"{(step.Title.Length > 0 ? step.Title : step.Rule)}: ", Tone.Faint, Tone.Faint);
            if (step.Steps is { Count: > 0 } inner) Write(page, below, inner, $"{number}.");
        }
    }
}
