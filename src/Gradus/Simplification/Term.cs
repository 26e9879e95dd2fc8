using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;
using Gradus.Shapes;

namespace Gradus.Simplification;

/// <summary>A term of a sum: a coefficient, scalar factors in order, matrix factors in order.</summary>
internal sealed record Term(Rational Coefficient, Expr[] Scalars, Expr[] Factors)
{
    private static readonly Comparer<Expr[]> Lists = Comparer<Expr[]>.Create(ExprOrder.Compare);

    /// <summary>The order of terms in a sum: what is added before what is subtracted, the identity before matrices, few transposes first, long products before short ones.</summary>
    public static IComparer<Term> Order { get; } = Comparer<Term>.Create(static (x, y) =>
    {
        var c = (x.Coefficient.Sign < 0).CompareTo(y.Coefficient.Sign < 0);
        if (c == 0) c = (x.Factors.Length > 0).CompareTo(y.Factors.Length > 0);
        if (c == 0) c = x.Marks.CompareTo(y.Marks);
        if (c == 0) c = y.Factors.Length.CompareTo(x.Factors.Length);
        if (c == 0) c = Lists.Compare(x.Factors, y.Factors);
        if (c == 0) c = x.Scalars.Length.CompareTo(y.Scalars.Length);
        return c != 0 ? c : Lists.Compare(x.Scalars, y.Scalars);
    });

    /// <summary>The product of the factors where it is at hand.</summary>
    public Expr? Body { get; init; }

    private int Marks { get; } = Factors.Count(static f => f is Apply { Function: Transpose });

    /// <summary>An expression as a term.</summary>
    public static Term Of(Expr e)
    {
        var (scalars, body, coefficient) = e switch
        {
            Number n => ([], null, n.Value),
            Scale s => (s.Scalars.ToArray(), s.Body, s.Coefficient),
            { IsScalar: true } => ([e], null, Rational.One),
            _ => ((Expr[])[], e, Rational.One),
        };
        if (scalars.Length > 1) Array.Sort(scalars, ExprOrder.Instance);
        return new Term(coefficient, scalars, body switch
        {
            null => [],
            Product p => [.. p.Children],
            Constant { Kind: ConstantKind.Identity } => [],
            _ => [body],
        }) { Body = body };
    }

    /// <summary>Equal for terms that differ in their coefficients alone.</summary>
    public static IEqualityComparer<Term> Likeness { get; } = EqualityComparer<Term>.Create(static (x, y) => x!.IsLike(y!), static t =>
    {
        var hash = default(HashCode);
        foreach (var s in t.Scalars) hash.Add(s.GetHashCode());
        hash.Add(0);
        foreach (var f in t.Factors) hash.Add(f.GetHashCode());
        return hash.ToHashCode();
    });

    /// <summary>True if the terms differ in their coefficients alone.</summary>
    public bool IsLike(Term other) => Scalars.AsSpan().SequenceEqual(other.Scalars) && Factors.AsSpan().SequenceEqual(other.Factors);

    /// <summary>The factors of a Hadamard product; empty where the term is none.</summary>
    public IReadOnlyList<Expr> Entries => Factors is [Apply { Function: Hadamard } h] ? Entrywise.Factors(h) : [];

    /// <summary>The term as vec, diag or another linear function of one matrix; null where it is none.</summary>
    public Apply? Call => Factors is [Apply { Function: StructuralFunction { Operands: 1 } and not Transpose } call] ? call : null;

    /// <summary>The term of a shape as an expression.</summary>
    public Expr ToExpr(Shape shape)
    {
        Expr? body = Factors.Length > 0 ? Body ?? Product.Of(Factors) : shape.IsScalar ? null : Constant.Identity(shape.Rows);
        return Scale.Of(Coefficient, Scalars, body);
    }
}
