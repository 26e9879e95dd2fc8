using Gradus.Checking.Equivalence;
using Gradus.Evaluation;
using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Tests.Engine;

namespace Gradus.Tests.Engine.Equivalence;

/// <summary>Claims that are nearly true are not true, and true ones are not refuted where rounding is all that differs.</summary>
public sealed class NearlyTrueTests
{
    /// <summary>Identities that only floating point can decide, off by little.</summary>
    [Theory]
    [InlineData("exp(x) = exp(x)*100001/100000")]
    [InlineData("exp(x + y) = exp(x).*exp(y)*100001/100000")]
    [InlineData("exp(x + y) = exp(x).*exp(y)*10000001/10000000")]
    [InlineData("expm(A)*A = A*expm(A)*100001/100000")]
    [InlineData("sqrt(p.*p) = p*100001/100000")]
    [InlineData("eigmax(2*S) = 200001*eigmax(S)/100000")]
    [InlineData("tanh(x) = sin(x)")]
    [InlineData("sum(log(p.*p)) = 200001*sum(log(p))/100000")]
    public void A_small_factor_is_seen(string line)
    {
        var (a, b) = Formulas.Sides(line);
        Assert.False(new Checking.Equivalence.Judge(4).Equal(a, b, TestContext.Current.CancellationToken).Holds);
    }

    /// <summary>Near poles, double eigenvalues and falling ranks differences and rounding differ: no counterexample may come from there.</summary>
    [Theory]
    [InlineData("eigmax(S)", "S", "eigvecmax(S)*eigvecmax(S)'")]
    [InlineData("nuc(F)", "F", "F*pinv(sqrtm(F'*F))")]
    [InlineData("specnorm(F)", "F", "leftsv(F)*rightsv(F)'")]
    [InlineData("tr(logm(P))", "P", "inv(P)'")]
    public void No_counterexample_to_what_is_true(string function, string by, string value)
    {
        var claim = new Comparison(Derivative.Of(Formulas.Read(function), Formulas.Letter(by)), Formulas.Read(value), []);
        Assert.Null(CounterexampleSearch.Find(claim, new Trials(Agreement.Differ, 0, true, false, [], ""), TestContext.Current.CancellationToken));
    }

    /// <summary>The sign of a root is a guess, so that agreement over a field is not the last word.</summary>
    [Theory]
    [InlineData("sqrt(p).*sqrt(p) = p", true)]
    [InlineData("norm2(x)*norm2(x) = x'*x", true)]
    [InlineData("A*B = A*B", false)]
    [InlineData("exp(x) = exp(x)", false)]
    public void Guessed_roots_are_noted(string line, bool guessed)
    {
        var (a, b) = Formulas.Sides(line);
        Assert.Equal(guessed, new ExactTrials(3).Run(new Comparison(a, b, []), TestContext.Current.CancellationToken).GuessedRoots);
    }

    /// <summary>What holds at even lengths alone, at odd ones alone, or only where one size is the shorter one, does not hold.</summary>
    [Theory]
    [InlineData("det(-A) = det(A)")]
    [InlineData("det(-A) = -det(A)")]
    [InlineData("det(W) = 0")]
    [InlineData("inv(F'*F)*F'*F*det(-A) = inv(F'*F)*F'*F*det(A)")]
    [InlineData("det(F'*F) = 0*t")]
    [InlineData("det(F*F') = 0*t")]
    public void Sizes_of_every_kind_are_tried(string line)
    {
        var (a, b) = Formulas.Sides(line);
        for (var seed = 0UL; seed < 4; seed++) Assert.False(new Checking.Equivalence.Judge(seed).Equal(a, b, TestContext.Current.CancellationToken).Holds);
    }

    /// <summary>Kinks and jumps may lie at lengths, or beyond bounds that grow with the length, at which nothing else is tried; where none is reached nothing is said.</summary>
    [Theory]
    [InlineData("abs(rows(x) - 20) = 20 - rows(x)")]
    [InlineData("relu(50 - cols(A)) = 50 - cols(A)")]
    [InlineData("sign(rows(x) - 20)^2 = 1")]
    [InlineData("step(rows(x) - 20) + step(20 - rows(x)) = 1")]
    [InlineData("sqrt((rows(x) - 5000)^2) = 5000 - rows(x)")]
    [InlineData("relu(9 - tr(J)) = 9 - tr(J)")]
    [InlineData("abs(normF(Q) - 4) = 4 - normF(Q)")]
    [InlineData("norm2((rows(x) - 20)*x) = (20 - rows(x))*norm2(x)")]
    [InlineData("relu(7*x'*x - sum(x)^2) = 7*x'*x - sum(x)^2")]
    [InlineData("abs(rows(x)^2 - 45*rows(x) + 500) = rows(x)^2 - 45*rows(x) + 500")]
    [InlineData("abs(x'*x - 3*x'*y + y'*y) = x'*x - 3*x'*y + y'*y")]
    [InlineData("(rows(x) - 20)*pinv(rows(x) - 20) = 1")]
    public void Kinks_at_lengths_are_seen(string line)
    {
        var (a, b) = Formulas.Sides(line);
        Assert.False(new Checking.Equivalence.Judge(2).Equal(a, b, TestContext.Current.CancellationToken).Holds);
    }

    /// <summary>What has one sign at all lengths, or the same kink on both sides, holds.</summary>
    [Theory]
    [InlineData("abs(rows(x) - 20) = abs(20 - rows(x))")]
    [InlineData("relu(rows(x) + 3) = rows(x) + 3")]
    [InlineData("sqrt((rows(x) - 17)^4) = (rows(x) - 17)^2")]
    [InlineData("norm2(rows(x)*x) = rows(x)*norm2(x)")]
    [InlineData("abs(rows(x)^2 - 2*rows(x) + 1) = (rows(x) - 1)^2")]
    [InlineData("abs(x'*x - 2*x'*y + y'*y) = norm2(x - y)^2")]
    [InlineData("abs(1 - 20*sum(softmax(x))) = 19")]
    [InlineData("(rows(x) - 20)*pinv(rows(x) - 20)*(rows(x) - 20) = rows(x) - 20")]
    [InlineData("sign(exp(t)) = 1")]
    public void Kinks_that_are_none_are_not_held_against_a_claim(string line)
    {
        var (a, b) = Formulas.Sides(line);
        Assert.True(new Checking.Equivalence.Judge(2).Equal(a, b, TestContext.Current.CancellationToken).Holds);
    }

    /// <summary>What is 0 at one place only jumps there, and a function that comes near to its bound does not reach it.</summary>
    [Theory]
    [InlineData("sign(x'*x) = 1")]
    [InlineData("sign(norm2(x - y)) = 1")]
    [InlineData("sign(x'*x - 4*x'*y + 4*y'*y) = 1")]
    [InlineData("t*pinv(t) = 1")]
    [InlineData("tanh(470 + t^2) = 1")]
    [InlineData("tanh(2000 + t^2) = 1")]
    [InlineData("sigmoid(900 + t^2) = 1")]
    public void Single_places_and_bounds_are_seen(string line)
    {
        var (a, b) = Formulas.Sides(line);
        Assert.False(new Checking.Equivalence.Judge(2).Equal(a, b, TestContext.Current.CancellationToken).Holds);
    }

    /// <summary>To first order the changes are compared, below the values.</summary>
    [Theory]
    [InlineData("inv(A + B) = inv(A) - inv(A)*B*inv(A)", true)]
    [InlineData("inv(A + B) = inv(A)", false)]
    [InlineData("inv(A + B) = inv(A) + inv(A)*B*inv(A)", false)]
    public void Changes_are_compared_below_the_values(string line, bool same)
    {
        var (a, b) = Formulas.Sides(line);
        var claim = new Comparison(a, b, [Formulas.Letter("B")]);
        var random = new RandomSource(6);
        var field = PrimeField.Random(random);
        var point = claim.Free.Symbols.ToDictionary(static s => s.Name, _ => new Dense<ulong>(2, 2, (_, _) => field.Draw(random)));
        var (left, right) = claim.Evaluate(new OpaqueInterpretation(field, 1), new EvaluationContext(new Dictionary<string, int> { ["n"] = 2 }), point);
        Assert.Equal((4, 2), (left.Rows, left.Columns));
        Assert.Equal(same, LinearAlgebra.Same(field, left, right));
    }
}
