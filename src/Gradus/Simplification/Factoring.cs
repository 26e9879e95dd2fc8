using System.Numerics;
using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;
using Gradus.Shapes;

namespace Gradus.Simplification;

/// <summary>Takes common factors out of a sum of terms that are not like: heads and tails of products, scalars, coefficients, factors of Hadamard products.</summary>
internal readonly struct Factoring(Shape shape)
{
    /// <summary>Up to so many terms all groupings are tried for the shortest; beyond, the largest group is taken.</summary>
    private const int MostTried = 5;

    /// <summary>Up to so many terms every pair is compared; beyond, terms meet in a table by what they share.</summary>
    private const int MostCompared = 24;

    /// <summary>The terms, factored.</summary>
    public Expr Of(List<Term> terms)
    {
        if (terms.Count == 1) return terms[0].ToExpr(shape);
        terms.Sort(Term.Order);
        var coefficient = CommonCoefficient(terms);
        var scalars = CommonScalars(terms);
        var (prefix, suffix) = CommonEnds(terms);
        if (coefficient.IsOne && scalars.Length == 0 && prefix + suffix == 0) return Grouped(terms);
        var first = terms[0].Factors;
        var left = first[..prefix];
        var right = first[(first.Length - suffix)..];
        var rows = prefix == 0 ? shape.Rows : left[^1].Shape.Columns;
        var columns = suffix == 0 ? shape.Columns : right[0].Shape.Rows;
        var rest = terms.ConvertAll(t => new Term(t.Coefficient / coefficient, Without(t.Scalars, scalars), t.Factors[prefix..(t.Factors.Length - suffix)]));
        var inner = new Factoring(prefix + suffix > 0 && rest.TrueForAll(static t => t.Factors.Length == 0) ? Shape.Scalar : new Shape(rows, columns)).Of(rest);
        return Scale.Of(coefficient, scalars, left.Length + right.Length == 0 ? inner : inner.IsScalar ? inner * Product.Of([.. left, .. right]) : Product.Of([.. left, inner, .. right]));
    }

    /// <summary>No factor is common to all: one is taken out of a group that shares one.</summary>
    private Expr Grouped(List<Term> terms)
    {
        if (CommonEntries(terms) is { } entrywise) return entrywise;
        if (CommonCall(terms) is { } call) return call;
        if (terms.Count > MostCompared) return InOnePass(terms);
        var groups = Groups(terms);
        if (groups.Count == 0)
        {
            var self = shape;
            return Sum.Of(terms.Select(t => t.ToExpr(self)));
        }
        if (terms.Count > MostTried) return Split(terms, groups.MaxBy(static g => g.Count)!);
        Expr? best = null;
        foreach (var group in groups)
        {
            var next = Split(terms, group);
            best = best is null ? next : Cost.Shorter(best, next);
        }
        return best!;
    }

    private Expr Split(List<Term> terms, List<Term> group)
    {
        var rest = terms.FindAll(t => !group.Contains(t));
        var grouped = Of([.. group]);
        return rest.Count == 0 ? grouped : Sum.Of(grouped, Of(rest));
    }

    /// <summary>Long sums: the groups that share a head, a tail or a scalar, the largest first, each term in one of them.</summary>
    private Expr InOnePass(List<Term> terms)
    {
        var shared = new Dictionary<(int Place, Expr Factor), List<int>>();
        void Note(int place, Expr factor, int term)
        {
            if (!shared.TryGetValue((place, factor), out var members)) shared[(place, factor)] = members = [];
            if (members.Count == 0 || members[^1] != term) members.Add(term);
        }
        for (var k = 0; k < terms.Count; k++)
        {
            if (terms[k].Factors is [var head, ..] factors)
            {
                Note(0, head, k);
                Note(1, factors[^1], k);
            }
            foreach (var scalar in terms[k].Scalars) Note(2, scalar, k);
        }
        var (taken, parts) = (new bool[terms.Count], new List<Expr>());
        foreach (var members in shared.Values.Where(static m => m.Count > 1).OrderByDescending(static m => m.Count))
        {
            List<Term> group = [.. members.Where(k => !taken[k]).Select(k => terms[k])];
            if (group.Count < 2 || (CommonEnds(group) is (0, 0) && CommonScalars(group).Length == 0)) continue;
            foreach (var k in members) taken[k] = true;
            parts.Add(Of(group));
        }
        var self = shape;
        parts.AddRange(terms.Where((_, k) => !taken[k]).Select(t => t.ToExpr(self)));
        return Sum.Of(parts);
    }

    /// <summary>The groups of two or more terms that share a head, a tail, a scalar or an entry, each group once.</summary>
    private List<List<Term>> Groups(List<Term> terms)
    {
        var groups = new List<List<Term>>();
        foreach (var seed in terms)
        {
            if (seed.Factors.Length > 0)
            {
                Consider(terms.FindAll(t => t.Factors.Length > 0 && t.Factors[0].Equals(seed.Factors[0])), groups);
                Consider(terms.FindAll(t => t.Factors.Length > 0 && t.Factors[^1].Equals(seed.Factors[^1])), groups);
            }
            if (seed.Call is { } call) Consider(terms.FindAll(t => ReferenceEquals(t.Call?.Function, call.Function)), groups);
            foreach (var scalar in seed.Scalars) Consider(terms.FindAll(t => t.Scalars.Contains(scalar)), groups);
            foreach (var entry in seed.Entries) Consider(terms.FindAll(t => t.Entries.Contains(entry)), groups);
        }
        return groups;
    }

    private void Consider(List<Term> group, List<List<Term>> groups)
    {
        if (group.Count < 2 || groups.Exists(g => g.SequenceEqual(group))) return;
        var (prefix, suffix) = CommonEnds(group);
        if (prefix + suffix > 0 || CommonScalars(group).Length > 0 || CommonEntries(group) is not null || CommonCall(group) is not null) groups.Add(group);
    }

    /// <summary>A ∘ B + A ∘ C = A ∘ (B + C), where every term is such a product and keeps something.</summary>
    private Expr? CommonEntries(List<Term> terms)
    {
        IReadOnlyList<Expr> common = terms[0].Entries;
        if (common.Count == 0) return null;
        for (var k = 1; k < terms.Count && common.Count > 0; k++) common = Common(common, terms[k].Entries);
        if (common.Count == 0 || terms.Exists(t => t.Entries.Count == common.Count)) return null;
        var rest = terms.ConvertAll(t => t with { Factors = [Entrywise.Of(Without(t.Entries, common))], Body = null });
        return Entrywise.Of([.. common, Of(rest)]);
    }

    /// <summary>vec(A) + 2 vec(B) = vec(A + 2B), for every linear function of one matrix.</summary>
    private static Expr? CommonCall(List<Term> terms)
    {
        if (terms[0].Call is not { } first) return null;
        foreach (var term in terms)
        {
            if (term.Call is not { } call || !ReferenceEquals(call.Function, first.Function) || call.Children[0].Shape != first.Children[0].Shape || !call.Children.Skip(1).SequenceEqual(first.Children.Skip(1))) return null;
        }
        var arguments = terms.ConvertAll(static t => Scale.Of(t.Coefficient, t.Scalars, t.Call!.Children[0]));
        return first.WithChildren([TermCollector.Collect(arguments), .. first.Children.Skip(1)]);
    }

    private static (int Prefix, int Suffix) CommonEnds(List<Term> terms)
    {
        var prefix = CommonPrefix(terms);
        return Worthwhile(terms, prefix, CommonSuffix(terms, prefix));
    }

    /// <summary>Taking out a whole term leaves the identity; that pays only if what is taken out is long, and must have the square shape of an identity.</summary>
    private static (int Prefix, int Suffix) Worthwhile(List<Term> terms, int prefix, int suffix)
    {
        if (prefix + suffix == 0 || terms.TrueForAll(t => t.Factors.Length > prefix + suffix)) return (prefix, suffix);
        if (Weight(terms[0].Factors, prefix, suffix) >= 3 || terms.TrueForAll(t => t.Factors.Length == prefix + suffix)) return (prefix, suffix);
        return (0, 0);
    }

    private static int Weight(Expr[] factors, int prefix, int suffix)
    {
        var weight = prefix + suffix;
        for (var k = 0; k < factors.Length; k++)
        {
            if (k < prefix || k >= factors.Length - suffix) weight += factors[k] is Apply { Function: Kronecker or Inverse } ? 2 : 1;
        }
        return weight;
    }

    private static Rational CommonCoefficient(List<Term> terms)
    {
        if (terms.TrueForAll(static t => t.Coefficient.IsOne)) return Rational.One;
        var numerator = BigInteger.Zero;
        var denominator = BigInteger.One;
        foreach (var t in terms)
        {
            numerator = BigInteger.GreatestCommonDivisor(numerator, t.Coefficient.Numerator);
            denominator *= t.Coefficient.Denominator / BigInteger.GreatestCommonDivisor(denominator, t.Coefficient.Denominator);
        }
        var common = Rational.Of(numerator, denominator);
        if (denominator > 1 && terms.Exists(t => t.Coefficient.Denominator != denominator)) common = Rational.One;
        return terms.TrueForAll(static t => t.Coefficient.Sign < 0) ? -common : common;
    }

    private static int CommonPrefix(List<Term> terms)
    {
        var n = 0;
        while (terms.TrueForAll(t => t.Factors.Length > n && t.Factors[n].Equals(terms[0].Factors[n]))) n++;
        return n;
    }

    private static int CommonSuffix(List<Term> terms, int prefix)
    {
        var n = 0;
        while (terms.TrueForAll(t => t.Factors.Length - prefix > n && t.Factors[^(n + 1)].Equals(terms[0].Factors[^(n + 1)]))) n++;
        return n;
    }

    private static Expr[] CommonScalars(List<Term> terms)
    {
        var common = terms[0].Scalars;
        for (var k = 1; k < terms.Count && common.Length > 0; k++) common = Common(common, terms[k].Scalars);
        return common;
    }

    private static Expr[] Common(IReadOnlyList<Expr> a, IReadOnlyList<Expr> b)
    {
        var left = new List<Expr>(b);
        return [.. a.Where(left.Remove)];
    }

    private static Expr[] Without(IReadOnlyList<Expr> a, IReadOnlyList<Expr> taken)
    {
        var left = new List<Expr>(taken);
        return [.. a.Where(x => !left.Remove(x))];
    }
}
