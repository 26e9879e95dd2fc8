using Gradus.Numerics;

namespace Gradus.Tests.Judging;

/// <summary>The arithmetic with many digits, against values from tables and against itself.</summary>
public sealed class ManyDigitsTests
{
    private const int Bits = 320;

    [Theory]
    [InlineData("exp", 1, 1, "2.71828182845904523536028747135266249775724709369995957496697")]
    [InlineData("exp", -100, 1, "3.72007597602083596295969580386311833735889229237678196712061E-44")]
    [InlineData("log", 2, 1, "0.693147180559945309417232121458176568075500134360255254120680")]
    [InlineData("log", 1_000_001, 1_000_000, "9.99999500000333333083333533333166666809523684523920634820635E-07")]
    [InlineData("sin", 1, 1, "0.841470984807896506652502321630298999622563060798371065672752")]
    [InlineData("cos", 100, 1, "0.862318872287683934101938513950842535510084008535510829280162")]
    [InlineData("sqrt", 2, 1, "1.41421356237309504880168872420969807856967187537694807317668")]
    [InlineData("erf", 1, 1, "0.842700792949714869341220635082609259296066997966302908459938")]
    [InlineData("pi", 1, 1, "3.14159265358979323846264338327950288419716939937510582097494")]
    public void Functions_have_the_digits_of_the_tables(string function, long above, long below, string expected)
    {
        var x = BigFloat.Of(Rational.Of(above, below), Bits);
        var value = function switch
        {
            "exp" => BigFunctions.Exp(x),
            "log" => BigFunctions.Log(x),
            "sin" => BigFunctions.SinCos(x).Sin,
            "cos" => BigFunctions.SinCos(x).Cos,
            "sqrt" => BigFunctions.Sqrt(x),
            "erf" => BigFunctions.Erf(x),
            _ => BigFunctions.Pi(Bits),
        };
        Assert.Equal(expected.TrimEnd('0'), value.ToString(60));
    }

    [Fact]
    public void A_sum_notes_what_is_too_small_to_be_seen_beside_the_other()
    {
        var digits = new ManyDigits(Bits);
        digits.Add(digits.One, digits.Exp(BigFloat.Of(-20, Bits)));
        Assert.InRange(digits.WidestSum, 20, 60);
        digits.Add(digits.One, digits.Exp(BigFloat.Of(-1000, Bits)));
        Assert.InRange(digits.WidestSum, Bits + 1, 2000);
    }

    [Fact]
    public void Matrix_functions_undo_each_other_and_factors_multiply_back()
    {
        var random = new RandomSource(3);
        var digits = new ManyDigits(Bits);
        for (var n = 1; n <= 4; n++)
        {
            var a = new Dense<BigFloat>(n, n, (_, _) => BigFloat.Of(Rational.Of(random.Below(40) - 20, 10), Bits));
            var exp = BigMatrices.Exponential(digits, a);
            Near(exp, BigMatrices.Exponential(digits, BigMatrices.Logarithm(digits, exp)));
            var root = BigMatrices.SquareRoot(digits, exp);
            Near(exp, LinearAlgebra.Multiply(digits, root, root));
            var (u, values, v) = BigMatrices.Singular(digits, a);
            Near(a, LinearAlgebra.Multiply(digits, new Dense<BigFloat>(n, n, (i, j) => u[i, j] * values[j]), LinearAlgebra.Transpose(v)));
            var gram = LinearAlgebra.Multiply(digits, a, LinearAlgebra.Transpose(a));
            var (eigenvalues, vectors) = BigMatrices.Symmetric(digits, gram);
            Near(gram, LinearAlgebra.Multiply(digits, new Dense<BigFloat>(n, n, (i, j) => vectors[i, j] * eigenvalues[j]), LinearAlgebra.Transpose(vectors)));
        }
    }

    [Theory]
    [InlineData(1, 4, "0.25")]
    [InlineData(-1000, 1, "-1000")]
    [InlineData(1, 3, "0.333333")]
    [InlineData(2_000_000, 3, "666667")]
    [InlineData(999_999_999, 1_000_000_000, "1")]
    public void Numbers_are_written_as_doubles_are(long above, long below, string expected) => Assert.Equal(expected, BigFloat.Of(Rational.Of(above, below), Bits).ToString());

    private static void Near(Dense<BigFloat> expected, Dense<BigFloat> actual)
    {
        for (var i = 0; i < expected.Entries.Length; i++)
        {
            var apart = expected.Entries[i] - actual.Entries[i];
            Assert.True(apart.IsZero || apart.Top < 60 - Bits, $"{expected.Entries[i].ToString(90)} against {actual.Entries[i].ToString(90)}");
        }
    }
}
