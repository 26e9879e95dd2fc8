using System.Globalization;
using System.Text;
using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;
using Gradus.Shapes;

namespace Gradus.Tensors;

/// <summary>The one name that equal formulas share: the multiplied-out index form, canonically labelled.</summary>
/// <remarks>Two polynomial formulas are equal for all sizes exactly if their canonical forms agree. Functions that are not opened (inverses, exp, det)
/// are atoms named by the canonical form of their arguments, so agreement is still a proof; disagreement is none.</remarks>
public static class CanonicalForm
{
    /// <summary>True if the canonical forms agree: then the formulas are equal wherever both are defined. False decides nothing.</summary>
    public static bool Agree(Expr left, Expr right)
    {
        if (left.Shape != right.Shape) return false;
        try
        {
            var difference = Collect(left);
            foreach (var (key, coefficient) in Collect(right))
            {
                difference[key] = difference.GetValueOrDefault(key) - coefficient;
            }
            return difference.Values.All(static c => c.IsZero);
        }
        catch (NoIndexFormException)
        {
            return false;
        }
    }

    /// <summary>The canonical form as text; equal text means equal formulas.</summary>
    /// <exception cref="NoIndexFormException">The formula has no index form, or it is too large or too symmetric to label.</exception>
    public static string Of(Expr e) => Text(Collect(e));

    private static string Text(Dictionary<string, Rational> terms) =>
        string.Join(" + ", terms.Where(static t => !t.Value.IsZero).OrderBy(static t => t.Key, StringComparer.Ordinal).Select(static t => $"{t.Value} {t.Key}"));

    private static Dictionary<string, Rational> Collect(Expr e) => Collect(new IndexFormBuilder().Build(e));

    /// <summary>The terms by their canonical labels, like terms added.</summary>
    public static Dictionary<string, Rational> Collect(IndexForm form)
    {
        var terms = new Dictionary<string, Rational>();
        foreach (var term in form.Terms)
        {
            var atoms = new List<NamedFactor>(term.Factors.Count);
            var coefficient = term.Coefficient;
            foreach (var factor in term.Factors) atoms.Add(AtomNames.Of(factor, ref coefficient));
            var axes = term.Axes.Select(static a => (int[])a.Clone()).ToArray();
            var volume = Cancellation.Run(atoms, axes, term.Volume, form.Sizes);
            var key = Labelling.Encode(atoms, axes, volume, form.Sizes);
            terms[key] = terms.GetValueOrDefault(key) + coefficient;
        }
        return terms;
    }
}

/// <summary>A factor under its canonical name.</summary>
/// <param name="Name">The name of the tensor; equal names are equal tensors.</param>
/// <param name="Indices">Its indices, turned to the name's orientation.</param>
/// <param name="Unordered">True for a symmetric matrix, whose two indices may change places.</param>
/// <param name="Matrix">The symbol, for cancelling inverses; null for others.</param>
/// <param name="IsInverse">True if the tensor is the inverse of <paramref name="Matrix"/>.</param>
internal sealed record NamedFactor(string Name, int[] Indices, bool Unordered, Symbol? Matrix = null, bool IsInverse = false);

/// <summary>Names for atoms.</summary>
internal static class AtomNames
{
    public static NamedFactor Of(Factor factor, ref Rational coefficient)
    {
        var split = factor.Indices.Length > 2 || (factor.Indices.Length == 2 && factor.RowCount != 1);
        switch (factor.Head)
        {
            case Symbol s:
                return new NamedFactor($"{s.Name}:{s.Shape}:{(int)s.Properties}{Cut(factor, split)}", factor.Indices, s.IsSymmetric && !split, split ? null : s);
            case Derivative or Differential:
                throw new NoIndexFormException("a derivative that is not worked out");
            case Apply a:
                return OfApply(factor, a, split);
            case Sum:
                return new NamedFactor($"[{CanonicalForm.Of(factor.Head)}]{Cut(factor, split)}", factor.Indices, false);
            default:
                throw new NoIndexFormException("an atom without a name");
        }
    }

    private static NamedFactor OfApply(Factor factor, Apply a, bool split)
    {
        var arguments = a.Children.Select(CanonicalForm.Of).ToArray();
        var name = $"{a.Function.Name}({string.Join(", ", arguments)}){Cut(factor, split)}";
        if (a.Children[0].IsScalar || !TurnsWithArgument(a.Function)) return new NamedFactor(name, factor.Indices, false);
        var turned = (string[])arguments.Clone();
        turned[0] = CanonicalForm.Of(Matrices.Transpose(a.Children[0]));
        var other = $"{a.Function.Name}({string.Join(", ", turned)}){Cut(factor, split)}";
        if (a.IsScalar) return new NamedFactor(Min(name, other), factor.Indices, false);
        if (split || factor.Indices.Length < 2) return new NamedFactor(name, factor.Indices, false);
        int[] swapped = [factor.Indices[1], factor.Indices[0]];
        if (a.Function is Inverse && SymbolOf(a.Children[0]) is { } x) // X⁻¹ keeps the orientation of X, so that it can meet X
        {
            var turnedX = a.Children[0] is not Symbol;
            return new NamedFactor(turnedX ? other : name, turnedX ? swapped : factor.Indices, x.IsSymmetric, x, IsInverse: true);
        }
        var order = string.CompareOrdinal(name, other);
        return order <= 0 ? new NamedFactor(name, factor.Indices, order == 0) : new NamedFactor(other, swapped, false);
    }

    private static Symbol? SymbolOf(Expr e) => e as Symbol ?? (e is Apply { Function: Transpose } t ? t.Children[0] as Symbol : null);

    private static string Min(string a, string b) => string.CompareOrdinal(a, b) <= 0 ? a : b;

    /// <summary>f(Xᵀ) = f(X)ᵀ, or f(Xᵀ) = f(X) for a scalar value.</summary>
    private static bool TurnsWithArgument(MatrixFunction f) => f is ElementwiseFunction or Inverse or Adj or Det or LogDet or NormF or Norm1 or Norm2;

    private static string Cut(Factor factor, bool split) => split ? $"/{factor.RowCount}of{factor.Indices.Length}" : "";
}

/// <summary>Takes X X⁻¹ and Q Qᵀ out of a term.</summary>
internal static class Cancellation
{
    public static Size Run(List<NamedFactor> atoms, int[][] axes, Size volume, IReadOnlyList<Size> sizes)
    {
        for (var again = true; again;)
        {
            again = false;
            for (var a = 0; a < atoms.Count && !again; a++)
            {
                if (atoms[a].Matrix is null) continue;
                for (var b = 0; b < atoms.Count && !again; b++)
                {
                    if (a != b && Meeting(atoms[a], atoms[b]) is { } slots && IsPrivate(atoms[a].Indices[slots.A], atoms, axes))
                    {
                        volume *= Remove(atoms, a, b, slots, axes, sizes);
                        again = true;
                    }
                }
            }
        }
        return volume;
    }

    private static (int A, int B)? Meeting(NamedFactor x, NamedFactor y)
    {
        if (y.Matrix is null || !x.Matrix!.Equals(y.Matrix) || x.Indices.Length != 2 || y.Indices.Length != 2) return null;
        var opposite = x.IsInverse != y.IsInverse;
        if (!opposite && (x.IsInverse || !x.Matrix.Properties.HasFlag(Properties.Orthogonal))) return null;
        for (var i = 0; i < 2; i++)
        {
            for (var j = 0; j < 2; j++)
            {
                var fits = opposite ? i != j || x.Matrix.IsSymmetric : i == j;
                if (fits && x.Indices[i] == y.Indices[j] && x.Indices[0] != x.Indices[1] && y.Indices[0] != y.Indices[1]) return (i, j);
            }
        }
        return null;
    }

    private static bool IsPrivate(int index, List<NamedFactor> atoms, int[][] axes)
    {
        if (axes.Any(a => a.Contains(index))) return false;
        return atoms.Sum(f => f.Indices.Count(i => i == index)) == 2;
    }

    private static Size Remove(List<NamedFactor> atoms, int a, int b, (int A, int B) slots, int[][] axes, IReadOnlyList<Size> sizes)
    {
        var (keep, drop) = (atoms[a].Indices[1 - slots.A], atoms[b].Indices[1 - slots.B]);
        atoms.RemoveAt(Math.Max(a, b));
        atoms.RemoveAt(Math.Min(a, b));
        for (var k = 0; k < atoms.Count; k++) atoms[k] = atoms[k] with { Indices = Array.ConvertAll(atoms[k].Indices, i => i == drop ? keep : i) };
        foreach (var axis in axes)
        {
            for (var k = 0; k < axis.Length; k++)
            {
                if (axis[k] == drop) axis[k] = keep;
            }
        }
        var used = atoms.Exists(f => f.Indices.Contains(keep)) || axes.Any(x => x.Contains(keep));
        return used ? Size.One : sizes[keep];
    }
}

/// <summary>Canonical numbers for the indices of a term, by refinement and search as for graph isomorphism.</summary>
internal sealed class Labelling
{
    private const int MaxLeaves = 400;
    private readonly List<NamedFactor> factors;
    private readonly int[] indices;
    private readonly Dictionary<int, int> place = [];
    private readonly string[] marks;
    private readonly ulong[] names;
    private int leaves;
    private string? best;

    private Labelling(List<NamedFactor> factors, int[] indices, Dictionary<int, string> axisMarks, IReadOnlyList<Size> sizes)
    {
        this.factors = factors;
        this.indices = indices;
        for (var k = 0; k < indices.Length; k++) place[indices[k]] = k;
        marks = Array.ConvertAll(indices, i => $"{axisMarks.GetValueOrDefault(i, "")}|{sizes[i]}");
        names = [.. factors.Select(static f => Hash(f.Name))];
    }

    /// <summary>The canonical text of a term: its connected parts, each labelled, sorted.</summary>
    public static string Encode(List<NamedFactor> atoms, int[][] axes, Size volume, IReadOnlyList<Size> sizes)
    {
        var axisMarks = new Dictionary<int, string>();
        for (var a = 0; a < axes.Length; a++)
        {
            for (var k = 0; k < axes[a].Length; k++) axisMarks[axes[a][k]] = axisMarks.GetValueOrDefault(axes[a][k], "") + $"{a}.{k};";
        }
        var parts = new List<string>();
        foreach (var (part, indices) in Components(atoms, axisMarks.Keys))
        {
            parts.Add(indices.Length == 0 ? part[0].Name : new Labelling(part, indices, axisMarks, sizes).Best());
        }
        parts.Sort(string.CompareOrdinal);
        return volume.IsOne ? string.Join(' ', parts) : $"<{volume}> {string.Join(' ', parts)}";
    }

    private static IEnumerable<(List<NamedFactor> Factors, int[] Indices)> Components(List<NamedFactor> atoms, IEnumerable<int> open)
    {
        var parent = new Dictionary<int, int>();
        int Root(int i)
        {
            if (parent.TryAdd(i, i)) return i;
            while (parent[i] != i) i = parent[i] = parent[parent[i]];
            return i;
        }
        foreach (var i in open) Root(i);
        foreach (var f in atoms)
        {
            foreach (var i in f.Indices) parent[Root(i)] = Root(f.Indices[0]);
        }
        foreach (var scalar in atoms.Where(static f => f.Indices.Length == 0)) yield return ([scalar], []);
        foreach (var group in parent.Keys.ToArray().GroupBy(Root))
        {
            yield return ([.. atoms.Where(f => f.Indices.Length > 0 && Root(f.Indices[0]) == group.Key)], [.. group]);
        }
    }

    private string Best()
    {
        var colours = Array.ConvertAll(marks, Hash);
        Search(Refine(colours));
        return best!;
    }

    private void Search(ulong[] colours)
    {
        var order = Enumerable.Range(0, colours.Length).ToArray();
        Array.Sort(order, (a, b) => colours[a].CompareTo(colours[b]));
        var tie = -1;
        for (var k = 1; k < order.Length && tie < 0; k++)
        {
            if (colours[order[k]] == colours[order[k - 1]]) tie = k - 1;
        }
        if (tie < 0)
        {
            if (++leaves > MaxLeaves) throw new NoIndexFormException("too symmetric to label");
            var text = Write(order);
            if (best is null || string.CompareOrdinal(text, best) < 0) best = text;
            return;
        }
        for (var k = tie; k < order.Length && colours[order[k]] == colours[order[tie]]; k++)
        {
            var split = (ulong[])colours.Clone();
            split[order[k]] = Mix(split[order[k]] + 0x9E3779B97F4A7C15UL);
            Search(Refine(split));
        }
    }

    private ulong[] Refine(ulong[] colours)
    {
        var classes = Count(colours);
        while (classes < colours.Length)
        {
            var next = new ulong[colours.Length];
            for (var f = 0; f < factors.Count; f++) Spread(f, colours, next);
            for (var k = 0; k < next.Length; k++) next[k] = Mix(colours[k] ^ Mix(next[k] + 1));
            var now = Count(next);
            if (now <= classes) return colours;
            (colours, classes) = (next, now);
        }
        return colours;
    }

    private void Spread(int f, ulong[] colours, ulong[] next)
    {
        var own = factors[f].Indices;
        for (var slot = 0; slot < own.Length; slot++)
        {
            var h = Mix(names[f] + (factors[f].Unordered ? 0UL : (ulong)slot + 1));
            for (var other = 0; other < own.Length; other++)
            {
                if (other != slot) h = Mix(h ^ (colours[place[own[other]]] + (factors[f].Unordered ? 0UL : (ulong)other)) ^ (own[other] == own[slot] ? 77UL : 0UL));
            }
            next[place[own[slot]]] += h;
        }
    }

    private string Write(int[] order)
    {
        var label = new int[order.Length];
        for (var k = 0; k < order.Length; k++) label[order[k]] = k;
        var rows = new List<string>(factors.Count);
        foreach (var f in factors)
        {
            var own = Array.ConvertAll(f.Indices, i => label[place[i]]);
            if (f.Unordered) Array.Sort(own);
            rows.Add($"{f.Name}[{string.Join(',', own)}]");
        }
        rows.Sort(string.CompareOrdinal);
        var text = new StringBuilder("{");
        for (var k = 0; k < order.Length; k++) text.Append(CultureInfo.InvariantCulture, $"{k}:{marks[order[k]]} ");
        return text.AppendJoin(' ', rows).Append('}').ToString();
    }

    private static int Count(ulong[] colours) => colours.Distinct().Count();

    private static ulong Hash(string text)
    {
        var h = 14695981039346656037UL;
        foreach (var c in text) h = (h ^ c) * 1099511628211UL;
        return Mix(h);
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
