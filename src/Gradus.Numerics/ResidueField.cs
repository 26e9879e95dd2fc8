namespace Gradus.Numerics;

/// <summary>The field of <see cref="Residue"/>.</summary>
public sealed class ResidueField : Field<Residue>
{
    private ResidueField()
    {
    }

    /// <summary>The one field.</summary>
    public static ResidueField Instance { get; } = new();

    /// <inheritdoc/>
    public override Residue Zero => default;

    /// <inheritdoc/>
    public override Residue One => Residue.One;

    /// <inheritdoc/>
    public override Residue Add(Residue a, Residue b) => a + b;

    /// <inheritdoc/>
    public override Residue Subtract(Residue a, Residue b) => a - b;

    /// <inheritdoc/>
    public override Residue Multiply(Residue a, Residue b) => a * b;

    /// <inheritdoc/>
    public override Residue Invert(Residue a) => Residue.One / a;

    /// <inheritdoc/>
    public override Residue FromRational(Rational value) => Residue.Of(value);

    /// <inheritdoc/>
    public override bool IsZero(Residue a) => a.IsZero;

    /// <inheritdoc/>
    public override double Magnitude(Residue a) => a.IsZero ? 0 : 1;
}
