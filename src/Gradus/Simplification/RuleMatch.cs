using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Shapes;
using Gradus.Tensors;

namespace Gradus.Simplification;

/// <summary>What the symbols and sizes of a pattern stand for; tried and taken back while a pattern is matched.</summary>
internal sealed class RuleMatch
{
    private readonly List<(Symbol Symbol, Expr Value)> values = [];
    private readonly List<(string Name, Size Value)> sizes = [];

    /// <summary>True for a transposed rule: there Aᵀ stands for anything at all, and A for its transpose.</summary>
    public bool IsTurned { get; init; }

    /// <summary>False if the expression is the pattern for no values of its symbols, as far as is seen at a glance.</summary>
    public static bool IsPossible(Expr pattern, Expr e)
    {
        switch (pattern)
        {
            case Symbol s:
                return s.Properties is Properties.None or Properties.Diagonal or Properties.Symmetric || Knowledge.Has(e, s.Properties);
            case Apply { Function: Transpose }:
                return true;
            case Apply a:
                if (e is not Apply f || !ReferenceEquals(a.Function, f.Function)) return false;
                if (a.Function is Hadamard) return true;
                for (var k = 0; k < a.Children.Count; k++)
                {
                    if (!IsPossible(a.Children[k], f.Children[k])) return false;
                }
                return true;
            case Constant c:
                return e is Constant other && other.Kind == c.Kind;
            case Sum sum:
                return e is Sum t && sum.Children.Count == t.Children.Count;
            case Product:
                return e is Product;
            case Scale:
                return e is Scale;
            default:
                return true;
        }
    }

    /// <summary>True if the expression is the pattern for some values of its symbols.</summary>
    public bool Matches(Expr pattern, Expr e)
    {
        switch (pattern)
        {
            case Symbol s:
                return Binds(s, e);
            case Constant c:
                return e is Constant other && other.Kind == c.Kind && Sized(c.First, other.First) && Sized(c.Second, other.Second);
            case Apply { Function: Hadamard }:
                return e is Apply { Function: Hadamard } && Unordered(Entrywise.Factors(pattern), Entrywise.Factors(e)) is { Count: 0 };
            case Apply { Function: Transpose } t when t.Children[0] is Symbol column && (IsTurned || (e.Shape.IsRow && column.Shape.IsColumn)):
                return Binds(column, Transposition.Of(e));
            case Apply a:
                return e is Apply f && ReferenceEquals(a.Function, f.Function) && Ordered(a.Children, f.Children);
            case Product p:
                return e is Product && Sequence(p.Children, 0, e.Children, 0, e.Children.Count) == e.Children.Count;
            case Sum p:
                return e is Sum && p.Children.Count == e.Children.Count && Unordered(p.Children, e.Children) is { Count: 0 };
            case Scale { Scalars.Count: 0, Body: { } body } negative:
                return e is Scale { Body: not null } q && negative.Coefficient.Sign == q.Coefficient.Sign && Matches(body, Scale.Of(q.Coefficient / negative.Coefficient, q.Scalars, q.Body));
            case Scale { Scalars: [var scalar], Body: null } multiple:
                return e is Scale { Body: null } r && multiple.Coefficient.Sign == r.Coefficient.Sign && Matches(scalar, Scale.Of(r.Coefficient / multiple.Coefficient, r.Scalars, null));
            default:
                return pattern.Equals(e);
        }
    }

    /// <summary>How many factors from a place on a product pattern takes; −1 if it does not match there.</summary>
    public int Segment(Product pattern, IReadOnlyList<Expr> factors, int from) => Sequence(pattern.Children, 0, factors, from, -1);

    /// <summary>What a pattern of unordered operands leaves of them; null if it does not match.</summary>
    public List<Expr>? Unordered(IReadOnlyList<Expr> pattern, IReadOnlyList<Expr> operands) => pattern.Count > operands.Count ? null : Unordered(pattern, 0, [.. operands]);

    /// <summary>The expression that a side of the rule stands for.</summary>
    public Expr Value(Expr side) => side switch
    {
        Symbol s => values.Find(v => v.Symbol.Equals(s)).Value,
        Constant c => Instance(c),
        _ => side.Rewrite(Value),
    };

    private bool Binds(Symbol s, Expr e)
    {
        foreach (var (symbol, value) in values)
        {
            if (symbol.Equals(s)) return value.Equals(e);
        }
        if (s.IsScalar != e.IsScalar || e.Shape.IsTensor || !Sized(s.Shape.Rows, e.Shape.Rows) || !Sized(s.Shape.Columns, e.Shape.Columns)) return false;
        if (s.Properties != Properties.None && !Knowledge.Has(e, s.Properties)) return false;
        values.Add((s, e));
        return true;
    }

    private bool Sized(Size pattern, Size size)
    {
        if (pattern.Names.Count != 1 || pattern.Factor != 1) return pattern.IsNumber ? pattern == size : size == Instance(pattern);
        foreach (var (name, value) in sizes)
        {
            if (name == pattern.Names[0]) return value == size;
        }
        sizes.Add((pattern.Names[0], size));
        return true;
    }

    private Size Instance(Size pattern) => pattern.Substitute(name => sizes.Find(s => s.Name == name).Value);

    private Expr Instance(Constant c) => c.Kind switch
    {
        ConstantKind.Identity => Constant.Identity(Instance(c.First)),
        ConstantKind.Ones => Constant.Ones(Instance(c.First), Instance(c.Second)),
        ConstantKind.Commutation => Constant.Commutation(Instance(c.First), Instance(c.Second)),
        ConstantKind.Dimension => Constant.Dimension(Instance(c.First)),
        _ => Constant.Zeros(new Shape(Instance(c.Shape.Rows), Instance(c.Shape.Columns))),
    };

    private bool Ordered(IReadOnlyList<Expr> patterns, IReadOnlyList<Expr> operands)
    {
        for (var k = 0; k < patterns.Count; k++)
        {
            if (!Matches(patterns[k], operands[k])) return false;
        }
        return true;
    }

    /// <summary>Matches pattern factors with neighbouring factors, a symbol with one or several; gives where the match ends, or −1.</summary>
    private int Sequence(IReadOnlyList<Expr> patterns, int at, IReadOnlyList<Expr> factors, int from, int end)
    {
        if (at == patterns.Count) return end < 0 || from == end ? from : -1;
        var longest = patterns[at] is Symbol or Apply { Function: Transpose } ? factors.Count - from - (patterns.Count - at - 1) : Math.Min(1, factors.Count - from);
        for (var length = 1; length <= longest; length++)
        {
            var (before, sized) = (values.Count, sizes.Count);
            var part = length == 1 ? factors[from] : Product.Of(factors.Skip(from).Take(length));
            if (MatchesFactor(patterns[at], part) && Sequence(patterns, at + 1, factors, from + length, end) is >= 0 and var last) return last;
            TakeBack(before, sized);
        }
        return -1;
    }

    /// <summary>In a product Aᵀ stands for any factors at all: A is their transpose.</summary>
    private bool MatchesFactor(Expr pattern, Expr part) =>
        pattern is Apply { Function: Transpose } t && t.Children[0] is Symbol s ? Binds(s, Transposition.Of(part)) : Matches(pattern, part);

    private List<Expr>? Unordered(IReadOnlyList<Expr> patterns, int at, List<Expr> left)
    {
        if (at == patterns.Count) return left;
        for (var k = 0; k < left.Count; k++)
        {
            var (before, sized, candidate) = (values.Count, sizes.Count, left[k]);
            left.RemoveAt(k);
            if (Matches(patterns[at], candidate) && Unordered(patterns, at + 1, left) is { } rest) return rest;
            left.Insert(k, candidate);
            TakeBack(before, sized);
        }
        return null;
    }

    private void TakeBack(int valueCount, int sizeCount)
    {
        values.RemoveRange(valueCount, values.Count - valueCount);
        sizes.RemoveRange(sizeCount, sizes.Count - sizeCount);
    }
}
