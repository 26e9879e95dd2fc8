namespace Gradus.Checking.Equivalence;

/// <summary>What the values of one trial are drawn from.</summary>
internal enum Values
{
    /// <summary>All numbers of the field: a point in general position.</summary>
    General,

    /// <summary>0, 1 and −1: ranks and products drop as they may, the same in every run.</summary>
    Sparse,
}

/// <summary>Where one trial takes place.</summary>
/// <param name="Sizes">The lengths.</param>
/// <param name="Integers">The values of the whole numbers.</param>
/// <param name="Strata">The part that the values of a symbol are drawn from; the first for a symbol that is not named.</param>
/// <param name="Values">What the entries are drawn from.</param>
internal sealed record Setting(Dictionary<string, int> Sizes, Dictionary<string, int> Integers, IReadOnlyDictionary<string, int> Strata, Values Values = Values.General)
{
    /// <summary>Which of several trials with such values it is.</summary>
    public int Number { get; init; }

    /// <summary>No symbol in a part of its own.</summary>
    public static IReadOnlyDictionary<string, int> Ordinary { get; } = new Dictionary<string, int>();
}
