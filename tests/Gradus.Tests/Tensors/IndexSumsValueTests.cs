using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Tensors;

namespace Gradus.Tests.Engine.Tensors;

/// <summary>Sums over an index against their definition: the body's values with every column of the identity for the letter v, added.</summary>
public sealed class IndexSumsValueTests
{
    private static readonly Symbol[] Letters = Array.ConvertAll<string, Symbol>(["A", "B", "S", "x", "y", "z", "u", "p", "t", "F", "R", "a", "b"], Formulas.Letter);

    /// <summary>Columns that hold v linearly, scalars that may stand before them, and functions of an entry.</summary>
    private static readonly string[] Scalars = ["v'*x", "v'*A*y", "v'*A*v", "exp(v'*x)", "exp(v'*A*y)", "1/(v'*x)", "(v'*x)^2", "exp(2*(v'*x) + t)", "exp(v'*A*v)", "v'*v", "sin(v'*x)*(v'*y)", "(v'*x + v'*y)^3", "log(v'*x)"];

    private static readonly string[] Wholes = ["t", "x", "A", "v", "A*v", "v'*B", "B*v*v'", "v*v'*A", "diag(v)", "A*diag(v)*B", "v.*y", "exp(A*v)*(v'*x)", "x*exp(v'*A)*(v'*x)", "sin(A*v)", "F*v", "v'*R", "(x*v').*A", "exp(F*v)", "2*t*v", "v*v'*x"];

    public static TheoryData<string, string> Rows
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var scalar in Scalars)
            {
                foreach (var whole in Wholes) rows.Add(scalar, whole);
            }
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_scalar_times_a_matrix(string scalar, string whole) => Check($"({scalar})*({whole})");

    [Theory]
    [InlineData("v'*x*(v'*y) + exp(v'*z) - 3*t")]
    [InlineData("v*(v'*x) - A*v")]
    [InlineData("(v'*x + t)*(v'*y - t)*A")]
    [InlineData("exp(exp(exp(v'*x)))")]
    [InlineData("(v'*x)^5")]
    [InlineData("(v'*x)^-1*(v'*y)^-2")]
    [InlineData("(A*v).*(B*v)")]
    [InlineData("(v'*A*x)*(v'*B*y)*(v'*z)")]
    [InlineData("(exp(v'*x) + v'*y)^2")]
    [InlineData("exp(v'*A*B*v)*(v'*S*v)")]
    [InlineData("x'*exp(A*v)")]
    [InlineData("exp(v'*A)*x")]
    public void More_of_them(string body) => Check(body);

    /// <summary>Where there is a form under a derivative it has the value of the sum, whatever varies and however the derivative is laid out.</summary>
    [Theory]
    [InlineData("exp(v'*x)", "x")]
    [InlineData("(v'*x)*(y'*x)", "x")]
    [InlineData("exp(v'*A*x)", "x")]
    [InlineData("(v'*x)^2*(v'*y)", "x")]
    [InlineData("v'*A*x", "A")]
    [InlineData("exp(t*(v'*x))", "t")]
    [InlineData("v*exp(t)", "t")]
    [InlineData("t^2*(A*v)", "t")]
    [InlineData("exp(t*A*v)", "t")]
    public void Derivatives(string function, string by)
    {
        var (f, v, variable) = (Formulas.Read(function), Formulas.Letter("v"), Formulas.Letter(by));
        foreach (var layout in new[] { Layout.Default, Layout.Numerator, Layout.Denominator })
        {
            var derivative = Derivative.Of(f, variable, layout);
            foreach (var body in Bodies(derivative, v)) Check(body);
        }
    }

    /// <summary>A rate along a direction is linear in the direction; v in the direction or in what changes.</summary>
    [Fact]
    public void Rates_along_directions()
    {
        var (v, x) = (Formulas.Letter("v"), Formulas.Letter("x"));
        var rate = Differential.Of(Formulas.Read("exp(v'*x)"), [x], [Formulas.Read("y")]);
        foreach (var body in Bodies(rate, v)) Check(body);
        Assert.False(IndexSums.IsLinear(Differential.Of(Formulas.Read("v'*x"), [x], [v]), v));
        Assert.True(IndexSums.IsLinear(Differential.Of(Formulas.Read("v'*x"), [x], [Formulas.Read("y")]), v));
        Assert.True(IndexSums.IsLinear(Differential.Of(Formulas.Read("y'*x"), [x], [v]), v));
        Assert.False(IndexSums.IsLinear(Formulas.Read("exp(v'*x)"), v));
    }

    /// <summary>What is nested without end is left, whichever way leads inwards, and no stack overflows; c stands for what is within.</summary>
    [Theory]
    [InlineData("sin(c)")]
    [InlineData("sin(c + v'*y)")]
    [InlineData("norm2(exp(c)*y)")]
    [InlineData("sin(x'*sin(v*c))")]
    [InlineData("sin(sin(v'*c)*x)")]
    [InlineData("norm2(c*x)^4")]
    public void Nesting_is_bounded(string around)
    {
        Expr Nested(int times)
        {
            var (body, frame) = (Formulas.Read("v'*x"), Formulas.Read(around));
            for (var k = 0; k < times; k++) body = frame.Substitute(Formulas.Letter("c"), body);
            return body;
        }
        Assert.NotNull(IndexSums.Of(Nested(3), Formulas.Letter("v")));
        Assert.Null(IndexSums.Of(Nested(100), Formulas.Letter("v")));
    }

    private static IEnumerable<Expr> Bodies(Expr derivative, Symbol v)
    {
        yield return derivative;
        if (derivative.IsScalar) yield return Matrices.Exp(derivative);
        yield return Formulas.Read("3*t") * derivative;
        yield return Formulas.Read("v'*y") * derivative;
        if (derivative.Shape.IsColumn) yield return v * Matrices.Transpose(derivative);
        if (derivative.Shape.IsColumn) yield return Matrices.Exp(derivative);
    }

    private static void Check(string body) => Check(Formulas.Read(body));

    private static void Check(Expr body)
    {
        if (IndexSums.Of(body, Formulas.Letter("v")) is not { } found) return;
        Assert.False(found.Contains(Formulas.Letter("v")));
        foreach (var n in new[] { 2, 3 })
        {
            var point = Einsum.At(7, n, 2, Letters);
            Assert.True(Einsum.Same(point.SumOverColumns(body, Formulas.Letter("v")), point.Value(found)), $"Σ {Formulas.Text(body)} = {Formulas.Text(found)}");
        }
    }
}
