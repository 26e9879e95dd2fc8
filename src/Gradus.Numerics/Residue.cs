using System.Globalization;
using System.Numerics;

namespace Gradus.Numerics;

/// <summary>A number modulo the Mersenne prime 2⁶¹ − 1.</summary>
/// <remarks>It is 3 modulo 4, so that every square has exactly one root that is itself a square.</remarks>
public readonly struct Residue : IEquatable<Residue>, IAdditionOperators<Residue, Residue, Residue>, ISubtractionOperators<Residue, Residue, Residue>,
    IMultiplyOperators<Residue, Residue, Residue>, IDivisionOperators<Residue, Residue, Residue>
{
    /// <summary>The prime.</summary>
    public const ulong Prime = (1UL << 61) - 1;

    private Residue(ulong value) => Value = value;

    /// <summary>The number from 0 to 2⁶¹ − 2.</summary>
    public ulong Value { get; }

    /// <summary>1.</summary>
    public static Residue One { get; } = new(1);

    /// <summary>True for 0.</summary>
    public bool IsZero => Value == 0;

    /// <summary>The one of x and −x that is the smaller number.</summary>
    public Residue Smaller => Value <= Prime / 2 ? this : default(Residue) - this;

    /// <summary>1 for a square, −1 for what is none, 0 for 0: it is odd and multiplicative, like the sign.</summary>
    public int Legendre => IsZero ? 0 : Power((Prime - 1) / 2).Value == 1 ? 1 : -1;

    /// <summary>The root that is itself a square; of squares only.</summary>
    public Residue Root => Power((Prime + 1) / 4);

    /// <summary>The residue of any number.</summary>
    public static Residue Of(ulong value) => new(value % Prime);

    /// <summary>The residue of a fraction.</summary>
    /// <exception cref="ArithmeticException">The prime divides the denominator.</exception>
    public static Residue Of(Rational value) => value.IsInteger ? Of(value.Numerator) : Of(value.Numerator) / Of(value.Denominator);

    private static Residue Of(BigInteger value)
    {
        var rest = value % Prime;
        return new((ulong)(rest.Sign < 0 ? rest + Prime : rest));
    }

    /// <summary>The sum.</summary>
    public static Residue operator +(Residue a, Residue b)
    {
        var sum = a.Value + b.Value;
        return new(sum >= Prime ? sum - Prime : sum);
    }

    /// <summary>The difference.</summary>
    public static Residue operator -(Residue a, Residue b) => new(a.Value >= b.Value ? a.Value - b.Value : a.Value + Prime - b.Value);

    /// <summary>The product.</summary>
    public static Residue operator *(Residue a, Residue b)
    {
        // 2⁶¹ = 1: the bits above the 61st are added to those below.
        var high = Math.BigMul(a.Value, b.Value, out var low);
        var sum = (low & Prime) + ((high << 3) | (low >> 61));
        return new(sum >= Prime ? sum - Prime : sum);
    }

    /// <summary>The quotient.</summary>
    /// <exception cref="ArithmeticException">b is 0.</exception>
    public static Residue operator /(Residue a, Residue b) => b.IsZero ? throw new ArithmeticException("0 has no inverse") : a * b.Power(Prime - 2);

    /// <summary>True for the same number.</summary>
    public static bool operator ==(Residue a, Residue b) => a.Value == b.Value;

    /// <summary>True for different numbers.</summary>
    public static bool operator !=(Residue a, Residue b) => a.Value != b.Value;

    /// <summary>xᵏ.</summary>
    public Residue Power(ulong exponent)
    {
        var (result, square) = (One, this);
        for (; exponent > 0; exponent >>= 1)
        {
            if ((exponent & 1) == 1) result *= square;
            square *= square;
        }
        return result;
    }

    /// <inheritdoc/>
    public bool Equals(Residue other) => Value == other.Value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Residue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
