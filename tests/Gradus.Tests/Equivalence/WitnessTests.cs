using Gradus.Checking.Equivalence;
using Gradus.Differentiation;
using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Shapes;
using Gradus.Tests.Engine;

namespace Gradus.Tests.Engine.Equivalence;

/// <summary>A derivative is proved only if somebody agrees who knows functions and no differentials.</summary>
public sealed class WitnessTests
{
    /// <summary>Function, variable, its derivative.</summary>
    private static readonly (string Function, string By, string Value)[] Derivatives =
    [
        ("norm2(F*x - w)^2", "x", "2*F'*(F*x - w)"),
        ("norm2(x)", "x", "x/norm2(x)"),
        ("x'*A*x", "x", "(A + A')*x"),
        ("tr(F*A*F')", "F", "F*(A + A')"),
        ("tr(inv(A)*B)", "A", "-(inv(A)*B*inv(A))'"),
        ("det(A)", "A", "adj(A)'"),
        ("logdet(A)", "A", "inv(A)'"),
        ("sum(exp(F*x))", "x", "F'*exp(F*x)"),
        ("softmax(x)", "x", "diag(softmax(x)) - softmax(x)*softmax(x)'"),
        ("logsumexp(x)", "x", "softmax(x)"),
        ("sum(sin(x))", "x", "cos(x)"),
        ("sum(erf(x))", "x", "2*exp(-x.*x)/sqrt(pi(1))"),
        ("tr(expm(A))", "A", "expm(A)'"),
        ("tr(A^3)", "A", "3*(A^2)'"),
        ("eigmax(S)", "S", "eigvecmax(S)*eigvecmax(S)'"),
        ("nuc(F)", "F", "F*pinv(sqrtm(F'*F))"),
        ("specnorm(F)", "F", "leftsv(F)*rightsv(F)'"),
        ("t*x", "t", "x"),
        ("exp(2*t)*x'", "t", "2*exp(2*t)*x'"),
    ];

    public static TheoryData<string, string, string> Rows => [.. Derivatives.Select(static d => new TheoryDataRow<string, string, string>(d.Function, d.By, d.Value))];

    [Theory]
    [MemberData(nameof(Rows))]
    public void It_agrees_with_what_is_right(string function, string by, string value) => Assert.Equal(Testimony.Agrees, Ask(Claim(function, by), Formulas.Read(value)));

    /// <summary>A factor, a sign, a transpose, a term too many: each is seen, whatever the derivative.</summary>
    [Theory]
    [MemberData(nameof(Rows))]
    public void It_contradicts_every_slip(string function, string by, string value)
    {
        var (claim, right) = (Claim(function, by), Formulas.Read(value));
        foreach (var wrong in Slips(right)) Assert.Equal(Testimony.Contradicts, Ask(claim, wrong));
    }

    /// <summary>A differential may be stated wrongly in the catalog itself: then what is derived by it is not proved by it.</summary>
    [Fact]
    public void A_slip_in_a_stated_differential_is_no_proof()
    {
        var x = Formulas.Letter("x");
        var y = Matrices.SumOfEntries(Apply.Of(new DoubledExp(), x));
        var derived = Gradients.Of(y, x)!;
        for (var seed = 0UL; seed < 5; seed++)
        {
            var judgement = new Checking.Equivalence.Judge(seed).Equal(Derivative.Of(y, x), derived, TestContext.Current.CancellationToken);
            Assert.True(judgement is Judgement.Undecided { ByRules: null } or Judgement.Refuted, judgement.ToString());
        }
    }

    /// <summary>Where the function has no value that anybody else could work out, the rules stand alone, and it is said.</summary>
    [Fact]
    public void What_the_rules_alone_support_is_not_proved()
    {
        var x = Formulas.Letter("x");
        var y = Matrices.SumOfEntries(Apply.Of(new Unheard(), x));
        var judgement = Assert.IsType<Judgement.Undecided>(new Checking.Equivalence.Judge(3).Equal(Derivative.Of(y, x), Gradients.Of(y, x)!, TestContext.Current.CancellationToken));
        Assert.IsType<Judgement.Proved>(judgement.ByRules);
        Assert.False(judgement.Holds);
        Assert.True(judgement.IsSupported);
    }

    /// <summary>An expansion speaks of derivatives too.</summary>
    [Theory]
    [InlineData("inv(A + B) = inv(A) - inv(A)*B*inv(A)", Testimony.Agrees)]
    [InlineData("inv(A + B) = inv(A) + inv(A)*B*inv(A)", Testimony.Contradicts)]
    [InlineData("inv(A + B) = inv(A)", Testimony.Contradicts)]
    [InlineData("det(A + B) = det(A) + tr(adj(A)*B)", Testimony.Agrees)]
    [InlineData("det(A + B) = det(A) + 2*tr(adj(A)*B)", Testimony.Contradicts)]
    public void It_knows_first_order(string line, object expected)
    {
        var (left, right) = Formulas.Sides(line);
        Assert.Equal((Testimony)expected, Witness.Ask(new Comparison(left, right, [Formulas.Letter("B")]), 5, TestContext.Current.CancellationToken));
    }

    private static Expr Claim(string function, string by) => Derivative.Of(Formulas.Read(function), Formulas.Letter(by));

    private static Testimony Ask(Expr claim, Expr value) => Witness.Ask(new Comparison(claim, value, []), 5, TestContext.Current.CancellationToken);

    private static IEnumerable<Expr> Slips(Expr right)
    {
        yield return 2 * right;
        yield return -right;
        yield return right + right + right;
        if (right.Shape.IsSquare && !right.IsScalar && !Matrices.Transpose(right).Equals(right) && right is not Sum) yield return right + Matrices.Transpose(Formulas.Letter("A"));
        if (right is Sum sum) yield return sum.Children[0];
    }

    /// <summary>exp with a wrong derivative.</summary>
    private sealed class DoubledExp : ElementwiseFunction
    {
        public override string Name => "exp";

        public override Notation Notation { get; } = Notation.Call("exp", "\\exp");

        public override string Example => "exp(0) = 1";

        public override Expr DerivativeAt(ReadOnlySpan<Expr> x, int argument) => 2 * Apply.Of(this, x[0]);

        public override double Evaluate(ReadOnlySpan<double> x) => Math.Exp(x[0]);
    }

    /// <summary>A function without a value anywhere.</summary>
    private sealed class Unheard : ElementwiseFunction
    {
        public override string Name => "unheard";

        public override Notation Notation { get; } = Notation.Call("unheard", "\\operatorname{unheard}");

        public override string Example => "unheard(x) = unheard(x)";

        public override Expr DerivativeAt(ReadOnlySpan<Expr> x, int argument) => Apply.Of(this, x[0]);

        public override double Evaluate(ReadOnlySpan<double> x) => double.NaN;
    }
}
