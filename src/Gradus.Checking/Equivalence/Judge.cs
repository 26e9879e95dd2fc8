using Gradus.Evaluation;
using Gradus.Expressions;
using Gradus.Shapes;

namespace Gradus.Checking.Equivalence;

/// <summary>Decides whether two expressions are equal, from cheap to dear, and never claims more than it has shown.</summary>
/// <remarks>The same seed gives the same judgements; take a fresh one for every run, so that nobody can prepare a claim that its primes do not see through. The examples shown do not depend on it.
/// A judge keeps no state between claims and may be used by several threads.</remarks>
public sealed class Judge
{
    private const string Contradicted = "the rules of differentiation and an evaluation that does not use them disagree here";
    private const string TooFewLengths = "a length stands here as a number in a higher degree than lengths could be tried";

    /// <summary>Entries of a point at which iterations are made often.</summary>
    private const int MostIterated = 40;

    private readonly ulong seed;
    private readonly ExactTrials exact;

    /// <summary>A judge whose primes and points come from a seed.</summary>
    public Judge(ulong seed)
    {
        this.seed = seed;
        exact = new ExactTrials(seed);
    }

    /// <summary>Is left = right for all sizes and all values with the declared properties?</summary>
    public Judgement Equal(Expr left, Expr right, CancellationToken ct = default) => Decide(left, right, [], ct);

    /// <summary>Is left = right in value and to first order in small increments?</summary>
    public Judgement EqualToFirstOrder(Expr left, Expr right, IReadOnlyList<Symbol> increments, CancellationToken ct = default) => Decide(left, right, increments, ct);

    /// <summary>Is left = right in value and in every order up to the given one in small increments, as beside a remainder O(‖H‖³) up to the second?</summary>
    public Judgement EqualToOrder(Expr left, Expr right, IReadOnlyList<Symbol> increments, int order, CancellationToken ct = default)
    {
        if (order > EvaluationContext.DeepestDerivative) return new Judgement.Undecided($"remainders are judged to order {EvaluationContext.DeepestDerivative}");
        var judgement = order == 0 ? OfOrder(0) : EqualToFirstOrder(left, right, increments, ct);
        for (var k = 2; k <= order && judgement.Holds; k++)
        {
            var further = OfOrder(k);
            if (!further.Holds) return further is Judgement.Refuted { Counterexample: var found } ? new Judgement.Refuted(found with { Order = k }) : further;
            judgement = Judgement.Weaker(judgement, further);
        }
        return judgement;

        Judgement OfOrder(int k)
        {
            try
            {
                return Equal(Series.Coefficient(left, increments, k), Series.Coefficient(right, increments, k), ct);
            }
            catch (Exception e) when (e is ShapeException or ArgumentException)
            {
                return new Judgement.Undecided($"the terms of order {k} could not be written down: {e.Message}");
            }
        }
    }

    private Judgement Decide(Expr left, Expr right, IReadOnlyList<Symbol> increments, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        try
        {
            if (left.Shape != right.Shape) return new Judgement.Undecided($"the shapes differ: {left.Shape} and {right.Shape}");
            if (left.Equals(right)) return new Judgement.Proved();
            var claim = new Comparison(left, right, increments);
            if (IndexProof.Agree(left, right)) return Confirmed(claim, new Judgement.Proved(), ct);
            return claim.Free.Conflict is { } name ? new Judgement.Undecided($"{name} has two different shapes") : Confirmed(claim, Try(claim, ct), ct);
        }
        catch (InsufficientExecutionStackException)
        {
            return new Judgement.Undecided("the formula is nested too deeply");
        }
        catch (Exception e) when (e is not (OperationCanceledException or EffortException or OutOfMemoryException))
        {
            // A checker must answer every page it is given; what went wrong is reported, not hidden.
            return new Judgement.Undecided($"the comparison failed: {e.Message}");
        }
    }

    /// <summary>What holds of derivatives has been shown by the rules that derive them; a witness who knows none of them has to agree.</summary>
    private Judgement Confirmed(Comparison claim, Judgement judgement, CancellationToken ct) => !judgement.Holds || !claim.HasDerivatives ? judgement : Witness.Ask(claim, seed, ct) switch
    {
        Testimony.Agrees => judgement,
        Testimony.Contradicts => new Judgement.Undecided(Contradicted) { Differs = true },
        _ => new Judgement.Undecided("only the rules of differentiation support this: no other way to evaluate it was found") { ByRules = judgement },
    };

    private Judgement Try(Comparison claim, CancellationToken ct)
    {
        var trials = exact.Run(claim, ct);
        var isExact = trials is { Agreement: Agreement.Agree, Measure: <= ExactTrials.Enough } && (trials.OnlyAt is not { } tried || new TrialPlan(claim).Sizes.AreEnough(tried));
        Turning[] jumps = [.. Turning.Of(claim).Where(static t => t.IsJump)];
        if (isExact && !trials.GuessedRoots && !claim.HasJumps && jumps.Length == 0) return new Judgement.Exact(trials.Measure) { OnlyAt = trials.OnlyAt };
        if (trials is { Agreement: Agreement.Differ, Conclusive: true }) return Refute(claim, trials, "the two sides differ modulo a prime, but no small counterexample was found", ct);
        var points = FloatingTrials.Run(claim, ct);
        if (points.Agreement == Agreement.Agree && trials.Where is { } part && PartDomain.IsOneSided(claim, part, ct))
            return new Judgement.Undecided("where a symbol is a reflection, or of another rank, one side has no value");
        return (trials.Agreement, points.Agreement) switch
        {
            (_, Agreement.Differ) => Refute(claim, points, "the two sides differ in floating point, but no small counterexample was found", ct),
            (_, Agreement.Agree) when JumpTrials.Differ(claim, points.Points, ct) => Refute(claim, points, "the two sides differ where one of them jumps", ct),
            (Agreement.Agree, Agreement.Agree) when isExact => Beyond(claim, jumps, points, ct) ?? new Judgement.Exact(trials.Measure) { OnlyAt = trials.OnlyAt },
            (_, Agreement.Agree) => BeyondKinks(claim, points, ct),
            _ => new Judgement.Undecided(points.Reason),
        };
    }

    /// <summary>What has been seen at points in floating point, once both sides of every kink have been seen.</summary>
    private static Judgement BeyondKinks(Comparison claim, Trials points, CancellationToken ct)
    {
        if (!new TrialPlan(claim).Sizes.AreEnough(points.Points.Select(static p => p.Sizes))) return new Judgement.Undecided(TooFewLengths);
        return Beyond(claim, Turning.Of(claim), points, ct) ?? new Judgement.Numeric(points.Measure) { Sizes = points.Sizes, Digits = DigitsTrial.Digits };
    }

    /// <summary>What speaks against a claim that agrees at all points so far; null if both sides of every kink were seen.</summary>
    private static Judgement? Beyond(Comparison claim, IReadOnlyList<Turning> turnings, Trials points, CancellationToken ct)
    {
        var trials = new TurningTrials(claim, points.Points, ct);
        trials.Run(turnings);
        if (trials.Found is not { } there) return trials.Doubt is { } doubt ? new Judgement.Undecided(doubt) : null;
        var otherwise = $"the two sides differ beyond a kink{string.Concat(there.Sizes.Select(static s => $", where {s.Key} = {s.Value}"))}, but no small counterexample was found";
        // To write down long matrices, and make them shorter step by step, is not worth the iterations.
        return claim.HasIterations && there.Values.Values.Sum(static v => v.Entries.Length) > MostIterated
            ? new Judgement.Undecided(otherwise) { Differs = true }
            : Refute(claim, points with { Sizes = [there.Sizes], Found = there }, otherwise, ct);
    }

    private static Judgement Refute(Comparison claim, Trials trials, string otherwise, CancellationToken ct) =>
        Example(claim, trials, ct) is { } found ? new Judgement.Refuted(Told(claim, found)) : new Judgement.Undecided(otherwise) { Differs = true };

    /// <summary>A counterexample, with functions that anybody knows in the place of open ones.</summary>
    private static Counterexample? Example(Comparison claim, Trials trials, CancellationToken ct)
    {
        if (claim.Free.OpenFunctions.Count == 0) return CounterexampleSearch.Find(claim, trials, ct);
        foreach (var (known, functions) in OpenExample.Of(claim))
        {
            if (CounterexampleSearch.Find(known, trials with { Found = null }, ct) is { } found) return found with { Functions = functions };
        }
        return null;
    }

    /// <summary>The example with indices and sets of indices apart from the values of symbols.</summary>
    private static Counterexample Told(Comparison claim, Counterexample found)
    {
        Symbol[] sets = [.. claim.Free.Symbols.Where(static s => s.Properties.HasFlag(Properties.IndexSet))];
        if (claim.Free.Indices.Count == 0 && sets.Length == 0) return found;
        return found with
        {
            Values = found.Values.Where(v => claim.Free.IndexOf(v.Key) is null && !Array.Exists(sets, s => s.Name == v.Key)).ToDictionary(static v => v.Key, static v => v.Value),
            At = claim.Free.Indices.Where(i => found.Values.ContainsKey(i.Name)).ToDictionary(static i => i.Name, i => (int)found.Values[i.Name][0, 0].Numerator),
            Sets = sets.Where(s => found.Values.ContainsKey(s.Name)).ToDictionary(static s => s.Name,
                s => (IReadOnlyList<int>)[.. found.Values[s.Name].Entries.ToArray().Select(static (x, k) => x.IsZero ? 0 : k + 1).Where(static k => k > 0)]),
        };
    }
}
