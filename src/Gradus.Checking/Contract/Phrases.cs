namespace Gradus.Checking.Contract;

/// <summary>Verdicts and certainties in words.</summary>
public static class Phrases
{
    /// <summary>A verdict as the reader's sentence begins.</summary>
    public static string WordsOf(ClaimInfo claim) => claim.Verdict switch
    {
        Verdict.Holds => "holds",
        Verdict.Conditional => "holds under a condition",
        Verdict.Convention => "holds in another layout",
        Verdict.Ambiguous => "holds only in an unusual reading",
        Verdict.Wrong when claim.Certainty is null => "wrong for any values: the shapes do not fit",
        Verdict.Wrong => "wrong",
        _ => "not understood",
    };

    /// <summary>A verdict behind a number of claims.</summary>
    public static string CountedAs(Verdict verdict) => verdict switch
    {
        Verdict.Holds => "right",
        Verdict.Conditional => "conditional",
        Verdict.Convention => "right in another layout",
        Verdict.Ambiguous => "ambiguous",
        Verdict.Wrong => "wrong",
        _ => "not understood",
    };

    /// <summary>How sure it is, never surer than it is.</summary>
    public static string? WordsOf(CertaintyInfo? certainty) => certainty switch
    {
        null => null,
        { Status: CertaintyStatus.Proved } => "proved for all sizes",
        { Status: CertaintyStatus.Exact, ErrorBound: { } bound } => FormattableString.Invariant($"equal by exact random evaluation, error below {bound:0.#e+0}"),
        { Status: CertaintyStatus.Exact } => "equal by exact random evaluation",
        { Status: CertaintyStatus.Numeric, Difference: { } difference } => FormattableString.Invariant($"equal numerically, largest relative difference {difference:0.#e+0}"),
        { Status: CertaintyStatus.Numeric } => "equal numerically",
        _ => "refuted by a counterexample",
    };

    /// <summary>The same beside a formula.</summary>
    public static string? BrieflyOf(CertaintyInfo? certainty) => certainty switch
    {
        { Status: CertaintyStatus.Proved } => "proved",
        { Status: CertaintyStatus.Exact, ErrorBound: { } bound } => FormattableString.Invariant($"equal, error below {bound:0.#e+0}"),
        { Status: CertaintyStatus.Numeric, Difference: { } difference } => FormattableString.Invariant($"equal up to {difference:0.#e+0}"),
        { Status: CertaintyStatus.Refuted } => "they differ",
        _ => WordsOf(certainty),
    };
}
