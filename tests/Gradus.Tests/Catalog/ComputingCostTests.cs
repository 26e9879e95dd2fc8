using Gradus.Checking.Equivalence;
using Gradus.Expressions;
using Gradus.Rendering;
using Gradus.Shapes;
using Gradus.Simplification;
using static Gradus.Functions.Matrices;

namespace Gradus.Tests.Laws;

/// <summary>The cheapest formula at given sizes: equal to the shortest, and not dearer.</summary>
public sealed class ComputingCostTests
{
    private static readonly Size N = Size.Named("n");
    private static readonly Symbol A = Symbol.Of("A", new Shape(N, N));
    private static readonly Symbol B = Symbol.Of("B", new Shape(N, N));
    private static readonly Symbol C = Symbol.Of("C", new Shape(N, N));
    private static readonly Symbol X = Symbol.Of("x", Shape.Column(N));

    public static TheoryData<string> Cases => [.. Formulas.Keys];

    private static Dictionary<string, (Expr Formula, string Cheapest)> Formulas { get; } = new()
    {
        ["trace"] = (Trace(A * B), "sum(A' .* B)"),
        ["diagonal"] = (Diag(A * B), "(A .* B')*ones(n)"),
        ["one product for two"] = ((A * X) + (B * X), "(A + B)*x"),
        ["vectors for a matrix product"] = (((A * B) + C) * X, "A*B*x + C*x"),
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_cheapest_is_found(string name)
    {
        var (formula, expected) = Formulas[name];
        var cheapest = Simplifier.Simplify(formula, CostMeasure.Compute, new Dictionary<string, long> { ["n"] = 50 });
        Assert.Equal(expected, new PlainRenderer().Render(cheapest));
    }

    [Fact]
    public void The_cheapest_keeps_the_value_and_is_not_dearer_than_the_shortest() => Law.ForAll(Law.Count(1_000), static (sample, seed) =>
    {
        var (shortest, cheapest, cost) = (Simplifier.Simplify(sample.Function), Simplifier.Simplify(sample.Function, CostMeasure.Compute), new ComputingCost());
        if (cost.Of(cheapest) > cost.Of(shortest)) return $"dearer: {new PlainRenderer().Render(cheapest)} than {new PlainRenderer().Render(shortest)}";
        return new Judge(seed).Equal(shortest, cheapest) is Judgement.Refuted ? $"value: {new PlainRenderer().Render(cheapest)}" : null;
    });
}
