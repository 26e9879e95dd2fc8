using Gradus.Binding;
using Gradus.Checking.Contract;
using Gradus.Expressions;
using Gradus.Syntax;

namespace Gradus.Checking.Answers;

/// <summary>Answers a request for a derivative: reads, derives, certifies, and writes down.</summary>
internal static class DeriveAnswer
{
    private const int MaxOrder = 4;

    /// <summary>About half a second of work.</summary>
    private const long MostNodes = 5_000_000;

    /// <summary>A last guard behind the bounds on work.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(4);

    public static DeriveResponse Of(DeriveRequest request)
    {
        var (relation, dialect) = Reading.Read(request.Expression, request.Syntax);
        if (relation.First is not { } formula || relation.Links.Count > 0) throw Refuse("parse", "one expression was expected, not an equation", "give the function alone, or use verify");
        var names = Names(request);
        var variables = names.Select(name => Reading.Read(name, request.Syntax).Formula.First ?? throw Refuse("parse", $"{name} is not a symbol", "say by which symbol to differentiate: --wrt X")).ToArray();
        SyntaxNode[] inner = request.Through.Length == 0 ? [] : [Reading.Read(request.Through, request.Syntax).Formula.First ?? throw Refuse("parse", "the inner expression is missing", "give it alone: --through \"A'*A\"")];
        var context = Reading.Context(request, dialect);
        var bound = ExpressionBinder.Bind([formula, .. variables, .. inner], context);
        if (bound.Problem is { } problem) throw Failures.Of(problem, request.Expression);
        var symbols = new List<Symbol>();
        for (var k = 0; k < names.Count; k++)
        {
            if (bound.Values[k + 1] is not Symbol x) throw Refuse("request", $"{names[k]} is not a symbol", "differentiate by a symbol; name an inner expression and use the chain method for anything else");
            symbols.Add(x);
        }
        if (symbols.Count == 1) symbols.AddRange(Enumerable.Repeat(symbols[0], request.Order - 1));
        var question = new Question(request, bound.Values[0], symbols, inner.Length > 0 ? bound.Values[^1] : null);
        using var limit = Effort.Within(Longest);
        using var effort = Effort.Limit(MostNodes, limit.Token);
        var response = new Derived(question, limit.Token).Respond(bound.Symbols);
        return response with { Names = NameSentences.Of(bound.Symbols, context.RenamedSizes, response) };
    }

    public static RefusedException Refuse(string code, string message, string hint) => new(new ErrorInfo(code, message) { Hint = hint });

    /// <summary>The variables asked for: one, or one for each order in turn (<c>--wrt x,y</c>).</summary>
    private static List<string> Names(DeriveRequest request)
    {
        if (request.Order is < 1 or > MaxOrder) throw Refuse("unsupported", $"order {request.Order} is not covered", $"the order is 1 to {MaxOrder}");
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
