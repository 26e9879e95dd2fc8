using System.Numerics;

namespace Gradus.Numerics;

/// <summary>An exact fraction in lowest terms, the denominator positive.</summary>
public readonly struct Rational : IEquatable<Rational>, IComparable<Rational>,
    IAdditionOperators<Rational, Rational, Rational>, ISubtractionOperators<Rational, Rational, Rational>,
    IMultiplyOperators<Rational, Rational, Rational>, IDivisionOperators<Rational, Rational, Rational>
{
    private readonly BigInteger numerator;
    private readonly BigInteger denominatorMinusOne; // so that default(Rational) is 0/1

    private Rational(BigInteger numerator, BigInteger denominator)
    {
        this.numerator = numerator;
        denominatorMinusOne = denominator - BigInteger.One;
    }

    /// <summary>0.</summary>
    public static Rational Zero => default;

    /// <summary>1.</summary>
    public static Rational One { get; } = new(BigInteger.One, BigInteger.One);

    /// <summary>−1.</summary>
    public static Rational MinusOne { get; } = new(BigInteger.MinusOne, BigInteger.One);

    /// <summary>The number above the line.</summary>
    public BigInteger Numerator => numerator;

    /// <summary>The number below the line, at least 1.</summary>
    public BigInteger Denominator => denominatorMinusOne + BigInteger.One;

    /// <summary>True for 0.</summary>
    public bool IsZero => numerator.IsZero;

    /// <summary>True for 1.</summary>
    public bool IsOne => numerator.IsOne && denominatorMinusOne.IsZero;

    /// <summary>True for a whole number.</summary>
    public bool IsInteger => denominatorMinusOne.IsZero;

    /// <summary>How many bits the fraction takes, which is what an operation on it costs.</summary>
    public long Bits => numerator.GetBitLength() + denominatorMinusOne.GetBitLength();

    /// <summary>−1, 0 or 1.</summary>
    public int Sign => numerator.Sign;

    /// <summary>The fraction in lowest terms.</summary>
    /// <exception cref="DivideByZeroException"><paramref name="denominator"/> is 0.</exception>
    public static Rational Of(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero) throw new DivideByZeroException("a fraction over 0");
        if (denominator.IsOne) return new Rational(numerator, denominator);
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
        if (denominator.Sign < 0) divisor = -divisor;
        return new Rational(numerator / divisor, denominator / divisor);
    }

    /// <summary>A whole number.</summary>
    public static implicit operator Rational(long value) => new(value, BigInteger.One);

    /// <summary>A whole number.</summary>
    public static implicit operator Rational(BigInteger value) => new(value, BigInteger.One);

    /// <summary>Sum.</summary>
    public static Rational operator +(Rational a, Rational b) => a.IsInteger && b.IsInteger
        ? new Rational(a.numerator + b.numerator, BigInteger.One)
        : Of((a.numerator * b.Denominator) + (b.numerator * a.Denominator), a.Denominator * b.Denominator);

    /// <summary>Difference.</summary>
    public static Rational operator -(Rational a, Rational b) => a + -b;

    /// <summary>Negative.</summary>
    public static Rational operator -(Rational a) => new(-a.numerator, a.Denominator);

    /// <summary>Product.</summary>
    public static Rational operator *(Rational a, Rational b) => a.IsInteger && b.IsInteger
        ? new Rational(a.numerator * b.numerator, BigInteger.One)
        : Of(a.numerator * b.numerator, a.Denominator * b.Denominator);

    /// <summary>Quotient.</summary>
    /// <exception cref="DivideByZeroException"><paramref name="b"/> is 0.</exception>
    public static Rational operator /(Rational a, Rational b) => Of(a.numerator * b.Denominator, a.Denominator * b.numerator);

    /// <summary>Whole-number power, also negative.</summary>
    public Rational Power(int exponent) => exponent >= 0
        ? new Rational(BigInteger.Pow(numerator, exponent), BigInteger.Pow(Denominator, exponent))
        : One / Power(-exponent);

    /// <summary>The absolute value.</summary>
    public Rational Abs() => Sign < 0 ? -this : this;

    /// <summary>The nearest double.</summary>
    public double ToDouble() => (double)numerator / (double)Denominator;

    /// <inheritdoc/>
    public bool Equals(Rational other) => numerator == other.numerator && denominatorMinusOne == other.denominatorMinusOne;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(numerator, denominatorMinusOne);

    /// <inheritdoc/>
    public int CompareTo(Rational other) => (numerator * other.Denominator).CompareTo(other.numerator * Denominator);

    /// <summary>Same number.</summary>
    public static bool operator ==(Rational a, Rational b) => a.Equals(b);

    /// <summary>Not the same number.</summary>
    public static bool operator !=(Rational a, Rational b) => !a.Equals(b);

    /// <summary>Order.</summary>
    public static bool operator <(Rational a, Rational b) => a.CompareTo(b) < 0;

    /// <summary>Order.</summary>
    public static bool operator >(Rational a, Rational b) => a.CompareTo(b) > 0;

    /// <summary>Order.</summary>
    public static bool operator <=(Rational a, Rational b) => a.CompareTo(b) <= 0;

    /// <summary>Order.</summary>
    public static bool operator >=(Rational a, Rational b) => a.CompareTo(b) >= 0;

    /// <summary><c>3</c> or <c>3/4</c>.</summary>
    public override string ToString() => IsInteger ? numerator.ToString() : $"{numerator}/{Denominator}";
}
