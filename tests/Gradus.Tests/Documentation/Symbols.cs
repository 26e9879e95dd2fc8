using Gradus.Binding;
using Gradus.Checking.Contract;
using Gradus.Expressions;
using Gradus.Syntax;

namespace Gradus.Tests.Documentation;

/// <summary>Declared symbols, written <c>X: mxn; a: scalar; S symmetric</c>.</summary>
internal sealed class Symbols
{
    private readonly List<(string Name, string Shape)> shapes = [];
    private readonly List<(string Name, string Word)> words = [];

    public Symbols(string text)
    {
        foreach (var part in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split(": ") is [var name, var shape]) shapes.Add((name, shape));
            else words.Add((part.Split(' ')[0], part.Split(' ')[1]));
        }
    }

    /// <summary>The shapes as a request has them.</summary>
    public Dictionary<string, ShapeInfo> Variables => shapes.ToDictionary(static s => s.Name, static s => new ShapeInfo(Sizes(s.Shape)));

    /// <summary>The assumptions as a request has them.</summary>
    public Dictionary<string, IReadOnlyList<string>> Assumptions => words.GroupBy(static w => w.Name).ToDictionary(static g => g.Key, IReadOnlyList<string> (g) => [.. g.Select(static w => w.Word)]);

    /// <summary>For a reader: <c>X: m×n, a scalar; S symmetric</c>, of the symbols that a text mentions.</summary>
    public string InWords(Func<string, bool> mentioned)
    {
        var kinds = string.Join(", ", shapes.Where(s => mentioned(s.Name)).Select(static s => $"{s.Name} {Words(s.Shape)}"));
        return string.Join("; ", [kinds, .. words.Select(static w => $"{w.Name} {w.Word}")]);
    }

    /// <summary>Options of the command line that declare the shapes.</summary>
    public string ShapeOptions(Func<string, bool> mentioned) =>
        string.Concat(shapes.Where(s => mentioned(s.Name)).Select(static s => $" --var \"{s.Name}: {(s.Shape == "scalar" ? s.Shape : string.Join('×', Sizes(s.Shape)))}\""));

    /// <summary>Options of the command line that state the assumptions.</summary>
    public string AssumptionOptions => string.Concat(words.Select(static w => $" --assume \"{w.Name} {w.Word}\""));

    /// <summary>Formulas with these symbols.</summary>
    public IReadOnlyList<Expr> Bind(params IReadOnlyList<string> formulas)
    {
        var bound = ExpressionBinder.Bind([.. formulas.Select(static f => PlainReader.Read(f).First!)], Context());
        Assert.True(bound.Problem is null, $"{string.Join(", ", formulas)}: {bound.Problem?.Message}");
        return bound.Values;
    }

    /// <summary>Formulas with these symbols; null where they cannot be understood together.</summary>
    public IReadOnlyList<Expr>? TryBind(params IReadOnlyList<string> formulas) => ExpressionBinder.Bind([.. formulas.Select(static f => PlainReader.Read(f).First!)], Context()) is { Problem: null } bound ? bound.Values : null;

    /// <summary>Both sides of an equation, the letters of a variable bound together.</summary>
    public (Expr Left, Expr Right) BindEquation(string left, string right, string by)
    {
        var bound = FormulaBinder.BindEquation(PlainReader.Read(left).First!, PlainReader.Read(right).First!, Context() with { Variables = new HashSet<string> { by } });
        Assert.True(bound.Problem is null, $"{left} = {right}: {bound.Problem?.Message}");
        return (bound.Left!, bound.Right!);
    }

    private BindingContext Context()
    {
        var (context, problem) = ExpressionBinder.Context(Variables.ToDictionary(static v => v.Key, static v => v.Value.Sizes), Assumptions);
        Assert.Null(problem);
        return context!;
    }

    private static string[] Sizes(string shape) => shape == "scalar" ? [] : shape.Split('x') is [var rows, "1"] ? [rows] : shape.Split('x');

    private static string Words(string shape) => Sizes(shape) switch
    {
        [] => "a scalar",
        [var n] => $"of length {n}",
        var sizes => string.Join('×', sizes),
    };
}
