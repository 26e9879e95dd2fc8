using Gradus.Evaluation;
using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;
using Gradus.Shapes;
using Gradus.Tests.Engine;

namespace Gradus.Tests.Engine.Functions;

/// <summary>The values of the catalog's functions: against their textbook definitions, against what defines the spectral ones, and over a field.</summary>
public sealed class FunctionValueTests
{
    private static readonly Dictionary<string, int> Sizes = new() { ["n"] = 3, ["m"] = 2 };
    private static readonly EvaluationContext Context = new(Sizes, new Dictionary<string, int> { ["k"] = 3 });

    public static TheoryData<string> Names => [.. Catalog.All.Select(static f => f.Name)];

    /// <summary>What is typed for a function is worked out by a switch over its name in the second evaluator; the two must mean the same.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Values_are_those_of_the_definition(string name)
    {
        foreach (var (call, _) in Calls.Of(Catalog.Find(name)!))
        {
            var seen = 0;
            for (var attempt = 0UL; attempt < 20 && seen < 2; attempt++)
            {
                var point = Point(call, attempt);
                try
                {
                    var expected = new FloatingEvaluator(Sizes, point).Evaluate(call);
                    Assert.True(ByDefinition.Near(new Evaluator<double>(new RealInterpretation(), Context, point).Evaluate(call), expected, 1e-9), $"{Formulas.Text(call)} of {call.Children[0].Shape}");
                    seen++;
                }
                catch (ArithmeticException)
                {
                    // Outside of the domain, or too near its border.
                }
            }
            Assert.Equal(2, seen);
        }
    }

    /// <summary>What is small beside 1 is not lost: log(1 + e⁻⁴⁰) is e⁻⁴⁰ to all digits.</summary>
    [Fact]
    public void Small_numbers_beside_1_count()
    {
        Assert.Equal(1, new Softplus().Evaluate([-40]) / Math.Exp(-40), 1e-12);
        Assert.Equal(1, new LogSumExp().Evaluate([Dense<double>.Of(2, 1, [-40, 0])])[0, 0] / Math.Exp(-40), 1e-12);
        Assert.Equal(Math.Log(1 + Math.Exp(-1)), new Softplus().Evaluate([-1]), 1e-14);
        Assert.Equal(40, new Softplus().Evaluate([40]), 1e-14);
    }

    /// <summary>A function that is rational has the same value in every field.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Values_over_a_field_are_those_of_the_definition(string name)
    {
        if (Catalog.Find(name) is not AnalyticFunction f || (!f.IsRational && f is not MatrixPower)) return;
        foreach (var (call, symbols) in Calls.Of(f).Where(c => f.Exponent is not { } at || c.Call.Children[at] is Number))
        {
            var random = new RandomSource(77);
            var sampler = new PointSampler<Residue>(ResidueField.Instance, random, () => Residue.Of(random.Next()), () => Residue.Of(4UL));
            var point = symbols.ToDictionary(static s => s.Name, s => sampler.Draw(s, Context));
            Dense<Residue>[] x = [.. call.Children.Where((_, k) => k != f.Exponent).Select(s => point[((Symbol)s).Name])];
            var value = f.Exponent is { } place ? f.EvaluateIn(ResidueField.Instance, With(x, place, call), (int)((Number)call.Children[place]).Value.Numerator) : f.EvaluateIn(ResidueField.Instance, x);
            Assert.True(LinearAlgebra.Same(ResidueField.Instance, value, new ResidueEvaluator(Sizes, point, 5).Evaluate(call)), $"{Formulas.Text(call)} of {call.Children[0].Shape}");
        }
    }

    /// <summary>What a function says its value simplifies to is its value: zeros, identities, numbers, scalars, and calls within calls.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Reductions_keep_the_value(string name)
    {
        var function = Catalog.Find(name)!;
        foreach (var arguments in Special(function))
        {
            if (Calls.TryApply(function, arguments) is not { } reduced || (reduced is Apply a && a.Function == function && a.Children.SequenceEqual(arguments))) continue;
            Expr[] plain = [.. arguments.Select(static (x, k) => x is Number or Constant { Kind: ConstantKind.Dimension } || !x.Symbols().Any() && x.IsScalar ? x : Symbol.Of("q" + k, x.Shape))];
            if (Calls.TryApply(function, plain) is not { } whole) continue;
            var point = Point(reduced, 1, arguments);
            try
            {
                var inner = arguments.Select((x, k) => (Name: "q" + k, Value: new FloatingEvaluator(Sizes, point).Evaluate(x))).ToDictionary(static p => p.Name, static p => p.Value);
                var expected = new FloatingEvaluator(Sizes, inner).Evaluate(whole);
                Assert.True(ByDefinition.Near(new FloatingEvaluator(Sizes, point).Evaluate(reduced), expected, 1e-9), $"{name}({string.Join(", ", arguments.Select(Formulas.Text))}) is not {Formulas.Text(reduced)}");
            }
            catch (Exception e) when (e is ArithmeticException or EvaluationLimitException)
            {
                // The inverse of 0 and its like: there is no value to compare.
            }
        }
    }

    /// <summary>G : f(…, E, …) = A : E for the adjoint A that a function states, which also says that it is linear there.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Adjoints_are_adjoint(string name)
    {
        if (Catalog.Find(name) is not AnalyticFunction f) return;
        foreach (var (call, _) in Calls.Of(f).Where(static c => !c.Call.IsScalar))
        {
            var g = Symbol.Of("g", call.Shape);
            for (var k = 0; k < call.Children.Count; k++)
            {
                if (f.Adjoint([.. call.Children], k, g) is not { } adjoint) continue;
                Assert.True(ByDefinition.Same(Matrices.Frobenius(g, call), Matrices.Frobenius(adjoint, call.Children[k])), $"{Formulas.Text(call)}, argument {k}: {Formulas.Text(adjoint)}");
            }
        }
    }

    /// <summary>The spectral functions and the functions of matrices by what defines them, evaluated with the functions' own values.</summary>
    [Theory]
    [InlineData("expm(a*A)*expm(A) = expm((1 + a)*A)")]
    [InlineData("expm(A)*expm(-A)*x = x")]
    [InlineData("tr(expm(diag(x))) = sum(exp(x))")]
    [InlineData("expm(logm(P)) = P")]
    [InlineData("logm(diag(exp(x))) = diag(x)")]
    [InlineData("sqrtm(P)*sqrtm(P) = P")]
    [InlineData("sqrtm(diag(exp(2*x))) = diag(exp(x))")]
    [InlineData("S*eigvecmax(S) = eigmax(S)*eigvecmax(S)")]
    [InlineData("eigvecmax(S)'*eigvecmax(S) = 1")]
    [InlineData("specnorm(F)^2 = eigmax(F'*F)")]
    [InlineData("eigmax(P + t^2*eigvecmax(P)*eigvecmax(P)') = eigmax(P) + t^2")]
    [InlineData("F*rightsv(F) = specnorm(F)*leftsv(F)")]
    [InlineData("F'*leftsv(F) = specnorm(F)*rightsv(F)")]
    [InlineData("rightsv(F)'*rightsv(F) = 1")]
    [InlineData("nuc(R') = tr(sqrtm(R'*R))")]
    [InlineData("F*pinv(F)*F = F")]
    [InlineData("pinv(F)*F*pinv(F) = pinv(F)")]
    [InlineData("pinv(F)' = pinv(F')")]
    [InlineData("pinv(x) = x'/norm2(x)^2")]
    [InlineData("A^3 = A*A*A")]
    [InlineData("A^(-2)*A*A*x = x")]
    [InlineData("(A^k)*A = A*A^k")]
    [InlineData("dpower(A, 3, B) = A*A*B + A*B*A + B*A*A")]
    [InlineData("dpower(A, -1, B) = -inv(A)*B*inv(A)")]
    [InlineData("dpower(A, 2, B, C) = B*C + C*B")]
    [InlineData("kpower(A, 3)*vec(B) = vec(dpower(A, 3, B))")]
    [InlineData("kpower(A, 3, C)*vec(B) = vec(dpower(A, 3, B, C))")]
    [InlineData("kexpm(A)*vec(B) = vec(dexpm(A, B))")]
    [InlineData("dexpm(A, A) = A*expm(A)")]
    [InlineData("erf(-x) = -erf(x)")]
    public void What_defines_it_holds(string identity)
    {
        var (left, right) = Formulas.Sides(identity);
        for (var attempt = 0UL; attempt < 3; attempt++)
        {
            var point = Point(left, attempt, right);
            Dense<double> At(Expr e) => new Evaluator<double>(new RealInterpretation(), Context, point).Evaluate(e);
            Assert.True(ByDefinition.Near(At(left), At(right), 1e-8), identity);
        }
    }

    /// <summary>Values to sixteen digits, from tables (Abramowitz &amp; Stegun 4.2, 7.1; erf beyond the point where its series gives way to a fraction).</summary>
    [Theory]
    [InlineData("erf", 0.5, 0.5204998778130465)]
    [InlineData("erf", 2, 0.9953222650189527)]
    [InlineData("erf", 3.5, 0.9999992569016276)]
    [InlineData("erf", -3.5, -0.9999992569016276)]
    [InlineData("softplus", 0, 0.6931471805599453)]
    [InlineData("softplus", 1000, 1000)]
    [InlineData("sigmoid", -40, 4.248354255291589e-18)]
    [InlineData("sigmoid", 2, 0.8807970779778823)]
    [InlineData("relu", -2, 0)]
    [InlineData("relu", 2, 2)]
    [InlineData("relu", 0, 0)]
    [InlineData("step", -2, 0)]
    [InlineData("step", 2, 1)]
    [InlineData("sign", -2, -1)]
    [InlineData("sign", 0, 0)]
    [InlineData("abs", -2, 2)]
    [InlineData("tan", 1, 1.5574077246549023)]
    [InlineData("tanh", 1, 0.7615941559557649)]
    [InlineData("pi", 2, 6.283185307179586)]
    public void Values_of_one_number_are_those_of_the_tables(string name, double x, double expected) =>
        Assert.Equal(expected, ((ElementwiseFunction)Catalog.Find(name)!).Evaluate([x]), 1e-15 * Math.Max(1e-18, Math.Abs(expected)) * 4);

    [Theory]
    [InlineData("softmax", new[] { 1000.0, 1000 }, 0.5)]
    [InlineData("logsumexp", new[] { 1000.0, 1000 }, 1000.6931471805599)]
    [InlineData("logsumexp", new[] { -1000.0, -1000 }, -999.3068528194401)]
    public void Large_arguments_do_not_overflow(string name, double[] x, double expected) =>
        Assert.Equal(expected, ((AnalyticFunction)Catalog.Find(name)!).Evaluate([Dense<double>.Of(x.Length, 1, x)]).Entries[0], 1e-9);

    /// <summary>Many digits begin as doubles do, on both sides of 0 and there.</summary>
    [Theory]
    [InlineData("relu(t)")]
    [InlineData("softplus(t)")]
    [InlineData("step(t)")]
    [InlineData("sign(t)")]
    [InlineData("abs(t)")]
    [InlineData("sigmoid(t)")]
    [InlineData("tan(t)")]
    [InlineData("tanh(t)")]
    [InlineData("erf(t)")]
    [InlineData("softmax(t*x)")]
    [InlineData("logsumexp(t*x)")]
    public void Many_digits_begin_as_doubles_do(string formula)
    {
        foreach (var t in new[] { -2, 0, 2 })
        {
            var point = new Dictionary<string, Dense<Rational>> { ["t"] = Dense<Rational>.Scalar(t), ["x"] = new(3, 1, static (i, _) => Rational.Of(i + 1, 2)) };
            var few = new Evaluator<double>(new RealInterpretation(), Context, point.ToDictionary(static v => v.Key, static v => v.Value.Map(static x => x.ToDouble())));
            var digits = new ManyDigits(192);
            var many = new Evaluator<BigFloat>(new DigitsInterpretation(digits), Context, point.ToDictionary(static v => v.Key, v => v.Value.Map(digits.FromRational)));
            Assert.True(ByDefinition.Near(many.Evaluate(Formulas.Read(formula)).Map(static x => x.ToDouble()), few.Evaluate(Formulas.Read(formula)), 1e-12), $"{formula} at {t}");
        }
    }

    private static Dense<Residue>[] With(Dense<Residue>[] x, int place, Apply call)
    {
        var all = x.ToList();
        all.Insert(place, Dense<Residue>.Scalar(Residue.Of(((Number)call.Children[place]).Value)));
        return [.. all];
    }

    /// <summary>Arguments about which functions may know something.</summary>
    private static IEnumerable<Expr[]> Special(MatrixFunction function)
    {
        Expr[] choices =
        [
            Number.Zero, Number.One, Number.Of(-1), Number.Of(2), Number.Of(4), Number.Of(Rational.Of(1, 2)),
            .. new[] { "t", "x", "F", "A", "P", "x'", "A'", "F'", "2*A", "3*x", "t*A", "t*x", "A*A", "diag(x)", "I(3)", "ones(3)", "inv(A)", "pinv(F)", "diag(A)", "exp(t)", "log(p)", "sqrt(p)", "p.^2", "p.^(1/2)",
                "A^2", "A^(-1)", "abs(x)", "sign(t)", "relu(x)", "vec(F)", "norm2(x)", "tr(A)", "tril(A)", "ddiag(A)", "adj(A)", "det(A)", "kron(x, A)" }.Select(Formulas.Read),
            Constant.Zeros(Formulas.Letter("A").Shape), Constant.Zeros(Formulas.Letter("F").Shape), Constant.Zeros(Formulas.Letter("x").Shape), Constant.Identity(Size.Named("n")), Constant.Ones(Size.Named("n"), Size.One),
        ];
        if (function.Arity == 1) return choices.Select(static x => new[] { x });
        var second = function is ElementwiseFunction or AnalyticFunction { Exponent: 1 } ? choices[..6].Append(Formulas.Letter("k")) : choices;
        var pairs = choices.SelectMany(a => second.Select(b => new[] { a, b }));
        return function.Arity == 2 ? pairs : pairs.Where(static p => p[0].Shape.IsSquare || p[1].IsScalar).SelectMany(p => new[] { Formulas.Read("A"), Number.One, Formulas.Read("x"), p[0], Number.Of(2), Constant.Zeros(Formulas.Letter("A").Shape), Formulas.Read("2*A") }.Select(c => (Expr[])[.. p, c]));
    }

    private static Dictionary<string, Dense<double>> Point(Expr e, ulong seed, params Expr[] others)
    {
        var random = new RandomSource(31 + seed);
        double Positive() => 0.2 + random.Unit();
        double Signed() => random.Below(2) == 0 ? Positive() : -Positive();
        var sampler = new PointSampler<double>(RealField.Instance, random, Signed, Positive);
        return FreeSymbols.Of([e, .. others]).Symbols.ToDictionary(static s => s.Name, s => sampler.Draw(s, Context));
    }
}
