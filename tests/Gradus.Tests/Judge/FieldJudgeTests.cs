using Gradus.Evaluation;
using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Shapes;
using static Gradus.Functions.Matrices;
using static Gradus.Tests.Judging.Letters;

namespace Gradus.Tests.Judging;

/// <summary>The fields that the judge counts in, and the points that it draws.</summary>
public sealed class FieldJudgeTests
{
    private static readonly RandomSource Source = new(11);
    private static readonly PrimeField Field = PrimeField.Random(Source);

    [Fact]
    public void Arithmetic_modulo_a_prime_agrees_with_big_integers()
    {
        var random = new RandomSource(5);
        for (var i = 0; i < 1000; i++)
        {
            var (a, b) = ((long)(random.Next() >> 2), (long)(random.Next() >> 2) - (1L << 60));
            var (x, y) = (Field.FromRational(a), Field.FromRational(b));
            Assert.Equal(Field.FromRational(new System.Numerics.BigInteger(a) * b), Field.Multiply(x, y));
            Assert.Equal(Field.FromRational(new System.Numerics.BigInteger(a) - b), Field.Subtract(x, y));
            Assert.Equal(Field.One, Field.Multiply(y, Field.Invert(y)));
            Assert.Equal(y, Field.Multiply(x, Field.FromRational(Rational.Of(b, a))));
        }
    }

    [Fact]
    public void Primes_have_61_bits_and_are_3_modulo_4()
    {
        for (var seed = 0UL; seed < 50; seed++)
        {
            var prime = PrimeField.Random(new RandomSource(seed)).Prime;
            Assert.Equal(61, 64 - System.Numerics.BitOperations.LeadingZeroCount(prime));
            Assert.Equal(3UL, prime % 4);
            Assert.Equal(System.Numerics.BigInteger.One, System.Numerics.BigInteger.ModPow(2, prime - 1, prime));
        }
    }

    [Fact]
    public void Powers_of_squares_keep_the_laws_of_powers()
    {
        var random = new RandomSource(6);
        for (var i = 0; i < 100; i++)
        {
            var root = Field.Draw(random);
            var x = Field.Multiply(root, root);
            Assert.Equal(x, Field.Power(Field.Power(x, Rational.Of(1, 2)), 2UL));
            Assert.Equal(Field.Power(x, Rational.Of(1, 6)), Field.Power(Field.Power(x, Rational.Of(1, 2)), Rational.Of(1, 3)));
            Assert.Equal(Field.One, Field.Multiply(Field.Power(x, Rational.Of(-3, 2)), Field.Power(x, Rational.Of(3, 2))));
        }
        Assert.Throws<NoRootException>(() => Field.Power(Field.FromRational(-1), Rational.Of(1, 2)));
    }

    [Theory]
    [InlineData(Properties.Symmetric)]
    [InlineData(Properties.Skew)]
    [InlineData(Properties.PositiveDefinite)]
    [InlineData(Properties.Diagonal)]
    [InlineData(Properties.Orthogonal)]
    [InlineData(Properties.Triangular)]
    [InlineData(Properties.Idempotent)]
    [InlineData(Properties.Unit)]
    [InlineData(Properties.Orthogonal | Properties.Symmetric)]
    [InlineData(Properties.Idempotent | Properties.Symmetric)]
    [InlineData(Properties.Diagonal | Properties.PositiveDefinite)]
    public void Points_have_the_properties_of_their_symbols(Properties properties)
    {
        foreach (var n in new[] { 1, 2, 3, 4 })
        {
            var symbol = Symbol.Of("X", properties == Properties.Unit ? Shape.Column(N) : new Shape(N, N), properties);
            var context = new EvaluationContext(new Dictionary<string, int> { ["n"] = n });
            var x = new PointSampler<ulong>(Field, Source, () => Field.Draw(Source), () => Field.Power(Field.Draw(Source), 2UL)).Draw(symbol, context);
            var (t, identity) = (LinearAlgebra.Transpose(x), LinearAlgebra.Identity(Field, x.Columns));
            void Same(Dense<ulong> a, Dense<ulong> b) => Assert.True(LinearAlgebra.Same(Field, a, b), $"{properties} {n}");
            if ((properties & (Properties.Symmetric | Properties.PositiveDefinite | Properties.Diagonal)) != 0) Same(x, t);
            if ((properties & Properties.Skew) != 0) Same(x, LinearAlgebra.Scale(Field, Field.FromRational(-1), t));
            if ((properties & (Properties.Orthogonal | Properties.Unit)) != 0) Same(identity, LinearAlgebra.Multiply(Field, t, x));
            if ((properties & Properties.Idempotent) != 0) Same(x, LinearAlgebra.Multiply(Field, x, x));
            if ((properties & Properties.Triangular) != 0 && n > 1) Assert.Equal(0UL, x[0, n - 1]);
        }
    }

    [Fact]
    public void Derivatives_nest_four_deep_and_no_deeper()
    {
        var a = Scalar("a");
        Expr Nested(int depth) => Enumerable.Range(0, depth).Aggregate(EntryPower(a, 7), (f, _) => Derivative.Of(f, a));
        Dense<ulong> At(Expr e) => new Evaluator<ulong>(new OpaqueInterpretation(Field, 1), new EvaluationContext(new Dictionary<string, int>()), new Dictionary<string, Dense<ulong>> { ["a"] = Dense<ulong>.Scalar(Field.One) }).Evaluate(e);
        Assert.Equal(Field.FromRational(7 * 6 * 5 * 4), At(Nested(4))[0, 0]);
        Assert.Throws<EvaluationLimitException>(() => At(Nested(5)));
    }

    [Fact]
    public void A_determinant_of_dual_numbers_with_value_0_has_a_derivative()
    {
        var s = Matrix("S", Size.Of(2), Size.Of(2));
        var point = new Dictionary<string, Dense<ulong>> { ["S"] = new(2, 2, (i, j) => i + j == 0 ? Field.One : 0) };
        var gradient = new Evaluator<ulong>(new OpaqueInterpretation(Field, 1), new EvaluationContext(new Dictionary<string, int>()), point).Evaluate(Derivative.Of(Det(s), s));
        Assert.True(LinearAlgebra.Same(Field, gradient, new Dense<ulong>(2, 2, (i, j) => i + j == 2 ? Field.One : 0)));
    }

    [Fact]
    public void A_higher_degree_means_a_weaker_bound()
    {
        var s = Square("S");
        var context = new EvaluationContext(new Dictionary<string, int> { ["n"] = 3 });
        Assert.Equal(new(1, 0), (EvaluationBound.Of(s, context).Numerator, EvaluationBound.Of(s, context).Denominator));
        Assert.Equal(new(2, 3), (EvaluationBound.Of(Inverse(s), context).Numerator, EvaluationBound.Of(Inverse(s), context).Denominator));
        Assert.True(EvaluationBound.Log2OfError(EntryPower(Det(s), 64), s, context) > EvaluationBound.Log2OfError(s, s + s, context));
    }
}
