namespace Gradus.Numerics;

/// <summary>Dual numbers over a field: no field themselves (ε has no inverse), but the kernels only invert what has a value.</summary>
public sealed class DualField<T>(Field<T> inner) : Field<Dual<T>>
{
    /// <summary>The field of the values.</summary>
    public Field<T> Inner => inner;

    /// <inheritdoc/>
    public override bool IsExact => inner.IsExact;

    /// <inheritdoc/>
    public override double Negligible => inner.Negligible;

    /// <inheritdoc/>
    public override Dual<T> Zero { get; } = new(inner.Zero, inner.Zero);

    /// <inheritdoc/>
    public override Dual<T> One { get; } = new(inner.One, inner.Zero);

    /// <inheritdoc/>
    public override Dual<T> Add(Dual<T> a, Dual<T> b) => new(inner.Add(a.Value, b.Value), inner.Add(a.Epsilon, b.Epsilon));

    /// <inheritdoc/>
    public override Dual<T> Subtract(Dual<T> a, Dual<T> b) => new(inner.Subtract(a.Value, b.Value), inner.Subtract(a.Epsilon, b.Epsilon));

    /// <inheritdoc/>
    public override Dual<T> Multiply(Dual<T> a, Dual<T> b)
    {
        var epsilon = inner.IsZero(b.Epsilon) ? inner.Zero : inner.Multiply(a.Value, b.Epsilon);
        if (!inner.IsZero(a.Epsilon)) epsilon = inner.Add(epsilon, inner.Multiply(a.Epsilon, b.Value));
        return new(inner.Multiply(a.Value, b.Value), epsilon);
    }

    /// <inheritdoc/>
    public override Dual<T> Invert(Dual<T> a)
    {
        var inverse = inner.Invert(a.Value);
        return new(inverse, inner.Subtract(inner.Zero, inner.Multiply(a.Epsilon, inner.Multiply(inverse, inverse))));
    }

    /// <inheritdoc/>
    public override Dual<T> FromRational(Rational value) => new(inner.FromRational(value), inner.Zero);

    /// <inheritdoc/>
    public override bool IsZero(Dual<T> a) => inner.IsZero(a.Value) && inner.IsZero(a.Epsilon);

    /// <inheritdoc/>
    public override double Magnitude(Dual<T> a) => inner.Magnitude(a.Value);
}
