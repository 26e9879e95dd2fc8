using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Shapes;
using Gradus.Tensors;

namespace Gradus.Differentiation;

/// <summary>∂vec(Y)/∂vec(X)ᵀ from the outside in, one Kronecker matrix for each linear operation that dX goes through (Magnus &amp; Neudecker, chapters 3 and 5).</summary>
/// <remarks>It always exists, but is longer than what the index form gives, and so is the second choice.</remarks>
internal static class KroneckerMatrix
{
    /// <summary>The M with vec(dY) = M vec(dX).</summary>
    /// <exception cref="NotCoveredException">dX stands in a function that is not linear in it.</exception>
    public static Expr Of(Expr dy, Symbol dx)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        return dy switch
        {
            Symbol s when s.Equals(dx) => Constant.Identity(Length(dx)),
            _ when !dy.Contains(dx) => dy.IsZero ? Constant.Zeros(new Shape(Length(dy), Length(dx))) : throw new NotCoveredException($"a term is not linear in {dx.Name}"),
            Sum s => Sum.Of(s.Children.Select(t => Of(t, dx))),
            Scale s => OfScale(s, dx),
            Product p => OfProduct(p, dx),
            Apply { Function: StructuralFunction } a => OfStructural(a, dx),
            Apply { Function: AnalyticFunction } a => OfLinear(a, dx),
            _ => throw new NotCoveredException($"{dx.Name} stands inside a function that is not opened"),
        };
    }

    private static Size Length(Expr e) => e.Shape.Rows * e.Shape.Columns;

    private static Expr OfScale(Scale s, Symbol dx)
    {
        if (s.Body is { } body && body.Contains(dx)) return Scale.Of(s.Coefficient, s.Scalars, Of(body, dx));
        var at = s.Scalars.ToList().FindIndex(e => e.Contains(dx));
        var rest = s.Scalars.Where((_, k) => k != at).ToArray();
        var row = Scale.Of(s.Coefficient, rest, Of(s.Scalars[at], dx));
        return s.Body is null ? row : Product.Of(Matrices.Vec(s.Body), row);
    }

    /// <summary>vec(A dX B) = (Bᵀ ⊗ A) vec dX.</summary>
    private static Expr OfProduct(Product p, Symbol dx)
    {
        var at = p.Children.ToList().FindIndex(e => e.Contains(dx));
        var inner = p.Children[at];
        var left = at == 0 ? Constant.Identity(inner.Shape.Rows) : Product.Of(p.Children.Take(at));
        var right = at == p.Children.Count - 1 ? Constant.Identity(inner.Shape.Columns) : Product.Of(p.Children.Skip(at + 1));
        return Product.Of(Matrices.Kronecker(Transposition.Of(right), left), Of(inner, dx));
    }

    private static Expr OfStructural(Apply a, Symbol dx)
    {
        var first = a.Children[0].Contains(dx);
        var inner = a.Children[first ? 0 : 1];
        var matrix = Of(inner, dx);
        return a.Function switch
        {
            Transpose => Product.Of(Constant.Commutation(inner.Shape.Rows, inner.Shape.Columns), matrix),
            Trace => Product.Of(Transposition.Of(Matrices.Vec(Constant.Identity(inner.Shape.Rows))), matrix),
            SumOfEntries => Product.Of(Constant.Ones(Size.One, Length(inner)), matrix),
            Vec or Unvec => matrix,
            Frobenius => Product.Of(Transposition.Of(Matrices.Vec(a.Children[first ? 1 : 0])), matrix),
            Hadamard => Product.Of(Matrices.Diag(Matrices.Vec(a.Children[first ? 1 : 0])), matrix),
            Diag when a.Shape.IsColumn => Product.Of(Transposition.Of(DiagonalStack(a.Shape.Rows)), matrix),
            Diag => Product.Of(DiagonalStack(a.Shape.Rows), matrix),
            DDiag => Product.Of(Matrices.Diag(Matrices.Vec(Constant.Identity(a.Shape.Rows))), matrix),
            Kronecker => OfKronecker(a, first, matrix),
            _ => throw new NotCoveredException($"{a.Function.Name} has no Kronecker matrix"),
        };
    }

    /// <summary>The n²×n matrix with D x = vec(diag x): column j is e_j ⊗ e_j.</summary>
    private static Expr DiagonalStack(Size n) =>
        Matrices.Hadamard(Matrices.Kronecker(Constant.Identity(n), Constant.Ones(n, Size.One)), Matrices.Kronecker(Constant.Ones(n, Size.One), Constant.Identity(n)));

    /// <summary>vec(A ⊗ B) = (I ⊗ K ⊗ I)(vec A ⊗ vec B) (Magnus &amp; Neudecker, theorem 3.10).</summary>
    private static Expr OfKronecker(Apply a, bool first, Expr matrix)
    {
        var (left, right) = (a.Children[0], a.Children[1]);
        var shuffle = Matrices.Kronecker(Constant.Identity(left.Shape.Columns), Matrices.Kronecker(Constant.Commutation(right.Shape.Columns, left.Shape.Rows), Constant.Identity(right.Shape.Rows)));
        var beside = first ? Matrices.Kronecker(Constant.Identity(Length(left)), Matrices.Vec(right)) : Matrices.Kronecker(Matrices.Vec(left), Constant.Identity(Length(right)));
        return Product.Of(shuffle, beside, matrix);
    }

    private static Expr OfLinear(Apply a, Symbol dx)
    {
        var at = a.Children.ToList().FindIndex(e => e.Contains(dx));
        if (a.Children.Count(e => e.Contains(dx)) == 1)
        {
            switch (a.Function)
            {
                case Sylvester when at == 2:
                    var (left, right) = (a.Children[0], a.Children[1]);
                    var system = Matrices.Kronecker(Constant.Identity(right.Shape.Rows), left) + Matrices.Kronecker(Transposition.Of(right), Constant.Identity(left.Shape.Rows));
                    return Product.Of(Matrices.Inverse(system), Of(a.Children[2], dx));
                case FrechetDerivative f when at > f.Parameters:
                    return Product.Of(Expressions.Apply.Of(f.Matrix, [.. a.Children.Where((_, k) => k != at)]), Of(a.Children[at], dx));
                case Tril:
                    var n = a.Shape.Rows;
                    return Product.Of(Matrices.Diag(Matrices.Vec(Matrices.Tril(Constant.Ones(n, n)))), Of(a.Children[0], dx));
            }
        }
        throw new NotCoveredException($"{dx.Name} stands inside {a.Function.Name}, whose Kronecker form has no name");
    }
}
