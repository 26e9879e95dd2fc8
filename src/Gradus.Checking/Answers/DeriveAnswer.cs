using Gradus.Binding;
using Gradus.Checking.Contract;
using Gradus.Expressions;

namespace Gradus.Checking.Answers;

/// <summary>Answers a request for a derivative: reads, derives, certifies, and writes down.</summary>
internal static class DeriveAnswer
{
    private const int MaxOrder = 4;

    /// <summary>About half a second of work.</summary>
    private const long MostNodes = 5_000_000;

    public static DeriveResponse Of(DeriveRequest request)
    {
        var read = TypedQuestion.Of(request);
        var question = read.Question;
        using var effort = Effort.Limit(MostNodes);
        var response = new Derived(question, Effort.Wish).Respond(read.Bound.Symbols);
        if (read.Context.Dialect == Dialect.Latex && question.Variables.Count == 1) response = SumForm.Add(request, read.Formula, read.Bound, response);
        return response with { Names = NameSentences.Of(read.Bound.Symbols, read.Context.RenamedSizes, response), Reading = read.Reading, By = [.. question.Variables.Select(static x => x.Name)], Asked = read.Asked };
    }

    public static RefusedException Refuse(string code, string message, string hint) => new(new ErrorInfo(code, message) { Hint = hint });

    /// <summary>The variables asked for: one, or one for each order in turn (<c>--wrt x,y</c>); none where the request leaves that to the formula.</summary>
    public static List<string> Names(DeriveRequest request)
    {
        if (request.Order is < 1 or > MaxOrder) throw Refuse("unsupported", $"order {request.Order} is not covered", $"the order is 1 to {MaxOrder}");
        if (string.IsNullOrWhiteSpace(request.Wrt)) return [];
        var (names, depth, start) = (new List<string>(), 0, 0);
        for (var i = 0; i <= request.Wrt.Length; i++)
        {
            var c = i < request.Wrt.Length ? request.Wrt[i] : ',';
            if (c is '{' or '(') depth++;
            else if (c is '}' or ')') depth--;
            else if (c == ',' && (depth <= 0 || i == request.Wrt.Length))
            {
                names.Add(request.Wrt[start..i].Trim());
                start = i + 1;
            }
        }
        if (names.Exists(static n => n.Length == 0)) throw Refuse("request", "the variable is missing", "say by which symbol to differentiate: --wrt X");
        if (names.Count > MaxOrder) throw Refuse("unsupported", $"order {names.Count} is not covered", $"the order is 1 to {MaxOrder}");
        return names.Count == 1 || request.Order == 1 || request.Order == names.Count ? names
            : throw Refuse("request", $"{names.Count} variables make a derivative of order {names.Count}, not {request.Order}", "leave the order out, or name one variable for each order");
    }
}
