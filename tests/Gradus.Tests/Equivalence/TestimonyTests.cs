using Gradus.Checking.Equivalence;
using Gradus.Expressions;
using Gradus.Tests.Engine;

namespace Gradus.Tests.Engine.Equivalence;

/// <summary>Where the witness looks: in a field where that decides, in floating point of the domain elsewhere, at sizes at which both sides have values.</summary>
public sealed class TestimonyTests
{
    [Theory]
    [InlineData("exp(x + y) = exp(x).*exp(y)", Testimony.Agrees)] // a field knows of exp that it is a function, and no more
    [InlineData("exp(x + y) = exp(x) + exp(y)", Testimony.Contradicts)]
    [InlineData("log(t^2) = 2*log(-t)", Testimony.Agrees)] // at negative t alone
    [InlineData("log(t^2) = 2*log(t)", Testimony.Agrees)]
    [InlineData("log(a*b*c*t) = log(a) + log(b) + log(c) + log(t)", Testimony.Agrees)]
    [InlineData("2000000000*t*t = 2000000000*t^2 + a - a", Testimony.Agrees)]
    [InlineData("2000000000*t*t = 2000000001*t^2", Testimony.Contradicts)] // floats that large are not trusted
    [InlineData("10000000000*exp(a)*exp(b) = 10000000001*exp(a + b)", Testimony.Silent)]
    [InlineData("inv(F'*F)*F'*F*x = x", Testimony.Agrees)]
    [InlineData("inv(F*F')*F*F'*w = w", Testimony.Agrees)]
    [InlineData("inv(F'*F)*F'*F*x = 2*x", Testimony.Contradicts)]
    [InlineData("inv(F*F')*F*F'*w = 2*w", Testimony.Contradicts)]
    [InlineData("exp(inv(F*F')*F*F'*w + w) = exp(w).*exp(w)", Testimony.Agrees)]
    [InlineData("exp(inv(F'*F)*F'*F*x + x) = exp(x).*exp(x)", Testimony.Agrees)]
    [InlineData("inv(A - A)*x = x", Testimony.Silent)]
    [InlineData("sqrt(p).*sqrt(p) = p", Testimony.Agrees)]
    [InlineData("exp(a) = exp(a)*10001/10000", Testimony.Silent)] // less than anyone sees who takes differences
    [InlineData("exp(a) = exp(a)*101/100", Testimony.Contradicts)]
    [InlineData("expm(A)*expm(A) = expm(2*A)", Testimony.Agrees)]
    [InlineData("expm(A)*expm(B) = expm(A + B)", Testimony.Contradicts)]
    [InlineData("tr(A^k)*exp(a)*exp(b) = tr(A*A^k*inv(A))*exp(a + b)", Testimony.Agrees)]
    public void What_it_says(string line, object expected)
    {
        var (left, right) = Formulas.Sides(line);
        for (var seed = 0UL; seed < 3; seed++) Assert.Equal((Testimony)expected, Witness.Ask(new Comparison(left, right, []), seed, TestContext.Current.CancellationToken));
    }

    /// <summary>Where matrices of three rows are too large, shorter ones are taken.</summary>
    [Theory]
    [InlineData(6)]
    [InlineData(9)]
    public void What_is_too_large_is_tried_shorter(int factors)
    {
        var a = Formulas.Read("A");
        var product = Enumerable.Repeat(a, factors).Aggregate(Gradus.Functions.Matrices.Kronecker);
        var trace = Gradus.Functions.Matrices.Trace(product);
        Assert.Equal(Testimony.Agrees, Ask(trace, Formulas.Read($"tr(A)^{factors}")));
        Assert.Equal(Testimony.Contradicts, Ask(trace, Formulas.Read($"2*tr(A)^{factors}")));
    }

    [Fact]
    public void The_wish_to_stop_is_heard()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => Witness.Ask(new Comparison(Formulas.Read("t"), Formulas.Read("t + t"), []), 1, source.Token));
    }

    private static Testimony Ask(Expr left, Expr right) => Witness.Ask(new Comparison(left, right, []), 5, TestContext.Current.CancellationToken);
}
