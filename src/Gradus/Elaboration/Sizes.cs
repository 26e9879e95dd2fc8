using System.Collections.Immutable;
using Gradus.Shapes;

namespace Gradus.Elaboration;

/// <summary>What is known of the lengths of a page: names beginning with <c>?</c> are unknown, all others stand for themselves. Immutable, so that rival readings share what they agree on.</summary>
/// <remarks>An unknown length is never 1: whether something is a number, a vector or a matrix is settled before lengths are.</remarks>
internal sealed record Sizes
{
    private ImmutableDictionary<string, Size> values = ImmutableDictionary<string, Size>.Empty;
    private ImmutableList<(Size A, Size B)> postponed = [];
    private int made;

    /// <summary>Nothing known.</summary>
    public static Sizes Unknown { get; } = new();

    /// <summary>An unknown length not used before.</summary>
    public (Size Size, Sizes Known) Fresh(string hint = "") => (Size.Named($"?{hint}{made + 1}"), this with { made = made + 1 });

    /// <summary>True for a name that stands for an unknown length.</summary>
    public static bool IsUnknown(string name) => name.StartsWith('?');

    /// <summary>The length as far as it is known.</summary>
    public Size Resolve(Size size)
    {
        while (size.Names.Count > 0)
        {
            var next = size.Substitute(name => values.GetValueOrDefault(name));
            if (next == size) return size;
            size = next;
        }
        return size;
    }

    /// <summary>The shape as far as its lengths are known.</summary>
    public Shape Resolve(Shape shape) =>
        shape.Rows.IsNumber && shape.Columns.IsNumber && shape.By is null ? shape
        : new Shape(Resolve(shape.Rows), Resolve(shape.Columns), shape.By is null ? null : Resolve(shape.By));

    /// <summary>Makes two shapes agree; null if they cannot.</summary>
    public Sizes? Unify(Shape a, Shape b) =>
        Unify(a.Rows, b.Rows)?.Unify(a.Columns, b.Columns) is not { } both || (a.By is null) != (b.By is null) ? null : a.By is null ? both : both.Unify(a.By, b.By!);

    /// <summary>Makes two lengths agree; what cannot be decided yet is kept for <see cref="Settle"/>.</summary>
    public Sizes? Unify(Size a, Size b)
    {
        (a, b) = Cancel(Resolve(a), Resolve(b));
        if (a == b) return this;
        if (a.IsOne || b.IsOne) return null;
        return Bind(a, b, IsUnknown) ?? Bind(b, a, IsUnknown)
            ?? (HasUnknown(a) || HasUnknown(b) ? this with { postponed = postponed.Add((a, b)) } : BindProduct(a, b) ?? BindProduct(b, a));
    }

    /// <summary>Decides what was postponed, factor by factor where it is open; null if a pair cannot agree.</summary>
    public Sizes? Settle()
    {
        var known = this;
        foreach (var (first, second) in postponed)
        {
            var (a, b) = Cancel(known.Resolve(first), known.Resolve(second));
            if (a == b) continue;
            if (a.IsOne || b.IsOne) return null;
            var next = known.Bind(a, b, IsUnknown) ?? known.Bind(b, a, IsUnknown) ?? known.Pair(a, b) ?? known.Pair(b, a);
            if (next is null) return null;
            known = next;
        }
        return known with { postponed = [] };
    }

    private Sizes? Pair(Size a, Size b)
    {
        var unknown = a.Names.FirstOrDefault(IsUnknown);
        var partner = b.Names.FirstOrDefault(name => name != unknown);
        return unknown is null || partner is null ? null : Set(unknown, Size.Named(partner)).Unify(a, b);
    }

    private Sizes? Bind(Size a, Size b, Func<string, bool> may)
    {
        if (a.Names.Count != 1 || !may(a.Names[0]) || b.Names.Contains(a.Names[0], StringComparer.Ordinal) || b.Factor % a.Factor != 0) return null;
        var value = Size.Of(b.Factor / a.Factor);
        foreach (var name in b.Names) value *= Size.Named(name);
        return value.IsOne ? null : Set(a.Names[0], value);
    }

    /// <summary>A declared name may stand for a product of lengths, as q = mn beside vec X, never for another name or a number.</summary>
    private Sizes? BindProduct(Size a, Size b) => b.Names.Count > 0 && (b.Names.Count > 1 || b.Factor > 1) && a.Factor == 1 ? Bind(a, b, static _ => true) : null;

    private Sizes Set(string name, Size value) => this with { values = values.Add(name, value) };

    private static bool HasUnknown(Size size) => size.Names.Any(IsUnknown);

    private static (Size A, Size B) Cancel(Size a, Size b)
    {
        if (a.IsOne || b.IsOne || a == b) return (a, b);
        var left = a.Names.ToList();
        var right = b.Names.Where(name => !left.Remove(name)).ToList();
        var common = (long)System.Numerics.BigInteger.GreatestCommonDivisor(a.Factor, b.Factor);
        return (Made(a.Factor / common, left), Made(b.Factor / common, right));
    }

    private static Size Made(long factor, List<string> names) => names.Aggregate(Size.Of(factor), static (size, name) => size * Size.Named(name));
}
