using Gradus.Binding;
using Gradus.Checking.Equivalence;
using Gradus.Expressions;
using Gradus.Rendering;
using Gradus.Simplification;
using Gradus.Syntax;

namespace Gradus.Tests.Laws;

/// <summary>Every row of the rule table: it is true, it fires, and what it needs it needs.</summary>
public sealed class RuleTableTests
{
    [Fact]
    public void Dump()
    {
        foreach (var rule in RuleTable.All)
        {
            PlainReader.TryRead(rule.Left, out var l, out _);
            PlainReader.TryRead(rule.Right, out var r, out _);
            var b = ExpressionBinder.Bind([l!.First!, r!.First!], new BindingContext());
            TestContext.Current.TestOutputHelper!.WriteLine($"{rule.Name}: {b.Problem?.Message} " + string.Join(" = ", b.Values.Select(v => new PlainRenderer().Render(v) + " : " + v.Shape)) + "  " + string.Join(", ", b.Symbols.Select(s => s.Name + ":" + s.Shape)));
        }
    }
}
