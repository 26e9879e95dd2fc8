using Gradus.Shapes;

namespace Gradus.Binding;

/// <summary>Gives unknown sizes the names that a reader expects: n for a vector or a square matrix, m×n for a matrix, then p, q, r.</summary>
internal sealed class SizeNames(Unifier unifier, Func<string, bool> isSymbol)
{
    private static readonly string[] Preferred = ["n", "m", "p", "q", "r", "s", "t", "k", "l"];

    private readonly Dictionary<string, string> given = [];
    private readonly List<(string Unknown, string Name)> order = [];
    private readonly HashSet<string> taken = [];
    private readonly HashSet<string> reserved = [];
    private readonly HashSet<string> written = [];

    /// <summary>Keeps the names in a shape from being given to other sizes.</summary>
    public void Reserve(Shape shape)
    {
        reserved.UnionWith(shape.Rows.Names);
        reserved.UnionWith(shape.Columns.Names);
        taken.UnionWith(reserved);
    }

    /// <summary>True if the name is a declared size.</summary>
    public bool IsReserved(string name) => reserved.Contains(name);

    /// <summary>Keeps a name that the author writes, as in I_n, for the size that it is found to stand for.</summary>
    public Size Written(string name)
    {
        written.Add(name);
        return Size.Named("?" + name);
    }

    /// <summary>True if the author calls the two sizes by different names.</summary>
    public bool AreApart(Size a, Size b) => WrittenName(a) is { } first && WrittenName(b) is { } second && first != second;

    private string? WrittenName(Size size) => unifier.Resolve(size) is var resolved && resolved.Names is [var name] && reserved.Contains(name) ? name : written.FirstOrDefault(w => unifier.Resolve(Size.Named("?" + w)) == resolved);

    /// <summary>Gives every size that the author named its name.</summary>
    public void NameWritten()
    {
        foreach (var name in written) Final(Size.Named("?" + name));
    }

    /// <summary>The place to go back to.</summary>
    public int Mark() => order.Count;

    /// <summary>Takes back the names given since the mark.</summary>
    public void Undo(int mark)
    {
        for (var i = order.Count - 1; i >= mark; i--)
        {
            given.Remove(order[i].Unknown);
            taken.Remove(order[i].Name);
        }
        order.RemoveRange(mark, order.Count - mark);
    }

    public Size Final(Size size) => unifier.Resolve(size).Substitute(name => Unifier.IsUnknown(name) ? Size.Named(Name(name, "n")) : null);

    public Shape Final(Shape shape)
    {
        shape = unifier.Resolve(shape);
        if (shape.Rows.Names is [var rows] && shape.Columns.Names is [var columns] && rows != columns)
        {
            if (Unifier.IsUnknown(rows)) Name(rows, "m");
            if (Unifier.IsUnknown(columns)) Name(columns, "n");
        }
        return new Shape(Final(shape.Rows), Final(shape.Columns), shape.By is null ? null : Final(shape.By));
    }

    /// <summary>The shape in words, without settling any name for good.</summary>
    public string Words(Shape shape)
    {
        var final = Trial(shape);
        return final.IsTensor ? $"an order-4 tensor ({final})" : final.IsScalar ? "a scalar" : final.IsColumn ? $"a column ({final})" : final.IsRow ? $"a row ({final})" : $"a matrix ({final})";
    }

    /// <summary>The shape with names given for the moment only.</summary>
    public Shape Trial(Shape shape)
    {
        var trial = new SizeNames(unifier, isSymbol);
        foreach (var (unknown, name) in given) trial.given.Add(unknown, name);
        trial.taken.UnionWith(taken);
        trial.written.UnionWith(written);
        return trial.Final(shape);
    }

    private string Name(string unknown, string first)
    {
        if (given.TryGetValue(unknown, out var name)) return name;
        var hint = unknown[1..].TrimEnd("0123456789".ToCharArray());
        name = written.FirstOrDefault(w => !taken.Contains(w) && unifier.Resolve(Size.Named("?" + w)) == Size.Named(unknown))
            ?? (hint.Length > 0 && IsFree(hint) ? hint : IsFree(first) ? first : Preferred.FirstOrDefault(IsFree) ?? Numbered());
        taken.Add(name);
        given.Add(unknown, name);
        order.Add((unknown, name));
        return name;
    }

    /// <summary>A size that nobody named gives way to a symbol: n I beside a number n would be two things of one name.</summary>
    private bool IsFree(string name) => !taken.Contains(name) && !written.Contains(name) && !isSymbol(name);

    private string Numbered()
    {
        for (var i = 1; ; i++)
        {
            if (IsFree($"n{i}")) return $"n{i}";
        }
    }
}
