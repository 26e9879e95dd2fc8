using Gradus.Binding;
using Gradus.Expressions;
using Gradus.Shapes;
using Gradus.Syntax;

namespace Gradus.Tests.Laws;

/// <summary>Reads a printed formula as somebody types it.</summary>
internal static class TypedBack
{
    /// <summary>The value of a text in the symbols of the formula that was written.</summary>
    public static (Expr? Value, string Problem) Read(string text, Expr written)
    {
        // dX is the differential of X, and no name that anybody declares.
        var symbols = written.Symbols().Select(static s => s.DifferentialOf ?? s).DistinctBy(static s => s.Name).ToList();
        return Read(text, symbols.ToDictionary(static s => s.Name, static s => s.Shape), symbols.ToDictionary(static s => s.Name, static s => s.Properties));
    }

    /// <summary>The value of a text in letters of these shapes and properties.</summary>
    public static (Expr? Value, string Problem) Read(string text, IReadOnlyDictionary<string, Shape> shapes, IReadOnlyDictionary<string, Properties> properties)
    {
        var names = new TypedNames(shapes.Keys.ToHashSet(), []);
        var typed = TypedReader.Read(text, names).First();
        if (typed is not { Relation: { First: { } formula, Links.Count: 0 } }) return (null, typed.Problem?.Message ?? "no single formula");
        var context = new BindingContext { Dialect = typed.IsLatex ? Dialect.Latex : Dialect.Plain, Declared = shapes, Assumptions = properties, VectorsAreColumns = true };
        var bound = FormulaBinder.Bind(formula, context);
        return (bound.Value, bound.Problem?.Message ?? "");
    }
}
