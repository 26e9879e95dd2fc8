namespace Gradus.Numerics;

/// <summary>Arithmetic over a field; the object carries what its elements need (such as the prime).</summary>
public abstract class Field<T>
{
    /// <summary>True unless results are rounded.</summary>
    public virtual bool IsExact => true;

    /// <summary>Below this part of the largest number something is taken for 0, where that decides a rank; 0 where nothing is rounded.</summary>
    public virtual double Negligible => IsExact ? 0 : 1e-10;

    /// <summary>0.</summary>
    public abstract T Zero { get; }

    /// <summary>1.</summary>
    public abstract T One { get; }

    /// <summary>a + b.</summary>
    public abstract T Add(T a, T b);

    /// <summary>a − b.</summary>
    public abstract T Subtract(T a, T b);

    /// <summary>a b.</summary>
    public abstract T Multiply(T a, T b);

    /// <summary>1/a.</summary>
    /// <exception cref="ArithmeticException">a has no inverse.</exception>
    public abstract T Invert(T a);

    /// <summary>The element for a fraction.</summary>
    /// <exception cref="ArithmeticException">The denominator is 0 in the field.</exception>
    public abstract T FromRational(Rational value);

    /// <summary>True if a is 0.</summary>
    public abstract bool IsZero(T a);

    /// <summary>A size for choosing pivots: 0 for what cannot be inverted; any positive number in an exact field.</summary>
    public abstract double Magnitude(T a);
}
