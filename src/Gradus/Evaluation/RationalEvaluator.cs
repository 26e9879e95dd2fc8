using System.Numerics;
using Gradus.Numerics;

namespace Gradus.Evaluation;

/// <summary>The second evaluator in exact fractions, with exp(0) = 1, log(1) = 0 and the roots of squares.</summary>
public sealed class RationalEvaluator(IReadOnlyDictionary<string, int> sizes, IReadOnlyDictionary<string, Dense<Rational>> values) : SecondEvaluator<Rational>(sizes, values)
{
    /// <summary>Fractions with more bits are no example that anyone can check, and each operation on them is dear.</summary>
    private const long MostBits = 4096;

    private protected override void Note(Jet<Rational>[,] value)
    {
        foreach (var entry in value)
        {
            if (entry.Base.Bits > MostBits) throw new EvaluationLimitException("the fractions grow too long to check by hand");
        }
    }

    private protected override Rational Pi => throw Irrational();

    private protected override Rational Number(Rational value) => value;

    private protected override double Size(Rational x) => Math.Abs(x.ToDouble());

    private protected override int SignOf(Rational x) => x.Sign;

    private protected override Rational? Exactly(Rational x) => x;

    private protected override Rational[] Taylor(string function, Rational x, Rational parameter, int order)
    {
        var terms = new Rational[order + 1];
        switch (function)
        {
            case "exp" when x.IsZero:
                for (var (k, term) = (0, Rational.One); k <= order; term /= ++k) terms[k] = term;
                return terms;
            case "log" when x.IsOne:
                for (var k = 1; k <= order; k++) terms[k] = Rational.Of(k % 2 == 1 ? 1 : -1, k);
                return terms;
            case "sin" or "cos" when x.IsZero:
                var factorial = Rational.One;
                for (var k = 0; k <= order; factorial *= ++k)
                {
                    var phase = (k + (function == "cos" ? 1 : 0)) % 4;
                    terms[k] = phase switch { 1 => Rational.One / factorial, 3 => Rational.MinusOne / factorial, _ => Rational.Zero };
                }
                return terms;
            case "erf" when x.IsZero && order == 0:
                return terms;
            case "power":
                return Power(x, parameter, order);
            default:
                throw Irrational();
        }
    }

    private static Rational[] Power(Rational x, Rational exponent, int order)
    {
        if (x.Sign < 0 || exponent.Denominator != 2 || exponent.Numerator.GetBitLength() > 10) throw Irrational();
        if (x.IsZero) return order == 0 && exponent.Sign > 0 ? [Rational.Zero] : throw new ArithmeticException("a root has no derivative in 0");
        var root = Rational.Of(RootOf(x.Numerator), RootOf(x.Denominator));
        var terms = new Rational[order + 1];
        var binomial = Rational.One;
        for (var k = 0; k <= order; k++)
        {
            terms[k] = binomial * root.Power((int)exponent.Numerator - (2 * k));
            binomial = binomial * (exponent - k) / (k + 1);
        }
        return terms;
    }

    private static BigInteger RootOf(BigInteger square)
    {
        var root = (BigInteger)Math.Sqrt((double)square);
        return root * root == square ? root : throw Irrational();
    }

    private static ArithmeticException Irrational() => new("the value is no fraction");
}
