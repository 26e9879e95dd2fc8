using Gradus.Checking.Contract;

namespace Gradus.Checking.Answers;

/// <summary>Adds the sentences that a derivative is printed with: where its entries stand, and what a structured variable was taken to mean.</summary>
internal static class Sentences
{
    /// <summary>The response with its sentences.</summary>
    public static DeriveResponse Add(DeriveRequest request, DeriveResponse response)
    {
        if (response.Result is not { } result) return response;
        var named = result with { Convention = LayoutSentences.Of(request, result, ShapeOfVariable(request, response)) };
        if (response.Alternatives is not { Count: > 0 } others) return response with { Result = named };
        var structure = Words(request);
        return response with
        {
            Result = named with { Structure = request.Structure, When = StructureSentences.Of(request.Structure, structure) },
            Alternatives = [.. others.Select(other => other with { When = StructureSentences.Of(other.Structure, structure) })],
        };
    }

    /// <summary>The shape of the variable, the first one if there are several; null where the request spells its name in another way than the response (<c>\mathbf{x}</c>).</summary>
    private static ShapeInfo? ShapeOfVariable(DeriveRequest request, DeriveResponse response)
        => response.Variables.TryGetValue(request.Wrt.Split(',')[0].Trim(), out var shape) ? shape : null;

    private static IReadOnlyList<string> Words(DeriveRequest request)
        => request.Assumptions.TryGetValue(request.Wrt.Trim(), out var words) ? words : [];
}
