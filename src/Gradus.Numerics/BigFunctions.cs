using System.Collections.Concurrent;
using System.Numerics;

namespace Gradus.Numerics;

/// <summary>Elementary functions to all the digits of their argument (Brent &amp; Zimmermann, Modern Computer Arithmetic, chapter 4), in fixed point with some bits to spare.</summary>
public static class BigFunctions
{
    private const int Spare = 48;
    private const int Halvings = 12;
    private const int MostExponent = 27;
    private const int MostAngle = 4000;
    private static readonly ConcurrentDictionary<int, BigInteger> Twos = new();
    private static readonly ConcurrentDictionary<int, BigInteger> Circles = new();

    /// <summary>π.</summary>
    public static BigFloat Pi(int precision) => BigFloat.OfFixed(Circle(precision + Spare), precision + Spare, precision);

    /// <summary>eˣ.</summary>
    /// <exception cref="ArithmeticException">The value is too large or too small to be written.</exception>
    public static BigFloat Exp(BigFloat x)
    {
        if (x.Top > MostExponent) throw new ArithmeticException("an exponential is too large or too small");
        var w = x.Precision + Spare + Math.Max(0, x.Top);
        var (argument, two) = (x.ToFixed(w), Two(w));
        var k = FloorDivide(argument, two);
        return BigFloat.OfFixed(ExpFixed(argument - (k * two), w), w - (int)k, x.Precision);
    }

    /// <summary>The natural logarithm.</summary>
    /// <exception cref="ArithmeticException">x is not positive.</exception>
    public static BigFloat Log(BigFloat x)
    {
        if (x.Sign <= 0) throw new ArithmeticException("a logarithm needs a positive number");
        var e = x.Top;
        var y = x.Shift(-e);
        if (y.ToDouble() < 0.7071) (y, e) = (y.Shift(1), e - 1);
        var beyond = y - BigFloat.Of(Rational.One, x.Precision);
        if (beyond.IsZero && e == 0) return beyond;
        var w = x.Precision + Spare + (e == 0 ? Math.Max(0, -beyond.Top) : 0);
        return BigFloat.OfFixed(LogFixed(y, w) + (e * Two(w)), w, x.Precision);
    }

    /// <summary>sin x and cos x.</summary>
    /// <exception cref="ArithmeticException">x is too large to be reduced.</exception>
    public static (BigFloat Sin, BigFloat Cos) SinCos(BigFloat x)
    {
        if (x.Top > MostAngle) throw new ArithmeticException("an angle is too large");
        if (x.IsZero || x.Top < -x.Precision) return (x, BigFloat.Of(Rational.One, x.Precision));
        var w = x.Precision + Spare + Math.Abs(x.Top);
        var (angle, quarter) = (x.ToFixed(w), Circle(w) >> 1);
        var n = FloorDivide(angle + (quarter >> 1), quarter);
        var (s, c) = SinCosFixed(angle - (n * quarter), w);
        var (sin, cos) = ((int)(n & 3)) switch { 0 => (s, c), 1 => (c, -s), 2 => (-s, -c), _ => (-c, s) };
        return (BigFloat.OfFixed(sin, w, x.Precision), BigFloat.OfFixed(cos, w, x.Precision));
    }

    /// <summary>The square root.</summary>
    /// <exception cref="ArithmeticException">x is negative.</exception>
    public static BigFloat Sqrt(BigFloat x)
    {
        if (x.Sign < 0) throw new ArithmeticException("a root needs a number that is not negative");
        if (x.IsZero) return x;
        var half = x.Precision + 8 - (x.Top >> 1);
        return BigFloat.OfFixed(RootOf(x.ToFixed(2 * half)), half, x.Precision);
    }

    /// <summary>xʸ: by multiplication for whole y, by a root for halves, else by the logarithm; 0⁰ is 1.</summary>
    /// <exception cref="ArithmeticException">There is no real power, or not one that can be written.</exception>
    public static BigFloat Power(BigFloat x, BigFloat y)
    {
        if (y.ToSmallHalf() is { } half)
        {
            var doubled = (int)(half * 2).Numerator;
            return doubled % 2 == 0 ? Power(x, doubled / 2) : Power(Sqrt(x), doubled);
        }
        if (x.IsZero) return y.Sign > 0 ? x : throw new ArithmeticException("0 has no negative power");
        if (y.Top <= 40 && y.Equals(BigFloat.OfFixed(y.ToFixed(0), 0, y.Precision)) && x.Sign < 0) return y.ToFixed(0).IsEven ? Exp(y * Log(-x)) : -Exp(y * Log(-x));
        return Exp(y * Log(x));
    }

    /// <summary>The error function, by 2/√π e^(−x²) Σ 2ⁿ x^(2n+1)/(1·3·…·(2n+1)) (Abramowitz &amp; Stegun 7.1.6), in which nothing cancels.</summary>
    public static BigFloat Erf(BigFloat x)
    {
        var p = x.Precision;
        var one = BigFloat.Of(Rational.One, p);
        if (x.Top > 0 && (x * x).ToDouble() > (p + Spare) * 0.7) return x.Sign > 0 ? one : -one;
        var (square, term, sum) = (x * x, x, x);
        for (var n = 1; !term.IsZero && term.Top > sum.Top - p - 4; n++)
        {
            term = term * square * BigFloat.Of(2, p) / BigFloat.Of((2 * n) + 1, p);
            sum += term;
        }
        return sum * Exp(-square) * BigFloat.Of(2, p) / Sqrt(Pi(p));
    }

    private static BigFloat Power(BigFloat x, int k)
    {
        var (power, square) = (BigFloat.Of(Rational.One, x.Precision), x);
        for (var left = Math.Abs(k); left > 0; left >>= 1)
        {
            if ((left & 1) == 1) power *= square;
            if (left > 1) square *= square;
        }
        return k < 0 ? BigFloat.Of(Rational.One, x.Precision) / power : power;
    }

    /// <summary>eˣ of a number of moderate size, by its series at x/2¹² and squaring.</summary>
    private static BigInteger ExpFixed(BigInteger x, int w)
    {
        var (one, reduced) = (BigInteger.One << (w + Halvings), x);
        var (sum, term) = (one, one);
        // x·2ʷ is x/2^h in fixed point with w + h bits.
        for (var n = 1; !term.IsZero; n++)
        {
            term = ((term * reduced) >> (w + Halvings)) / n;
            sum += term;
            if (BigInteger.Abs(term) <= BigInteger.One) break;
        }
        for (var k = 0; k < Halvings; k++) sum = (sum * sum) >> (w + Halvings);
        return sum >> Halvings;
    }

    /// <summary>log y of a number near 1 by Halley's iteration, with three times the digits each time.</summary>
    private static BigInteger LogFixed(BigFloat y, int w)
    {
        var known = 50;
        var z = (BigInteger)(Math.Log(y.ToDouble()) * Math.Pow(2, known));
        while (known < w)
        {
            var next = Math.Min(w, (3 * known) - 24);
            z = next > known ? z << (next - known) : z;
            var (value, exp) = (y.ToFixed(next), ExpFixed(z, next));
            z += ((value - exp) << (next + 1)) / (value + exp);
            known = next;
        }
        return z;
    }

    private static (BigInteger Sin, BigInteger Cos) SinCosFixed(BigInteger x, int w)
    {
        const int halvings = 8;
        var bits = w + halvings;
        var one = BigInteger.One << bits;
        var (sin, cos, term) = (BigInteger.Zero, one, one);
        for (var n = 1; !term.IsZero; n++)
        {
            term = ((term * x) >> bits) / n;
            if (BigInteger.Abs(term) <= BigInteger.One) break;
            var signed = n % 4 < 2 ? term : -term;
            if (n % 2 == 1) sin += signed;
            else cos += signed;
        }
        for (var k = 0; k < halvings; k++) (sin, cos) = ((sin * cos) >> (bits - 1), one - ((sin * sin) >> (bits - 1)));
        return (sin >> halvings, cos >> halvings);
    }

    private static BigInteger RootOf(BigInteger square)
    {
        var shift = Math.Max(0, ((int)square.GetBitLength() - 100) / 2 * 2);
        var root = new BigInteger(Math.Sqrt((double)(square >> shift))) << (shift / 2);
        while (true)
        {
            var next = (root + (square / root)) >> 1;
            if (BigInteger.Abs(next - root) <= BigInteger.One) return next;
            root = next;
        }
    }

    /// <summary>log 2 = 18 artanh(1/26) − 2 artanh(1/4801) + 8 artanh(1/8749).</summary>
    private static BigInteger Two(int w) => Known(Twos, w, static bits => (18 * Inverse(26, bits, 1)) - (2 * Inverse(4801, bits, 1)) + (8 * Inverse(8749, bits, 1)));

    /// <summary>π = 16 arctan(1/5) − 4 arctan(1/239) (Machin 1706).</summary>
    private static BigInteger Circle(int w) => Known(Circles, w, static bits => (16 * Inverse(5, bits, -1)) - (4 * Inverse(239, bits, -1)));

    private static BigInteger Known(ConcurrentDictionary<int, BigInteger> known, int w, Func<int, BigInteger> work)
    {
        var bits = (w + 511) / 512 * 512;
        return known.GetOrAdd(bits, b => work(b + 16) >> 16) >> (bits - w);
    }

    /// <summary>artanh(1/q), or with −1 arctan(1/q): Σ (±1)ᵏ/((2k+1) q^(2k+1)).</summary>
    private static BigInteger Inverse(int q, int w, int sign)
    {
        var power = (BigInteger.One << w) / q;
        var sum = power;
        for (var k = 1; !power.IsZero; k++)
        {
            power /= q * q * sign;
            sum += power / ((2 * k) + 1);
        }
        return sum;
    }

    private static BigInteger FloorDivide(BigInteger a, BigInteger b)
    {
        var quotient = BigInteger.DivRem(a, b, out var rest);
        return rest.Sign < 0 ? quotient - 1 : quotient;
    }
}
