using Gradus.Checking.Contract;

namespace Gradus.Checking.Answers;

/// <summary>Adds the sentences that a derivative is printed with: where its entries stand, and what a structured variable was taken to mean.</summary>
internal static class Sentences
{
    /// <summary>The response with its sentences.</summary>
    public static DeriveResponse Add(DeriveRequest request, DeriveResponse response)
    {
        if (response.Result is not { } result) return response;
        var named = result with { Convention = LayoutSentences.Of(request, result, ShapeOfVariable(response), response.By?.Distinct().Count() > 1) };
        if (response.Alternatives is not { Count: > 0 } others) return response with { Result = named };
        var structure = Words(request, response);
        return response with
        {
            Result = named with { Structure = request.Structure, When = StructureSentences.Of(request.Structure, structure) },
            Alternatives = [.. others.Select(other => other with { When = StructureSentences.Of(other.Structure, structure) })],
        };
    }

    /// <summary>The shape of the variable, the first one if there are several.</summary>
    private static ShapeInfo? ShapeOfVariable(DeriveResponse response) => response.By is [var first, ..] && response.Variables.TryGetValue(first, out var shape) ? shape : null;

    private static IReadOnlyList<string> Words(DeriveRequest request, DeriveResponse response)
        => response.By is [var first, ..] && request.Assumptions.TryGetValue(first, out var words) ? words : [];
}
