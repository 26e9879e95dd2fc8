using System.Numerics;

namespace Gradus.Evaluation;

/// <summary>A number with nilpotent parts: the coefficient of each product of distinct ε₁, ε₂, …, by bit mask.</summary>
/// <remarks>The second evaluator's own way to derivatives; it shares nothing with the nested dual numbers of the first.</remarks>
internal readonly struct Jet<TNumber>(params TNumber[] parts)
    where TNumber : struct, IAdditionOperators<TNumber, TNumber, TNumber>, ISubtractionOperators<TNumber, TNumber, TNumber>, IMultiplyOperators<TNumber, TNumber, TNumber>, IEquatable<TNumber>
{
    /// <summary>The number without its nilpotent parts.</summary>
    public TNumber Base => parts[0];

    /// <summary>How many ε there may be.</summary>
    public int Order => BitOperations.Log2((uint)parts.Length);

    /// <summary>True if no nilpotent part differs from 0.</summary>
    public bool IsConstant
    {
        get
        {
            for (var i = 1; i < parts.Length; i++)
            {
                if (!parts[i].Equals(default)) return false;
            }
            return true;
        }
    }

    /// <summary>The coefficient of a product of ε.</summary>
    public TNumber this[int mask] => mask < parts.Length ? parts[mask] : default;

    /// <summary>The nilpotent parts alone.</summary>
    public Jet<TNumber> Nilpotent
    {
        get
        {
            var rest = (TNumber[])parts.Clone();
            rest[0] = default;
            return new(rest);
        }
    }

    /// <summary>What stands beside one ε, itself a number without it.</summary>
    public Jet<TNumber> Beside(int bit)
    {
        var rest = new TNumber[Math.Max(1, Math.Min(parts.Length, 1 << bit))];
        for (var i = 0; i < rest.Length; i++) rest[i] = this[i | (1 << bit)];
        return new(rest);
    }

    /// <summary>The number plus another times one more ε.</summary>
    public Jet<TNumber> Plus(Jet<TNumber> other, int bit)
    {
        var sum = new TNumber[1 << (bit + 1)];
        for (var i = 0; i < 1 << bit; i++) (sum[i], sum[i | (1 << bit)]) = (this[i], other[i]);
        return new(sum);
    }

    public static Jet<TNumber> operator +(Jet<TNumber> a, Jet<TNumber> b)
    {
        var sum = new TNumber[1 << Math.Max(a.Order, b.Order)];
        for (var i = 0; i < sum.Length; i++) sum[i] = a[i] + b[i];
        return new(sum);
    }

    public static Jet<TNumber> operator -(Jet<TNumber> a, Jet<TNumber> b)
    {
        var difference = new TNumber[1 << Math.Max(a.Order, b.Order)];
        for (var i = 0; i < difference.Length; i++) difference[i] = a[i] - b[i];
        return new(difference);
    }

    public static Jet<TNumber> operator *(Jet<TNumber> a, Jet<TNumber> b)
    {
        var product = new TNumber[1 << Math.Max(a.Order, b.Order)];
        for (var mask = 0; mask < product.Length; mask++)
        {
            for (var part = mask; ; part = (part - 1) & mask)
            {
                product[mask] += a[part] * b[mask ^ part];
                if (part == 0) break;
            }
        }
        return new(product);
    }
}
