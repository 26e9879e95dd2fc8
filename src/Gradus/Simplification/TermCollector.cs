using System.Numerics;
using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;
using Gradus.Shapes;

namespace Gradus.Simplification;

/// <summary>Adds like terms and takes common factors out of a sum: AB + ABᵀ = A(B + Bᵀ).</summary>
public static class TermCollector
{
    private static readonly Comparer<Expr[]> FactorOrder = Comparer<Expr[]>.Create(ExprOrder.Compare);

    /// <summary>The sum of the terms, collected.</summary>
    public static Expr Collect(IEnumerable<Expr> terms)
    {
        var list = new List<Term>();
        Shape? shape = null;
        foreach (var e in terms)
        {
            shape ??= e.Shape;
            foreach (var part in e is Sum s ? s.Children : [e]) Add(list, Term.Of(part));
        }
        list.RemoveAll(static t => t.Coefficient.IsZero);
        if (list.Count == 0) return Constant.Zeros(shape!);
        if (list.Count == 1) return list[0].ToExpr(shape!);
        return Factorise([.. list.OrderBy(static t => t.Marks).ThenBy(static t => t.Factors, FactorOrder).ThenBy(static t => t.Scalars, FactorOrder)], shape!);
    }

    private static void Add(List<Term> list, Term term)
    {
        var at = list.FindIndex(t => t.IsLike(term));
        if (at < 0) list.Add(term);
        else list[at] = list[at] with { Coefficient = list[at].Coefficient + term.Coefficient };
    }

    private static Expr Factorise(List<Term> terms, Shape shape)
    {
        if (terms.Count == 1) return terms[0].ToExpr(shape);
        terms = [.. terms.OrderBy(static t => t.Factors.Length == 0 && t.Coefficient.Sign > 0 ? 0 : 1)]; // I + K rather than K + I
        var coefficient = CommonCoefficient(terms);
        var scalars = CommonScalars(terms);
        var prefix = CommonPrefix(terms);
        var suffix = CommonSuffix(terms, prefix);
        (prefix, suffix) = Worthwhile(terms, prefix, suffix);
        if (coefficient.IsOne && scalars.Length == 0 && prefix + suffix == 0) return Grouped(terms, shape);
        var first = terms[0].Factors;
        var left = first[..prefix];
        var right = first[(first.Length - suffix)..];
        var rows = prefix == 0 ? shape.Rows : left[^1].Shape.Columns;
        var columns = suffix == 0 ? shape.Columns : right[0].Shape.Rows;
        var inner = Factorise(terms.ConvertAll(t => new Term(t.Coefficient / coefficient, Without(t.Scalars, scalars), t.Factors[prefix..(t.Factors.Length - suffix)])), new Shape(rows, columns));
        return Scale.Of(coefficient, scalars, left.Length + right.Length == 0 ? inner : inner.IsScalar ? inner * Product.Of([.. left, .. right]) : Product.Of([.. left, inner, .. right]));
    }

    /// <summary>No factor is common to all: take one out of the largest group that shares one.</summary>
    private static Expr Grouped(List<Term> terms, Shape shape)
    {
        List<Term>? best = null;
        foreach (var seed in terms)
        {
            Consider(terms.FindAll(t => Shares(t.Factors, seed.Factors, fromEnd: false)), ref best);
            Consider(terms.FindAll(t => Shares(t.Factors, seed.Factors, fromEnd: true)), ref best);
            foreach (var scalar in seed.Scalars) Consider(terms.FindAll(t => t.Scalars.Contains(scalar)), ref best);
        }
        if (best is null) return Sum.Of(terms.Select(t => t.ToExpr(shape)));
        var rest = terms.FindAll(t => !best.Contains(t));
        var grouped = Factorise(best, shape);
        return best.Count == terms.Count ? grouped : Sum.Of(grouped, Factorise(rest, shape));
    }

    private static void Consider(List<Term> group, ref List<Term>? best)
    {
        if (group.Count < 2 || group.Count <= (best?.Count ?? 1)) return;
        var prefix = CommonPrefix(group);
        var suffix = CommonSuffix(group, prefix);
        (prefix, suffix) = Worthwhile(group, prefix, suffix);
        if (prefix + suffix > 0 || CommonScalars(group).Length > 0) best = group;
    }

    private static bool Shares(Expr[] a, Expr[] b, bool fromEnd) =>
        a.Length > 0 && b.Length > 0 && (fromEnd ? a[^1].Equals(b[^1]) : a[0].Equals(b[0]));

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

    private static Expr[] Common(Expr[] a, Expr[] b)
    {
        var left = new List<Expr>(b);
        return [.. a.Where(left.Remove)];
    }

    private static Expr[] Without(Expr[] a, Expr[] taken)
    {
        var left = new List<Expr>(taken);
        return [.. a.Where(x => !left.Remove(x))];
    }

    private sealed record Term(Rational Coefficient, Expr[] Scalars, Expr[] Factors)
    {
        /// <summary>The product of the factors where it is at hand.</summary>
        public Expr? Body { get; init; }

        public int Marks { get; } = Factors.Count(static f => f is Apply { Function: Transpose });

        public static Term Of(Expr e)
        {
            var (scalars, body, coefficient) = e switch
            {
                Number n => ([], null, n.Value),
                Scale s => (s.Scalars.ToArray(), s.Body, s.Coefficient),
                { IsScalar: true } => ([e], null, Rational.One),
                _ => ((Expr[])[], e, Rational.One),
            };
            Array.Sort(scalars, ExprOrder.Instance);
            return new Term(coefficient, scalars, body switch
            {
                null => [],
                Product p => [.. p.Children],
                Constant { Kind: ConstantKind.Identity } => [],
                _ => [body],
            }) { Body = body };
        }

        public bool IsLike(Term other) => Scalars.AsSpan().SequenceEqual(other.Scalars) && Factors.AsSpan().SequenceEqual(other.Factors);

        public Expr ToExpr(Shape shape)
        {
            Expr? body = Factors.Length > 0 ? Body ?? Product.Of(Factors) : shape.IsScalar ? null : Constant.Identity(shape.Rows);
            return Scale.Of(Coefficient, Scalars, body);
        }
    }
}
