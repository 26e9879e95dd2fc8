namespace Gradus.Checking.Equivalence;

/// <summary>What random points have shown.</summary>
internal enum Agreement
{
    /// <summary>The sides agreed at every point.</summary>
    Agree,

    /// <summary>The sides differed.</summary>
    Differ,

    /// <summary>No point could be evaluated.</summary>
    NoPoint,
}

/// <summary>The outcome of a series of trials.</summary>
/// <param name="Agreement">What they have shown.</param>
/// <param name="Measure">log₂ of the error bound of exact trials, the largest relative difference of floating ones.</param>
/// <param name="Conclusive">False if a difference may come from random functions or the choice of a root.</param>
/// <param name="GuessedRoots">True if roots were taken.</param>
/// <param name="Sizes">The lengths at which the sides had values.</param>
/// <param name="Reason">Why no point could be evaluated.</param>
internal sealed record Trials(Agreement Agreement, double Measure, bool Conclusive, bool GuessedRoots, IReadOnlyList<Dictionary<string, int>> Sizes, string Reason)
{
    /// <summary>Where the sides differed; null where they did not, or floating point found it.</summary>
    public Setting? Where { get; init; }

    /// <summary>The lengths that were tried, where others may differ; null where they decide for all.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, int>>? OnlyAt { get; init; }

    /// <summary>A point where the sides differ, where one is known in fractions.</summary>
    public TrialPoint? Found { get; init; }

    /// <summary>Points of the domain at which the sides agreed.</summary>
    public IReadOnlyList<TrialPoint> Points { get; init; } = [];
}
