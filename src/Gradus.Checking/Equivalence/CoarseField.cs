using Gradus.Numerics;

namespace Gradus.Checking.Equivalence;

/// <summary>Doubles that keep eleven bits fewer after every operation: how far values move against <see cref="RealField"/> shows how much of them is rounding.</summary>
/// <remarks>After the stochastic arithmetic of J. Vignes, "A stochastic arithmetic for reliable scientific computation" (1993), with a second precision in place of random rounding.</remarks>
internal sealed class CoarseField : Field<double>
{
    private const long Kept = ~0x7FFL;

    private CoarseField()
    {
    }

    /// <summary>The one coarse field.</summary>
    public static CoarseField Instance { get; } = new();

    /// <inheritdoc/>
    public override bool IsExact => false;

    /// <inheritdoc/>
    public override double Zero => 0;

    /// <inheritdoc/>
    public override double One => 1;

    /// <inheritdoc/>
    public override double Add(double a, double b) => Round(a + b);

    /// <inheritdoc/>
    public override double Subtract(double a, double b) => Round(a - b);

    /// <inheritdoc/>
    public override double Multiply(double a, double b) => Round(a * b);

    /// <inheritdoc/>
    public override double Invert(double a) => Round(1 / a);

    /// <inheritdoc/>
    public override double FromRational(Rational value) => Round(value.ToDouble());

    /// <inheritdoc/>
    public override bool IsZero(double a) => a == 0;

    /// <inheritdoc/>
    public override double Magnitude(double a) => Math.Abs(a);

    private static double Round(double a) => BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(a) & Kept);
}
