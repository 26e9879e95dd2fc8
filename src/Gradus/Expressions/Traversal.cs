namespace Gradus.Expressions;

/// <summary>The verbs for walking expressions, so that nobody recurses by hand.</summary>
public static class Traversal
{
    /// <summary>The expression with every operand replaced; the same object if none changed.</summary>
    /// <exception cref="InsufficientExecutionStackException">The expression is nested too deeply.</exception>
    public static Expr Rewrite(this Expr e, Func<Expr, Expr> operand)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        Effort.Spend();
        var children = e.Operands;
        Expr[]? changed = null;
        for (var i = 0; i < children.Length; i++)
        {
            var to = operand(children[i]);
            if (ReferenceEquals(to, children[i])) continue;
            changed ??= [.. children];
            changed[i] = to;
        }
        return changed is null ? e : e.WithChildren(changed);
    }

    /// <summary>The expression itself and everything below it, outermost first. The variable of a derivative counts as below it.</summary>
    public static IEnumerable<Expr> SelfAndDescendants(this Expr e)
    {
        var open = new Stack<Expr>();
        open.Push(e);
        while (open.Count > 0)
        {
            Effort.Spend();
            var next = open.Pop();
            yield return next;
            var children = next.Operands;
            for (var i = children.Length - 1; i >= 0; i--) open.Push(children[i]);
        }
    }

    /// <summary>The symbols in order of first occurrence, each once; matrices of given numbers are none.</summary>
    public static IReadOnlyList<Symbol> Symbols(this Expr e)
    {
        var seen = new List<Symbol>();
        foreach (var node in e.SelfAndDescendants())
        {
            if (node is Symbol { Value: null } s && !seen.Contains(s)) seen.Add(s);
        }
        return seen;
    }

    /// <summary>True if a symbol occurs free.</summary>
    /// <exception cref="InsufficientExecutionStackException">The expression is nested too deeply.</exception>
    public static bool Contains(this Expr e, Symbol symbol)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        Effort.Spend();
        if (e is Symbol s) return s.Equals(symbol);
        if (e is Derivative d) return d.At.Contains(symbol) || (!d.By.Equals(symbol) && d.Function.Contains(symbol));
        foreach (var child in e.Operands)
        {
            if (child.Contains(symbol)) return true;
        }
        return false;
    }

    /// <summary>The expression with a symbol replaced; a derivative's own variable is left alone, and takes another name where the value has that name.</summary>
    public static Expr Substitute(this Expr e, Symbol symbol, Expr value)
    {
        switch (e)
        {
            case Symbol s:
                return s.Equals(symbol) ? value : e;
            case IndexBinder binder when e.Contains(symbol) && Captures(binder, value):
                return binder.Renamed(value).Rewrite(child => child.Substitute(symbol, value));
            case Derivative d when d.By.Equals(symbol):
                return Derivative.Of(d.Function, d.By, d.Layout, d.At.Substitute(symbol, value));
            case Derivative d when d.Function.Contains(symbol) && value.Contains(d.By):
                var free = Symbol.Of(d.By.Name + "′", d.By.Shape, d.By.Properties);
                return Derivative.Of(d.Function.Substitute(d.By, free).Substitute(symbol, value), free, d.Layout, d.At.Substitute(symbol, value));
            case Differential d when value is not Symbol && d.Variables.Contains(symbol):
                return e; // a differential along its own variable has no value elsewhere
            default:
                return e.Rewrite(child => child.Substitute(symbol, value));
        }
    }

    /// <summary>The expression with a free index replaced; where an index that the value holds is bound, that one takes another name.</summary>
    public static Expr Substitute(this Expr e, IndexVariable index, Expr value)
    {
        switch (e)
        {
            case IndexVariable i:
                return i.Name == index.Name ? value : e;
            case IndexBinder binder when binder.Binds(index.Name):
                return e;
            case IndexBinder binder when value is not Number && Captures(binder, value) && e.Contains(index):
                return binder.Renamed(value).Rewrite(child => child.Substitute(index, value));
            default:
                return e.Rewrite(child => child.Substitute(index, value));
        }
    }

    /// <summary>True if an index occurs that nothing binds.</summary>
    public static bool Contains(this Expr e, IndexVariable index)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        Effort.Spend();
        if (e is IndexVariable i) return i.Name == index.Name;
        if (e is IndexBinder binder && binder.Binds(index.Name)) return false;
        foreach (var child in e.Operands)
        {
            if (child.Contains(index)) return true;
        }
        return false;
    }

    /// <summary>The names of the indices that nothing binds.</summary>
    public static IReadOnlySet<string> FreeIndices(this Expr e)
    {
        var names = new HashSet<string>();
        Collect(e, [], names);
        return names;
    }

    private static void Collect(Expr e, List<string> bound, HashSet<string> names)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        Effort.Spend();
        if (e is IndexVariable i && !bound.Contains(i.Name)) names.Add(i.Name);
        var before = bound.Count;
        if (e is IndexBinder binder) bound.AddRange(binder.Bound.Select(static b => b.Name));
        foreach (var child in e.Operands) Collect(child, bound, names);
        bound.RemoveRange(before, bound.Count - before);
    }

    private static bool Captures(IndexBinder binder, Expr value) => value.FreeIndices().Overlaps(binder.Bound.Select(static i => i.Name));
}
