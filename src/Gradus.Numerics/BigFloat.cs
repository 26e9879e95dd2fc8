using System.Globalization;
using System.Numerics;

namespace Gradus.Numerics;

/// <summary>A binary floating-point number m·2ᵉ whose mantissa keeps as many bits as were asked for, rounded after every operation (Brent &amp; Zimmermann, Modern Computer Arithmetic, §3.1).</summary>
/// <remarks>Every number carries its precision, so that the same claim may be evaluated with more and more digits at once; an operation keeps the larger one. The exponent is practically unbounded.</remarks>
public readonly struct BigFloat : IEquatable<BigFloat>, IComparable<BigFloat>,
    IAdditionOperators<BigFloat, BigFloat, BigFloat>, ISubtractionOperators<BigFloat, BigFloat, BigFloat>,
    IMultiplyOperators<BigFloat, BigFloat, BigFloat>, IDivisionOperators<BigFloat, BigFloat, BigFloat>
{
    private const int MostExponent = 1 << 28;
    private const int MostBitsWritten = 20_000;
    private readonly BigInteger mantissa;
    private readonly int exponent;

    private BigFloat(BigInteger mantissa, int exponent, int precision)
    {
        this.mantissa = mantissa;
        this.exponent = exponent;
        Precision = precision;
    }

    /// <summary>The bits of the mantissa.</summary>
    public int Precision { get; }

    /// <summary>True for 0.</summary>
    public bool IsZero => mantissa.IsZero;

    /// <summary>−1, 0 or 1.</summary>
    public int Sign => mantissa.Sign;

    /// <summary>The t with 2ᵗ⁻¹ ≤ |x| ≤ 2ᵗ; 0 for 0.</summary>
    public int Top => mantissa.IsZero ? 0 : exponent + (int)mantissa.GetBitLength();

    /// <summary>The number nearest to a fraction.</summary>
    public static BigFloat Of(Rational value, int precision) =>
        new BigFloat(value.Numerator, 0, precision) / new BigFloat(value.Denominator, 0, precision);

    /// <summary>m·2⁻ʷ, rounded.</summary>
    public static BigFloat OfFixed(BigInteger m, int w, int precision) => Round(m, -w, precision);

    /// <summary>x·2ᵏ.</summary>
    public BigFloat Shift(int k) => mantissa.IsZero ? this : Round(mantissa, (long)exponent + k, Precision);

    /// <summary>|x|.</summary>
    public BigFloat Abs() => Sign < 0 ? -this : this;

    /// <summary>The whole part of x·2ʷ.</summary>
    public BigInteger ToFixed(int w) => exponent + w >= 0 ? mantissa << (exponent + w) : mantissa >> -(exponent + w);

    /// <summary>The number as a fraction, if it is a multiple of ½ below 1000; else null.</summary>
    public Rational? ToSmallHalf()
    {
        if (Top > 10) return null;
        var doubled = ToFixed(1);
        return Round(doubled, -1, Precision).Equals(this) ? Rational.Of(doubled, 2) : null;
    }

    /// <summary>The nearest double, which may be infinite or 0.</summary>
    public double ToDouble()
    {
        var excess = Math.Max(0, (int)mantissa.GetBitLength() - 62);
        return Math.ScaleB((double)(mantissa >> excess), exponent + excess);
    }

    /// <summary>Sum.</summary>
    public static BigFloat operator +(BigFloat a, BigFloat b)
    {
        var precision = Math.Max(a.Precision, b.Precision);
        if (a.mantissa.IsZero || b.mantissa.IsZero) return a.mantissa.IsZero ? Round(b.mantissa, b.exponent, precision) : Round(a.mantissa, a.exponent, precision);
        if (a.exponent < b.exponent) (a, b) = (b, a);
        if (a.Top - b.Top > precision + 2) return Round(a.mantissa, a.exponent, precision);
        if (b.Top - a.Top > precision + 2) return Round(b.mantissa, b.exponent, precision);
        return Round((a.mantissa << (a.exponent - b.exponent)) + b.mantissa, b.exponent, precision);
    }

    /// <summary>Negative.</summary>
    public static BigFloat operator -(BigFloat a) => new(-a.mantissa, a.exponent, a.Precision);

    /// <summary>Difference.</summary>
    public static BigFloat operator -(BigFloat a, BigFloat b) => a + -b;

    /// <summary>Product.</summary>
    public static BigFloat operator *(BigFloat a, BigFloat b) => Round(a.mantissa * b.mantissa, (long)a.exponent + b.exponent, Math.Max(a.Precision, b.Precision));

    /// <summary>Quotient.</summary>
    /// <exception cref="DivideByZeroException"><paramref name="b"/> is 0.</exception>
    public static BigFloat operator /(BigFloat a, BigFloat b)
    {
        if (b.mantissa.IsZero) throw new DivideByZeroException("division by 0");
        var precision = Math.Max(a.Precision, b.Precision);
        var shift = Math.Max(0, precision + 3 + (int)b.mantissa.GetBitLength() - (int)a.mantissa.GetBitLength());
        return Round((a.mantissa << shift) / b.mantissa, (long)a.exponent - b.exponent - shift, precision);
    }

    /// <inheritdoc/>
    public int CompareTo(BigFloat other) => (this - other).Sign;

    /// <inheritdoc/>
    public bool Equals(BigFloat other) => (this - other).IsZero;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is BigFloat other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => ToDouble().GetHashCode();

    /// <summary>Same number.</summary>
    public static bool operator ==(BigFloat a, BigFloat b) => a.Equals(b);

    /// <summary>Not the same number.</summary>
    public static bool operator !=(BigFloat a, BigFloat b) => !a.Equals(b);

    /// <summary>Order.</summary>
    public static bool operator <(BigFloat a, BigFloat b) => a.CompareTo(b) < 0;

    /// <summary>Order.</summary>
    public static bool operator >(BigFloat a, BigFloat b) => a.CompareTo(b) > 0;

    /// <summary>Order.</summary>
    public static bool operator <=(BigFloat a, BigFloat b) => a.CompareTo(b) <= 0;

    /// <summary>Order.</summary>
    public static bool operator >=(BigFloat a, BigFloat b) => a.CompareTo(b) >= 0;

    /// <summary>The number with six digits.</summary>
    public override string ToString() => ToString(6);

    /// <summary>The number with so many significant digits, as .NET writes doubles: <c>0.25</c>, <c>1E-20</c>.</summary>
    public string ToString(int digits)
    {
        if (IsZero) return "0";
        if (Math.Abs(Top) > MostBitsWritten) return FormattableString.Invariant($"{(Sign < 0 ? "-" : "")}2^{Top}");
        var size = (int)Math.Floor((Top - 1) * Math.Log10(2));
        var whole = Digits(digits, size);
        if (whole >= BigInteger.Pow(10, digits)) whole = Digits(digits, ++size);
        var text = whole.ToString(CultureInfo.InvariantCulture).TrimEnd('0');
        size += whole.ToString(CultureInfo.InvariantCulture).Length - digits;
        var sign = Sign < 0 ? "-" : "";
        if (size is < -5 or > 14) return FormattableString.Invariant($"{sign}{text[0]}{(text.Length > 1 ? "." + text[1..] : "")}E{(size < 0 ? "-" : "+")}{Math.Abs(size):00}");
        if (size < 0) return $"{sign}0.{new string('0', -size - 1)}{text}";
        return text.Length <= size + 1 ? sign + text.PadRight(size + 1, '0') : $"{sign}{text[..(size + 1)]}.{text[(size + 1)..]}";
    }

    /// <summary>|x|·10^(digits − 1 − size), rounded.</summary>
    private BigInteger Digits(int digits, int size)
    {
        var power = digits - 1 - size;
        var (above, below) = (BigInteger.Abs(mantissa), BigInteger.One);
        if (power >= 0) above *= BigInteger.Pow(10, power);
        else below = BigInteger.Pow(10, -power);
        if (exponent >= 0) above <<= exponent;
        else below <<= -exponent;
        return ((2 * above) + below) / (2 * below);
    }

    private static BigFloat Round(BigInteger m, long e, int precision)
    {
        if (m.IsZero) return new(BigInteger.Zero, 0, precision);
        var excess = (int)m.GetBitLength() - precision;
        if (excess > 0)
        {
            m = ((m >> (excess - 1)) + BigInteger.One) >> 1;
            e += excess;
        }
        return Math.Abs(e) <= MostExponent ? new(m, (int)e, precision) : throw new ArithmeticException("a number is too large or too small");
    }
}
