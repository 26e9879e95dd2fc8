using Gradus.Numerics;

namespace Gradus.Evaluation;

/// <summary>A number times linear forms in the entries of all arguments; the last number of a form stands alone.</summary>
public sealed record OpenTerm(Rational Coefficient, Rational[][] Forms)
{
    /// <summary>The value.</summary>
    public T Evaluate<T>(Field<T> field, ReadOnlySpan<T> entries)
    {
        var product = field.FromRational(Coefficient);
        foreach (var form in Forms)
        {
            var sum = field.FromRational(form[^1]);
            for (var k = 0; k < entries.Length; k++) sum = field.Add(sum, field.Multiply(field.FromRational(form[k]), entries[k]));
            product = field.Multiply(product, sum);
        }
        return product;
    }

    /// <summary>The slope along one entry.</summary>
    public IEnumerable<OpenTerm> Slope(int entry)
    {
        for (var k = 0; k < Forms.Length; k++)
        {
            if (!Forms[k][entry].IsZero) yield return new OpenTerm(Coefficient * Forms[k][entry], [.. Forms[..k], .. Forms[(k + 1)..]]);
        }
    }
}
