using Gradus.Expressions;
using Gradus.Shapes;
using Gradus.Syntax;

namespace Gradus.Binding;

/// <summary>The formulas of a request (derive, verify, code) with their shapes, or why they have none.</summary>
public sealed record BoundRequest(IReadOnlyList<Expr> Values, BindingProblem? Problem, IReadOnlyList<BoundSymbol> Symbols);

/// <summary>Binds the formulas of a request, which share their symbols.</summary>
public static class ExpressionBinder
{
    /// <summary>Binds expressions together. Declared names that do not occur are left out of the symbols.</summary>
    public static BoundRequest Bind(IReadOnlyList<SyntaxNode> formulas, BindingContext context)
    {
        var (values, problem, symbols) = FormulaBinder.BindTogether(formulas, context);
        var used = new HashSet<string>();
        foreach (var formula in formulas) SyntaxNames.Collect(formula, used);
        used.UnionWith(values.SelectMany(static v => v.Symbols()).Select(static s => s.Name)); // e of eˣ is no name in the tree
        return new BoundRequest(values, problem, [.. symbols.Where(s => used.Contains(s.Name))]);
    }

    /// <summary>The names that stand in a formula.</summary>
    public static IReadOnlySet<string> NamesIn(SyntaxNode formula) => SyntaxNames.Of(formula);

    /// <summary>The context of a request from its <c>variables</c> and <c>assumptions</c>.</summary>
    /// <returns>A context, or a problem that names the declaration that cannot be read.</returns>
    public static (BindingContext? Context, BindingProblem? Problem) Context(
        IReadOnlyDictionary<string, IReadOnlyList<string>> variables, IReadOnlyDictionary<string, IReadOnlyList<string>> assumptions, Dialect dialect = Dialect.Plain)
    {
        var declared = new Dictionary<string, Shape>();
        foreach (var (name, sizes) in variables)
        {
            if (DeclaredNames.Shape(sizes) is not { } shape) return (null, new BindingProblem(default, "declaration", $"the shape of {name}, [{string.Join(", ", sizes)}], cannot be read", "give [], [\"n\"] or [\"m\",\"n\"]"));
            declared[name] = shape;
        }
        var renamed = Colliding(declared);
        foreach (var (name, shape) in declared) declared[name] = new Shape(Renamed(shape.Rows), Renamed(shape.Columns));
        var properties = assumptions.ToDictionary(a => a.Key, a => DeclaredNames.PropertiesOf(a.Value));
        return (new BindingContext { Dialect = dialect, Declared = declared, Assumptions = properties, RenamedSizes = renamed }, null);

        Size Renamed(Size size) => size.Substitute(n => renamed.TryGetValue(n, out var other) ? Size.Named(other) : null);
    }

    /// <summary>New names for sizes that are called as a symbol is: n_1 for the n of X beside a number n.</summary>
    private static Dictionary<string, string> Colliding(Dictionary<string, Shape> declared)
    {
        var sizes = declared.Values.SelectMany(static s => s.Rows.Names.Concat(s.Columns.Names)).ToHashSet();
        string Other(string name) => Enumerable.Range(1, declared.Count + sizes.Count + 1).Select(k => $"{name}_{k}").First(n => !declared.ContainsKey(n) && !sizes.Contains(n));
        return sizes.Where(declared.ContainsKey).ToDictionary(static name => name, Other);
    }
}
