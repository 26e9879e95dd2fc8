using System.Text.Json;
using Gradus.Binding;
using Gradus.Differentiation;
using Gradus.Expressions;
using Gradus.Syntax;

namespace Gradus.Bench.Peers;

/// <summary>A derivative from the tables, bound to shapes and ready to be taken.</summary>
internal sealed record TextbookCase(string Id, Expr Function, Symbol By, int Order, bool IsDifferential)
{
    /// <summary>The cases of the file beside the program.</summary>
    public static IReadOnlyList<TextbookCase> All { get; } = [.. File.ReadLines(Path).Select(Read)];

    /// <summary>The file.</summary>
    public static string Path => System.IO.Path.Combine(AppContext.BaseDirectory, "Cases", "textbooks.jsonl");

    /// <summary>From formula to formula.</summary>
    public Expr Derive()
    {
        var y = Function;
        for (var k = 1; k < Order; k++) y = Gradients.Of(y, By) ?? Gradients.Of(y, By, Layout.Kronecker)!;
        return IsDifferential ? Gradients.Differential(y, By) : Gradients.Of(y, By) ?? Gradients.Of(y, By, Layout.Kronecker)!;
    }

    private static TextbookCase Read(string line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        PlainReader.TryRead(root.GetProperty("function").GetString()!, out var function, out _);
        PlainReader.TryRead(root.GetProperty("wrt").GetString()!, out var by, out _);
        var (context, _) = ExpressionBinder.Context(Lists(root, "variables"), Lists(root, "assumptions"));
        var bound = ExpressionBinder.Bind([function!.First!, by!.First!], context!);
        return new TextbookCase(root.GetProperty("id").GetString()!, bound.Values[0], (Symbol)bound.Values[1],
            root.TryGetProperty("order", out var order) ? order.GetInt32() : 1, root.TryGetProperty("form", out _));
    }

    private static Dictionary<string, IReadOnlyList<string>> Lists(JsonElement root, string name) =>
        root.TryGetProperty(name, out var lists)
            ? lists.EnumerateObject().ToDictionary(static p => p.Name, static p => (IReadOnlyList<string>)[.. p.Value.EnumerateArray().Select(static v => v.ToString())])
            : [];
}
