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
        int[] parameters = [.. Enumerable.Range(0, function.Arity).Where(k => IsParameter(function, k))];
        Expr[] values = function switch
        {
            StructuralFunction => [.. sizes.Select(Constant.Dimension)],
            ElementwiseFunction => [Number.Of(2), Number.Of(3), Number.Of(-1), Number.Of(Numerics.Rational.Of(1, 2))],
            _ => [Number.Of(2), Number.Of(3), Number.Of(-1), Exponent],
        };
        foreach (var fixedValues in Tuples(values, parameters.Length))
        {
            foreach (var operands in Tuples(shapes, function.Arity - parameters.Length))
            {
                if (CatalogCall.TryMake(function, operands, [.. parameters.Zip(fixedValues)]) is { } call) yield return call;
            }
        }
    }

    /// <summary>True for an argument that is no formula that varies: an exponent, a size.</summary>
    private static bool IsParameter(MatrixFunction function, int argument) => function switch
    {
        StructuralFunction s => argument >= s.Operands,
        AnalyticFunction a => argument == a.Exponent,
        _ => argument > 0,
    };

    /// <summary>The argument brought into the domain that the function declares, whatever its value.</summary>
    public static Expr Within(MatrixFunction function, Expr x)
    {
        var domain = function.Domain ?? "";
        if (function.Needs.HasFlag(Properties.Symmetric) && x.Shape.IsSquare && !x.IsScalar) return x + Matrices.Transpose(x);
        bool Says(params string[] words) => Array.Exists(words, w => domain.Contains(w, StringComparison.Ordinal));
        if (function is ElementwiseFunction) return Says("> 0") ? Matrices.OnesLike(x) + Matrices.Hadamard(x, x) : x;
        if (Says("rank", "singular value")) return Symbol.Of($"G_{x.Shape.Rows}_{x.Shape.Columns}", x.Shape) + x;
        if (!x.Shape.IsSquare || x.IsScalar) return x;
        if (Says("> 0", "definite", "negative", "positive")) return Constant.Identity(x.Shape.Rows) + (x * Matrices.Transpose(x));
        return Says("invertible") ? Symbol.Of("G_" + x.Shape.Rows, x.Shape) + x : x;
    }

    private static IEnumerable<T[]> Tuples<T>(IReadOnlyList<T> from, int count) =>
        count == 0 ? [[]] : Tuples(from, count - 1).SelectMany(head => from.Select(last => (T[])[.. head, last]));
}

/// <summary>A function with the shapes of its operands, its parameters with their places, and the shape of its value.</summary>
internal sealed record CatalogCall(MatrixFunction Function, IReadOnlyList<Shape> Operands, IReadOnlyList<(int Place, Expr Value)> Parameters, Shape Value)
{
    /// <summary>The call, or null if the function does not take these.</summary>
    public static CatalogCall? TryMake(MatrixFunction function, IReadOnlyList<Shape> operands, IReadOnlyList<(int Place, Expr Value)> parameters)
    {
        try
        {
            var call = new CatalogCall(function, operands, parameters, Shape.Scalar);
            return call with { Value = call.Apply([.. operands.Select((s, k) => Symbol.Of("X" + k, s, k == 0 && s.IsSquare ? function.Needs : Properties.None))]).Shape };
        }
        catch (ShapeException)
        {
            return null;
        }
    }

    /// <summary>The function of these operands.</summary>
    public Expr Apply(IReadOnlyList<Expr> operands)
    {
        List<Expr> arguments = [.. operands];
        foreach (var (place, value) in Parameters) arguments.Insert(place, value);
        return Expressions.Apply.Of(Function, [.. arguments]);
    }
}
