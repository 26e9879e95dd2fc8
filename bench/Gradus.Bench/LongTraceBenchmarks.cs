using BenchmarkDotNet.Attributes;
using Gradus.Differentiation;
using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Shapes;

namespace Gradus.Bench;

/// <summary>The derivative of the trace of a product of 1,000 factors by one of them, all other factors being different matrices.</summary>
/// <remarks>With k occurrences the derivative is a sum of k products of 999 factors, so the work cannot be less than 999 k.</remarks>
public class LongTraceBenchmarks
{
    private const int Factors = 1000;
    private static readonly Shape Square = new(Size.Named("n"), Size.Named("n"));
    private readonly Symbol x = Symbol.Of("X", Square);
    private Expr trace = Number.Zero;

    /// <summary>How often X occurs among the factors, at equal distances.</summary>
    [Params(1, 10, 500)]
    public int Occurrences { get; set; }

    /// <summary>Builds the formula; building is not measured.</summary>
    [GlobalSetup]
    public void Build()
    {
        var distance = Factors / Occurrences;
        trace = Matrices.Trace(Product.Of(Enumerable.Range(0, Factors).Select(k => k % distance == distance / 2 ? x : Symbol.Of($"A_{k}", Square))));
    }

    /// <summary>∂tr(A₀A₁…X…)/∂X; the budget is 5 ms where X occurs once.</summary>
    [Benchmark]
    public Expr? TraceOfAThousand() => Gradients.Of(trace, x);
}
