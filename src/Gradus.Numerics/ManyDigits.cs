namespace Gradus.Numerics;

/// <summary>Real numbers with as many digits as asked for, as a field, with the elementary functions; it notes where a number was too small to be seen beside another.</summary>
public sealed class ManyDigits(int precision) : Field<BigFloat>
{
    private const int Clamp = 1000;

    /// <summary>The bits of a number.</summary>
    public int Precision => precision;

    /// <summary>The largest ratio of two numbers that were added, as a power of 2: above the precision one of them was lost, as e⁻²⁰⁰ is in 1 + e⁻²⁰⁰.</summary>
    public long WidestSum { get; private set; }

    /// <summary>How many operations there were, a function counting as many.</summary>
    public long Operations { get; private set; }

    /// <inheritdoc/>
    public override bool IsExact => false;

    /// <inheritdoc/>
    public override double Negligible => Math.Pow(2, -Math.Min(Clamp, precision / 2));

    /// <inheritdoc/>
    public override BigFloat Zero { get; } = BigFloat.Of(Rational.Zero, precision);

    /// <inheritdoc/>
    public override BigFloat One { get; } = BigFloat.Of(Rational.One, precision);

    /// <summary>π.</summary>
    public BigFloat Pi => BigFunctions.Pi(precision);

    /// <inheritdoc/>
    public override BigFloat Add(BigFloat a, BigFloat b)
    {
        Operations++;
        if (!a.IsZero && !b.IsZero) Widen(Math.Abs((long)a.Top - b.Top));
        return a + b;
    }

    /// <inheritdoc/>
    public override BigFloat Subtract(BigFloat a, BigFloat b) => Add(a, -b);

    /// <inheritdoc/>
    public override BigFloat Multiply(BigFloat a, BigFloat b)
    {
        Operations++;
        return a * b;
    }

    /// <inheritdoc/>
    public override BigFloat Invert(BigFloat a)
    {
        Operations += 4;
        return One / a;
    }

    /// <inheritdoc/>
    public override BigFloat FromRational(Rational value)
    {
        // 1 + 10⁻¹⁰⁰ given as one number is a sum too.
        if (!value.Numerator.IsPowerOfTwo && !value.Denominator.IsPowerOfTwo && !value.IsInteger) Widen(Math.Min(value.Numerator.GetBitLength(), value.Denominator.GetBitLength()));
        return BigFloat.Of(value, precision);
    }

    /// <inheritdoc/>
    public override bool IsZero(BigFloat a) => a.IsZero;

    /// <inheritdoc/>
    public override double Magnitude(BigFloat a) => a.IsZero ? 0 : Math.Abs(a.Top) < Clamp ? Math.Abs(a.ToDouble()) : Math.Pow(2, Math.Clamp(a.Top, -Clamp, Clamp));

    /// <summary>−1, 0 or 1.</summary>
    /// <exception cref="ArithmeticException">The number may be what rounding left of 0.</exception>
    public int Sign(BigFloat x) => x.IsZero || x.Top > -precision / 2 ? x.Sign : throw new ArithmeticException("a sign is lost in rounding");

    /// <summary>eˣ.</summary>
    public BigFloat Exp(BigFloat x)
    {
        Function(x, 1);
        return BigFunctions.Exp(x);
    }

    /// <summary>log x.</summary>
    public BigFloat Log(BigFloat x)
    {
        Function(x, 0);
        return BigFunctions.Log(x);
    }

    /// <summary>√x.</summary>
    public BigFloat Sqrt(BigFloat x)
    {
        Operations += 10;
        return BigFunctions.Sqrt(x);
    }

    /// <summary>sin x and cos x.</summary>
    public (BigFloat Sin, BigFloat Cos) SinCos(BigFloat x)
    {
        Function(x, 2);
        return BigFunctions.SinCos(x);
    }

    /// <summary>xʸ.</summary>
    public BigFloat Power(BigFloat x, BigFloat y)
    {
        Function(x, 0);
        return BigFunctions.Power(x, y);
    }

    /// <summary>The error function.</summary>
    public BigFloat Erf(BigFloat x)
    {
        Function(x, 2);
        Operations += 400;
        if (x.Top > 0) Widen((long)Math.Min(1e15, (x * x).ToDouble() * 1.4427));
        return BigFunctions.Erf(x);
    }

    /// <summary>Counts operations of an algorithm that does them itself.</summary>
    internal void Spend(long operations) => Operations += operations;

    private void Function(BigFloat x, int order)
    {
        Operations += 60;
        if (!x.IsZero && x.Top < 0) Widen(-(long)order * x.Top);
    }

    private void Widen(long gap)
    {
        if (gap > WidestSum) WidestSum = gap;
    }
}
