using Gradus.Expressions;
using Gradus.Shapes;

namespace Gradus.Tensors;

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
