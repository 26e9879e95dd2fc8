using Gradus.Checking.Equivalence;
using Gradus.Expressions;
using Gradus.Elaboration;

namespace Gradus.Checking.Verdicts;

/// <summary>The readings of a page with the truth of every claim in each of them.</summary>
internal sealed class JudgedPage
{
    /// <summary>What a false claim costs the reading of all other lines.</summary>
    private const int BitsOfFalsehood = 4;

    /// <summary>What a claim costs that cannot be judged.</summary>
    private const int BitsOfDoubt = 2;

    /// <summary>Readings that are dearer than the cheapest by more are not bought by any truth.</summary>
    private const int MostForTruth = 6;

    /// <summary>What it costs a reading that the line which is judged has no meaning in it.</summary>
    private const int OwnUnreadBits = 6;

    /// <summary>What one claim may cost under one reading.</summary>
    private const long MostWork = 2_000_000;

    private readonly IReadOnlyList<PageReading> readings;
    private readonly Judge judge;
    private readonly Dictionary<(Expr Left, Expr Right), Judgement> known = [];
    private readonly Truth?[][] truths;

    private JudgedPage(IReadOnlyList<PageReading> readings, Judge judge)
    {
        (this.readings, this.judge) = (readings, judge);
        truths = [.. readings.Select(TruthsOf)];
    }

    /// <summary>The page under the readings that were found for it.</summary>
    public static JudgedPage Of(IReadOnlyList<PageReading> readings, Judge judge) => new(readings, judge);

    /// <summary>How many links and formulas the page has.</summary>
    public int Count => readings[0].Said.Count;

    /// <summary>What a line says under the reading that is the best one without this line's own truth, and the rivals that are nearly as good, the best first.</summary>
    public IReadOnlyList<Standing> At(int line)
    {
        // That a line cannot be understood counts less for itself than for others.
        var alone = readings.Select(reading => reading.Cost - (reading.Said[line] is Unread ? PageReader.UnreadBits - OwnUnreadBits : 0)).ToArray();
        var least = alone.Min();
        var costs = readings.Select((_, k) => alone[k] + Math.Min(MostForTruth, truths[k].Where((_, other) => other != line).Sum(BitsOf)) + (alone[k] > least + MostForTruth ? MostForTruth : 0)).ToArray();
        var best = costs.Min();
        return [.. Enumerable.Range(0, readings.Count).OrderBy(k => costs[k]).Select(k => new Standing(readings[k].Said[line], truths[k][line], costs[k] - best, readings[k]))];
    }

    private static int BitsOf(Truth? truth) => truth switch
    {
        null => 0,
        { Judgement.Holds: true } => 0,
        { Judgement: Judgement.Refuted } => BitsOfFalsehood,
        _ => BitsOfDoubt,
    };

    private Truth?[] TruthsOf(PageReading reading)
    {
        if (reading.State.Sizes.Settle() is not { } settled) return new Truth?[reading.Said.Count];
        var lowering = new Lowering(reading.State with { Sizes = settled });
        return [.. reading.Said.Select(said => said is Claimed claim ? TruthOf(claim, lowering) : null)];
    }

    private readonly Dictionary<(Expr Left, Expr Right), Excuse?> saved = [];

    private Judgement Equal(Expr left, Expr right)
    {
        using var effort = Effort.Limit(MostWork);
        try
        {
            return judge.Equal(left, right, Effort.Wish);
        }
        catch (Exception e) when (e is EffortException || Misconceptions.Edits.IsNoAnswer(e))
        {
            return new Judgement.Undecided(e.Message);
        }
    }

    private Judgement ToOrder(Expr left, Expr right, Remainder remainder, Lowering lowering)
    {
        var small = remainder.Small.Select(name => lowering.State.Find(name) is Quantity quantity ? lowering.ValueOf(name, quantity) as Symbol : null).ToList();
        if (small.Contains(null) || remainder.Order < 0) return new Judgement.Undecided("what is small here does not stand in the text");
        using var effort = Effort.Limit(MostWork);
        try
        {
            return judge.EqualToOrder(left, right, [.. small.Select(static s => s!)], remainder.Order, Effort.Wish);
        }
        catch (Exception e) when (e is EffortException || Misconceptions.Edits.IsNoAnswer(e))
        {
            return new Judgement.Undecided(e.Message);
        }
    }

    /// <summary>The other layout, or the first assumption under which the claim holds.</summary>
    private Excuse? Saved(Expr left, Expr right)
    {
        if (saved.TryGetValue((left, right), out var excuse)) return excuse;
        if (!left.Shape.IsTensor && left.SelfAndDescendants().Any(static e => e is Derivative) && left.Shape.IsSquare && !left.IsScalar && Equal(Functions.Matrices.Transpose(left), right).Holds)
            excuse = new Excuse(Contract.Verdict.Convention, "layout-transpose", "");
        else if (Claims.Assumptions.Of(left, right).FirstOrDefault(a => Equal(a.Left, a.Right).Holds) is { } assumption)
            excuse = new Excuse(Contract.Verdict.Conditional, assumption.Id, assumption.Words);
        return saved[(left, right)] = excuse;
    }

    private Truth TruthOf(Claimed claim, Lowering lowering)
    {
        try
        {
            var pair = (Left: claim.Left.Lower(lowering), Right: claim.Right.Lower(lowering));
            if (claim.Remainder is { } remainder) return new Truth(pair.Left, pair.Right, ToOrder(pair.Left, pair.Right, remainder, lowering), null);
            if (!known.TryGetValue(pair, out var judgement)) known.Add(pair, judgement = Equal(pair.Left, pair.Right));
            if (judgement is Judgement.Refuted && claim.Before.Select(side => side.Lower(lowering)).FirstOrDefault(side => side.Shape == pair.Right.Shape && Equal(side, pair.Right).Holds) is { } start) return new Truth(start, pair.Right, new Judgement.Proved(), null);
            if (judgement.Holds && (pair.Left.Equals(pair.Right) || (pair.Right is not (Number or Constant) && Equal(pair.Right, Constant.Zeros(pair.Right.Shape)).Holds))) judgement = new Judgement.Undecided("both sides are the same, or zero");
            return new Truth(pair.Left, pair.Right, judgement, judgement is Judgement.Refuted ? Saved(pair.Left, pair.Right) : null);
        }
        catch (Exception e) when (Misconceptions.Edits.IsNoAnswer(e))
        {
            return new Truth(Number.Zero, Number.Zero, new Judgement.Undecided(e.Message), null) { IsMeaningless = true };
        }
    }
}

/// <summary>What a line says under one reading of the page, whether that is true, and how much dearer the reading is than the best.</summary>
internal sealed record Standing(Said Said, Truth? Truth, int Bits, PageReading Reading);

/// <summary>Both sides as they were judged, what the judge says, and under which assumption a false claim holds.</summary>
internal sealed record Truth(Expr Left, Expr Right, Judgement Judgement, Excuse? Excuse)
{
    /// <summary>True if the claim cannot be made in the engine under this reading.</summary>
    public bool IsMeaningless { get; init; }
}

/// <summary>What a false claim would need: another layout, or an assumption in words.</summary>
internal sealed record Excuse(Contract.Verdict Verdict, string Id, string Words);
