using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;

namespace Gradus.Tensors;

/// <summary>Names for the atoms of one comparison. What stands in a function is named once, however often it is met: names within names would take time without bound.</summary>
internal sealed class AtomNames
{
    private Dictionary<Expr, string>? known;

    /// <summary>The canonical form of what stands in a function.</summary>
    /// <exception cref="NoIndexFormException">It has none.</exception>
    public string TextOf(Expr argument)
    {
        known ??= [];
        if (!known.TryGetValue(argument, out var text)) known.Add(argument, text = CanonicalForm.Of(argument, this));
        return text;
    }

    /// <summary>An atom with its name, turned so that a matrix and its transpose share one.</summary>
    public NamedFactor Of(Factor factor, ref Rational coefficient)
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
            case IndexVariable i:
                return new NamedFactor($"place {i.Name}", factor.Indices, false);
            case OpenCall o:
                return new NamedFactor($"any {o.Name}{(o.IsEntrywise ? "." : "")}{string.Join(',', o.Orders)}({string.Join(", ", o.Children.Select(TextOf))}):{o.Shape}{Cut(factor, split)}", factor.Indices, false);
            case Sum:
                return new NamedFactor($"[{TextOf(factor.Head)}]{Cut(factor, split)}", factor.Indices, false);
            default:
                throw new NoIndexFormException("an atom without a name");
        }
    }

    private NamedFactor OfApply(Factor factor, Apply a, bool split)
    {
        var arguments = a.Children.Select(TextOf).ToArray();
        var name = $"{a.Function.Name}({string.Join(", ", arguments)}){Cut(factor, split)}";
        if (a.Children[0].IsScalar || !TurnsWithArgument(a.Function)) return new NamedFactor(name, factor.Indices, false);
        var turned = (string[])arguments.Clone();
        turned[0] = TextOf(Matrices.Transpose(a.Children[0]));
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
    private static bool TurnsWithArgument(MatrixFunction f) => f is ElementwiseFunction or AnalyticFunction { IsPrimary: true } or Pinv or Det or LogDet or NormF or Norm1 or Norm2 or SpecNorm or Nuc;

    private static string Cut(Factor factor, bool split) => split ? $"/{factor.RowCount}of{factor.Indices.Length}" : "";
}
