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

    private FreeSymbols()
    {
    }

    /// <summary>The symbols in order of name, each with everything that is known of it anywhere.</summary>
    public IReadOnlyCollection<Symbol> Symbols => symbols.Values;

    /// <summary>The names of the sizes, in order.</summary>
    public IReadOnlyCollection<string> Sizes => sizes;

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
        if (bound.Count == 0 && !seen.Add(expression)) return;
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

    private void Take(Symbol symbol)
    {
        Take(symbol.Shape);
        if (symbol.Value is not null || bound.Contains(symbol.Name)) return;
        if (!symbols.TryGetValue(symbol.Name, out var known)) symbols.Add(symbol.Name, symbol);
        else if (known.Shape != symbol.Shape) Conflict = symbol.Name;
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
