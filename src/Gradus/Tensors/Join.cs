namespace Gradus.Tensors;

/// <summary>Puts one or two terms together, making indices equal.</summary>
public sealed partial class IndexFormBuilder
{
    private sealed class Join(IndexFormBuilder builder, IndexTerm left, IndexTerm? right)
    {
        private readonly List<(int From, int[] To)> equal = [];

        /// <summary>Makes the indices of two axes equal, cutting up an index of composite size where needed.</summary>
        public void Identify(int[] a, int[] b)
        {
            a = Resolve(a);
            b = Resolve(b);
            if (a.Length == b.Length)
            {
                for (var k = 0; k < a.Length; k++)
                {
                    if (builder.sizes[a[k]] != builder.sizes[b[k]]) throw new NoIndexFormException("axes are cut up differently");
                    if (a[k] != b[k]) Replace(Follow(b[k]), Follow(a[k]));
                }
            }
            else if (b.Length == 1)
            {
                equal.Add((b[0], a));
            }
            else if (a.Length == 1)
            {
                equal.Add((a[0], b));
            }
            else
            {
                throw new NoIndexFormException("axes are cut up differently");
            }
        }

        /// <summary>The joined term with the given axes; <paramref name="summed"/> are indices that may have left all factors.</summary>
        public IndexTerm Finish(int[][] axes, int[] summed)
        {
            var (ls, rs) = (left.Factors, right?.Factors ?? []);
            if (ls.Count + rs.Count > MaxFactors) throw new NoIndexFormException($"more than {MaxFactors} factors");
            var factors = new Factor[ls.Count + rs.Count];
            for (var k = 0; k < ls.Count; k++) factors[k] = Map(ls[k]);
            for (var k = 0; k < rs.Count; k++) factors[ls.Count + k] = Map(rs[k]);
            for (var k = 0; k < axes.Length; k++) axes[k] = Resolve(axes[k]);
            var volume = right is null ? left.Volume : left.Volume * right.Volume;
            var last = Resolve(summed);
            for (var k = 0; k < last.Length; k++)
            {
                if (Array.IndexOf(last, last[k]) == k && !Occurs(last[k], factors, axes)) volume *= builder.sizes[last[k]];
            }
            return new IndexTerm(right is null ? left.Coefficient : left.Coefficient * right.Coefficient, volume, factors, axes);
        }

        private static bool Occurs(int index, Factor[] factors, int[][] axes)
        {
            for (var k = factors.Length - 1; k >= 0; k--)
            {
                if (Array.IndexOf(factors[k].Indices, index) >= 0) return true;
            }
            foreach (var axis in axes)
            {
                if (Array.IndexOf(axis, index) >= 0) return true;
            }
            return false;
        }

        private void Replace(int from, int to)
        {
            if (from != to) equal.Add((from, [to]));
        }

        private int Follow(int index)
        {
            foreach (var (from, to) in equal)
            {
                if (from == index && to.Length == 1) index = to[0];
            }
            return index;
        }

        private Factor Map(Factor factor)
        {
            if (!Touched(factor.Indices)) return factor;
            var rows = Resolve(factor.Indices[..factor.RowCount]);
            return new Factor(factor.Head, [.. rows, .. Resolve(factor.Indices[factor.RowCount..])], rows.Length);
        }

        private bool Touched(int[] indices)
        {
            foreach (var (from, _) in equal)
            {
                if (Array.IndexOf(indices, from) >= 0) return true;
            }
            return false;
        }

        private int[] Resolve(int[] indices)
        {
            if (equal.Count == 0 || !Touched(indices)) return indices;
            if (equal.Count == 1 && equal[0].To.Length == 1)
            {
                var (from1, to1) = (equal[0].From, equal[0].To[0]);
                var mapped = new int[indices.Length];
                for (var k = 0; k < mapped.Length; k++) mapped[k] = indices[k] == from1 ? to1 : indices[k];
                return mapped;
            }
            var result = new List<int>(indices);
            foreach (var (from, to) in equal)
            {
                for (var at = result.IndexOf(from); at >= 0; at = result.IndexOf(from))
                {
                    result.RemoveAt(at);
                    result.InsertRange(at, to);
                    if (to.Contains(from)) break;
                }
            }
            return [.. result];
        }
    }
}
