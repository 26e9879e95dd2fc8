using System.Globalization;

namespace Gradus.Shapes;

/// <summary>The length of a row, column or vector: a whole number times a product of names, such as <c>3</c>, <c>n</c> or <c>m*n</c>.</summary>
/// <remarks>Equal sizes are equal values; names beginning with <c>?</c> are still unknown to inference.</remarks>
public sealed class Size : IEquatable<Size>, IComparable<Size>
{
    private readonly string[] names; // sorted, with repeats
    private readonly string text;
    private readonly int hash;

    private Size(long factor, string[] names)
    {
        Factor = factor;
        this.names = names;
        text = names.Length == 0 ? factor.ToString(CultureInfo.InvariantCulture)
            : factor == 1 ? string.Join('*', names)
            : $"{factor}*{string.Join('*', names)}";
        hash = string.GetHashCode(text, StringComparison.Ordinal);
    }

    /// <summary>1, the size that makes a vector of a matrix and a scalar of a vector.</summary>
    public static Size One { get; } = new(1, []);

    /// <summary>The whole-number factor, at least 1.</summary>
    public long Factor { get; }

    /// <summary>The names whose product (with <see cref="Factor"/>) is the size, sorted, with repeats.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>True for 1.</summary>
    public bool IsOne => Factor == 1 && names.Length == 0;

    /// <summary>True for a number without names.</summary>
    public bool IsNumber => names.Length == 0;

    /// <summary>A known length.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is below 1.</exception>
    public static Size Of(long value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
        return value == 1 ? One : new Size(value, []);
    }

    /// <summary>A named length.</summary>
    public static Size Named(string name) => new(1, [name]);

    /// <summary>The product of two lengths: the length of <c>vec</c> or of a Kronecker product's side.</summary>
    public static Size operator *(Size a, Size b)
    {
        if (a.IsOne) return b;
        if (b.IsOne) return a;
        string[] all = [.. a.names, .. b.names];
        Array.Sort(all, string.CompareOrdinal);
        return new Size(checked(a.Factor * b.Factor), all);
    }

    /// <summary>Same as <c>*</c>.</summary>
    public static Size Multiply(Size a, Size b) => a * b;

    /// <summary>The size with its names replaced by what <paramref name="value"/> says; null keeps a name.</summary>
    public Size Substitute(Func<string, Size?> value)
    {
        if (names.Length == 0) return this;
        var result = Of(Factor);
        foreach (var name in names) result *= value(name) ?? Named(name);
        return result;
    }

    /// <summary>The length for given values of the names.</summary>
    public long Evaluate(Func<string, long> value)
    {
        var result = Factor;
        foreach (var name in names) result = checked(result * value(name));
        return result;
    }

    /// <inheritdoc/>
    public bool Equals(Size? other) => ReferenceEquals(this, other) || (other is not null && hash == other.hash && text == other.text);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Size);

    /// <inheritdoc/>
    public override int GetHashCode() => hash;

    /// <inheritdoc/>
    public int CompareTo(Size? other) => string.CompareOrdinal(text, other?.text);

    /// <summary>Same length for all values of the names.</summary>
    public static bool operator ==(Size? a, Size? b) => a is null ? b is null : a.Equals(b);

    /// <summary>Not the same length for all values of the names.</summary>
    public static bool operator !=(Size? a, Size? b) => !(a == b);

    /// <summary>Order by name.</summary>
    public static bool operator <(Size a, Size b) => a.CompareTo(b) < 0;

    /// <summary>Order by name.</summary>
    public static bool operator >(Size a, Size b) => a.CompareTo(b) > 0;

    /// <summary>Order by name.</summary>
    public static bool operator <=(Size a, Size b) => a.CompareTo(b) <= 0;

    /// <summary>Order by name.</summary>
    public static bool operator >=(Size a, Size b) => a.CompareTo(b) >= 0;

    /// <inheritdoc/>
    public override string ToString() => text;
}
