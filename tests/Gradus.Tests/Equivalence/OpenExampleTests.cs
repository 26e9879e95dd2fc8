using Gradus.Checking.Equivalence;
using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Shapes;
using Gradus.Tests.Engine;

namespace Gradus.Tests.Engine.Equivalence;

/// <summary>What is put in the place of functions of which nothing is known: the same function wherever its name stands, and slopes that are its slopes.</summary>
public sealed class OpenExampleTests
{
    private static readonly Expr A = Formulas.Read("a");
    private static readonly Expr B = Formulas.Read("b");
    private static readonly Expr X = Formulas.Read("x");
    private static readonly Expr M = Formulas.Read("A");

    private static Expr F(params Expr[] arguments) => OpenCall.Of("f", arguments, Shape.Scalar);

    private static Expr Slope(int argument, params Expr[] arguments) => ((OpenCall)F(arguments)).Slope(argument);

    /// <summary>What holds for every smooth function holds for each that is put in.</summary>
    public static TheoryData<string> Laws => [.. True.Keys];

    private static readonly Dictionary<string, (Expr Left, Expr Right)> True = new()
    {
        ["the slope of one number"] = (Derivative.Of(F(A), (Symbol)A), Slope(0, A)),
        ["the second slope"] = (Derivative.Of(Derivative.Of(F(A), (Symbol)A), (Symbol)A), ((OpenCall)Slope(0, A)).Slope(0)),
        ["the slope by the first of two"] = (Derivative.Of(F(A, B), (Symbol)A), Slope(0, A, B)),
        ["the slope by the second of two"] = (Derivative.Of(F(A, B), (Symbol)B), Slope(1, A, B)),
        ["slopes by both"] = (Derivative.Of(Derivative.Of(F(A, B), (Symbol)A), (Symbol)B), ((OpenCall)Slope(0, A, B)).Slope(1)),
        ["a slope elsewhere"] = (Derivative.Of(F(A), (Symbol)A, at: A * B), Slope(0, A * B)),
        ["entry by entry"] = (Derivative.Of(Matrices.SumOfEntries(OpenCall.Entrywise("f", X)), (Symbol)X), OpenCall.Entrywise("f", X, 1)),
        ["a number beside a vector"] = (Derivative.Of(F(A, X), (Symbol)A), Slope(0, A, X)),
        ["a vector beside a number"] = (Derivative.Of(F(X, A), (Symbol)A), Slope(1, X, A)),
        ["the same function at two places"] = (F(A * B) - F(B * A), Number.Zero),
        ["of a vector"] = (F(M * X) - F(M * X + X - X), Number.Zero),
        ["a second slope by a number beside a vector"] = (Derivative.Of(Derivative.Of(F(A, X), (Symbol)A), (Symbol)A), ((OpenCall)Slope(0, A, X)).Slope(0)),
        ["a vector by a number beside it"] = (Derivative.Of(OpenCall.Of("f", [X, A], X.Shape), (Symbol)A, Layout.Numerator), ((OpenCall)OpenCall.Of("f", [X, A], X.Shape)).Slope(1)),
        ["of three numbers"] = (Derivative.Of(F(A, B, A), (Symbol)B), Slope(1, A, B, A)),
    };

    [Theory]
    [MemberData(nameof(Laws))]
    public void What_holds_for_every_function_holds_for_these(string law)
    {
        var (left, right) = True[law];
        var judge = new Checking.Equivalence.Judge(5);
        var known = OpenExample.Of(new Comparison(left, right, [])).ToList();
        Assert.Equal(4, known.Count);
        foreach (var (claim, functions) in known)
        {
            Assert.Empty(claim.Free.OpenFunctions);
            Assert.Single(functions);
            var judgement = judge.Equal(claim.Left, claim.Right, TestContext.Current.CancellationToken);
            Assert.True(judgement.IsSupported, $"{law}: f = {Formulas.Text(functions[0].Value)}, {judgement}");
        }
    }

    public static TheoryData<string> Slips => [.. False.Keys];

    private static readonly Dictionary<string, (Expr Left, Expr Right)> False = new()
    {
        ["additive"] = (F(A + B), F(A) + F(B)),
        ["symmetric"] = (F(A, B), F(B, A)),
        ["its own slope"] = (F(A), Slope(0, A)),
        ["slopes are constant"] = (Slope(0, A), Slope(0, B)),
        ["second slopes vanish"] = (((OpenCall)Slope(0, A)).Slope(0), Number.Zero),
        ["the other slope"] = (Slope(0, A, B), Slope(1, A, B)),
        ["of a vector, additive"] = (F(X + Formulas.Read("y")), F(X) + F(Formulas.Read("y"))),
        ["from vectors to vectors, linear"] = (OpenCall.Of("f", [2 * X], X.Shape), 2 * OpenCall.Of("f", [X], X.Shape)),
        ["from vectors to vectors, by a matrix"] = (OpenCall.Of("f", [M * X], X.Shape), M * OpenCall.Of("f", [X], X.Shape)),
        ["from vectors to matrices, symmetric"] = (OpenCall.Of("f", [Formulas.Read("w")], Formulas.Read("F").Shape), Constant.Zeros(Formulas.Read("F").Shape)),
        ["two functions are one"] = (F(A), OpenCall.Of("g", [A], Shape.Scalar)),
        ["entry by entry, linear"] = (M * OpenCall.Entrywise("f", X), OpenCall.Entrywise("f", M * X)),
    };

    [Theory]
    [MemberData(nameof(Slips))]
    public void What_does_not_hold_for_every_function_is_refuted_by_one_of_these(string slip)
    {
        var (left, right) = False[slip];
        var judgement = Assert.IsType<Judgement.Refuted>(new Checking.Equivalence.Judge(5).Equal(left, right, TestContext.Current.CancellationToken));
        Assert.NotEmpty(judgement.Counterexample.Functions);
        Assert.Contains(judgement.Counterexample.Functions, static f => f.Name == "f");
    }

    [Fact]
    public void The_simplest_choices_come_first()
    {
        static string[] Values(Expr call) => [.. OpenExample.Of(new Comparison(call, Number.Zero, [])).Select(static k => Formulas.Text(k.Functions[0].Value))];
        Assert.Equal(["power(u, 2)", "power(u, 3)", "u", "power(u, 4)"], Values(F(A)));
        Assert.Equal(4, Values(F(A, B)).Distinct().Count());
        Assert.Equal(4, Values(F(X)).Distinct().Count());
        Assert.Equal(4, Values(OpenCall.Of("f", [X], X.Shape)).Distinct().Count());
        Assert.Equal(12, OpenExample.Of(new Comparison(F(A), OpenCall.Of("g", [A], Shape.Scalar), [])).Count());
        Assert.Equal(["u", "v"], OpenExample.Of(new Comparison(F(A, X), Number.Zero, [])).First().Functions[0].Parameters.Select(static p => p.Name));
    }
}
