using Gradus.Numerics;

namespace Gradus.Checking.Misconceptions;

/// <summary>A factor by its name, with or without a transpose.</summary>
internal readonly record struct Mark(string Key, bool Transposed)
{
    /// <summary>True for dX and d(…).</summary>
    public bool IsDifferential => Key.Length > 1 && Key[0] == 'd' && (char.IsUpper(Key[1]) || Key[1] == '(' || Key.Length == 2);

    /// <summary>With the transpose put on or taken off.</summary>
    public Mark Turned => this with { Transposed = !Transposed };
}

/// <summary>A term by the names of its factors in order: what can be compared even where shapes do not fit.</summary>
internal sealed record SignedTerm(Rational Coefficient, IReadOnlyList<Mark> Factors)
{
    /// <summary>True if dX or d(…) is among the factors or stands inside one.</summary>
    public bool HasDifferential => Factors.Any(static f => f.IsDifferential || f.Key.Contains("(d", StringComparison.Ordinal) || f.Key.Contains("·d", StringComparison.Ordinal) || f.Key.Contains(",d", StringComparison.Ordinal));

    /// <summary>How many names occur, those inside functions included.</summary>
    public int Degree => Factors.Sum(static f => 1 + f.Key.Count(static c => c == '·'));

    /// <summary>The names in order.</summary>
    public string Order => string.Join('·', Factors.Select(static f => f.Key));

    /// <summary>The names sorted.</summary>
    public string Names => string.Join('·', Factors.Select(static f => f.Key).Order(StringComparer.Ordinal));

    /// <summary>The names in order with their transposes.</summary>
    public string Text => string.Join('·', Factors.Select(static f => f.Transposed ? f.Key + "'" : f.Key));

    /// <summary>The transpose of the whole term.</summary>
    public SignedTerm Turned => new(Coefficient, [.. Factors.Reverse().Select(static f => f.Turned)]);
}

/// <summary>How a line with the right factors differs from the right line.</summary>
/// <param name="SameOrder">The factors stand in the right order.</param>
/// <param name="SameTransposes">The same factors are transposed.</param>
/// <param name="AllTransposed">Every factor is transposed or a vector, so that a product was turned.</param>
/// <param name="Fewer">Terms are missing, and those that are there are right.</param>
internal sealed record TermComparison(bool SameOrder, bool SameTransposes, bool AllTransposed, bool Fewer);
