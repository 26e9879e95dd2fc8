using Gradus.Expressions;
using Gradus.Simplification;
using Gradus.Tests.Engine;

namespace Gradus.Tests.Engine.Simplification;

/// <summary>Every rule is true, fires, and does not fire where what it asks for is not known.</summary>
public sealed class RuleConditionsTests
{
    public static TheoryData<string> Names => [.. RuleTable.All.Select(static r => r.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_true(string name)
    {
        var (left, right) = RuleTable.Read(Rule(name));
        Assert.Equal(left.Shape, right.Shape);
        Assert.True(ByDefinition.Same(left, right), $"{Formulas.Text(left)} = {Formulas.Text(right)}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_fires_and_keeps_the_value(string name)
    {
        var (left, right) = RuleTable.Read(Rule(name));
        var simple = Simplifier.Simplify(left);
        Assert.NotEqual(left, simple);
        Assert.Equal(Simplifier.Simplify(right), simple);
        Assert.True(ByDefinition.Same(simple, left), Formulas.Text(simple));
        // Inside longer products, and turned round, it holds as well.
        var turned = Gradus.Functions.Matrices.Transpose(left);
        Assert.True(ByDefinition.Same(Simplifier.Simplify(turned), turned), Formulas.Text(Simplifier.Simplify(turned)));
        Expr longer = Symbol.Of("first", new Shapes.Shape(Shapes.Size.Named("g"), left.Shape.Rows)) * left * Symbol.Of("last", new Shapes.Shape(left.Shape.Columns, Shapes.Size.Named("h")));
        Assert.True(ByDefinition.Same(Simplifier.Simplify(longer), longer), Formulas.Text(Simplifier.Simplify(longer)));
    }

    /// <summary>With a condition dropped nothing false is done: the value stays whatever is known.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Without_its_conditions_it_does_not_fire(string name)
    {
        var rule = Rule(name);
        var (left, _) = RuleTable.Read(rule);
        static Expr Free(Expr e) => e is Symbol s ? s.With(Properties.None) : e.Rewrite(Free);
        var free = Free(left);
        Assert.True(ByDefinition.Same(Simplifier.Simplify(free), free), $"{Formulas.Text(free)} became {Formulas.Text(Simplifier.Simplify(free))}");
    }

    /// <summary>Properties that are near those a rule asks for, and are not them.</summary>
    [Theory]
    [InlineData("inv(S)")]
    [InlineData("inv(W)*A")]
    [InlineData("S*S")]
    [InlineData("Q*Q")]
    [InlineData("Q'*A*Q")]
    [InlineData("x'*S*x")]
    [InlineData("x'*W*y")]
    [InlineData("ddiag(S)")]
    [InlineData("tril(S)")]
    [InlineData("tril(P)")]
    [InlineData("ddiag(A*S)")]
    [InlineData("ddiag(L)")]
    [InlineData("J'*J")]
    [InlineData("J*A*J")]
    [InlineData("L*L'")]
    [InlineData("D*A")]
    [InlineData("D*L")]
    [InlineData("tril(L')")]
    [InlineData("x*x'*y")]
    [InlineData("A*inv(A')")]
    [InlineData("inv(A)*B*inv(A)")]
    [InlineData("F*pinv(F)")]
    [InlineData("kron(A, B)*kron(B, A)")]
    [InlineData("kron(F, x)*A")]
    [InlineData("A*adj(B)")]
    [InlineData("adj(A)*B")]
    [InlineData("exp(x).*sigmoid(x)")]
    [InlineData("exp(-x).*sigmoid(y)")]
    [InlineData("exp(x)./(1 + exp(y))")]
    [InlineData("K(n,n)*vec(A*B)")]
    [InlineData("K(n,n)*kron(A, B)")]
    [InlineData("det(A*B)")]
    [InlineData("det(A + A)")]
    [InlineData("inv(A + B)")]
    [InlineData("tr(A)*tr(B)")]
    public void Near_misses_keep_their_value(string text)
    {
        var e = Formulas.Read(text);
        Assert.True(ByDefinition.Same(Simplifier.Simplify(e), e), Formulas.Text(Simplifier.Simplify(e)));
    }

    private static RuleText Rule(string name) => RuleTable.All.Single(r => r.Name == name);
}
