using Gradus.Checking.Contract;

namespace Gradus.Checking.Documents;

/// <summary>What a document says, whatever it is written in.</summary>
internal static class Content
{
    /// <summary>The blocks for a response.</summary>
    public static IReadOnlyList<Block> Of(Request request, Response response) => (request, response) switch
    {
        (_, { Error: { } error }) => [new Heading(1, "No answer"), .. Reason(error)],
        (DeriveRequest asked, DeriveResponse derive) => [.. DerivativeContent.Of(asked, derive)],
        (_, CheckResponse check) => [.. ClaimContent.Of(check)],
        (_, VerifyResponse verify) => [.. ClaimContent.Of(verify)],
        (_, ExplainResponse explain) => [.. ExplainContent.Of(explain)],
        _ => throw new ArgumentException("the response is not one to this request", nameof(response)),
    };

    /// <summary>Steps with their numbers; those within a step follow it, 1.1 behind 1.</summary>
    public static IEnumerable<Block> Steps(IReadOnlyList<StepInfo> steps, string prefix = "")
    {
        for (var i = 0; i < steps.Count; i++)
        {
            var (step, number) = (steps[i], $"{prefix}{i + 1}");
            var name = step.Title.Length > 0 ? step.Title : step.Rule;
            yield return new Paragraph(new Strong($"{number}."), new Words(" "), new RuleLink(step.Rule, name), new Words($": {step.Because}"));
            yield return new Display(new MathText(step.Latex, step.Unicode ?? step.Plain));
            foreach (var block in Steps(step.Steps ?? [], $"{number}.")) yield return block;
        }
    }

    /// <summary>Why there is no answer.</summary>
    public static IEnumerable<Block> Reason(ErrorInfo error)
    {
        var place = error is { Line: { } line, Column: { } column } ? FormattableString.Invariant($" (line {line}, column {column})") : "";
        yield return new Paragraph(new Words($"{error.Message}{place}."));
        if (error.Hint is { } hint) yield return new Paragraph(new Words(hint));
    }
}
