using System.Numerics;

namespace Gradus.Numerics;

/// <summary>Arithmetic modulo a prime of 61 bits.</summary>
/// <remarks>Elements are kept in Montgomery form (Montgomery 1985), a·2⁶⁴ mod p; equal elements are equal numbers.
/// Primes drawn by <see cref="Random"/> are 3 modulo 4, so that every square has exactly one root that is itself a square (its principal root).</remarks>
public sealed class PrimeField : Field<ulong>
{
    private static readonly ulong[] Witnesses = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37];
    private readonly ulong inverseOfPrime; // modulo 2⁶⁴
    private readonly ulong square; // 2¹²⁸ mod p

    private PrimeField(ulong modulus)
    {
        Prime = modulus;
        var inverse = modulus;
        for (var i = 0; i < 5; i++) inverse *= 2 - (modulus * inverse);
        inverseOfPrime = inverse;
        One = (ulong.MaxValue % modulus) + 1;
        square = (ulong)((UInt128)One * One % modulus);
    }

    /// <summary>p.</summary>
    public ulong Prime { get; }

    /// <inheritdoc/>
    public override ulong Zero => 0;

    /// <inheritdoc/>
    public override ulong One { get; }

    /// <summary>How many primes <see cref="Random"/> chooses from, as a power of 2 (a lower estimate).</summary>
    public static double Log2Choices => 51;

    /// <summary>The field of a random prime.</summary>
    public static PrimeField Random(RandomSource random)
    {
        while (true)
        {
            var candidate = (1UL << 60) | (random.Next() >> 4) | 3;
            // (p − 1)/2 without the factors 3, 5, 7: then cube roots and their like of squares are unique, too.
            if (candidate % 3 < 2 || candidate % 5 < 2 || candidate % 7 < 2) continue;
            var field = new PrimeField(candidate);
            if (field.IsPrime()) return field;
        }
    }

    /// <inheritdoc/>
    public override ulong Add(ulong a, ulong b)
    {
        var sum = a + b;
        return sum >= Prime ? sum - Prime : sum;
    }

    /// <inheritdoc/>
    public override ulong Subtract(ulong a, ulong b) => a >= b ? a - b : a + Prime - b;

    /// <inheritdoc/>
    public override ulong Multiply(ulong a, ulong b)
    {
        var high = Math.BigMul(a, b, out var low);
        var quotient = Math.BigMul(low * inverseOfPrime, Prime, out _);
        return high >= quotient ? high - quotient : high + Prime - quotient;
    }

    /// <inheritdoc/>
    public override ulong Invert(ulong a) => a == 0 ? throw new ArithmeticException("0 has no inverse") : Power(a, Prime - 2);

    /// <inheritdoc/>
    public override ulong FromRational(Rational value)
    {
        var numerator = Residue(value.Numerator);
        return value.IsInteger ? numerator : Multiply(numerator, Invert(Residue(value.Denominator)));
    }

    /// <inheritdoc/>
    public override bool IsZero(ulong a) => a == 0;

    /// <inheritdoc/>
    public override double Magnitude(ulong a) => a == 0 ? 0 : 1;

    /// <summary>A random element.</summary>
    public ulong Draw(RandomSource random) => random.Next() % Prime;

    /// <summary>aᵏ.</summary>
    public ulong Power(ulong a, ulong exponent)
    {
        var result = One;
        for (; exponent > 0; exponent >>= 1)
        {
            if ((exponent & 1) == 1) result = Multiply(result, a);
            a = Multiply(a, a);
        }
        return result;
    }

    /// <summary>True for 0 and the squares; they play the part of the positive numbers.</summary>
    public bool IsSquare(ulong a) => a == 0 || Power(a, (Prime - 1) / 2) == One;

    /// <summary>a to a fraction: for whole powers of every element; for other powers of squares only, where it keeps all laws of powers.</summary>
    /// <exception cref="ArithmeticException">0 under a power that needs more, or the root is not unique.</exception>
    /// <exception cref="NoRootException">a is no square.</exception>
    public ulong Power(ulong a, Rational exponent)
    {
        if (a == 0) return exponent.Sign > 0 ? 0 : exponent.IsZero ? One : throw new ArithmeticException("0 has no inverse");
        if (exponent.IsInteger) return Power(a, (ulong)Modulo(exponent.Numerator, Prime - 1));
        if (!IsSquare(a)) throw new NoRootException();
        BigInteger order = (Prime - 1) / 2;
        if (!BigInteger.GreatestCommonDivisor(exponent.Denominator, order).IsOne) throw new ArithmeticException("the root is not unique in this field");
        return Power(a, (ulong)Modulo(exponent.Numerator * InverseModulo(exponent.Denominator, order), order));
    }

    private ulong Residue(BigInteger value) => Multiply((ulong)Modulo(value, Prime), square);

    private static BigInteger Modulo(BigInteger value, BigInteger modulus)
    {
        var rest = value % modulus;
        return rest.Sign < 0 ? rest + modulus : rest;
    }

    private static BigInteger InverseModulo(BigInteger a, BigInteger modulus)
    {
        var (r, next) = (modulus, Modulo(a, modulus));
        var (t, following) = (BigInteger.Zero, BigInteger.One);
        while (!next.IsZero)
        {
            var quotient = r / next;
            (r, next) = (next, r - (quotient * next));
            (t, following) = (following, t - (quotient * following));
        }
        return Modulo(t, modulus);
    }

    private bool IsPrime()
    {
        var twos = BitOperations.TrailingZeroCount(Prime - 1);
        foreach (var witness in Witnesses)
        {
            var x = Power(Residue(witness), (Prime - 1) >> twos);
            if (x == One) continue;
            var round = 0;
            for (; round < twos && x != Prime - One; round++) x = Multiply(x, x);
            if (round == twos) return false;
        }
        return true;
    }
}
