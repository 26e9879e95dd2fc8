using Gradus.Evaluation;
using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;
using Gradus.Shapes;
using Gradus.Tests.Engine;

namespace Gradus.Tests.Engine.Evaluation;

/// <summary>Values that are drawn for symbols have the properties of the symbols, and no others.</summary>
public sealed class PointSamplerTests
{
    private static readonly PrimeField Field = PrimeField.Random(new RandomSource(5));

    /// <summary>Each property with an identity that says it and one that says more.</summary>
    [Theory]
    [InlineData(Properties.Symmetric, "X' = X", "ddiag(X) = X")]
    [InlineData(Properties.Skew, "X' = -X", "X*X = X")]
    [InlineData(Properties.Diagonal, "ddiag(X) = X", "X*X = X")]
    [InlineData(Properties.Triangular, "tril(X) = X", "ddiag(X) = X")]
    [InlineData(Properties.PositiveDefinite, "X' = X", "ddiag(X) = X")]
    [InlineData(Properties.Orthogonal, "X'*X = inv(X)*X", "X' = X")]
    [InlineData(Properties.Orthogonal | Properties.Diagonal, "X*X = inv(X)*X", "X = inv(X)*X*X*X*A")]
    [InlineData(Properties.Orthogonal | Properties.Symmetric, "X*X = X'*X", "X*A = A*X")]
    [InlineData(Properties.Idempotent, "X*X = X", "X' = X")]
    [InlineData(Properties.Idempotent | Properties.Symmetric, "X*X*X' = X", "X*A = A*X")]
    [InlineData(Properties.None, "X = X", "X' = X")]
    public void Square_matrices(Properties properties, string says, string saysMore)
    {
        Assert.True(Holds(properties, says), says);
        Assert.False(Holds(properties, saysMore), saysMore);
    }

    [Fact]
    public void Unit_vectors_have_length_one()
    {
        for (var n = 1; n < 5; n++)
        {
            var x = Sampler(new RandomSource((ulong)n)).Draw(Symbol.Of("x", Shape.Column(Size.Of(n)), Properties.Unit), new EvaluationContext(new Dictionary<string, int>()));
            Assert.Equal((n, 1), (x.Rows, x.Columns));
            Assert.Equal(Field.One, LinearAlgebra.SumOfSquares(Field, x));
        }
    }

    [Fact]
    public void Positive_numbers_are_squares()
    {
        var x = Sampler(new RandomSource(3)).Draw(Symbol.Of("x", Shape.Column(Size.Of(9)), Properties.Positive), new EvaluationContext(new Dictionary<string, int>()));
        Assert.All(x.Entries.ToArray(), static entry => Assert.True(Field.IsSquare(entry)));
        var s = Sampler(new RandomSource(3)).Draw(Symbol.Of("s", Shape.Scalar, Properties.PositiveDefinite), new EvaluationContext(new Dictionary<string, int>()));
        Assert.True(Field.IsSquare(s[0, 0]));
    }

    [Fact]
    public void Whole_numbers_are_those_of_the_context()
    {
        var context = new EvaluationContext(new Dictionary<string, int>(), new Dictionary<string, int> { ["k"] = -4 });
        Assert.Equal(Field.FromRational(-4), Sampler(new RandomSource(3)).Draw(Symbol.Of("k", Shape.Scalar, Properties.Integer), context)[0, 0]);
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        var (square, wide) = (new Shape(Size.Of(3), Size.Of(3)), new Shape(Size.Of(3), Size.Of(2)));
        var context = new EvaluationContext(new Dictionary<string, int>());
        var sampler = Sampler(new RandomSource(3));
        Assert.Throws<EvaluationLimitException>(() => sampler.Draw(Symbol.Of("X", square, Properties.Skew | Properties.Invertible), context));
        Assert.Throws<EvaluationLimitException>(() => sampler.Draw(Symbol.Of("X", square, Properties.Skew | Properties.Orthogonal), context));
        Assert.Equal((3, 2), (sampler.Draw(Symbol.Of("X", wide), context).Rows, sampler.Draw(Symbol.Of("X", wide), context).Columns));
        var tensor = sampler.Draw(Symbol.Of("X", new Shape(Size.Of(2), Size.Of(3), square)), context);
        Assert.Equal((6, 9), (tensor.Rows, tensor.Columns));
    }

    private static PointSampler<ulong> Sampler(RandomSource random) => new(Field, random, () => Field.Draw(random), () => Field.Draw(random) is var root ? Field.Multiply(root, root) : 0);

    private static bool Holds(Properties properties, string identity)
    {
        var n = Size.Named("n");
        var x = Symbol.Of("X", new Shape(n, n), properties);
        var (left, right) = Formulas.Sides(identity);
        Expr With(Expr e) => e.Substitute(Formulas.Letter("X"), x);
        for (var size = 2; size < 5; size++)
        {
            var random = new RandomSource((ulong)size + 40);
            var context = new EvaluationContext(new Dictionary<string, int> { ["n"] = size });
            var point = new[] { x, Formulas.Letter("A") }.ToDictionary(static s => s.Name, s => Sampler(random).Draw(s, context));
            Dense<ulong> At(Expr e) => new Evaluator<ulong>(new OpaqueInterpretation(Field, 1), context, point).Evaluate(With(e));
            try
            {
                if (!LinearAlgebra.Same(Field, At(left), At(right))) return false;
            }
            catch (ArithmeticException)
            {
                // A singular draw where the identity inverts.
            }
        }
        return true;
    }
}
