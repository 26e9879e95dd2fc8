using Gradus.Numerics;
using Gradus.Shapes;

namespace Gradus.Expressions;

/// <summary>A rational coefficient times scalars times at most one matrix: <c>2 tr(X) A</c>, <c>−x</c>, <c>3 a b</c>.</summary>
public sealed class Scale : Expr
{
    private readonly Expr[] scalars;
    private readonly Expr[] children;

    private Scale(Rational coefficient, Expr[] scalars, Expr? body)
        : base(body?.Shape ?? Shape.Scalar, HashCode.Combine(HashOf(6, scalars), coefficient, body))
    {
        Coefficient = coefficient;
        this.scalars = scalars;
        children = body is null ? scalars : [.. scalars, body];
        Body = body;
    }

    /// <summary>The rational factor, never 0.</summary>
    public Rational Coefficient { get; }

    /// <summary>The scalar factors in the order written; no numbers and no scales among them.</summary>
    public IReadOnlyList<Expr> Scalars => scalars;

    /// <summary>The vector or matrix that is scaled; null where the whole is a scalar.</summary>
    public Expr? Body { get; }

    /// <summary>The scalars, then the body if there is one.</summary>
    public override IReadOnlyList<Expr> Children => children;

    /// <summary>A coefficient times an expression.</summary>
    public static Expr Of(Rational coefficient, Expr of) => Of(coefficient, [of], null);

    /// <summary>The product of a coefficient, scalars in order, and a body. A non-scalar among <paramref name="scalars"/> is taken as the body.</summary>
    /// <exception cref="ShapeException">Two factors are not scalars.</exception>
    public static Expr Of(Rational coefficient, IReadOnlyList<Expr> scalars, Expr? body)
    {
        if (coefficient.IsOne && scalars.Count == 0) return body ?? Number.One;
        var flat = new List<Expr>(scalars.Count);
        Expr? rest = null;
        foreach (var part in scalars) Take(part, ref coefficient, flat, ref rest);
        if (body is not null) Take(body, ref coefficient, flat, ref rest);
        if (coefficient.IsZero) return Constant.Zeros(rest?.Shape ?? Shape.Scalar);
        if (rest is { IsZero: true }) return rest;
        if (rest is null && flat.Count == 0) return Number.Of(coefficient);
        if (coefficient.IsOne && rest is null && flat.Count == 1) return flat[0];
        if (coefficient.IsOne && flat.Count == 0) return rest!;
        return new Scale(coefficient, [.. flat], rest);
    }

    /// <summary>Splits any expression into coefficient and the rest (1 and itself where there is none).</summary>
    public static (Rational Coefficient, Expr Remainder) Split(Expr expression) => expression switch
    {
        Number n => (n.Value, Number.One),
        Scale { Coefficient.IsOne: false } s => (s.Coefficient, Of(Rational.One, s.scalars, s.Body)),
        _ => (Rational.One, expression),
    };

    /// <inheritdoc/>
    public override Expr WithChildren(IReadOnlyList<Expr> children) => Of(Coefficient, children, null);

    private protected override bool SameNode(Expr other) =>
        other is Scale s && Coefficient == s.Coefficient && Equals(Body, s.Body) && SameParts(scalars, s.scalars);

    private static void Take(Expr part, ref Rational coefficient, List<Expr> flat, ref Expr? rest)
    {
        switch (part)
        {
            case Number n:
                coefficient *= n.Value;
                break;
            case Scale s:
                coefficient *= s.Coefficient;
                flat.AddRange(s.scalars);
                if (s.Body is not null) Take(s.Body, ref coefficient, flat, ref rest);
                break;
            case { IsScalar: true }:
                if (part.IsZero) coefficient = Rational.Zero;
                else flat.Add(part);
                break;
            default:
                if (rest is not null) throw new ShapeException($"only one factor beside scalars can have a shape, but here {rest.Shape} meets {part.Shape}");
                rest = part;
                break;
        }
    }
}
