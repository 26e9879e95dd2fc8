namespace Gradus.Checking.Equivalence;

/// <summary>Whether two expressions are equal, and how sure that is.</summary>
public abstract record Judgement
{
    private Judgement()
    {
    }

    /// <summary>True if the two are equal as far as anyone can tell: proved, exact or numeric.</summary>
    public bool Holds => this is Proved or Exact or Numeric;

    /// <summary>True if the two are equal, or the rules of differentiation alone say so: enough for what is derived, never for what somebody claims.</summary>
    public bool IsSupported => Holds || this is Undecided { ByRules: not null };

    /// <summary>The less sure one of two that hold.</summary>
    internal static Judgement Weaker(Judgement a, Judgement b) => (a, b) switch
    {
        (Numeric x, Numeric y) => x.LargestRelativeDifference >= y.LargestRelativeDifference ? x : y,
        (Exact x, Exact y) => x.Log2ErrorBound >= y.Log2ErrorBound ? x : y,
        (Numeric, _) or (Exact, Proved) => a,
        _ => b,
    };

    /// <summary>Equal for all sizes and values.</summary>
    public sealed record Proved : Judgement;

    /// <summary>Equal at random points of random prime fields.</summary>
    /// <param name="Log2ErrorBound">log₂ of the chance that this happens although they differ.</param>
    public sealed record Exact(double Log2ErrorBound) : Judgement
    {
        /// <summary>The lengths that were tried, where longer ones than were affordable may differ; null where those tried decide for all.</summary>
        public IReadOnlyList<IReadOnlyDictionary<string, int>>? OnlyAt { get; init; }
    }

    /// <summary>Equal in floating point at several points, up to the rounding of an arithmetic with many digits.</summary>
    /// <param name="LargestRelativeDifference">The largest difference seen, over the size of the values.</param>
    public sealed record Numeric(double LargestRelativeDifference) : Judgement
    {
        /// <summary>The lengths of the size names at which the sides were compared.</summary>
        public IReadOnlyList<IReadOnlyDictionary<string, int>> Sizes { get; init; } = [];

        /// <summary>The decimal digits of the arithmetic.</summary>
        public int Digits { get; init; }
    }

    /// <summary>Different, as anyone can check by hand.</summary>
    /// <param name="Counterexample">Where they differ.</param>
    public sealed record Refuted(Counterexample Counterexample) : Judgement;

    /// <summary>Neither could be shown.</summary>
    /// <param name="Reason">Why, in a sentence.</param>
    public sealed record Undecided(string Reason) : Judgement
    {
        /// <summary>What the rules of differentiation alone show, where nothing else could be asked; null if they show nothing.</summary>
        public Judgement? ByRules { get; init; }

        /// <summary>True if a difference was seen of which no example can be shown; false where the sides could not be compared.</summary>
        public bool Differs { get; init; }
    }
}
