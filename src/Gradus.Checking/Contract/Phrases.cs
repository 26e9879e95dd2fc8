namespace Gradus.Checking.Contract;

/// <summary>Verdicts and certainties in words.</summary>
public static class Phrases
{
    /// <summary>The point of a counterexample: the values of the symbols, then those of the indices, sets and functions.</summary>
    public static IEnumerable<(string Name, MatrixInfo Value)> PointOf(CounterexampleInfo example) =>
    [
        .. example.Values.Select(static v => (v.Key, v.Value)),
        .. example.At?.Select(static i => (i.Key, Word(i.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)))) ?? [],
        .. example.Sets?.Select(static s => (s.Key, Word($"{{{string.Join(", ", s.Value)}}}"))) ?? [],
        .. example.Functions?.Select(static f => (f.Key, Word(f.Value))) ?? [],
    ];

    private static MatrixInfo Word(string text) => new([[text]]);

    /// <summary>What the two values of a counterexample are.</summary>
    public static string SidesOf(CounterexampleInfo example) => $"the left side and the right side are{Ordinal(example)}";

    /// <summary>Of which order in the increments the two values are.</summary>
    public static string Ordinal(CounterexampleInfo example) => example switch
    {
        { FirstOrder: true } => ", to first order,",
        { Order: { } order } => FormattableString.Invariant($", in their terms of order {order},"),
        _ => "",
    };

    /// <summary>A verdict as the reader's sentence begins.</summary>
    public static string WordsOf(ClaimInfo claim) => claim.Verdict switch
    {
        Verdict.Holds => "holds",
        Verdict.Conditional => "holds under a condition",
        Verdict.Convention => "holds in another convention",
        Verdict.Ambiguous => "holds only in an unusual reading",
        Verdict.Wrong when claim.Certainty is null => "wrong for any values: the shapes do not fit",
        Verdict.Wrong => "wrong",
        _ => "not understood",
    };

    /// <summary>Where a claim stands, as its reader finds it: <c>line 3</c>, in a notebook <c>cell 2, line 3</c>.</summary>
    public static string PlaceOf(int line, CellPlace? cell) => cell is null ? FormattableString.Invariant($"line {line}") : FormattableString.Invariant($"cell {cell.Number}, line {cell.Line}");

    /// <summary>The same within a sentence: <c>on line 3</c>, <c>in cell 2, line 3</c>.</summary>
    public static string At(ClaimInfo claim) => $"{(claim.Cell is null ? "on" : "in")} {PlaceOf(claim.Line, claim.Cell)}";

    /// <summary>How many claims of each verdict there are, the gravest first, and where the first wrong one stands.</summary>
    public static string SummaryOf(CheckResponse response)
    {
        var silenced = response.Silenced is { Count: var many } ? $"{many} silenced" : null;
        if (response.Claims.Count == 0) return silenced is null ? "There is no claim in this text." : $"There is no claim in this text but {silenced}.";
        var first = response.Claims.FirstOrDefault(c => c.Index == response.FirstWrong) is { } wrong ? $"; the first wrong step is {At(wrong)}" : "";
        return $"{Counted(response.Claims.Count, "claim")}: {CountsOf(response)}{first}.";
    }

    /// <summary>How many claims of each verdict there are, the gravest first.</summary>
    public static string CountsOf(CheckResponse response) => CountsOf(response.Claims.Select(static c => c.Verdict), response.Silenced?.Count ?? 0);

    /// <summary>How many verdicts of each kind there are, the gravest first, and how many claims are silenced.</summary>
    public static string CountsOf(IEnumerable<Verdict> verdicts, int silenced)
    {
        var counts = verdicts.GroupBy(static v => v).OrderByDescending(static g => g.Key).Select(static g => $"{g.Count()} {CountedAs(g.Key)}");
        return string.Join(", ", silenced == 0 ? counts : counts.Append($"{silenced} silenced"));
    }

    /// <summary>A number before a noun: <c>1 claim</c>, <c>2 claims</c>.</summary>
    public static string Counted(int number, string noun) => FormattableString.Invariant($"{number} {noun}{(number == 1 ? "" : "s")}");

    /// <summary>A verdict behind a number of claims.</summary>
    public static string CountedAs(Verdict verdict) => verdict switch
    {
        Verdict.Holds => "right",
        Verdict.Conditional => "conditional",
        Verdict.Convention => "right in another convention",
        Verdict.Ambiguous => "ambiguous",
        Verdict.Wrong => "wrong",
        _ => "not understood",
    };

    /// <summary>How sure it is, never surer than it is.</summary>
    public static string? WordsOf(CertaintyInfo? certainty) => certainty switch
    {
        null => null,
        { Status: CertaintyStatus.Proved } => "proved for all sizes",
        { Status: CertaintyStatus.Exact, ErrorBound: { } bound } => FormattableString.Invariant($"equal by exact random evaluation{TriedFor(certainty)}, error below {bound:0.#e+0}"),
        { Status: CertaintyStatus.Exact } => "equal by exact random evaluation",
        { Status: CertaintyStatus.Numeric, Difference: { } difference } => FormattableString.Invariant($"equal numerically{Where(certainty)}, largest relative difference {difference:0.#e+0}"),
        { Status: CertaintyStatus.Numeric } => "equal numerically",
        { Status: CertaintyStatus.Rules } => "supported by the rules of differentiation alone, not checked by another evaluation",
        _ => "refuted by a counterexample",
    };

    /// <summary>With how many digits, and at which sizes.</summary>
    private static string Where(CertaintyInfo certainty)
    {
        var digits = certainty.Digits is { } count ? FormattableString.Invariant($" in {count} digits") : "";
        var sizes = certainty.Sizes is { Count: > 0 } at ? $" at sizes {string.Join(", ", at.Select(static s => string.Join('×', s.Values)).Distinct())}" : "";
        return digits + sizes;
    }

    /// <summary>The same beside a formula.</summary>
    public static string? BrieflyOf(CertaintyInfo? certainty) => certainty switch
    {
        { Status: CertaintyStatus.Proved } => "proved",
        { Status: CertaintyStatus.Exact, ErrorBound: { } bound } => FormattableString.Invariant($"equal{TriedFor(certainty)}, error below {bound:0.#e+0}"),
        { Status: CertaintyStatus.Numeric, Difference: { } difference } => FormattableString.Invariant($"equal up to {difference:0.#e+0}"),
        { Status: CertaintyStatus.Refuted } => "they differ",
        _ => WordsOf(certainty),
    };

    private static string TriedFor(CertaintyInfo certainty) => certainty.Sizes is { Count: > 0 } sizes
        ? $" for {string.Join(", ", sizes[0].Keys.Select(name => FormattableString.Invariant($"{name} ≤ {sizes.Max(s => s[name])}")))}" : "";
}
