using BenchmarkDotNet.Attributes;
using Gradus.Differentiation;
using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Shapes;

namespace Gradus.Bench;

/// <summary>One derivative, ready to be printed, without its steps.</summary>
public class DeriveBenchmarks
{
    private static readonly Size N = Size.Named("n");
    private readonly Symbol a = Symbol.Of("A", new Shape(Size.Named("m"), N));
    private readonly Symbol x = Symbol.Of("X", new Shape(N, N));
    private readonly Expr trace;
    private readonly Expr logDet;

    /// <summary>Builds the formulas; building is not measured.</summary>
    public DeriveBenchmarks()
    {
        trace = Matrices.Trace(a * Symbol.Of("B", new Shape(N, N)) * Matrices.Transpose(a));
        logDet = Matrices.LogDet(x) + Matrices.Trace(Symbol.Of("S", new Shape(N, N)) * Matrices.Inverse(x));
    }

    /// <summary>∂tr(ABAᵀ)/∂A; the budget is 20 µs.</summary>
    [Benchmark]
    public Expr? TraceOfABAt() => Gradients.Of(trace, a);

    /// <summary>∂(log det X + tr(SX⁻¹))/∂X, the likelihood of a normal distribution.</summary>
    [Benchmark]
    public Expr? LogDetAndInverse() => Gradients.Of(logDet, x);
}
