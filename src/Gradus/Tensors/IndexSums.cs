using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;

namespace Gradus.Tensors;

/// <summary>Sums over an index put into matrix notation: Σ_i x_i y_i = xᵀy, Σ_i log x_i = sum(log(x)).</summary>
/// <remarks>The index is written as a vector e, a column of the identity: x_i is eᵀx and X_ij is e_iᵀ X e_j. Summing over the index then joins all indices
/// that e stands on; a function of an entry becomes an entry of the function, taken entry by entry.</remarks>
public static class IndexSums
{
    private const int DeepestNesting = 60;

    /// <summary>The sum of the body over all columns e of the identity; null where matrix notation has no form for it.</summary>
    public static Expr? Of(Expr body, Symbol e)
    {
        try
        {
            return Summed(body, e, 0);
        }
        catch (NoIndexFormException)
        {
            return null;
        }
    }

    /// <summary>True if the body is linear in e, so that what holds for the columns of the identity holds for every vector.</summary>
    public static bool IsLinear(Expr body, Symbol e) => body.IsZero || Degree(body, e) == 1;

    /// <summary>How often e stands in every term; null where terms differ or it stands in a function.</summary>
    private static int? Degree(Expr x, Symbol e)
    {
        if (!x.Contains(e)) return 0;
        switch (x)
        {
            case Symbol:
                return 1;
            case Sum sum:
                var first = Degree(sum.Children[0], e);
                return sum.Children.All(t => Degree(t, e) == first) ? first : null;
            case Product or Scale or Apply { Function: StructuralFunction }:
                return x.Children.Aggregate((int?)0, (all, c) => all + Degree(c, e));
            case Derivative d when !d.At.Contains(e):
                return Degree(d.Function, e);
            case Differential { Directions: [var direction] } d:
                return Degree(d.Function, e) + Degree(direction, e);
            default:
                return null;
        }
    }

    private static Expr? Summed(Expr body, Symbol e, int depth)
    {
        if (depth > DeepestNesting) return null;
        if (!body.Contains(e)) return Scale.Of(Rational.One, [Constant.Dimension(e.Shape.Rows)], body);
        if (body is Sum sum) return All(sum.Children, t => Summed(t, e, depth + 1)) is { } terms ? Sum.Of(terms) : null;
        if (UnderDerivative(body, e, depth) is { } derivative) return derivative;
        if (Opened(body, e, depth) is not { } opened) return null;
        if (opened is Sum) return Summed(opened, e, depth + 1);
        var builder = new IndexFormBuilder(Expansion.Tracked, x => x.Contains(e));
        var form = builder.Build(opened);
        var parts = new List<Expr>();
        foreach (var term in form.Terms)
        {
            if (Joined(term, e) is not { } joined || MatrixReader.Read(joined, builder.Sizes) is not { } matrix) return null;
            parts.Add(matrix);
        }
        return parts.Count == 0 ? Constant.Zeros(body.Shape) : Sum.Of(parts);
    }

    /// <summary>The term with one index in the place of all those that e stands on; null if e stands within something that is not opened.</summary>
    private static IndexTerm? Joined(IndexTerm term, Symbol e)
    {
        var joined = new Dictionary<int, int>();
        var (index, rest) = (-1, new List<Factor>());
        foreach (var factor in term.Factors)
        {
            if (!factor.Head.Equals(e))
            {
                if (factor.Head.Contains(e)) return null;
                rest.Add(factor);
                continue;
            }
            if (factor.Indices.Length == 0) continue;
            if (factor.Indices.Length > 1) return null; // an index of vec(X) counts rows and columns at once
            if (index < 0) index = factor.Indices[0];
            joined[factor.Indices[0]] = index;
        }
        if (index < 0) return new IndexTerm(term.Coefficient, term.Volume * e.Shape.Rows, [.. rest], [.. term.Axes]);
        int[] Renamed(int[] indices) => Array.ConvertAll(indices, k => joined.GetValueOrDefault(k, k));
        Factor[] factors = [.. rest.Select(f => f with { Indices = Renamed(f.Indices) })];
        int[][] axes = [.. term.Axes.Select(Renamed)];
        var stands = axes.Any(a => a.Contains(index)) || factors.Any(f => f.Indices.Contains(index));
        return new IndexTerm(term.Coefficient, stands ? term.Volume : term.Volume * e.Shape.Rows, factors, axes);
    }

    /// <summary>Σ_i ∂f_i/∂X = ∂(Σ_i f_i)/∂X; null where the body is something else.</summary>
    private static Expr? UnderDerivative(Expr body, Symbol e, int depth)
    {
        if (body is Scale s)
        {
            Expr[] holding = [.. s.Children.Where(c => c.Contains(e))];
            return holding is [Derivative only] && UnderDerivative(only, e, depth) is { } inside ? s.Rewrite(c => ReferenceEquals(c, only) ? inside : c) : null;
        }
        if (body is not Derivative d || d.At.Contains(e) || d.By.Equals(e)) return null;
        return Summed(d.Function, e, depth + 1) is { } function ? Derivative.Of(function, d.By, d.Layout, d.At) : null;
    }

    /// <summary>The expression with e taken out of the arguments of functions that work entry by entry; null where it stands in another function.</summary>
    private static Expr? Opened(Expr x, Symbol e, int depth)
    {
        if (!x.Contains(e) || x is Symbol) return x;
        if (depth > DeepestNesting) return null;
        if (x is Derivative d) return OfEntry(d, e, depth);
        if (x is Differential { Function: { IsScalar: true } changing } change) return change.Directions.Any(v => v.Contains(e)) || AsVector(changing, e, depth) is not { } changes ? null : Product.Of(Matrices.Transpose(e), change.WithChildren([changes, .. change.Directions]));
        if (x is Differential) return null;
        if (x is Apply { Function: EntryPower, Children: [Apply { Function: Norm2 or NormF } norm, Number { Value: var power }] } && (power / 2).IsInteger)
        {
            return Opened(Matrices.EntryPower(Matrices.Frobenius(norm.Children[0], norm.Children[0]), power / 2), e, depth + 1);
        }
        if (x is Apply { Function: Norm2 or NormF } length) return Opened(Matrices.EntryPower(Matrices.Frobenius(length.Children[0], length.Children[0]), Rational.Of(1, 2)), e, depth + 1);
        if (All(x.Children, c => Opened(c, e, depth + 1)) is not { } children) return null;
        var inner = x.WithChildren(children);
        if (!inner.Contains(e) || inner is not Apply a || a.Function is StructuralFunction) return inner;
        if (a.Function is EntryPower && a.Children[1] is Number { Value: { IsInteger: true, Sign: > 0 } k } && k <= 4) return inner;
        return a.Function is ElementwiseFunction && !a.Children.Skip(1).Any(c => c.Contains(e)) ? Pulled(a, e, depth) : null;
    }

    /// <summary>f(eᵀx) = eᵀf(x), f(Xe) = f(X) e, f(eᵀX) = eᵀf(X), f taken entry by entry.</summary>
    private static Expr? Pulled(Apply a, Symbol e, int depth)
    {
        var argument = a.Children[0];
        var row = Matrices.Transpose(e);
        Expr Applied(Expr whole) => a.WithChildren([whole, .. a.Children.Skip(1)]);
        if (argument.IsScalar) return AsVector(argument, e, depth) is { } vector ? Product.Of(row, Applied(vector)) : null;
        if (argument.Shape.IsColumn) return Summed(Product.Of(argument, row), e, depth + 1) is { } columns ? Product.Of(Applied(columns), e) : null;
        return argument.Shape.IsRow && Summed(Product.Of(e, argument), e, depth + 1) is { } rows ? Product.Of(row, Applied(rows)) : null;
    }

    /// <summary>∂f_i/∂x as column i of the transposed Jacobian of f; a derivative in which e is not of the function alone stays as it is, null where f has no form as a vector.</summary>
    private static Expr? OfEntry(Derivative d, Symbol e, int depth)
    {
        if (d.By.IsScalar && d.Function.Shape.IsColumn && !d.At.Contains(e) && d.Layout != Layout.Kronecker)
        {
            if (Summed(Product.Of(d.Function, Matrices.Transpose(e)), e, depth + 1) is not { } columns) return null;
            var column = Product.Of(Derivative.Of(columns, d.By, Layout.Default, d.At), e);
            return d.Layout == Layout.Denominator ? Matrices.Transpose(column) : column;
        }
        if (d.At.Contains(e) || d.By.Equals(e) || !d.Function.IsScalar || !(d.By.IsScalar || d.By.Shape.IsColumn) || d.Layout == Layout.Kronecker) return d;
        if (AsVector(d.Function, e, depth) is not { } vector) return null;
        var row = Matrices.Transpose(e);
        var jacobian = Derivative.Of(vector, d.By, Layout.Default, d.At);
        return d.By.IsScalar || d.Layout == Layout.Numerator ? Product.Of(row, jacobian) : Product.Of(Matrices.Transpose(jacobian), e);
    }

    /// <summary>The column of a scalar's values for all e.</summary>
    private static Expr? AsVector(Expr scalar, Symbol e, int depth) => Summed(Scale.Of(Rational.One, [scalar], e), e, depth + 1);

    private static Expr[]? All(IReadOnlyList<Expr> parts, Func<Expr, Expr?> of)
    {
        var all = new Expr[parts.Count];
        for (var k = 0; k < all.Length; k++)
        {
            if (of(parts[k]) is not { } value) return null;
            all[k] = value;
        }
        return all;
    }
}
