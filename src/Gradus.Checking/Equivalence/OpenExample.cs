using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;
using Gradus.Shapes;

namespace Gradus.Checking.Equivalence;

/// <summary>A function that anybody knows, in the place of one of which nothing is known: f(u) = u₁², f(u, v) = u v.</summary>
/// <param name="Name">The function.</param>
/// <param name="Parameters">What it is a function of.</param>
/// <param name="Value">Its value.</param>
public sealed record OpenExample(string Name, IReadOnlyList<Symbol> Parameters, Expr Value)
{
    /// <summary>How many choices there are for each function.</summary>
    private const int Kinds = 4;

    private static readonly string[] Letters = ["u", "v", "w", "p", "q", "r"];

    /// <summary>The claim with known functions for the open ones, the simplest choices first; each with the functions that were put in.</summary>
    internal static IEnumerable<(Comparison Claim, IReadOnlyList<OpenExample> Functions)> Of(Comparison claim)
    {
        string[] names = [.. claim.Free.OpenFunctions];
        for (var code = 0; code < Kinds * (names.Length > 1 ? 3 : 1); code++)
        {
            var used = new Dictionary<string, OpenExample>();
            Expr Put(Expr e) => e.Rewrite(Put) is OpenCall call ? Known(call, (code + (code / Kinds * Array.IndexOf(names, call.Name))) % Kinds, used) : e.Rewrite(Put);
            var known = new Comparison(Put(claim.Left), Put(claim.Right), claim.Increments);
            yield return (known, [.. used.Values.DistinctBy(static f => (f.Name, f.Value))]);
        }
    }

    private static Expr Known(OpenCall call, int kind, Dictionary<string, OpenExample> used)
    {
        var numbers = call.IsEntrywise || (call.IsScalar && call.Children.All(static a => a.IsScalar));
        Symbol[] u = [.. call.Children.Select((a, k) => Symbol.Of(Letters[k % Letters.Length] + (k < Letters.Length ? "" : "'"), numbers ? Shape.Scalar : a.Shape))];
        var none = new int[u.Length];
        used.TryAdd($"{call.Name} {call.Children.Count} {(numbers ? "" : $"{string.Join(' ', call.Children.Select(static a => a.Shape))} {call.Shape}")}",
            new OpenExample(call.Name, u, numbers ? Monomial(u, kind, none) : OfEntries(u, call.Shape, kind)));
        if (numbers) return Monomial([.. call.Children], kind, [.. call.Orders]);
        // Letters that nobody writes, for an argument may contain u or v.
        Symbol[] places = Array.ConvertAll(u, static s => Symbol.Of("?" + s.Name, s.Shape));
        var value = OfEntries(places, call.Shape, kind);
        for (var k = 0; k < places.Length; k++) value = At(value, places[k], call.Orders[k], call.Children[k]);
        return value;
    }

    /// <summary>u², u³, u and u + u² of one number, u v, u² v, u v² and u² v² of two.</summary>
    private static Expr Monomial(Expr[] u, int kind, int[] orders)
    {
        int[] powers = u.Length == 1 ? [new[] { 2, 3, 1, 4 }[kind]] : [.. u.Select((_, k) => kind == 0 ? 1 : kind == 3 ? 2 : (k + kind) % 2 == 1 ? 2 : 1)];
        var coefficient = Rational.One;
        Expr? product = null;
        for (var k = 0; k < u.Length; k++)
        {
            var left = powers[k];
            for (var order = 0; order < orders[k]; order++) coefficient *= Math.Max(left--, 0);
            if (coefficient.IsZero) return Constant.Zeros(u[0].Shape);
            var factor = left == 0 ? Constant.Ones(u[k].Shape.Rows, u[k].Shape.Columns) : left == 1 ? u[k] : Matrices.EntryPower(u[k], left);
            product = product is null ? factor : product.IsScalar || factor.IsScalar ? product * factor : Matrices.Hadamard(product, factor);
        }
        return Scale.Of(coefficient, product!);
    }

    /// <summary>A function of vectors and matrices: by their first and last entries, their sums of squares, or entry by entry.</summary>
    private static Expr OfEntries(Symbol[] u, Shape shape, int kind)
    {
        var others = u.Skip(1).Select(First).Aggregate((Expr)Number.One, static (a, b) => a * b);
        if (shape == u[0].Shape)
        {
            return others * (kind switch { 0 => Matrices.Hadamard(u[0], u[0]), 1 => First(u[0]) * u[0], 2 => u[0], _ => Matrices.Frobenius(u[0], u[0]) * u[0] });
        }
        Expr number = kind switch
        {
            0 => Matrices.EntryPower(First(u[0]), 2) * others,
            1 => u.Select(static a => a.IsScalar ? Matrices.EntryPower(a, 2) : Matrices.Frobenius(a, a)).Aggregate(static (a, b) => a + b),
            2 => First(u[0]) * Last(u[0]) * others,
            _ => First(u[0]) * others,
        };
        return shape.IsScalar ? number : number * Places(shape);
    }

    /// <summary>i + j − 1 in place i, j.</summary>
    private static Expr Places(Shape shape)
    {
        var (i, j) = (IndexVariable.Of("i", shape.Rows), IndexVariable.Of("j", shape.Columns));
        return Comprehension.Of(i, j, i + j - Number.One);
    }

    private static Expr First(Expr a) => a.IsScalar ? a : EntryOf.Of(a, Number.One, Number.One);

    private static Expr Last(Expr a) => a.IsScalar ? a : EntryOf.Of(a, Constant.Dimension(a.Shape.Rows), Constant.Dimension(a.Shape.Columns));

    /// <summary>The value with an argument in its place; if the argument is a number, the slope of some order there.</summary>
    private static Expr At(Expr value, Symbol place, int order, Expr argument)
    {
        if (order == 0) return value.Substitute(place, argument);
        for (var k = 1; k < order; k++) value = Derivative.Of(value, place, Layout.Numerator);
        return Derivative.Of(value, place, Layout.Numerator, argument);
    }
}
