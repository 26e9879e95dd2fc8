using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;
using Gradus.Shapes;

namespace Gradus.Tests.Engine;

/// <summary>Every function of the catalog at every shape that fits it, among small ones.</summary>
internal static class Calls
{
    private static readonly Size N = Size.Named("n");
    private static readonly Size Two = Size.Of(2);

    /// <summary>The shapes that are tried; a column of four suits unvec to 2×2.</summary>
    public static IReadOnlyList<Shape> Shapes { get; } =
        [Shape.Scalar, Shape.Column(N), new(Size.One, N), new(N, N), new(N, Size.Named("m")), Shape.Column(Size.Of(4)), new(Two, Two)];

    /// <summary>The calls of a function, one for every choice of shapes and parameters that it takes.</summary>
    public static IEnumerable<(Apply Call, Symbol[] Symbols)> Of(MatrixFunction function)
    {
        foreach (var arguments in Arguments(function, function.Arity))
        {
            if (TryApply(function, arguments) is Apply call && call.Function == function) yield return (call, [.. call.Children.OfType<Symbol>().Where(static s => s.Name != "k")]);
        }
    }

    /// <summary>Every choice of arguments, whether it fits or not.</summary>
    public static IEnumerable<Expr[]> Arguments(MatrixFunction function, int count) =>
        count == 0 ? [[]] : Arguments(function, count - 1).SelectMany(head => Choices(function, count - 1).Select(last => (Expr[])[.. head, last]));

    /// <summary>The application, or null where the shapes do not fit.</summary>
    public static Expr? TryApply(MatrixFunction function, Expr[] arguments)
    {
        try
        {
            return Apply.Of(function, arguments);
        }
        catch (ShapeException)
        {
            return null;
        }
    }

    private static IEnumerable<Expr> Choices(MatrixFunction function, int place) => function switch
    {
        StructuralFunction s when place >= s.Operands => [Number.Of(2)],
        ElementwiseFunction when place > 0 => [Number.Of(3), Number.Of(-1), Number.Of(Rational.Of(1, 2)), Symbol.Of("Y", Shape.Scalar)],
        AnalyticFunction a when place == a.Exponent => [Number.Of(3), Number.Of(-2), Symbol.Of("k", Shape.Scalar, Properties.Integer)],
        _ => Shapes.Select(shape => (Expr)Symbol.Of("XYZUV"[place].ToString(), shape, Known(function, shape, place))),
    };

    /// <summary>What makes the first argument lie in the domain.</summary>
    private static Properties Known(MatrixFunction function, Shape shape, int place)
    {
        if (place > 0) return Properties.None;
        if (function is Sqrt or Log or EntryPower) return Properties.Positive;
        if (!shape.IsSquare || shape.IsScalar) return Properties.None;
        return function is LogDet or Logm or Sqrtm or DLogm or KLogm ? Properties.PositiveDefinite : function.Needs;
    }
}
