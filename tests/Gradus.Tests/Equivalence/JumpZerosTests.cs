using Gradus.Checking.Equivalence;
using Gradus.Evaluation;
using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Tests.Engine;

namespace Gradus.Tests.Engine.Equivalence;

/// <summary>Where something that has one sign elsewhere is 0, if it is so near by.</summary>
public sealed class JumpZerosTests
{
    [Theory]
    [InlineData("x'*x")]
    [InlineData("norm2(x - y)")]
    [InlineData("(t - 3)^2")]
    [InlineData("(t + 3)^2 + (a - 5)^2")]
    [InlineData("(a - 2*t + 1)^2")]
    [InlineData("normF(A - B)^2")]
    [InlineData("norm2(A*x)^2")]
    [InlineData("sqrt((t - 3)^2)")]
    public void A_zero_is_found(string argument)
    {
        var e = Formulas.Read(argument);
        var found = new JumpZeros(e, Start, TestContext.Current.CancellationToken).Find()!;
        Assert.InRange(Math.Abs(new Evaluator<double>(new RealInterpretation(), Start.Context(TestContext.Current.CancellationToken), found).Evaluate(e)[0, 0]), 0, 1e-9);
        Assert.All(found.SelectMany(static v => v.Value.Entries.ToArray()), static x => Assert.InRange(x, -8, 8));
        foreach (var name in Start.Values.Keys.Where(n => e.Symbols().All(s => s.Name != n))) Assert.Equal(Start.Values[name].Map(static x => x.ToDouble()).Entries.ToArray(), found[name].Entries.ToArray());
    }

    [Theory]
    [InlineData("exp(t)")] // it only comes near
    [InlineData("t^2 + 1")]
    [InlineData("(t - 20)^2")] // too far away
    [InlineData("tr(P)")] // what is bound cannot be moved
    [InlineData("log(-exp(t))")]
    [InlineData("tr(F*R)^2 + normF(F)^2 + normF(R)^2 + norm2(w)^2")] // too many entries
    public void None_is_found(string argument) => Assert.Null(new JumpZeros(Formulas.Read(argument), Start, TestContext.Current.CancellationToken).Find());

    private static readonly TrialPoint Start = new(new() { ["n"] = 2, ["m"] = 4 }, [], new()
    {
        ["t"] = Dense<Rational>.Scalar(1),
        ["a"] = Dense<Rational>.Scalar(2),
        ["x"] = new(2, 1, static (i, _) => 1 + i),
        ["y"] = new(2, 1, static (i, _) => 3 - i),
        ["w"] = new(4, 1, static (i, _) => 3 - i),
        ["A"] = new(2, 2, static (i, j) => 1 + i + (2 * j)),
        ["B"] = new(2, 2, static (i, j) => 2 - i + j),
        ["P"] = new(2, 2, static (i, j) => i == j ? 2 : 0),
        ["F"] = new(4, 2, static (i, j) => i + j),
        ["R"] = new(2, 4, static (i, j) => i + j),
    });
}
