using Gradus.Differentiation;
using Gradus.Expressions;
using Gradus.Tests.Engine;

namespace Gradus.Tests.Engine.Functions;

/// <summary>The differential that every function of the catalog states, against an evaluation that knows the functions and no differential:
/// small quantities over a prime field where they are rational, power series or differences elsewhere.</summary>
public sealed class StatedDifferentialTests
{
    public static TheoryData<string> Names => [.. Catalog.All.Select(static f => f.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_first_differential_is_that_of_the_function(string name)
    {
        var calls = Varying(name).ToList();
        Assert.NotEmpty(calls);
        foreach (var (call, x) in calls)
        {
            var stated = Differentials.Of(call, x);
            Assert.True(ByDefinition.Same(stated, Differential.Of(call, x)), $"d{Formulas.Text(call)} by {x.Name} ({x.Shape}) is not {Formulas.Text(stated)}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_second_differential_is_that_of_the_first(string name)
    {
        foreach (var (call, x) in Varying(name))
        {
            var first = Differentials.Of(call, x);
            var second = Differentials.Of(first, x);
            Assert.True(ByDefinition.Same(second, Differential.Of(first, x)), $"d²{Formulas.Text(call)} by {x.Name} ({x.Shape}) is not {Formulas.Text(second)}");
        }
    }

    /// <summary>Each call with each of its symbols, as far as it may vary with it.</summary>
    private static IEnumerable<(Apply Call, Symbol By)> Varying(string name) =>
        Calls.Of(Catalog.Find(name)!).SelectMany(static c => c.Symbols.Where(x => !x.Properties.HasFlag(Properties.Symmetric) || c.Call.Function.Needs != Properties.None).Select(x => (c.Call, x)));
}
