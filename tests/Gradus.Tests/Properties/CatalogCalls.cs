using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Shapes;

namespace Gradus.Tests.Laws;

/// <summary>Every way to apply a function of the catalog to arguments of the given shapes, found by trying.</summary>
internal sealed class CatalogCalls
{
    private static readonly Symbol Exponent = Symbol.Of("k", Shape.Scalar, Properties.Integer);

    private readonly Dictionary<Shape, IReadOnlyList<IReadOnlyList<CatalogCall>>> byValue;

    /// <summary>Tries all functions at all shapes; trailing sizes are taken from <paramref name="sizes"/>.</summary>
    public CatalogCalls(IReadOnlyList<Shape> shapes, IReadOnlyList<Size> sizes)
    {
        var all = Catalog.All.SelectMany(f => Of(f, shapes, sizes));
        byValue = all.GroupBy(static c => c.Value).ToDictionary(static g => g.Key, static g => (IReadOnlyList<IReadOnlyList<CatalogCall>>)[.. g.GroupBy(static c => c.Function).Select(static c => c.ToArray())]);
    }

    /// <summary>The calls whose value has a shape, function by function, so that each function is as likely as another.</summary>
    public IReadOnlyList<IReadOnlyList<CatalogCall>> Of(Shape value) => byValue.GetValueOrDefault(value, []);

    /// <summary>The calls of one function.</summary>
    public static IEnumerable<CatalogCall> Of(MatrixFunction function, IReadOnlyList<Shape> shapes, IReadOnlyList<Size> sizes)
    {
        var operands = Operands(function);
        foreach (var parameters in Parameters(function, function.Arity - operands, sizes))
        {
            foreach (var chosen in Tuples(shapes, operands))
            {
                if (CatalogCall.TryMake(function, chosen, parameters) is { } call) yield return call;
            }
        }
    }

    /// <summary>How many arguments are formulas; those behind them are exponents, sizes and other parameters.</summary>
    public static int Operands(MatrixFunction function) => function switch
    {
        StructuralFunction s => s.Operands,
        ElementwiseFunction => 1,
        _ => TakesTwoMatrices(function) ? function.Arity : 1,
    };

    /// <summary>The argument brought into the domain that the function declares, whatever its value.</summary>
    public static Expr Within(MatrixFunction function, Expr x)
    {
        var domain = function.Domain ?? "";
        bool Says(params string[] words) => Array.Exists(words, w => domain.Contains(w, StringComparison.Ordinal));
        if (function is ElementwiseFunction) return Says("> 0") ? Matrices.OnesLike(x) + Matrices.Hadamard(x, x) : x;
        if (!x.Shape.IsSquare || x.IsScalar) return x;
        if (Says("> 0", "definite", "negative", "positive")) return Constant.Identity(x.Shape.Rows) + (x * Matrices.Transpose(x));
        if (Says("symmetric")) return x + Matrices.Transpose(x);
        return Says("invertible") ? Symbol.Of("G_" + x.Shape.Rows, x.Shape) + x : x;
    }

    private static bool TakesTwoMatrices(MatrixFunction function)
    {
        var n = new Shape(Size.Named("n"), Size.Named("n"));
        return function.Arity > 1 && CatalogCall.TryMake(function, [.. Enumerable.Repeat(n, function.Arity)], []) is not null;
    }

    private static IEnumerable<Expr[]> Parameters(MatrixFunction function, int count, IReadOnlyList<Size> sizes)
    {
        if (count == 0) return [[]];
        if (function is StructuralFunction) return Tuples([.. sizes.Select(Constant.Dimension)], count);
        Expr[] powers = function is ElementwiseFunction ? [Number.Of(2), Number.Of(3), Number.Of(-1), Number.Of(Numerics.Rational.Of(1, 2))] : [Number.Of(2), Number.Of(3), Number.Of(-1), Exponent];
        return Tuples(powers, count);
    }

    private static IEnumerable<T[]> Tuples<T>(IReadOnlyList<T> from, int count) =>
        count == 0 ? [[]] : Tuples(from, count - 1).SelectMany(head => from.Select(last => (T[])[.. head, last]));
}

/// <summary>A function with the shapes of its operands, its parameters, and the shape of its value.</summary>
internal sealed record CatalogCall(MatrixFunction Function, IReadOnlyList<Shape> Operands, IReadOnlyList<Expr> Parameters, Shape Value)
{
    /// <summary>The call, or null if the function does not take these.</summary>
    public static CatalogCall? TryMake(MatrixFunction function, IReadOnlyList<Shape> operands, IReadOnlyList<Expr> parameters)
    {
        try
        {
            Expr[] arguments = [.. operands.Select(static (s, k) => Symbol.Of("X" + k, s)), .. parameters];
            return arguments.Length == function.Arity ? new CatalogCall(function, operands, parameters, function.InferShape(arguments)) : null;
        }
        catch (ShapeException)
        {
            return null;
        }
    }

    /// <summary>The function of these operands.</summary>
    public Expr Apply(IReadOnlyList<Expr> operands) => Expressions.Apply.Of(Function, [.. operands, .. Parameters]);
}
