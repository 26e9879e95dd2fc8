using Gradus.Shapes;

namespace Gradus.Expressions;

/// <summary>An expression in which an index runs through its range: a sum, a product, a matrix made from its entries.</summary>
public abstract class IndexBinder : Expr
{
    private Expr?[] instances = [];

    private protected IndexBinder(Shape shape, int hash)
        : base(shape, hash)
    {
    }

    /// <summary>The indices that are bound here: outside of the expression their letters mean something else.</summary>
    public abstract IReadOnlyList<IndexVariable> Bound { get; }

    /// <summary>True if an index of this name is bound here.</summary>
    public bool Binds(string name)
    {
        foreach (var index in Bound)
        {
            if (index.Name == name) return true;
        }
        return false;
    }

    /// <summary>The same with other letters for the bound indices, none of which occurs free in the expression or in what is to be put into it.</summary>
    internal IndexBinder Renamed(params IReadOnlyList<Expr> avoid)
    {
        var taken = this.FreeIndices().Concat(avoid.SelectMany(static e => e.FreeIndices())).Concat(Bound.Select(static i => i.Name)).ToHashSet();
        var (from, to) = (Bound, new IndexVariable[Bound.Count]);
        for (var k = 0; k < to.Length; k++)
        {
            var name = from[k].Name + "′";
            while (!taken.Add(name)) name += "′";
            to[k] = IndexVariable.Of(name, from[k].Range);
        }
        var children = new Expr[Children.Count];
        for (var c = 0; c < children.Length; c++)
        {
            children[c] = Children[c];
            for (var k = 0; k < to.Length; k++) children[c] = children[c].Substitute(from[k], to[k]);
        }
        return Rebound(to, children);
    }

    /// <summary>The same node over other indices and operands.</summary>
    private protected abstract IndexBinder Rebound(IReadOnlyList<IndexVariable> bound, IReadOnlyList<Expr> children);

    /// <summary>What is made once for a place and remembered.</summary>
    private protected Expr Once(int place, Func<Expr> make)
    {
        const int MostRemembered = 64;
        if (place >= MostRemembered) return make();
        var known = instances;
        if (place >= known.Length)
        {
            Array.Resize(ref known, Math.Max(4, Math.Min(MostRemembered, place + 4)));
            instances = known;
        }
        return known[place] ??= make();
    }
}
