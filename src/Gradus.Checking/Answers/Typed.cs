using Gradus.Binding;
using Gradus.Checking.Contract;
using Gradus.Shapes;
using Gradus.Syntax;

namespace Gradus.Checking.Answers;

/// <summary>Reads what somebody typed to have it answered: the likeliest way in which it has a meaning, and how that was.</summary>
internal static class Typed
{
    /// <summary>The ways to read a text, the likeliest first.</summary>
    public static IEnumerable<TypedFormula> Read(string text, InputSyntax syntax, TypedNames names) =>
        syntax == InputSyntax.Latex ? [TypedReader.Latex(text, names)] : TypedReader.Read(text, names);

    /// <summary>The one way to read a text in which nothing is open.</summary>
    public static SyntaxNode? Single(string text, InputSyntax syntax, TypedNames names) =>
        Read(text, syntax, names).First().Relation is { First: { } formula, Links.Count: 0 } ? formula : null;

    /// <summary>The names that a request gives.</summary>
    public static TypedNames Names(Request request, params IEnumerable<string> wanted) =>
        new(request.Variables.Keys.Concat(request.Assumptions.Keys).ToHashSet(), [.. wanted]);

    /// <summary>The language of a reading.</summary>
    public static Dialect DialectOf(TypedFormula formula) => formula.IsLatex ? Dialect.Latex : Dialect.Plain;

    /// <summary>Why a text has no reading, as an error with the nearest names where a function is unknown.</summary>
    public static RefusedException Refusal(Diagnostic problem, string text)
    {
        if (problem.Code != BindingProblem.UnknownFunction) return Failures.Of(problem, text);
        var near = NearNames.Of(new SourceText(text).Slice(problem.Span), TypedReader.Functions).Take(3).ToList();
        return Failures.Of(near.Count == 0 ? problem : problem with { Message = $"{problem.Message}; did you mean {string.Join(", ", near)}?" }, text);
    }

    /// <summary>How words were taken apart, and the shapes that their letters have: <c>read Ax as A·x; A: m×n, x: n</c>. Null where nothing was chosen.</summary>
    public static string? Words(TypedFormula formula, IEnumerable<BoundSymbol> symbols)
    {
        if (formula.Products.Count == 0) return null;
        var letters = formula.Products.SelectMany(static p => p.Factors).ToHashSet();
        var words = string.Join(", ", formula.Products.Select(static p => $"{p.Word} as {string.Join('·', p.Factors)}"));
        var shapes = string.Join(", ", symbols.Where(s => letters.Contains(s.Name)).Select(static s => $"{s.Name}: {Shape(s.Shape)}"));
        return shapes.Length == 0 ? $"read {words}" : $"read {words}; {shapes}";
    }

    private static string Shape(Shape shape) =>
        shape.IsScalar ? "scalar" : shape.IsColumn ? $"{shape.Rows}" : $"{shape.Rows}×{shape.Columns}";
}
