namespace Gradus.Expressions;

/// <summary>A total order of expressions by structure, so that results do not depend on the order in which they were found.</summary>
public sealed class ExprOrder : IComparer<Expr>
{
    private ExprOrder()
    {
    }

    /// <summary>The order.</summary>
    public static ExprOrder Instance { get; } = new();

    /// <summary>Lexicographic order of lists.</summary>
    public static int Compare(IReadOnlyList<Expr> x, IReadOnlyList<Expr> y)
    {
        for (var k = 0; k < x.Count && k < y.Count; k++)
        {
            var c = Instance.Compare(x[k], y[k]);
            if (c != 0) return c;
        }
        return x.Count.CompareTo(y.Count);
    }

    /// <inheritdoc/>
    public int Compare(Expr? x, Expr? y)
    {
        if (ReferenceEquals(x, y)) return 0;
        if (x is null || y is null) return x is null ? -1 : 1;
        var c = Rank(x).CompareTo(Rank(y));
        if (c != 0) return c;
        c = (x, y) switch
        {
            (Number a, Number b) => a.Value.CompareTo(b.Value),
            (Symbol a, Symbol b) => Symbols(a, b),
            (Constant a, Constant b) => Constants(a, b),
            (Scale a, Scale b) => a.Coefficient.CompareTo(b.Coefficient),
            (Apply a, Apply b) => string.CompareOrdinal(a.Function.Name, b.Function.Name),
            (Derivative a, Derivative b) => Instance.Compare(a.By, b.By) is var by and not 0 ? by : a.Layout.CompareTo(b.Layout),
            _ => 0,
        };
        return c != 0 ? c : Compare(x.Children, y.Children);
    }

    private static int Symbols(Symbol a, Symbol b)
    {
        var c = string.CompareOrdinal(a.Name, b.Name);
        if (c == 0) c = a.Properties.CompareTo(b.Properties);
        if (c == 0) c = a.Shape.Rows.CompareTo(b.Shape.Rows);
        return c != 0 ? c : a.Shape.Columns.CompareTo(b.Shape.Columns);
    }

    private static int Constants(Constant a, Constant b)
    {
        var c = a.Kind.CompareTo(b.Kind);
        if (c == 0) c = a.First.CompareTo(b.First);
        return c != 0 ? c : a.Second.CompareTo(b.Second);
    }

    private static int Rank(Expr e) => e switch
    {
        Number => 0,
        Symbol => 1,
        Constant => 2,
        Apply => 3,
        Product => 4,
        Scale => 5,
        Sum => 6,
        Derivative => 7,
        _ => 8,
    };
}
