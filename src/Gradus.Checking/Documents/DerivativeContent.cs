using Gradus.Checking.Contract;

namespace Gradus.Checking.Documents;

/// <summary>What a document on a derivative says: function, result, convention, conditions, variables, certainty, readings, steps.</summary>
internal static class DerivativeContent
{
    public static IEnumerable<Block> Of(DeriveRequest request, DeriveResponse response) => (response.Others ?? []).Prepend(response).SelectMany(one => OfOne(request, one));

    private static IEnumerable<Block> OfOne(DeriveRequest request, DeriveResponse response)
    {
        if (response.Result is not { } result) yield break;
        yield return new Heading(1, Title(response, result));
        if (response.Reading is { } reading) yield return new Paragraph(new Words($"{Capital(reading)}."));
        if (result.Index is null && Asked.Function(request) is { } function)
        {
            var name = Asked.Name(Asked.FunctionName(response));
            yield return new Display(new MathText($"{name.Latex} = {function.Latex}", $"{name.Unicode} = {function.Unicode}"));
        }
        foreach (var block in Result(request, response, result)) yield return block;
        yield return new Bullets([.. Facts(response, result)]);
        foreach (var block in Meanings(response)) yield return block;
        if (response.Steps.Count == 0) yield break;
        yield return new Heading(2, "Steps");
        if (response.Remark is { } remark) yield return new Paragraph(new Words(remark));
        foreach (var block in Content.Steps(response.Steps)) yield return block;
    }

    private static string Title(DeriveResponse response, ResultInfo result)
        => $"{char.ToUpperInvariant(result.Kind[0])}{result.Kind[1..]} by {response.ByWords}";

    private static IEnumerable<Block> Result(DeriveRequest request, DeriveResponse response, ResultInfo result)
    {
        if (result.Index is not null)
        {
            // Entry by entry, both sides are written out.
            yield return new Display(new MathText(result.Latex, result.Unicode));
        }
        else
        {
            var left = Asked.Left(request, response);
            yield return new Display(new MathText($"{left.Latex} = {result.Latex}", $"{left.Unicode} = {result.Unicode}"));
        }
        if (result.Kronecker is { } kronecker && (kronecker != result.Plain || result.Kind == "tensor"))
        {
            yield return new Paragraph(new Words("As a matrix, with the columns stacked:"));
            yield return Asked.Plain(kronecker, response.Variables) is { } matrix ? new Display(matrix) : new Paragraph(new Code(kronecker));
        }
        if (result.Along is { } along)
        {
            yield return new Paragraph(new Words($"As a linear map, the change of the gradient along {along.Direction}:"));
            yield return new Display(new MathText(along.Latex, along.Unicode));
        }
        foreach (var other in result.Also ?? [])
        {
            yield return new Paragraph(new Words($"{Capital(other.When)}:"));
            yield return new Display(new MathText(other.Latex, other.Unicode));
        }
        if (result.Convention is { } convention) yield return new Paragraph(new Words($"{Capital(convention)}."));
    }

    private static IEnumerable<IReadOnlyList<Inline>> Facts(DeriveResponse response, ResultInfo result)
    {
        yield return [new Strong("Shape:"), new Words($" {result.Shape}")];
        foreach (var condition in response.Conditions) yield return [new Strong("Needs:"), new Words($" {condition}")];
        foreach (var sentence in response.Names ?? []) yield return [new Strong("Names:"), new Words($" {sentence}")];
        foreach (var symbol in response.Symbols) yield return [new Strong(symbol.Declared ? "Declared:" : "Inferred:"), new Words(" "), Asked.Name(symbol.Name), new Words($", {symbol.Reading}")];
        if (Phrases.WordsOf(response.Certainty) is { } sure) yield return [new Strong("Certainty:"), new Words($" {sure}")];
        yield return [new Strong("To type in:"), new Words(" "), new Code(result.Plain)];
    }

    private static IEnumerable<Block> Meanings(DeriveResponse response)
    {
        var readings = Readings.Of(response);
        if (readings.Count == 0) yield break;
        yield return new Heading(2, $"What the structure of {response.ByWords} may mean");
        foreach (var reading in readings)
        {
            yield return new Paragraph(new Strong(Contract.Words.Of(reading.Structure)), new Words(reading.IsResult ? " (the result above)" : ""), new Words(reading.When is { } when ? $": {when}." : ""));
            yield return new Display(new MathText(reading.Latex, reading.Unicode));
        }
    }

    private static string Capital(string sentence) => sentence.Length == 0 ? sentence : char.ToUpperInvariant(sentence[0]) + sentence[1..];
}
