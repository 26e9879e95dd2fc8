namespace Gradus.Shapes;

/// <summary>Finds the sizes that make shapes agree: names beginning with <c>?</c> are unknown, all others stand for themselves.</summary>
/// <remarks>An unknown size is never 1: whether something is a scalar, a vector or a matrix is settled before sizes are.
/// A declared name is taken for a product where it is used so (A: q×q beside vec(X) gives q = m*n), but never for another declared name or for a number.</remarks>
public sealed class Unifier
{
    private readonly Dictionary<string, Size> values = [];
    private readonly List<string> trail = [];
    private readonly List<(Size A, Size B)> postponed = [];
    private int made;

    /// <summary>An unknown size not used before; the hint is the name that a reader would expect.</summary>
    public Size Fresh(string hint = "") => Size.Named($"?{hint}{++made}");

    /// <summary>True for a name that stands for an unknown size.</summary>
    public static bool IsUnknown(string name) => name.StartsWith('?');

    /// <summary>The place to go back to.</summary>
    public (int Trail, int Postponed) Mark() => (trail.Count, postponed.Count);

    /// <summary>Forgets what was found since the mark.</summary>
    public void Undo((int Trail, int Postponed) mark)
    {
        for (var i = trail.Count - 1; i >= mark.Trail; i--) values.Remove(trail[i]);
        trail.RemoveRange(mark.Trail, trail.Count - mark.Trail);
        postponed.RemoveRange(mark.Postponed, postponed.Count - mark.Postponed);
    }

    /// <summary>The size as far as it is known.</summary>
    public Size Resolve(Size size)
    {
        while (true)
        {
            var next = size.Substitute(name => values.GetValueOrDefault(name));
            if (next == size) return size;
            size = next;
        }
    }

    /// <summary>The shape as far as its sizes are known.</summary>
    public Shape Resolve(Shape shape) =>
        shape.Rows.IsOne && shape.Columns.IsOne && shape.By is null ? shape
        : new Shape(Resolve(shape.Rows), Resolve(shape.Columns), shape.By is null ? null : Resolve(shape.By));

    /// <summary>Makes two shapes agree; on false nothing is promised, so undo to a mark.</summary>
    public bool Unify(Shape a, Shape b) =>
        Unify(a.Rows, b.Rows) && Unify(a.Columns, b.Columns) && (a.By is null ? b.By is null : b.By is not null && Unify(a.By, b.By));

    /// <summary>Makes two sizes agree; what cannot be decided yet is kept for <see cref="Settle"/>.</summary>
    public bool Unify(Size a, Size b)
    {
        (a, b) = Cancel(Resolve(a), Resolve(b));
        if (a == b) return true;
        if (a.IsOne || b.IsOne) return false;
        if (TryBind(a, b, IsUnknown) || TryBind(b, a, IsUnknown)) return true;
        if (!HasUnknown(a) && !HasUnknown(b)) return TryBindDeclared(a, b) || TryBindDeclared(b, a);
        postponed.Add((a, b));
        return true;
    }

    /// <summary>True if an unknown size stands in something that was postponed, and so is not free.</summary>
    public bool IsPostponed(string name) => postponed.Exists(pair => Resolve(pair.A) is var a && Resolve(pair.B) is var b && a != b && (a.Names.Contains(name) || b.Names.Contains(name)));

    /// <summary>Decides what was postponed; what is left open is paired factor by factor.</summary>
    /// <returns>False if a postponed pair cannot agree.</returns>
    public bool Settle()
    {
        for (var round = 0; round < 64; round++)
        {
            var open = postponed.FindIndex(pair => Resolve(pair.A) != Resolve(pair.B));
            if (open < 0) return true;
            if (!SettleOnce()) return false;
        }
        return false;
    }

    private bool SettleOnce()
    {
        (Size A, Size B)? undecided = null;
        for (var i = 0; i < postponed.Count; i++)
        {
            var (a, b) = Cancel(Resolve(postponed[i].A), Resolve(postponed[i].B));
            if (a == b) continue;
            if (a.IsOne || b.IsOne) return false;
            if (TryBind(a, b, IsUnknown) || TryBind(b, a, IsUnknown)) return true;
            if (!HasUnknown(a) && !HasUnknown(b)) return TryBindDeclared(a, b) || TryBindDeclared(b, a);
            undecided ??= (a, b);
        }
        return undecided is not { } pair || PairFirst(pair.A, pair.B);
    }

    private bool PairFirst(Size a, Size b)
    {
        var unknown = a.Names.FirstOrDefault(IsUnknown);
        if (unknown is null)
        {
            (a, b) = (b, a);
            unknown = a.Names.First(IsUnknown);
        }
        if (b.Names.Count == 0) return false;
        var partner = b.Names.FirstOrDefault(name => name != unknown);
        return partner is not null && Set(unknown, Size.Named(partner));
    }

    private bool TryBind(Size a, Size b, Func<string, bool> may)
    {
        if (a.Names.Count != 1 || !may(a.Names[0]) || b.Names.Contains(a.Names[0], StringComparer.Ordinal)) return false;
        if (b.Factor % a.Factor != 0) return false;
        var value = Size.Of(b.Factor / a.Factor);
        foreach (var name in b.Names) value *= Size.Named(name);
        return !value.IsOne && Set(a.Names[0], value);
    }

    private bool TryBindDeclared(Size a, Size b) => b.Names.Count > 0 && (b.Names.Count > 1 || b.Factor > 1) && a.Factor == 1 && !IsTaken(b) && TryBind(a, b, static _ => true);

    /// <summary>True if another declared name already stands for the product.</summary>
    private bool IsTaken(Size product) => values.Any(v => !IsUnknown(v.Key) && Resolve(v.Value) == product);

    private bool Set(string name, Size value)
    {
        values.Add(name, value);
        trail.Add(name);
        return true;
    }

    private static bool HasUnknown(Size size) => size.Names.Any(IsUnknown);

    private static (Size A, Size B) Cancel(Size a, Size b)
    {
        if (a.IsOne || b.IsOne || a == b) return (a, b);
        var left = a.Names.ToList();
        var right = new List<string>();
        foreach (var name in b.Names)
        {
            if (!left.Remove(name)) right.Add(name);
        }
        var common = Gcd(a.Factor, b.Factor);
        return (Make(a.Factor / common, left), Make(b.Factor / common, right));
    }

    private static Size Make(long factor, List<string> names)
    {
        var size = Size.Of(factor);
        foreach (var name in names) size *= Size.Named(name);
        return size;
    }

    private static long Gcd(long a, long b) => b == 0 ? a : Gcd(b, a % b);
}
