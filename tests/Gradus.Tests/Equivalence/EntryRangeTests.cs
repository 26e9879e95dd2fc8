using Gradus.Checking.Equivalence;
using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Shapes;
using Gradus.Tests.Engine;

namespace Gradus.Tests.Engine.Equivalence;

/// <summary>Between which bounds entries lie: what is said of a sign must be so at every point.</summary>
public sealed class EntryRangeTests
{
    private const double Infinite = double.PositiveInfinity;

    [Theory]
    [InlineData("t", -Infinite, Infinite)]
    [InlineData("k", -Infinite, Infinite)]
    [InlineData("p", 0, Infinite)]
    [InlineData("Q", -1, 1)]
    [InlineData("P", -Infinite, Infinite)]
    [InlineData("rows(x) - 20", -19, Infinite)]
    [InlineData("sin(t) + 2", 1, 3)]
    [InlineData("-2*(sin(t) + 2)", -6, -2)]
    [InlineData("(sin(t) + 2)*(cos(t) + 3)", 2, 12)]
    [InlineData("(sin(t) - 2)*(cos(t) + 3)", -12, -2)]
    [InlineData("(sin(t) + 2)*(cos(t) - 3)", -12, -2)]
    [InlineData("(sin(t) - 2)*(cos(t) - 3)", 2, 12)]
    [InlineData("(0*t + 2)*(cos(t) - 3)", -8, -4)]
    [InlineData("sigmoid(t)*exp(t)", 0, Infinite)] // a factor that may be 0 beside one that may be infinite
    [InlineData("abs(sin(t) + 2)", 1, 3)]
    [InlineData("abs(sin(t) - 2)", 1, 3)]
    [InlineData("abs(3*sin(t))", 0, 3)]
    [InlineData("abs(2*sin(t) - 1)", 0, 3)]
    [InlineData("relu(sin(t) - 3)", 0, 0)]
    [InlineData("relu(sin(t) + 2)", 1, 3)]
    [InlineData("relu(3*sin(t))", 0, 3)]
    [InlineData("sqrt(5*sigmoid(t) + 4)", 2, 3)]
    [InlineData("sqrt(t)", 0, Infinite)]
    [InlineData("log(sigmoid(t) + 1)", 0, 0.6931471805599453)]
    [InlineData("log(t)", -Infinite, Infinite)]
    [InlineData("exp(sigmoid(t))", 1, Math.E)]
    [InlineData("tanh(t)", -1, 1)]
    [InlineData("pi(sigmoid(t))", 0, Math.PI)]
    [InlineData("step(t)", 0, 1)]
    [InlineData("softmax(x)", 0, 1)]
    [InlineData("erf(t)", -1, 1)]
    [InlineData("sign(t)", -1, 1)]
    [InlineData("sign(sigmoid(t))", 0, 1)]
    [InlineData("sign(sigmoid(t) + 1)", 1, 1)]
    [InlineData("sign(sigmoid(t) - 1)", -1, 0)]
    [InlineData("sign(sigmoid(t) - 2)", -1, -1)]
    [InlineData("softplus(t)", 0, Infinite)]
    [InlineData("norm1(x)", 0, Infinite)]
    [InlineData("norm2(x)", 0, Infinite)]
    [InlineData("normF(F)", 0, Infinite)]
    [InlineData("specnorm(F)", 0, Infinite)]
    [InlineData("nuc(F)", 0, Infinite)]
    [InlineData("t^2", 0, Infinite)]
    [InlineData("t^3", -Infinite, Infinite)]
    [InlineData("(sigmoid(t) + 1)^3", 1, 8)]
    [InlineData("(sin(t) - 1)^3", -8, 0)]
    [InlineData("(sin(t) - 1)^2", 0, 4)]
    [InlineData("(sin(t) + 3)^2", 4, 16)]
    [InlineData("(sin(t) - 3)^2", 4, 16)]
    [InlineData("(2*sin(t) - 1)^2", 0, 9)]
    [InlineData("(sigmoid(t) + 1)^(-1)", 0.5, 1)]
    [InlineData("(sin(t) - 3)^(-1)", -Infinite, Infinite)]
    [InlineData("(sin(t) - 3)^(-2)", 0.0625, 0.25)]
    [InlineData("(5*sigmoid(t) + 4)^(3/2)", 8, 27)]
    [InlineData("p.^k", 0, Infinite)]
    [InlineData("x.^k", -Infinite, Infinite)]
    [InlineData("logsumexp(abs(x))", 0, Infinite)]
    [InlineData("logsumexp(x)", -Infinite, Infinite)]
    [InlineData("abs(F)'", 0, Infinite)]
    [InlineData("vec(abs(F))", 0, Infinite)]
    [InlineData("sin(x).*sigmoid(x)", -1, 1)]
    [InlineData("sum(abs(x))", 0, Infinite)]
    [InlineData("sum(exp(abs(x)))", 1, Infinite)]
    [InlineData("sum(sigmoid(x) + ones(rows(x)))", 1, Infinite)]
    [InlineData("sum(sin(x))", -Infinite, Infinite)]
    [InlineData("tr(P)", 0, Infinite)]
    [InlineData("tr(J)", 0, Infinite)]
    [InlineData("tr(A)", -Infinite, Infinite)]
    [InlineData("tr(abs(A))", 0, Infinite)]
    [InlineData("tr(F*F')", 0, Infinite)]
    [InlineData("tr(A*B)", -Infinite, Infinite)]
    [InlineData("det(P)", 0, Infinite)]
    [InlineData("det(A)", -Infinite, Infinite)]
    [InlineData("eigmax(P)", 0, Infinite)]
    [InlineData("eigmax(S)", -Infinite, Infinite)]
    [InlineData("x'*x", 0, Infinite)]
    [InlineData("x'*y", -Infinite, Infinite)]
    [InlineData("x'*A*x", -Infinite, Infinite)]
    [InlineData("abs(x)'*abs(y)", 0, Infinite)]
    [InlineData("abs(x)'*y", -Infinite, Infinite)]
    [InlineData("y'*abs(x)", -Infinite, Infinite)]
    [InlineData("exp(abs(x))'*(sigmoid(y) + 2*ones(rows(x)))", 2, Infinite)]
    [InlineData("A", -Infinite, Infinite)]
    public void Bounds_of_a_formula(string formula, double low, double high)
    {
        var range = EntryRange.Of(Formulas.Read(formula));
        Assert.Equal(low, range.Low, 1e-12);
        Assert.Equal(high, range.High, 1e-12);
    }

    [Fact]
    public void Bounds_of_what_is_known_of_a_symbol()
    {
        var n = Size.Named("n");
        Assert.Equal((1, Infinite), Of(Symbol.Of("k", Shape.Scalar, Properties.Integer | Properties.Positive)));
        Assert.Equal((0, Infinite), Of(Symbol.Of("s", Shape.Scalar, Properties.PositiveDefinite)));
        Assert.Equal((-1, 1), Of(Symbol.Of("u", Shape.Column(n), Properties.Unit)));
        Assert.Equal((2, Infinite), Of(Constant.Dimension(Size.Of(2) * n)));
        Assert.Equal((0, 0), Of(Constant.Zeros(Shape.Column(n))));
        Assert.Equal((1, 1), Of(Constant.Ones(n, n)));
        Assert.Equal((0, 1), Of(Constant.Identity(n)));
        Assert.Equal((1, Infinite), Of(IndexVariable.Of("i", n)));
        Assert.Equal((0, 1), Of(Iverson.Delta(IndexVariable.Of("i", n), IndexVariable.Of("j", n))));
        var (f, g) = (Formulas.Read("F"), Formulas.Read("abs(F)"));
        Assert.Equal((0, Infinite), Of(Matrices.Frobenius(f, f)));
        Assert.Equal((0, Infinite), Of(Matrices.Frobenius(g, Formulas.Read("abs(G)"))));
        Assert.Equal((-Infinite, Infinite), Of(Matrices.Frobenius(g, f)));
        Assert.Equal((-Infinite, Infinite), Of(OpenCall.Of("f", [f], Shape.Scalar)));
    }

    [Theory]
    [InlineData("sigmoid(t)", true)]
    [InlineData("sigmoid(t) - 1", true)]
    [InlineData("sigmoid(t) + 1", true)]
    [InlineData("-exp(t) - 1", true)]
    [InlineData("sin(t)", false)]
    [InlineData("t", false)]
    public void One_sign_is_seen_where_0_is_no_inner_point(string formula, bool one) => Assert.Equal(one, EntryRange.Of(Formulas.Read(formula)).HasOneSign);

    private static (double, double) Of(Expr e) => (EntryRange.Of(e).Low, EntryRange.Of(e).High);
}
