namespace Gradus.Numerics;

/// <summary>The exact fractions.</summary>
public sealed class RationalField : Field<Rational>
{
    private RationalField()
    {
    }

    /// <summary>The one field of fractions.</summary>
    public static RationalField Instance { get; } = new();

    /// <inheritdoc/>
    public override Rational Zero => Rational.Zero;

    /// <inheritdoc/>
    public override Rational One => Rational.One;

    /// <inheritdoc/>
    public override Rational Add(Rational a, Rational b) => a + b;

    /// <inheritdoc/>
    public override Rational Subtract(Rational a, Rational b) => a - b;

    /// <inheritdoc/>
    public override Rational Multiply(Rational a, Rational b) => a * b;

    /// <inheritdoc/>
    public override Rational Invert(Rational a) => Rational.One / a;

    /// <inheritdoc/>
    public override Rational FromRational(Rational value) => value;

    /// <inheritdoc/>
    public override bool IsZero(Rational a) => a.IsZero;

    /// <inheritdoc/>
    public override double Magnitude(Rational a) => a.IsZero ? 0 : 1;
}
