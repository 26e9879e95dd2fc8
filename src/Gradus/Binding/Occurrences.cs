using Gradus.Expressions;
using Gradus.Functions;

namespace Gradus.Binding;

/// <summary>Finds an expression within another: among the factors of products, cyclically within a trace, transposed, and among the terms of sums.</summary>
internal static class Occurrences
{
    public static bool Contains(Expr within, Expr what)
    {
        var seen = new HashSet<Expr>(ReferenceEqualityComparer.Instance);
        var open = new Stack<Expr>([within]);
        while (open.TryPop(out var next))
        {
            if (next.Equals(what)) return true;
            if (!seen.Add(next)) continue;
            foreach (var child in next.Children) open.Push(child);
        }
        return false;
    }

    /// <summary>Replaces every occurrence; <c>Found</c> tells whether there was one.</summary>
    public static (Expr Result, bool Found) Replace(Expr within, Expr what, Expr by)
    {
        var replacement = new Replacement(PushTransposes(what), by);
        var result = replacement.In(PushTransposes(within));
        return replacement.Found ? (result, true) : (within, false);
    }

    /// <summary>The expression with transposes at its leaves: (AB)ᵀ as BᵀAᵀ.</summary>
    private static Expr PushTransposes(Expr e)
    {
        if (e is Apply { Function: Transpose } transpose) return Transposed(PushTransposes(transpose.Children[0]));
        return e.Children.Count == 0 ? e : e.WithChildren([.. e.Children.Select(PushTransposes)]);
    }

    private static Expr Transposed(Expr e) => e switch
    {
        Product p => Product.Of(p.Children.Reverse().Select(Transposed)),
        Sum s => Sum.Of(s.Children.Select(Transposed)),
        Scale { Body: { } body } s => Scale.Of(s.Coefficient, [.. s.Scalars, Transposed(body)], null),
        _ => Matrices.Transpose(e),
    };

    private sealed class Replacement(Expr what, Expr by)
    {
        private readonly Dictionary<Expr, Expr> done = [];
        private readonly Expr turned = what is { IsScalar: true } ? what : Transposed(what);
        private readonly Expr turnedBy = Matrices.Transpose(by);

        public bool Found { get; private set; }

        public Expr In(Expr e)
        {
            if (done.TryGetValue(e, out var known)) return known;
            return done[e] = Rewrite(e);
        }

        private Expr Rewrite(Expr e)
        {
            if (e.Equals(what)) return Hit(by);
            if (e.Equals(turned)) return Hit(turnedBy);
            return e switch
            {
                Product p => InProduct(p.Children),
                Sum s when what is Sum w => InSum(s, w),
                Apply { Function: Trace } t when t.Children[0] is Product p => Matrices.Trace(InCycle(p.Children)),
                { Children.Count: 0 } => e,
                Derivative d => d.WithChildren([d.Function, In(d.At)]),
                _ => e.WithChildren([.. e.Children.Select(In)]),
            };
        }

        private Expr Hit(Expr with)
        {
            Found = true;
            return with;
        }

        private Expr InProduct(IReadOnlyList<Expr> factors)
        {
            var parts = new List<Expr>();
            for (var i = 0; i < factors.Count;)
            {
                if (StartsAt(factors, i, what)) (parts, i) = ([.. parts, Hit(by)], i + what.Children.Count);
                else if (StartsAt(factors, i, turned)) (parts, i) = ([.. parts, Hit(turnedBy)], i + turned.Children.Count);
                else parts.Add(In(factors[i++]));
            }
            return Product.Of(parts);
        }

        private Expr InCycle(IReadOnlyList<Expr> factors)
        {
            for (var shift = 0; shift < factors.Count; shift++)
            {
                Expr[] turn = [.. factors.Skip(shift), .. factors.Take(shift)];
                if (StartsAt(turn, 0, what) || StartsAt(turn, 0, turned)) return InProduct(turn);
            }
            return InProduct(factors);
        }

        private Expr InSum(Sum sum, Sum wanted)
        {
            var rest = sum.Children.ToList();
            if (wanted.Children.All(rest.Remove)) return Sum.Of([Hit(by), .. rest.Select(In)]);
            return sum.WithChildren([.. sum.Children.Select(In)]);
        }

        private static bool StartsAt(IReadOnlyList<Expr> factors, int start, Expr product)
        {
            if (product is not Product p || start + p.Children.Count > factors.Count) return false;
            for (var i = 0; i < p.Children.Count; i++)
            {
                if (!factors[start + i].Equals(p.Children[i])) return false;
            }
            return true;
        }
    }
}
