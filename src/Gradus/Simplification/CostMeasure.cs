using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Shapes;

namespace Gradus.Simplification;

/// <summary>What the best of several equal formulas is.</summary>
public enum CostMeasure
{
    /// <summary>Shortest to read.</summary>
    Read,

    /// <summary>Fewest operations to compute.</summary>
    Compute,
}

/// <summary>How many additions and multiplications a formula takes at given sizes.</summary>
/// <remarks>Products are taken in the best order (Godbole 1973, the matrix chain); equal parts are computed each time they are written. Dense arithmetic: a
/// diagonal matrix that is a product's factor scales rows or columns, a transpose costs nothing, an inverse or a determinant n³.</remarks>
public sealed class ComputingCost(IReadOnlyDictionary<string, long>? sizes = null)
{
    /// <summary>The length that a size without a given value is taken to have.</summary>
    public const long Usual = 100;

    /// <summary>The cost of the value.</summary>
    public double Of(Expr e)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        var inside = 0.0;
        for (var k = 0; k < e.Children.Count; k++) inside += Of(e.Children[k]);
        return inside + Own(e);
    }

    private double Own(Expr e) => e switch
    {
        Sum s => (s.Children.Count - 1) * Entries(s),
        Product p => Chain(p),
        Scale s => s.Scalars.Count + (s.Coefficient.Abs().IsOne ? 0 : s.Body is null ? 1 : Entries(s)) + (s.Body is null || s.Scalars.Count == 0 ? 0 : Entries(s)),
        Apply { Function: Transpose or Vec or Unvec or Diag or DDiag } => 0,
        Apply { Function: StructuralFunction } a => Math.Max(Entries(a), a.Children.Max(Entries)) * (a.Function is Frobenius ? 2 : 1),
        Apply { Function: ElementwiseFunction } a => Entries(a),
        Apply a => 2 * Math.Pow(Length(a.Children[0].Shape.Rows), 3),
        _ => 0,
    };

    private double Entries(Expr e) => Length(e.Shape.Rows) * Length(e.Shape.Columns);

    private double Length(Size size) => size.Evaluate(name => sizes?.GetValueOrDefault(name, Usual) ?? Usual);

    /// <summary>The cheapest order of a product.</summary>
    private double Chain(Product product)
    {
        var factors = product.Children;
        var n = factors.Count;
        if (n > 60) return factors.Sum(f => 2 * Entries(f) * Length(product.Shape.Columns));
        var sides = new double[n + 1];
        for (var k = 0; k < n; k++) sides[k] = Length(factors[k].Shape.Rows);
        sides[n] = Length(product.Shape.Columns);
        var best = new double[n, n];
        for (var span = 1; span < n; span++)
        {
            for (var i = 0; i + span < n; i++)
            {
                var j = i + span;
                best[i, j] = double.MaxValue;
                for (var k = i; k < j; k++) best[i, j] = Math.Min(best[i, j], best[i, k] + best[k + 1, j] + Step(factors, sides, i, k, j));
            }
        }
        return best[0, n - 1];
    }

    private static double Step(IReadOnlyList<Expr> factors, double[] sides, int i, int k, int j)
    {
        var diagonal = (i == k && Knowledge.Has(factors[i], Properties.Diagonal)) || (k + 1 == j && Knowledge.Has(factors[j], Properties.Diagonal));
        return diagonal ? sides[i] * sides[j + 1] : 2 * sides[i] * sides[k + 1] * sides[j + 1];
    }
}
