using Gradus.Differentiation;
using Gradus.Expressions;
using Gradus.Shapes;

namespace Gradus.Tests.Documentation;

/// <summary>A function applied to symbols of shapes that it accepts.</summary>
/// <param name="Shapes">The shapes in words: <c>a square matrix X</c>.</param>
/// <param name="Value">The function applied.</param>
/// <param name="Variables">The arguments in which it can be differentiated.</param>
internal sealed record FunctionCase(string Shapes, Expr Value, IReadOnlyList<Symbol> Variables)
{
    private static readonly Size M = Size.Named("m"), N = Size.Named("n"), P = Size.Named("p"), Q = Size.Named("q");

    /// <summary>Shapes of an argument, from the most general; with a word and a property where that is what the function asks for.</summary>
    private static readonly (string Words, Shape Shape, Properties Properties)[] Kinds =
    [
        ("matrix", new(M, N), Properties.None), ("matrix", new(P, Q), Properties.None), ("matrix", new(N, M), Properties.None),
        ("square matrix", new(N, N), Properties.None), ("square matrix", new(M, M), Properties.None), ("symmetric matrix", new(N, N), Properties.Symmetric),
        ("column", Shape.Column(N), Properties.None), ("column", Shape.Column(M * N), Properties.None), ("scalar", Shape.Scalar, Properties.None),
    ];

    /// <summary>The cases that a page shows: each kind of argument that no more general one covers; for several arguments the most general.</summary>
    public static IReadOnlyList<FunctionCase> Of(MatrixFunction function)
    {
        if (function.Arity > 1) return [Several(function)];
        var cases = Kinds.Select(kind => Try(function, [kind])).OfType<FunctionCase>().ToList();
        var general = cases[0].Value.Children[0].Shape;
        return general.Rows == M || general.IsColumn || general.IsScalar ? [cases[0]]
            : [cases[0], .. cases.Where(c => c.Value.Children[0].Shape.IsColumn && general.IsSquare).Take(1)];
    }

    /// <summary>What the value is: <c>a scalar</c>, <c>mp×nq</c>.</summary>
    public string Result => Value.IsScalar ? "a scalar" : Value.Shape.IsColumn ? $"a column of length {Sizes(Value.Shape.Rows)}" : Value.Shape.IsRow ? $"a row of length {Sizes(Value.Shape.Columns)}" : $"a matrix ({Sizes(Value.Shape)})";

    private static string Sizes(object sizes) => sizes.ToString()!.Replace("n*n", "n²", StringComparison.Ordinal).Replace("*", "", StringComparison.Ordinal);

    /// <summary>The function of a column, whose Jacobian is a matrix; null if it takes none.</summary>
    public static FunctionCase? OfColumn(MatrixFunction function) => function.Arity > 1 ? null : Try(function, [Kinds.First(static k => k.Shape.IsColumn)]);

    private static FunctionCase Several(MatrixFunction function)
    {
        var choices = new List<(string, Shape, Properties)[]> { Array.Empty<(string, Shape, Properties)>() };
        for (var k = 0; k < function.Arity; k++) choices = [.. choices.SelectMany(c => Kinds.Select(kind => ((string, Shape, Properties)[])[.. c, kind]))];
        return choices.Select(c => Try(function, c)).OfType<FunctionCase>().MaxBy(static c => c.Value.Symbols().SelectMany(static v => v.Shape.Rows.Names.Concat(v.Shape.Columns.Names)).Distinct().Count())
            ?? throw new ArgumentException($"no shapes that this page knows suit {function.Name}");
    }

    private static FunctionCase? Try(MatrixFunction function, (string Words, Shape Shape, Properties Properties)[] kinds)
    {
        var operands = function is StructuralFunction structural ? structural.Operands : kinds.Length;
        if (function is ElementwiseFunction && kinds.Skip(1).Any(static k => !k.Shape.IsScalar)) return null;
        if (!kinds[0].Properties.HasFlag(function.Needs)) return null;
        var exponent = (function as AnalyticFunction)?.Exponent;
        if (exponent is { } at && !kinds[at].Shape.IsScalar) return null;
        var symbols = kinds.Take(operands).Select((kind, i) => Symbol.Of(Letter(kind.Shape, i, kinds.Length), kind.Shape, i == exponent ? Properties.Integer : kind.Properties)).ToList();
        Expr[] sizes = [.. new[] { M, N }.Take(function.Arity - operands).Select(Constant.Dimension)];
        if (symbols.DistinctBy(static s => s.Name).Count() < symbols.Count) return null;
        try
        {
            var value = Apply.Of(function, [.. symbols, .. sizes]);
            var words = symbols.Zip(kinds).Select(static a => $"a {(a.First.Properties == Properties.Integer ? "whole number" : a.Second.Words)} {a.First.Name}{(a.First.IsScalar ? "" : a.First.Shape.IsColumn ? $" of length {Sizes(a.First.Shape.Rows)}" : $" ({Sizes(a.First.Shape)})")}");
            return value is Apply applied && ReferenceEquals(applied.Function, function) ? new FunctionCase(string.Join(", ", words), value, [.. symbols.Where(x => IsDifferentiable(value, x))]) : null;
        }
        catch (ShapeException)
        {
            return null;
        }
    }

    private static bool IsDifferentiable(Expr value, Symbol x)
    {
        try
        {
            return Differentials.Of(value, x) is not null;
        }
        catch (Exception e) when (e is ShapeException or NotCoveredException)
        {
            return false;
        }
    }

    private static string Letter(Shape shape, int position, int count) => (shape.IsScalar, shape.IsColumn, count) switch
    {
        (true, _, 1) => "t",
        (true, _, _) => position <= 1 ? "k" : "l",
        (_, true, 1) => "x",
        (_, true, _) => "xyz"[position % 3].ToString(),
        (_, _, 1) => "X",
        _ => "ABC"[position % 3].ToString(),
    };
}
