using Gradus.Binding;
using Gradus.Checking.Contract;
using Gradus.Expressions;
using Gradus.Shapes;

namespace Gradus.Checking.Answers;

/// <summary>Reads the formulas of a request and reports how their symbols were read.</summary>
internal static class Reading
{
    /// <summary>The declarations and assumptions of a request.</summary>
    public static BindingContext Context(Request request, Dialect dialect)
    {
        var shapes = request.Variables.ToDictionary(v => v.Key, v => v.Value.Sizes);
        var (context, problem) = ExpressionBinder.Context(shapes, request.Assumptions, dialect);
        return context ?? throw Failures.Of(problem!, "");
    }

    /// <summary>A shape as the contract spells it.</summary>
    public static ShapeInfo Shape(Shape shape) => shape.By is { } by ? new ShapeInfo(Text(shape.Rows), Text(shape.Columns), Text(by.Rows), Text(by.Columns))
        : shape.IsScalar ? new ShapeInfo()
        : shape.IsColumn ? new ShapeInfo(Text(shape.Rows))
        : new ShapeInfo(Text(shape.Rows), Text(shape.Columns));

    /// <summary>How each symbol was read.</summary>
    public static SymbolInfo[] Symbols(IEnumerable<BoundSymbol> symbols) =>
        [.. symbols.Select(static s => new SymbolInfo(s.Name, Shape(s.Shape), Words(s), s.How == "declared"))];

    private static string Words(BoundSymbol s)
    {
        var kind = s.Shape.IsScalar ? "a scalar" : s.Shape.IsColumn ? $"a column of length {s.Shape.Rows}" : s.Shape.IsRow ? $"a row of length {s.Shape.Columns}" : $"a matrix, {s.Shape.Rows}×{s.Shape.Columns}";
        return s.Properties == Properties.None ? kind : $"{kind}, {s.Properties.ToString().ToLowerInvariant()}";
    }

    private static string Text(Size size) => size.ToString();
}
