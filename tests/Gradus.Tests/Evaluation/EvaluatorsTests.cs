using Gradus.Evaluation;
using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;
using Gradus.Shapes;
using Gradus.Tests.Engine;

namespace Gradus.Tests.Engine.Evaluation;

/// <summary>Two evaluators that were written independently of one another agree on formulas of every kind, and with values worked out by hand.</summary>
public sealed class EvaluatorsTests
{
    private static readonly Dictionary<string, int> Sizes = new() { ["n"] = 3, ["m"] = 2 };
    private static readonly Dictionary<string, int> Whole = new() { ["k"] = 3 };

    private static readonly string[] Written =
    [
        "A*B", "F*A*F'", "A'*x", "x'*A*y", "2*t*A - B", "A - B + C", "tr(A*B)", "A.*B", "kron(A, F)", "kron(F, x')", "vec(F)", "unvec(vec(F), m, n)", "K(m, n)*vec(F)", "K(n, m)", "diag(x)", "diag(A)", "ddiag(A)", "tril(A)", "sum(F)", "ones(m, n)", "zeros(m, n)", "I*A", "n*A", "rows(F)*cols(F)*A", "A^3", "A^(-2)", "A^k", "x.^2", "p.^(1/2)", "x.^k", "p.^a", "inv(A)", "det(A)", "adj(A)", "logdet(P)", "pinv(F)", "pinv(R)",
        "norm2(x)", "normF(F)", "norm1(x)", "exp(x)", "log(p)", "sqrt(p)", "sin(x)", "cos(x)", "tan(x)", "tanh(x)", "abs(x)", "sign(x)", "relu(x)", "step(x)", "sigmoid(x)", "softplus(x)", "erf(x)", "pi(t)", "softmax(x)", "softmax(x')", "logsumexp(x)", "sylvester(A, B, C)", "sylvester(E, A, F)", "tr(A)*x", "x/norm2(x)", "t^2/(1 + t)", "exp(t)*A", "A:B",
    ];

    public static TheoryData<string> Rows => [.. Written];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Values_agree(string text) => Agree(Formulas.Read(text));

    [Theory]
    [MemberData(nameof(Rows))]
    public void Derivatives_agree(string text)
    {
        var e = Formulas.Read(text);
        foreach (var x in e.Symbols().Where(static s => s.Properties is Properties.None or Properties.Positive).Take(2))
        {
            foreach (var layout in Enum.GetValues<Layout>()) Agree(Derivative.Of(e, x, layout));
            Agree(Differential.Of(e, x));
            Agree(Differential.Of(Differential.Of(e, x), x));
        }
    }

    /// <summary>Where everything is rational the prime field gives the image of what fractions give.</summary>
    [Theory]
    [InlineData("A*B")]
    [InlineData("F*A*F'")]
    [InlineData("inv(A)")]
    [InlineData("A^(-2)")]
    [InlineData("A^k")]
    [InlineData("det(A)*adj(B)")]
    [InlineData("pinv(F)")]
    [InlineData("kron(A, F)*t")]
    [InlineData("sylvester(A, B, C)")]
    [InlineData("x.^3")]
    [InlineData("x.^(-1)")]
    [InlineData("2*A/3 - B/7")]
    public void The_field_is_an_image_of_the_fractions(string text)
    {
        var e = Formulas.Read(text);
        var x = e.Symbols().First(static s => s.Name != "k");
        foreach (var formula in new[] { e, Differential.Of(e, x), Derivative.Of(e, x) })
        {
            var random = new RandomSource(9);
            var field = PrimeField.Random(random);
            var point = FreeSymbols.Of([formula]).Symbols.Where(static s => s.Name != "k").ToDictionary(static s => s.Name, s => new Dense<Rational>(Length(s.Shape.Rows), Length(s.Shape.Columns), (_, _) => 1 + random.Below(19)));
            point["k"] = Dense<Rational>.Scalar(3);
            var exact = new RationalEvaluator(Sizes, point).Evaluate(formula).Map(field.FromRational);
            var image = point.ToDictionary(static p => p.Key, p => p.Value.Map(field.FromRational));
            Assert.True(LinearAlgebra.Same(field, exact, new Evaluator<ulong>(new OpaqueInterpretation(field, 3), new EvaluationContext(Sizes, Whole), image).Evaluate(formula)), Formulas.Text(formula));
            var residues = point.ToDictionary(static p => p.Key, static p => p.Value.Map(Residue.Of));
            Assert.True(LinearAlgebra.Same(ResidueField.Instance, new RationalEvaluator(Sizes, point).Evaluate(formula).Map(Residue.Of), new ResidueEvaluator(Sizes, residues, 3).Evaluate(formula)));
        }
    }

    /// <summary>Random functions keep the laws that hold for the true ones, in both fields.</summary>
    [Theory]
    [InlineData("exp(-x) = 1./exp(x)")]
    [InlineData("log(1./p) = -log(p)")]
    [InlineData("sin(x).*sin(x) + cos(x).*cos(x) = x.^0")]
    [InlineData("sin(-x) = -sin(x)")]
    [InlineData("cos(-x) = cos(x)")]
    [InlineData("erf(-x) = -erf(x)")]
    [InlineData("abs(-x) = abs(x)")]
    [InlineData("sqrt(p).*sqrt(p) = p")]
    [InlineData("norm2(2*x)^2 = 4*x'*x")]
    [InlineData("sigmoid(x) = 1./(1 + exp(-x))")]
    [InlineData("tan(x).*cos(x) = sin(x)")]
    [InlineData("relu(x) = x.*step(x)")]
    [InlineData("sum(softmax(x)) = 1")]
    [InlineData("logsumexp(x) = log(sum(exp(x)))")]
    [InlineData("pi(2*t) = 2*pi(t)")]
    public void Laws_of_random_functions(string law)
    {
        var (left, right) = Formulas.Sides(law);
        var random = new RandomSource(3);
        var field = PrimeField.Random(random);
        var sampler = new PointSampler<ulong>(field, random, () => field.Draw(random), () => field.Draw(random) is var root ? field.Multiply(root, root) : 0);
        var context = new EvaluationContext(Sizes, Whole);
        for (var trial = 0UL; trial < 12; trial++)
        {
            var point = FreeSymbols.Of([left, right]).Symbols.ToDictionary(static s => s.Name, s => sampler.Draw(s, context));
            try
            {
                var functions = new OpaqueInterpretation(field, trial);
                Dense<ulong> At(Expr e) => new Evaluator<ulong>(functions, context, point).Evaluate(e);
                Assert.True(LinearAlgebra.Same(field, At(left), At(right)), law);
            }
            catch (NoRootException)
            {
                // Half of all numbers have none.
            }
        }
        Assert.True(ByDefinition.Same(left, right));
    }

    /// <summary>The slopes of the random functions hang together with their values as those of the true ones do.</summary>
    [Theory]
    [InlineData("sum(exp(x))", "exp(x)")]
    [InlineData("sum(log(p))", "1./p")]
    [InlineData("sum(sin(x))", "cos(x)")]
    [InlineData("sum(cos(x))", "-sin(x)")]
    [InlineData("sum(erf(x))", "2*exp(-x.*x)/sqrt(pi(1))")]
    [InlineData("sum(sqrt(p))", "p.^(-1/2)/2")]
    [InlineData("sum(p.^(3/2))", "3*p.^(1/2)/2")]
    [InlineData("sum(sigmoid(x))", "sigmoid(x).*sigmoid(-x)")]
    [InlineData("sum(abs(x))", "sign(x)")]
    [InlineData("sum(relu(x))", "step(x)")]
    [InlineData("sum(tan(x))", "1./(cos(x).*cos(x))")]
    public void Slopes_by_power_series(string function, string slope)
    {
        var f = Formulas.Read(function);
        var x = f.Symbols()[0];
        var first = Derivative.Of(f, x.With(Properties.None) is var free && f.Contains(x) ? x : free);
        Assert.True(ByDefinition.Same(first, Formulas.Read(slope)));
        var (second, ofSlope) = (Differential.Of(Differential.Of(f, x), x), Differential.Of(Matrices.Frobenius(Formulas.Read(slope), Symbol.Differential(x)), x));
        Assert.True(ByDefinition.Same(second, ofSlope));
        Assert.True(ByDefinition.SameInField(first, Formulas.Read(slope)));
        Assert.True(ByDefinition.SameInField(second, ofSlope));
    }

    [Fact]
    public void A_derivative_elsewhere_is_taken_there()
    {
        var (a, v) = (Formulas.Letter("A"), Formulas.Letter("V"));
        Agree(Derivative.Of(Formulas.Read("tr(V*V*B)"), v, at: Formulas.Read("A'*A")));
        Agree(Derivative.Of(Formulas.Read("V*B"), v, Layout.Kronecker, Formulas.Read("A'*A")));
        Agree(Derivative.Of(Matrices.Trace(Derivative.Of(Formulas.Read("tr(V*V*V)"), v, at: a * a)), a));
    }

    [Theory]
    [InlineData("inv(A - A)")]
    [InlineData("log(x - x)")]
    [InlineData("(x - x).^(-1)")]
    [InlineData("1/(t - t)")]
    public void Outside_of_the_domain_there_is_no_value(string text)
    {
        var e = Formulas.Read(text);
        var point = FreeSymbols.Of([e]).Symbols.ToDictionary(static s => s.Name, static s => new Dense<Rational>(Length(s.Shape.Rows), Length(s.Shape.Columns), static (i, j) => i + (2 * j) + 1));
        Assert.Throws<ArithmeticException>(() => new RationalEvaluator(Sizes, point).Evaluate(e));
    }

    [Fact]
    public void Too_large_is_said()
    {
        var huge = new Dictionary<string, int> { ["n"] = 200 };
        var context = new EvaluationContext(huge);
        var vector = new Dense<double>(200, 1, static (_, _) => 1);
        var e = Formulas.Read("kron(x*y', x*y')");
        var point = new Dictionary<string, Dense<double>> { ["x"] = vector, ["y"] = vector };
        Assert.Throws<EvaluationLimitException>(() => new Evaluator<double>(new RealInterpretation(), context, point).Evaluate(e));
        Assert.Throws<EvaluationLimitException>(() => new FloatingEvaluator(huge, point).Evaluate(e));
        Assert.Throws<EvaluationLimitException>(() => new EvaluationContext(Sizes).LengthOf(Size.Named("q")));
        Assert.Throws<EvaluationLimitException>(() => new EvaluationContext(new Dictionary<string, int> { ["n"] = 5000 }).LengthOf(Size.Named("n")));
        Assert.Equal(4096, new EvaluationContext(new Dictionary<string, int> { ["n"] = 4096 }).LengthOf(Size.Named("n")));
        Assert.Throws<EvaluationLimitException>(() => context.Spend(20_000_000));
    }

    [Theory]
    [InlineData("k", "3")]
    [InlineData("k - 1", "2")]
    [InlineData("2*k + 1", "7")]
    [InlineData("k/2", "3/2")]
    [InlineData("n", "3")]
    [InlineData("t", null)]
    [InlineData("k + t", null)]
    [InlineData("k*t", null)]
    [InlineData("exp(t)", null)]
    public void Exponents_that_are_known(string text, string? value) =>
        Assert.Equal(value, new EvaluationContext(Sizes, Whole).ExponentOf(text == "n" ? Constant.Dimension(Size.Named("n")) : Formulas.Read(text))?.ToString());

    private static int Length(Size size) => (int)size.Evaluate(static name => Sizes[name]);

    private static void Agree(Expr e)
    {
        for (var seed = 0UL; seed < 2; seed++)
        {
            var random = new RandomSource(50 + seed);
            double Positive() => 0.2 + random.Unit();
            double Signed() => random.Below(2) == 0 ? Positive() : -Positive();
            var sampler = new PointSampler<double>(RealField.Instance, random, Signed, Positive);
            var context = new EvaluationContext(Sizes, Whole);
            var point = FreeSymbols.Of([e]).Symbols.ToDictionary(static s => s.Name, s => sampler.Draw(s, context));
            try
            {
                Assert.True(ByDefinition.Near(new Evaluator<double>(new RealInterpretation(), context, point).Evaluate(e), new FloatingEvaluator(Sizes, point).Evaluate(e), 1e-7), Formulas.Text(e));
            }
            catch (EvaluationLimitException) when (e is Differential { Function: Differential })
            {
                // Second derivatives of what only differences know.
            }
        }
    }
}
