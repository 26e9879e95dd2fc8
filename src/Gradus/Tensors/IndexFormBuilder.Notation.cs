using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Shapes;

namespace Gradus.Tensors;

/// <summary>Index notation as index form: a free index i is the unit vector e_i, so that A_ij = Σ_pq A_pq e_i(p) e_j(q); a sum over i takes it away, for Σ_i e_i(p) = 1.</summary>
public sealed partial class IndexFormBuilder
{
    /// <summary>How many binders stand around what is built.</summary>
    private int inside;

    private List<IndexTerm> OfNotation(Expr e)
    {
        hasUnits = true;
        if (e is not IndexBinder) return OfPlace(e);
        inside++;
        try
        {
            return e switch
            {
                Summation { Kind: SummationKind.Sum } s => [.. (s.Where is null ? Terms(s.Body) : Times(Truth(s.Where), Terms(s.Body), contract: false)).Select(t => Summed(t, s.Index))],
                Comprehension c => [.. Terms(c.Body).Select(t => Placed(t, c))],
                _ => throw new NoIndexFormException("a product of many factors"),
            };
        }
        finally
        {
            inside--;
        }
    }

    private List<IndexTerm> OfPlace(Expr e) => e switch
    {
        EntryOf entry => [.. Terms(entry.Matrix).Select(t => Entry(t, entry))],
        Iverson iverson => Truth(iverson.Condition),
        OpenCall => [Opaque(e)],
        _ => throw new NoIndexFormException("index notation"),
    };

    private static IndexTerm Entry(IndexTerm term, EntryOf entry)
    {
        var factors = term.Factors.ToList();
        int[] Taken(Expr? index, int axis, Size size)
        {
            if (index is null) return term.Axes[axis];
            if (index is not IndexVariable i || i.Range != size || term.Axes[axis] is not [var place]) throw new NoIndexFormException("an index that is no letter of this range");
            factors.Add(new Factor(i, [place], 1));
            return [];
        }
        int[][] axes = [Taken(entry.Row, 0, entry.Matrix.Shape.Rows), Taken(entry.Column, 1, entry.Matrix.Shape.Columns)];
        return new IndexTerm(term.Coefficient, term.Volume, [.. factors], axes);
    }

    /// <summary>1 where a condition holds, else 0: δ_ij = Σ_p e_i(p) e_j(p).</summary>
    private List<IndexTerm> Truth(Condition condition)
    {
        switch (condition)
        {
            case Condition.Comparison { Order: Order.Equal or Order.Unequal, Left: IndexVariable i, Right: IndexVariable j } c when i.Range == j.Range && !i.Range.IsOne:
                var place = NewIndex(i.Range);
                List<IndexTerm> delta = [new IndexTerm(Rational.One, Size.One, [new Factor(i, [place], 1), new Factor(j, [place], 1)], [[], []])];
                return c.Order == Order.Equal ? delta : Opposite(delta);
            case Condition.Membership { Set: Symbol { Properties: var p } set } m when p.HasFlag(Properties.IndexSet):
                return Terms(EntryOf.Of(set, m.Element));
            case Condition.Negation n:
                return Opposite(Truth(n.Inner));
            case Condition.Combination { IsAll: true } all:
                return all.Parts.Select(Truth).Aggregate((a, b) => Times(a, b, contract: false));
            case Condition.Combination any:
                return Opposite(any.Parts.Select(part => Opposite(Truth(part))).Aggregate((a, b) => Times(a, b, contract: false)));
            default:
                throw new NoIndexFormException("a condition on the order of indices");
        }
    }

    private static List<IndexTerm> Opposite(List<IndexTerm> truth) =>
        [new IndexTerm(Rational.One, Size.One, [], [[], []]), .. truth.Select(static t => t.With(-t.Coefficient))];

    /// <summary>Σ_i of a term.</summary>
    private IndexTerm Summed(IndexTerm term, IndexVariable i)
    {
        var (rest, place) = Without(term, i);
        return place is null ? new IndexTerm(rest.Coefficient, rest.Volume * i.Range, (Factor[])rest.Factors, (int[][])rest.Axes) : Merged(rest);
    }

    /// <summary>The term in each place of a matrix: the index of the place becomes the index of the axis.</summary>
    private IndexTerm Placed(IndexTerm term, Comprehension c)
    {
        term = Merged(term);
        int[] Axis(IndexVariable? index, int[] inner)
        {
            if (index is null) return inner;
            if (index.Range.IsOne) throw new NoIndexFormException("an index with one place");
            (term, var place) = Without(term, index);
            return [place ?? NewIndex(index.Range), .. inner];
        }
        var rows = Axis(c.Row, term.Axes[0]);
        if (c.Row is not null) term = new IndexTerm(term.Coefficient, term.Volume, (Factor[])term.Factors, [rows, term.Axes[1]]);
        var columns = Axis(c.Column, term.Axes[1]);
        return Merged(new IndexTerm(term.Coefficient, term.Volume, (Factor[])term.Factors, [term.Axes[0], columns]));
    }

    /// <summary>The term without e_i, and the index that it stood at; null where the term does not depend on i.</summary>
    private (IndexTerm Left, int? Place) Without(IndexTerm term, IndexVariable i)
    {
        term = Merged(term);
        if (term.Factors.Any(f => f.Head is not IndexVariable && f.Head.Contains(i))) throw new NoIndexFormException($"a function of what depends on {i.Name}");
        var unit = term.Factors.FirstOrDefault(f => f.Head is IndexVariable own && own.Name == i.Name);
        if (unit is null) return (term, null);
        if (sizes[unit.Indices[0]] != i.Range) throw new NoIndexFormException($"{i.Name} runs over two ranges");
        return (new IndexTerm(term.Coefficient, term.Volume, [.. term.Factors.Where(f => !ReferenceEquals(f, unit))], (int[][])term.Axes), unit.Indices[0]);
    }

    /// <summary>e_i(p) e_i(q) = e_i(p) δ_pq, and Σ_p e_i(p) = 1.</summary>
    private IndexTerm Merged(IndexTerm term)
    {
        while (Pair(term.Factors) is var (kept, other))
        {
            var without = new IndexTerm(term.Coefficient, term.Volume, [.. term.Factors.Where(f => !ReferenceEquals(f, other))], (int[][])term.Axes);
            if (kept.Indices[0] == other.Indices[0])
            {
                term = without;
                continue;
            }
            var join = new Join(this, without, null);
            join.Identify(kept.Indices, other.Indices);
            term = join.Finish([.. without.Axes], []);
        }
        return term.Factors.FirstOrDefault(f => f.Head is IndexVariable && IsLoose(f, term)) is { } loose
            ? Merged(new IndexTerm(term.Coefficient, term.Volume, [.. term.Factors.Where(f => !ReferenceEquals(f, loose))], (int[][])term.Axes))
            : term;
    }

    private static (Factor Kept, Factor Other)? Pair(IReadOnlyList<Factor> factors)
    {
        for (var k = 0; k < factors.Count; k++)
        {
            if (factors[k].Head is not IndexVariable i) continue;
            for (var l = k + 1; l < factors.Count; l++)
            {
                if (factors[l].Head is IndexVariable j && i.Name == j.Name) return (factors[k], factors[l]);
            }
        }
        return null;
    }

    private static bool IsLoose(Factor unit, IndexTerm term) =>
        !term.Axes.Any(a => a.Contains(unit.Indices[0])) && !term.Factors.Any(f => !ReferenceEquals(f, unit) && f.Indices.Contains(unit.Indices[0]));

    /// <summary>f(u_i) as the entry i of f(u), for a function that works entry by entry; null for anything else, and where no index is in it.</summary>
    private IndexTerm? Lifted(Expr head)
    {
        if (head is not (Apply { Function: ElementwiseFunction } or OpenCall { IsEntrywise: true })) return null;
        var free = head.Children[0].FreeIndices();
        if (free.Count is 0 or > 2 || head.Children.Skip(1).Any(static c => c.FreeIndices().Count > 0)) return null;
        IndexVariable[] indices = [.. head.Children[0].SelfAndDescendants().OfType<IndexVariable>().Where(v => free.Contains(v.Name)).DistinctBy(static v => v.Name).OrderBy(static v => v.Name, StringComparer.Ordinal)];
        var inner = Comprehension.Of(indices[0], indices.Length > 1 ? indices[1] : null, head.Children[0]);
        var whole = head is OpenCall call ? OpenCall.Of(call.Name, [inner, .. call.Children.Skip(1)], inner.Shape, true, call.Orders) : head.WithChildren([inner, .. head.Children.Skip(1)]);
        return Terms(indices.Length > 1 ? EntryOf.Of(whole, indices[0], indices[1]) : EntryOf.Of(whole, indices[0])) is [var one] ? one : null;
    }
}
