using Gradus.Shapes;

namespace Gradus.Expressions;

/// <summary>A total order of expressions, so that results do not depend on the order in which they were found.</summary>
/// <remarks>Structure decides: kind, function, number of operands. Names only break ties, so that another choice of letters gives the same text in other letters
/// wherever the structure leaves no choice.</remarks>
public sealed class ExprOrder : IComparer<Expr>
{
    private ExprOrder()
    {
    }

    /// <summary>The order.</summary>
    public static ExprOrder Instance { get; } = new();

    /// <summary>Lexicographic order of lists, by structure and then by names.</summary>
    public static int Compare(IReadOnlyList<Expr> x, IReadOnlyList<Expr> y)
    {
        var c = Structures(x, y);
        return c != 0 ? c : Names(x, y);
    }

    /// <inheritdoc/>
    public int Compare(Expr? x, Expr? y)
    {
        if (ReferenceEquals(x, y)) return 0;
        if (x is null || y is null) return x is null ? -1 : 1;
        var c = Structure(x, y);
        return c != 0 ? c : Name(x, y);
    }

    private static int Structure(Expr x, Expr y)
    {
        if (ReferenceEquals(x, y)) return 0;
        var c = Rank(x).CompareTo(Rank(y));
        if (c != 0) return c;
        c = (x, y) switch
        {
            (Number a, Number b) => a.Value.CompareTo(b.Value),
            (Symbol a, Symbol b) => Kind(a.Shape).CompareTo(Kind(b.Shape)) is var kind and not 0 ? kind : a.Properties.CompareTo(b.Properties),
            (Constant a, Constant b) => a.Kind.CompareTo(b.Kind),
            (Scale a, Scale b) => a.Coefficient.CompareTo(b.Coefficient),
            (Apply a, Apply b) => ReferenceEquals(a.Function, b.Function) ? 0 : string.CompareOrdinal(a.Function.Name, b.Function.Name),
            (Derivative a, Derivative b) => a.Layout.CompareTo(b.Layout),
            (Summation a, Summation b) => a.Kind.CompareTo(b.Kind),
            (OpenCall a, OpenCall b) => Orders(a, b),
            _ => 0,
        };
        return c != 0 ? c : Structures(x.Children, y.Children);
    }

    private static int Structures(IReadOnlyList<Expr> x, IReadOnlyList<Expr> y)
    {
        for (var k = 0; k < x.Count && k < y.Count; k++)
        {
            var c = Structure(x[k], y[k]);
            if (c != 0) return c;
        }
        return x.Count.CompareTo(y.Count);
    }

    /// <summary>For expressions of one structure.</summary>
    private static int Name(Expr x, Expr y)
    {
        if (ReferenceEquals(x, y)) return 0;
        var c = (x, y) switch
        {
            (Symbol a, Symbol b) => Symbols(a, b),
            (Constant a, Constant b) => a.First.CompareTo(b.First) is var first and not 0 ? first : a.Second.CompareTo(b.Second),
            (Derivative a, Derivative b) => Symbols(a.By, b.By),
            (IndexVariable a, IndexVariable b) => Indices([a], [b]),
            (IndexBinder a, IndexBinder b) => Indices(a.Bound, b.Bound),
            (OpenCall a, OpenCall b) => string.CompareOrdinal(a.Name, b.Name),
            _ => 0,
        };
        return c != 0 ? c : Names(x.Children, y.Children);
    }

    private static int Names(IReadOnlyList<Expr> x, IReadOnlyList<Expr> y)
    {
        for (var k = 0; k < x.Count && k < y.Count; k++)
        {
            var c = Name(x[k], y[k]);
            if (c != 0) return c;
        }
        return 0;
    }

    private static int Symbols(Symbol a, Symbol b)
    {
        var c = string.CompareOrdinal(a.Name, b.Name);
        if (c == 0) c = a.Shape.Rows.CompareTo(b.Shape.Rows);
        return c != 0 ? c : a.Shape.Columns.CompareTo(b.Shape.Columns);
    }

    private static int Orders(OpenCall a, OpenCall b)
    {
        var c = a.IsEntrywise.CompareTo(b.IsEntrywise);
        for (var k = 0; c == 0 && k < a.Orders.Count && k < b.Orders.Count; k++) c = a.Orders[k].CompareTo(b.Orders[k]);
        return c;
    }

    private static int Indices(IReadOnlyList<IndexVariable> a, IReadOnlyList<IndexVariable> b)
    {
        var c = a.Count.CompareTo(b.Count);
        for (var k = 0; c == 0 && k < a.Count; k++) c = string.CompareOrdinal(a[k].Name, b[k].Name) is var name and not 0 ? name : a[k].Range.CompareTo(b[k].Range);
        return c;
    }

    /// <summary>Scalars, then vectors, then matrices.</summary>
    private static int Kind(Shape shape) => shape.IsScalar ? 0 : shape.IsColumn || shape.IsRow ? 1 : 2;

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
        Differential => 8,
        IndexVariable => 9,
        EntryOf => 10,
        Member => 11,
        OpenCall => 12,
        Iverson => 13,
        Summation => 14,
        Comprehension => 15,
        Cases => 16,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
