using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Shapes;
using Gradus.Tensors;

namespace Gradus.Simplification;

/// <summary>Simplifies the application of a function whose arguments are simplified.</summary>
internal static class Calls
{
    /// <summary>Traces of sums of up to so many terms are begun at every factor that they may share.</summary>
    private const int MostAligned = 4;

    /// <summary>The application, or something equal and shorter.</summary>
    public static Expr Of(Expr e)
    {
        if (e is not Apply a) return e;
        if (a.Function is Hadamard) return Entrywise.Of(Entrywise.Factors(a)) is var product && RuleIndex.Rewrite(product) is { } other ? other : product;
        if (RuleIndex.Rewrite(a) is { } shorter) return shorter;
        return a.Function switch
        {
            Trace => OfTrace(a),
            EntryPower => Powers.Distributed(a),
            Frobenius => Linear(a) ?? Sorted(a),
            SumOfEntries or Diag or DDiag when a.Children[0] is Sum s => TermByTerm(a, s),
            SumOfEntries when a.Children[0] is Constant { Kind: ConstantKind.Ones } c => Constant.Dimension(c.First * c.Second),
            Diag or DDiag when a.Children[0].Shape.IsSquare => Linear(a) ?? OneWayRound(a),
            SumOfEntries => Linear(a) ?? Products.FormOfSum(a.Children[0]) ?? OneWayRound(a),
            StructuralFunction => Linear(a) ?? a,
            Inverse when a.Children[0] is Scale { Body: { } body } s => Scale.Of(s.Coefficient.Power(-1), [.. s.Scalars.Select(Matrices.Reciprocal)], Matrices.Inverse(body)),
            _ when GoesThroughTranspose(a.Function) => Outside(a),
            Det when PowerOfDet(a.Children[0]) is { } power => power,
            Det or LogDet or NormF or Norm1 or Norm2 or SpecNorm or Nuc => OneWayRound(a),
            _ => a,
        };
    }

    /// <summary>f(2 s A) = 2 s f(A) for what is linear in each argument.</summary>
    private static Expr? Linear(Apply a)
    {
        var operands = ((StructuralFunction)a.Function).Operands;
        for (var k = 0; k < operands; k++)
        {
            if (a.Children[k] is not Scale { Body: { } body } s) continue;
            Expr[] arguments = [.. a.Children];
            arguments[k] = body;
            return Scale.Of(s.Coefficient, [.. s.Scalars, Of(a.WithChildren(arguments))], null);
        }
        return null;
    }

    private static Expr OfTrace(Apply a) => Linear(a) ?? a.Children[0] switch
    {
        Constant { Kind: ConstantKind.Identity } i => Constant.Dimension(i.First),
        Apply { Function: Hadamard or EntryPower } h => OfDiagonals(Entrywise.Factors(h)),
        Product { Children: [var x, Apply { Function: Diag, Shape.IsSquare: true } d] } => Products.Form([Of(Matrices.Diag(x)), d.Children[0]]),
        Product { Children: [Apply { Function: Diag, Shape.IsSquare: true } d, var x] } => Products.Form([Of(Matrices.Diag(x)), d.Children[0]]),
        Product p => InnerProduct(p) ?? Orientation.Trace(p.Children, Simplifier.Transposed),
        Sum s => OfTrace(a, s),
        _ => OneWayRound(a),
    };

    /// <summary>tr(x yᵀ A) = yᵀAx; null where no two factors meet in a size of 1.</summary>
    private static Expr? InnerProduct(Product p)
    {
        var cut = p.Children.ToList().FindIndex(static f => f.Shape.Columns.IsOne);
        return cut < 0 || p.IsScalar ? null : Simplifier.Settled(Product.Of(Orientation.Directed([.. p.Children.Skip(cut + 1), .. p.Children.Take(cut + 1)], Simplifier.Transposed)));
    }

    /// <summary>det(XXX) = det(X)³ and det(Xᵏ) = det(X)ᵏ; null for anything else.</summary>
    private static Expr? PowerOfDet(Expr x) => x switch
    {
        Product p when p.Children.All(p.Children[0].Equals) => Matrices.EntryPower(Matrices.Det(p.Children[0]), p.Children.Count),
        Apply { Function: MatrixPower } power => Catalog.Call<EntryPower>(Matrices.Det(power.Children[0]), power.Children[1]),
        _ => null,
    };

    /// <summary>f(A + B) = f(A) + f(B), where that becomes shorter.</summary>
    private static Expr TermByTerm(Apply a, Sum s) =>
        Cost.Shorter(OneWayRound(a), TermCollector.Collect(s.Children.Select(c => Simplifier.Settled(a.WithChildren([c])))));

    /// <summary>tr(A ∘ B) = diag(A)ᵀ diag(B): the diagonal of a factor is that of its transpose.</summary>
    private static Expr OfDiagonals(List<Expr> factors) => Products.Form(factors.ConvertAll(static f =>
    {
        var (x, power) = Powers.Split(f);
        return Matrices.EntryPower(Of(Matrices.Diag(x)), power);
    }));

    /// <summary>tr(AB + BA) = 2 tr(AB): every cycle is written in one way before like terms are added, inside one trace or term by term.</summary>
    private static Expr OfTrace(Apply a, Sum sum)
    {
        var traces = (Distribution.Of([sum]) ?? sum.Children).Select(static t => Of(Matrices.Trace(t))).ToArray();
        var shortest = Cost.Shorter(OneWayRound(a), Simplifier.Settled(Sum.Of(traces)));
        Expr?[] cycles = [.. traces.Select(t => Cycle(t, a.Children[0].Shape.Rows))];
        if (Array.Exists(cycles, static c => c is null)) return shortest;
        shortest = Cost.Shorter(shortest, Together(cycles!));
        if (traces.Length > MostAligned) return shortest;
        foreach (var head in cycles.SelectMany(static c => Factors(c!)).Distinct())
        {
            var aligned = Array.ConvertAll(cycles, c => Aligned(c!, head));
            if (Array.TrueForAll(aligned, static c => c is not null)) shortest = Cost.Shorter(shortest, Together(aligned!));
        }
        return shortest;
    }

    /// <summary>One trace of the sum.</summary>
    private static Expr Together(IEnumerable<Expr> cycles) => Matrices.Trace(TermCollector.Collect(cycles)) switch
    {
        Apply { Function: Trace } t when t.Children[0] is Sum => OneWayRound(t),
        Apply { Function: Trace } t => Linear(t) ?? t,
        var scalar => scalar,
    };

    private static IReadOnlyList<Expr> Factors(Expr cycle) => cycle is Scale { Body: { } body } ? Factors(body) : cycle is Product p ? p.Children : [cycle];

    /// <summary>The cycle begun at a factor, whichever way round; null if it does not have the factor.</summary>
    private static Expr? Aligned(Expr cycle, Expr head)
    {
        var factors = Factors(cycle);
        var from = Enumerable.Range(0, factors.Count).FirstOrDefault(k => factors[k].Equals(head), -1);
        if (from < 0)
        {
            factors = [.. factors.Reverse().Select(Simplifier.Transposed)];
            from = Enumerable.Range(0, factors.Count).FirstOrDefault(k => factors[k].Equals(head), -1);
        }
        if (from < 0) return null;
        var begun = Product.Of([.. factors.Skip(from), .. factors.Take(from)]);
        return cycle is Scale s ? Scale.Of(s.Coefficient, s.Scalars, begun) : begun;
    }

    /// <summary>s A for s tr(A), begun so that it has n rows; null where the trace is gone, or no factor has n rows.</summary>
    private static Expr? Cycle(Expr trace, Size n) => trace switch
    {
        Apply { Function: Trace } t => t.Children[0] is Product p ? Orientation.Cycle(p.Children, Simplifier.Transposed, n) : t.Children[0].Shape.Rows == n ? t.Children[0] : null,
        Scale { Body: null, Scalars: [.., Apply { Function: Trace } t] } s when Cycle(t, n) is { } cycle => Scale.Of(s.Coefficient, [.. s.Scalars.SkipLast(1)], cycle),
        _ => null,
    };

    private static Expr Sorted(Apply frobenius)
    {
        var (x, y) = (frobenius.Children[0], frobenius.Children[1]);
        if (Orientation.Marks(x) + Orientation.Marks(y) is > 0 and var marks)
        {
            var (u, v) = (Simplifier.Transposed(x), Simplifier.Transposed(y));
            if (Orientation.Marks(u) + Orientation.Marks(v) < marks) (x, y) = (u, v);
        }
        return ExprOrder.Instance.Compare(x, y) <= 0 ? Matrices.Frobenius(x, y) : Matrices.Frobenius(y, x);
    }

    /// <summary>True if f(Xᵀ) = f(X)ᵀ.</summary>
    public static bool GoesThroughTranspose(MatrixFunction f) => f is Inverse or Adj or Pinv or ElementwiseFunction { Arity: 1 } or AnalyticFunction { IsPrimary: true, Arity: 1 };

    /// <summary>f(X)ᵀ, or f(Xᵀ) where that has fewer transposes.</summary>
    public static Expr Transposed(Apply a)
    {
        var x = a.Children[0];
        if (x is Symbol) return Transposition.Of(a);
        var turned = Simplifier.Transposed(x);
        return Orientation.Marks(turned) <= Orientation.Marks(x) ? a.WithChildren([turned]) : Matrices.Transpose(a);
    }

    /// <summary>f(X), or f(Xᵀ)ᵀ where that has no more transposes: they stand outside rather than inside.</summary>
    private static Expr Outside(Apply a)
    {
        var x = a.Children[0];
        var marks = Orientation.Marks(x);
        if (marks == 0 || x.IsScalar) return a;
        var turned = Simplifier.Transposed(x);
        return Orientation.Marks(turned) < marks ? Matrices.Transpose(a.WithChildren([turned])) : a;
    }

    /// <summary>f(X) or f(Xᵀ) for a function that does not tell them apart.</summary>
    private static Expr OneWayRound(Apply a)
    {
        var x = a.Children[0];
        if (x is Symbol or Constant || x.IsScalar) return a;
        var turned = Simplifier.Transposed(x);
        var c = Orientation.Marks(x) - Orientation.Marks(turned);
        return c > 0 || (c == 0 && ExprOrder.Instance.Compare(x, turned) > 0) ? a.WithChildren([turned]) : a;
    }
}
