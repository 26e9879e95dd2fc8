using Gradus.Expressions;
using Gradus.Shapes;

namespace Gradus.Evaluation;

/// <summary>The symbols and size names that a point must give values to.</summary>
public sealed class FreeSymbols
{
    private readonly SortedDictionary<string, Symbol> symbols = new(StringComparer.Ordinal);
    private readonly SortedSet<string> sizes = new(StringComparer.Ordinal);
    private readonly HashSet<Expr> seen = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<Expr> roots = [];
    private readonly List<string> bound = [];
    private readonly List<string> running = [];
    private readonly SortedDictionary<string, IndexVariable> indices = new(StringComparer.Ordinal);
    private readonly SortedSet<string> open = new(StringComparer.Ordinal);

    private FreeSymbols()
    {
    }

    /// <summary>The symbols in order of name, each with everything that is known of it anywhere.</summary>
    public IReadOnlyCollection<Symbol> Symbols => symbols.Values;

    /// <summary>The names of the sizes, in order.</summary>
    public IReadOnlyCollection<string> Sizes => sizes;

    /// <summary>The indices that nothing binds, in order of name; among the symbols they stand as whole numbers.</summary>
    public IReadOnlyCollection<IndexVariable> Indices => indices.Values;

    /// <summary>The index of a name; null for anything else.</summary>
    public IndexVariable? IndexOf(string name) => indices.GetValueOrDefault(name);

    /// <summary>The names of functions of which nothing is known.</summary>
    public IReadOnlyCollection<string> OpenFunctions => open;

    /// <summary>A name that stands for two different shapes; null if there is none.</summary>
    public string? Conflict { get; private set; }

    /// <summary>How many different roots (and norms) occur.</summary>
    public int Roots => roots.Count;

    /// <summary>The symbols of several expressions together.</summary>
    public static FreeSymbols Of(params ReadOnlySpan<Expr> expressions)
    {
        var free = new FreeSymbols();
        foreach (var expression in expressions) free.Visit(expression);
        return free;
    }

    private void Visit(Expr expression)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        if (expression is Symbol symbol)
        {
            Take(symbol);
            return;
        }
        if (bound.Count == 0 && running.Count == 0 && !seen.Add(expression)) return;
        switch (expression)
        {
            case Constant constant:
                Take(constant.First);
                Take(constant.Second);
                if (constant.Shape.By is { } by)
                {
                    Take(by.Rows);
                    Take(by.Columns);
                }
                return;
            case Derivative derivative:
                Take(derivative.By.Shape);
                Visit(derivative.At);
                bound.Add(derivative.By.Name);
                Visit(derivative.Function);
                bound.RemoveAt(bound.Count - 1);
                return;
            case IndexVariable index:
                Take(index);
                return;
            case IndexBinder binder:
                foreach (var index in binder.Bound)
                {
                    Take(index.Range);
                    running.Add(index.Name);
                }
                foreach (var child in binder.Children) Visit(child);
                running.RemoveRange(running.Count - binder.Bound.Count, binder.Bound.Count);
                return;
            case OpenCall call:
                open.Add(call.Name);
                Take(call.Shape);
                break;
            case Differential differential:
                foreach (var variable in differential.Variables) Take(variable);
                break;
            case Apply { Function: Functions.Sqrt or Functions.NormF or Functions.Norm2 }:
                roots.Add(expression);
                break;
            case Apply { Function: Functions.EntryPower } power when power.Children[1] is not Number { Value.IsInteger: true } and not Symbol:
                roots.Add(expression);
                break;
        }
        foreach (var child in expression.Children) Visit(child);
    }

    private void Take(IndexVariable index)
    {
        Take(index.Range);
        if (running.Contains(index.Name)) return;
        if (indices.TryGetValue(index.Name, out var known))
        {
            if (known.Range != index.Range) Conflict = index.Name;
            return;
        }
        if (symbols.ContainsKey(index.Name)) Conflict = index.Name;
        indices.Add(index.Name, index);
        Take(Symbol.Of(index.Name, Shape.Scalar, Properties.Integer | Properties.Positive));
    }

    private void Take(Symbol symbol)
    {
        Take(symbol.Shape);
        if (symbol.Value is not null || bound.Contains(symbol.Name)) return;
        if (!symbols.TryGetValue(symbol.Name, out var known)) symbols.Add(symbol.Name, symbol);
        else if (known.Shape != symbol.Shape || known.Members?.Shape != symbol.Members?.Shape || indices.ContainsKey(symbol.Name)) Conflict = symbol.Name;
        else if (known.Properties != symbol.Properties) symbols[symbol.Name] = known.With(known.Properties | symbol.Properties);
    }

    private void Take(Shape shape)
    {
        Take(shape.Rows);
        Take(shape.Columns);
        if (shape.By is not null) Take(shape.By);
    }

    private void Take(Size size)
    {
        for (var i = 0; i < size.Names.Count; i++) sizes.Add(size.Names[i]);
    }
}
