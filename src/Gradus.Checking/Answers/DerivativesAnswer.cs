using Gradus.Checking.Contract;

namespace Gradus.Checking.Answers;

/// <summary>Answers a request for the derivative by one variable, or for those by several.</summary>
internal static class DerivativesAnswer
{
    /// <summary>The derivative by the first variable with those by the others beside it; of a higher order one mixed derivative by all of them in turn.</summary>
    public static DeriveResponse Of(DeriveRequest request)
    {
        var names = DeriveAnswer.Names(request).Distinct().ToList();
        if (request.Order > 1 || names.Count < 2) return One(request);
        var all = names.ConvertAll(name => One(request with { Wrt = name }));
        return all[0] with { Others = all[1..] };
    }

    private static DeriveResponse One(DeriveRequest request) => Sentences.Add(request, DeriveAnswer.Of(request));
}
