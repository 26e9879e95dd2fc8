namespace Gradus.Numerics;

/// <summary>Double-precision numbers as a field, for the kernels that all fields share.</summary>
public sealed class RealField : Field<double>
{
    private RealField()
    {
    }

    /// <summary>The one real field.</summary>
    public static RealField Instance { get; } = new();

    /// <inheritdoc/>
    public override bool IsExact => false;

    /// <inheritdoc/>
    public override double Zero => 0;

    /// <inheritdoc/>
    public override double One => 1;

    /// <inheritdoc/>
    public override double Add(double a, double b) => a + b;

    /// <inheritdoc/>
    public override double Subtract(double a, double b) => a - b;

    /// <inheritdoc/>
    public override double Multiply(double a, double b) => a * b;

    /// <inheritdoc/>
    public override double Invert(double a) => 1 / a;

    /// <inheritdoc/>
    public override double FromRational(Rational value) => value.ToDouble();

    /// <inheritdoc/>
    public override bool IsZero(double a) => a == 0;

    /// <inheritdoc/>
    public override double Magnitude(double a) => Math.Abs(a);
}
