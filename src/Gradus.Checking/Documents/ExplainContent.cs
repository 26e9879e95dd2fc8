using Gradus.Checking.Contract;

namespace Gradus.Checking.Documents;

/// <summary>What a document on a rule or a misconception says.</summary>
internal static class ExplainContent
{
    public static IEnumerable<Block> Of(ExplainResponse response)
    {
        yield return new Heading(1, response.Name);
        yield return new Paragraph(new Words(response.Says));
        if (response.Wrong is { } wrong) yield return new Paragraph(new Strong("Believed:"), new Words($" {wrong}"));
        if (response.Right.Length > 0) yield return new Paragraph(new Strong("It holds:"), new Words($" {response.Right}"));
        if (response.When is { } when) yield return new Paragraph(new Strong("When:"), new Words($" {when}"));
        if (response.Example is not { } example) yield break;
        yield return new Heading(2, "Example");
        yield return new Paragraph(new Code(example.Command));
        foreach (var line in example.Lines)
        {
            yield return new Display(new MathText(line.Latex, line.Unicode));
            yield return new Paragraph(new Words(line.Note));
        }
    }
}
