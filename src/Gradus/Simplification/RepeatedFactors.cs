using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;

namespace Gradus.Simplification;

/// <summary>Repeated factors written as powers: X X X is X³, X^(k−1) X is Xᵏ.</summary>
public static class RepeatedFactors
{
    /// <summary>The expression with neighbouring powers of one matrix joined wherever that is shorter.</summary>
    public static Expr Collapse(Expr e)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        var inner = e.Rewrite(Collapse);
        return inner is Product p ? OfProduct(p) : inner;
    }

    /// <summary>X for Xᵏ, and X itself; the transpose stays inside: (Xᵀ)ᵏ has the base Xᵀ.</summary>
    public static Expr Base(Expr factor) => Split(factor).Base;

    private static (Expr Base, Expr Exponent) Split(Expr factor) => factor switch
    {
        Apply { Function: MatrixPower } power => (power.Children[0], power.Children[1]),
        Apply { Function: Transpose } t when t.Children[0] is Apply { Function: MatrixPower } power => (Matrices.Transpose(power.Children[0]), power.Children[1]),
        Apply { Function: Inverse, Children: [Apply { Function: MatrixPower } power] } when power.Children[1] is not Number => (power.Children[0], Simplifier.Simplify(-power.Children[1])),
        Apply { Function: Transpose, Children: [Apply { Function: Inverse, Children: [Apply { Function: MatrixPower } power] }] } when power.Children[1] is not Number => (Matrices.Transpose(power.Children[0]), Simplifier.Simplify(-power.Children[1])),
        _ => (factor, Number.One),
    };

    private static Expr OfProduct(Product product)
    {
        var kept = new List<Expr>();
        for (var k = 0; k < product.Children.Count;)
        {
            var (matrix, _) = Split(product.Children[k]);
            var end = k + 1;
            while (end < product.Children.Count && Base(product.Children[end]).Equals(matrix)) end++;
            kept.AddRange(Joined(matrix, [.. product.Children.Skip(k).Take(end - k)]));
            k = end;
        }
        return kept.Count == product.Children.Count ? product : Product.Of(kept);
    }

    private static IReadOnlyList<Expr> Joined(Expr matrix, IReadOnlyList<Expr> run)
    {
        var symbolic = run.Any(static f => Split(f).Exponent is not Number);
        if (run.Count == 1 || (!symbolic && run.Count < 3 && Length(matrix) < 2)) return run;
        var (rest, total) = (new List<Expr>(), Rational.Zero);
        foreach (var factor in run)
        {
            var exponent = Split(factor).Exponent;
            if (exponent is Number n) total += n.Value;
            else rest.Add(exponent);
        }
        var sum = Simplifier.Simplify(Sum.Of([.. rest, Number.Of(total)]));
        if (sum is Number { Value: var k } && k == -1) return matrix is Apply { Function: Transpose } turned ? [Matrices.Transpose(Matrices.Inverse(turned.Children[0]))] : [Matrices.Inverse(matrix)];
        return matrix is Apply { Function: Transpose } t ? [Matrices.Transpose(Matrices.MatrixPower(t.Children[0], sum))] : [Matrices.MatrixPower(matrix, sum)];
    }

    /// <summary>How long a factor reads; a transposed symbol is as good as a symbol.</summary>
    private static int Length(Expr e) => e is Apply { Function: Transpose } t ? Length(t.Children[0]) : e.Children.Count == 0 ? 1 : 1 + e.Children.Sum(Length);
}
