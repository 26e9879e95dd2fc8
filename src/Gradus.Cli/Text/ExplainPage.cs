using Gradus.Checking.Contract;

namespace Gradus.Cli.Text;

/// <summary>What <c>explain</c> shows: what it is, the rule that holds, an example.</summary>
internal static class ExplainPage
{
    /// <summary>Writes the page.</summary>
    public static void Write(Page page, ExplainResponse response)
    {
        page.Put(response.Name, Tone.Strong).Put($"  {Words.Of(response.Kind)}", Tone.Faint).End();
        page.Prose(2, response.Says);
        if (response.Wrong is { } wrong) page.Prose(2, wrong, "Believed: ", Tone.Bad);
        if (response.Right.Length > 0) page.Prose(2, response.Right, "It holds: ", Tone.Good);
        if (response.When is { } when) page.Prose(2, when, "When: ", Tone.Strong);
        if (response.Example is not { } example) return;
        page.End();
        page.Put("Example", Tone.Strong).Put($"  {example.Command}", Tone.Faint).End();
        foreach (var line in example.Lines)
        {
            page.Line(2, page.Script.Formula(line.Plain, line.Unicode));
            page.Line(4, line.Note, Tone.Faint);
        }
    }
}
