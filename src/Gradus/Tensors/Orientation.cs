using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Shapes;

namespace Gradus.Tensors;

/// <summary>One writing for what has several: tr(AB) = tr(BA) = tr(BᵀAᵀ), xᵀAy = yᵀAᵀx.</summary>
/// <remarks>Few transposes first, then the order of <see cref="ExprOrder"/>.</remarks>
public static class Orientation
{
    /// <summary>The trace of a cycle of factors, begun and directed in one way whatever way it was found.</summary>
    public static Expr Trace(IReadOnlyList<Expr> cycle, Func<Expr, Expr> transpose)
    {
        var forward = Rotated(cycle);
        var backward = Rotated(Turned(cycle, transpose));
        return Matrices.Trace(Product.Of(IsBefore(forward, backward) ? forward : backward));
    }

    /// <summary>The cycle of a trace as a product with n rows; null if no factor has n rows.</summary>
    public static Expr? Cycle(IReadOnlyList<Expr> cycle, Func<Expr, Expr> transpose, Size n)
    {
        IReadOnlyList<Expr>? best = null;
        foreach (var parts in new[] { cycle, Turned(cycle, transpose) })
        {
            for (var k = 0; k < parts.Count; k++)
            {
                if (parts[k].Shape.Rows != n) continue;
                Expr[] next = [.. parts.Skip(k), .. parts.Take(k)];
                if (best is null || !IsBefore(best, next)) best = next;
            }
        }
        return best is null ? null : Product.Of(best);
    }

    /// <summary>The factors of a product, or those of its transpose.</summary>
    public static IReadOnlyList<Expr> Directed(IReadOnlyList<Expr> factors, Func<Expr, Expr> transpose)
    {
        var backward = Turned(factors, transpose);
        return IsBefore(factors, backward) ? factors : backward;
    }

    /// <summary>How many transposes are written.</summary>
    public static int Marks(Expr e)
    {
        var children = e.Operands;
        if (children.Length == 0) return 0;
        if (e.Marks >= 0) return e.Marks;
        var marks = e is Apply { Function: Transpose } ? 1 : 0;
        foreach (var child in children) marks = Math.Min(marks + Marks(child), int.MaxValue / 4);
        e.Marks = marks;
        return marks;
    }

    private static bool IsBefore(IReadOnlyList<Expr> x, IReadOnlyList<Expr> y)
    {
        var difference = x.Sum(Marks) - y.Sum(Marks);
        return difference < 0 || (difference == 0 && ExprOrder.Compare(x, y) <= 0);
    }

    private static List<Expr> Turned(IReadOnlyList<Expr> factors, Func<Expr, Expr> transpose)
    {
        var turned = new List<Expr>(factors.Count);
        for (var k = factors.Count - 1; k >= 0; k--) turned.Add(transpose(factors[k]));
        return turned;
    }

    /// <summary>The rotation that comes first, factor by factor.</summary>
    private static IReadOnlyList<Expr> Rotated(IReadOnlyList<Expr> parts)
    {
        var best = 0;
        for (var k = 1; k < parts.Count; k++)
        {
            if (CompareRotations(parts, k, best) < 0) best = k;
        }
        return best == 0 ? parts : [.. parts.Skip(best), .. parts.Take(best)];
    }

    private static int CompareRotations(IReadOnlyList<Expr> parts, int x, int y)
    {
        var last = EndsWithDifferential(parts, y).CompareTo(EndsWithDifferential(parts, x));
        if (last != 0) return last;
        for (var k = 0; k < parts.Count; k++)
        {
            var c = ExprOrder.Instance.Compare(parts[(x + k) % parts.Count], parts[(y + k) % parts.Count]);
            if (c != 0) return c;
        }
        return 0;
    }

    /// <summary>tr(G dX) is what a differential is wanted as.</summary>
    private static bool EndsWithDifferential(IReadOnlyList<Expr> parts, int from) => parts[(from + parts.Count - 1) % parts.Count] is Symbol { DifferentialOf: not null };
}
