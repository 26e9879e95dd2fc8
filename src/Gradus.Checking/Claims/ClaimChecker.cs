using Gradus.Binding;
using Gradus.Checking.Contract;
using Gradus.Checking.Equivalence;
using Gradus.Checking.Misconceptions;
using Gradus.Differentiation;
using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;
using Gradus.Rendering;
using Gradus.Shapes;
using Gradus.Simplification;
using Gradus.Syntax;
using Gradus.Tensors;

namespace Gradus.Checking.Claims;

/// <summary>Judges one claim: as written, then under charitable readings, and only then calls it wrong.</summary>
internal sealed partial class ClaimChecker(Judge judge, IReadOnlySet<string> declared, BoundPage page)
{
    private const long MostNodes = 20_000_000;
    private const int MostResults = 6;

    /// <summary>What naming one mistake may take, so that a page of ten hard lines stays quick.</summary>
    private const long MostNodesToName = 60_000;

    /// <summary>What people divide a condition by.</summary>
    private static readonly Rational[] MultiplesOfConditions = [Rational.One, -Rational.One, 2L, -2L, Rational.Of(1, 2), Rational.Of(-1, 2)];

    private CancellationToken cancellation;

    private readonly HashSet<string> seen = [.. declared];
    private readonly List<Expr> results = [];

    /// <summary>Names of which the text has not said what they stand for.</summary>
    private readonly HashSet<string> doubted = [];

    /// <summary>Matrices that only a wrong claim would have square: no later claim is saved by their symmetry.</summary>
    private readonly HashSet<string> rectangular = [];
    private Expr? following;
    private bool isLast;

    /// <summary>The finding on a claim; claims are to be checked in the order of the text, for a name that is met for the first time may be a name that is given.</summary>
    public Finding Check(Claim claim, Claim? next)
    {
        isLast = next is null;
        following = next is { Misfit: not null, Right: { } value } && Repairs.GoesOn(next) ? value : next is { Readings: [var first, ..] } ? first.Right : null;
        var finding = claim.SolvedFrom is { } from ? Bounded(() => Solution(claim, from), Concluded) : Checked(claim);
        hasWrong |= finding.Verdict == Verdict.Wrong;
        isDoubtful |= finding.Verdict is not (Verdict.Holds or Verdict.Unread);
        if (finding.Verdict == Verdict.Wrong && Healed(claim) is { } healed && Checked(healed) is { Verdict: not Verdict.Unread } judged) finding = judged;
        Remember(claim);
        return finding;
    }

    private Finding Checked(Claim claim)
    {
        var finding = Bounded(() => Decide(claim), new Finding(Verdict.Unread) { Reason = "this could not be worked out, or not soon enough", Code = "limit" });
        if (page.IsIdentity) return finding;
        if (finding is { Verdict: Verdict.Wrong or Verdict.Unread } && Renewed(claim) is { } renewed && Bounded(() => Decide(renewed), finding) is { Verdict: not Verdict.Unread } settled) return settled;
        if (finding is { Verdict: Verdict.Wrong, Sides: { } stated } && claim is { Kind: ClaimKind.Equation, Link: 0, Implicit: false } && stated.Left is not Symbol && (Doubt(stated.Left, stated.Right) ?? MaySay(stated.Left, stated.Right, goesOn: false)) is { } unknown && said.TryAdd(stated.Left, stated.Right) && IsFree(stated.Left, stated.Right))
        {
            conditioned.UnionWith(Names(stated.Left).Union(Names(stated.Right)));
            return new Finding(Verdict.Unread) { Reason = unknown, Code = Given };
        }
        if (finding.Verdict == Verdict.Holds && claim.WithoutSum is { Reading: var term } && Bounded(() => judge.Equal(term.Left, term.Right, cancellation), new Judgement.Undecided("")) is Judgement.Refuted refuted)
            finding = new Finding(Verdict.Wrong, refuted, new Diagnosis(Repairs.SumDropped, MisconceptionCatalog.Find(Repairs.SumDropped)!.Message)) { Sides = (term.Left, term.Right) };
        if (Vacuous(claim, finding) is { } nothing) return new Finding(Verdict.Unread) { Reason = nothing };
        if (finding is { Verdict: Verdict.Ambiguous, Sides: { } read } && Lone(read.Left, read.Right) is { } alone) return new Finding(Verdict.Unread) { Reason = alone };
        if (finding is { Verdict: Verdict.Wrong, Sides: { } sides } && claim.Kind is ClaimKind.Equation or ClaimKind.FirstOrder && Doubt(sides.Left, sides.Right) is { } doubt) return new Finding(Verdict.Unread) { Reason = doubt };
        if (finding is { Verdict: Verdict.Wrong, Sides: { } apart } && claim is { Kind: ClaimKind.Equation, Link: 0, Implicit: false, Formula.Relation.First: not null } && IsCondition(apart.Left, apart.Right)) finding = finding with { Verdict = Verdict.Conditional, Diagnosis = Naming.Stationarity };
        if (finding is { Verdict: Verdict.Wrong, Sides: { } given } && claim is { Kind: ClaimKind.Equation, Implicit: false } && MaySay(given.Left, given.Right, claim.Link > 0 || claim.Formula?.Relation?.First is null) is { } says)
        {
            conditioned.UnionWith(Names(given.Left).Union(Names(given.Right)));
            return new Finding(Verdict.Unread) { Reason = says };
        }
        if (finding.Verdict == Verdict.Wrong && claim.AfterStationarity) return new Finding(Verdict.Unread) { Reason = "this may follow from the condition that the derivative is zero" };
        if (finding is { Verdict: Verdict.Wrong, Sides: var bound } && FollowsFromAssumption(claim, bound)) return new Finding(Verdict.Unread) { Reason = "this may follow from what the text assumes of its letters" };
        if (claim.Right is { } last) results.Add(last);
        foreach (var e in new[] { claim.Left, claim.Right }.Concat(claim.Readings.SelectMany(static r => new[] { r.Left, r.Right })))
        {
            if (e is not null) seen.UnionWith(Names(e));
        }
        return finding;
    }

    /// <summary>Decides something within the bound on work, or gives up.</summary>
    private T Bounded<T>(Func<T> decide, T otherwise)
    {
        using var effort = Effort.Limit(MostNodes);
        cancellation = Effort.Wish;
        try
        {
            return decide();
        }
        catch (EffortException)
        {
            return otherwise;
        }
        catch (Exception e) when (Edits.IsNoAnswer(e))
        {
            // Derivatives that the judge could not take: one claim is lost, not the page.
            return otherwise;
        }
    }

    private Finding Decide(Claim claim) => claim switch
    {
        { Kind: ClaimKind.KindOf } => OfKind(claim),
        { Readings.Count: 0, Misfit: not null, Kind: ClaimKind.NotEqual, Left: { } left, Right: { } right } when left.Shape != right.Shape => new Finding(Verdict.Holds, new Judgement.Proved()) { Sides = (left, right) },
        { Readings.Count: 0, OrCondition: true } => Condition,
        { Readings.Count: 0, Misfit: { } misfit } when claim.SaysTheSame => new Finding(Verdict.Unread) { Reason = misfit.Message },
        { Readings.Count: 0, Misfit: { } misfit } => Misfitting(claim, misfit),
        { Kind: ClaimKind.FirstOrder, Increments.Count: 0, Readings.Count: > 0 } when !judge.Equal(claim.Readings[0].Left, claim.Readings[0].Right, cancellation).Holds => new Finding(Verdict.Unread) { Reason = "what is small here does not stand in the text" },
        { Readings.Count: 0 } => new Finding(Verdict.Unread) { Reason = claim.Problem?.Message ?? "not understood" },
        { Kind: ClaimKind.NotEqual } => Denied(claim),
        { Implicit: true } => Implicit(claim),
        _ when claim.SaysTheSame => new Finding(Verdict.Holds, new Judgement.Proved()) { Sides = (claim.Readings[0].Left, claim.Readings[0].Left) },
        _ => Stated(claim),
    };

    /// <summary>Is left = right, or equal to first order where the claim says so?</summary>
    private Judgement Compare(Claim claim, Expr left, Expr right) => claim.Kind == ClaimKind.FirstOrder
        ? judge.EqualToOrder(left, right, claim.Increments, claim.Order, cancellation)
        : judge.Equal(left, right, cancellation);

    private Finding Stated(Claim claim)
    {
        Finding? refuted = null;
        var undecided = "no reading could be decided";
        foreach (var reading in claim.Readings.Where(static r => r.Ordinary))
        {
            var judgement = Compare(claim, reading.Left, reading.Right);
            if (judgement.Holds) return new Finding(Verdict.Holds, judgement) { Sides = (reading.Left, reading.Right) };
            if (judgement is Judgement.Refuted && Assumptions.Stated(reading.Left, reading.Right, claim.Commuting) is { } stated && Compare(claim, stated.Left, stated.Right) is { Holds: true } commuted) return new Finding(Verdict.Holds, commuted) { Sides = (reading.Left, reading.Right) };
            if (judgement is Judgement.Refuted && (Assumptions.SummingToOne(reading.Left, reading.Right, claim.SummingToOne) ?? Assumptions.MayBeSummingToOne(reading.Left, reading.Right, claim.MaySumToOne)) is { } normed && Compare(claim, normed.Left, normed.Right) is { Holds: true } summed) return new Finding(Verdict.Holds, summed) { Sides = (reading.Left, reading.Right) };
            if (judgement is Judgement.Refuted) refuted ??= new Finding(Verdict.Wrong, judgement) { Sides = (reading.Left, reading.Right) };
            else if (judgement is Judgement.Undecided u) undecided = u.Reason;
        }
        if (Unusual(claim, ref refuted) is { } saved) return saved;
        if (refuted is null && claim is { Misfit: not null, MayBeMisread: true }) return new Finding(Verdict.Unread) { Reason = "the shapes fit only if letters are of other kinds here than on the rest of the page" };
        if (refuted is null) return claim.Misfit is { } misfit && claim.Readings.All(static r => !r.Ordinary) ? Misfitting(claim, misfit) : new Finding(Verdict.Unread) { Reason = undecided };
        if (claim.OrCondition) return Condition;
        if (claim.MayBeCondition) return new Finding(Verdict.Unread) { Reason = "this may be a condition and not an identity" };
        return Charity(claim, refuted) ?? Reworded(claim, refuted with { Diagnosis = Named(claim, refuted) });
    }

    private static readonly Finding Condition = new(Verdict.Unread) { Reason = "something is set to zero", Code = Given };

    /// <summary>Readings of the notation that are not the ordinary ones.</summary>
    private Finding? Unusual(Claim claim, ref Finding? refuted)
    {
        var isOnly = !claim.Readings.Any(static r => r.Ordinary) && claim.Misfit is null;
        foreach (var reading in claim.Readings.Where(static r => !r.Ordinary))
        {
            var judgement = Compare(claim, reading.Left, reading.Right);
            if (judgement.Holds && reading.Note == Reading.Instance) return new Finding(Verdict.Unread) { Reason = "the sum runs over a part of the entries; this holds where their number is given, and is not judged for every number" };
            if (isOnly && reading.Note != "rates" && judgement is Judgement.Refuted) refuted ??= new Finding(Verdict.Wrong, judgement) { Sides = (reading.Left, reading.Right) };
            if (!judgement.Holds)
            {
                if (reading is { Note: "other-kinds", Left: Derivative } && Symmetric(claim, reading) is { } symmetric) return symmetric;
                continue;
            }
            return new Finding(Naming.VerdictOf(reading), judgement, Naming.OfReading(reading)) { Sides = (reading.Left, reading.Right) };
        }
        return null;
    }

    /// <summary>The claim with letters of other kinds, and a matrix among them symmetric.</summary>
    private Finding? Symmetric(Claim claim, Reading reading)
    {
        foreach (var (_, words, a, b, _) in Assumptions.Of(reading.Left, reading.Right).Where(static a => a is { Id: "symmetric-assumed", Words: [>= 'A' and <= 'Z', ..] }))
        {
            if (Compare(claim, a, b) is not { Holds: true } judgement) continue;
            return new Finding(Verdict.Conditional, judgement, new Diagnosis("symmetric-assumed", $"This holds if {words} and {reading.HoldsIf}.", $"{words} and {reading.HoldsIf}")) { Sides = (reading.Left, reading.Right) };
        }
        return null;
    }

    /// <summary>Another layout, then assumptions that the page does not make.</summary>
    private Finding? Charity(Claim claim, Finding refuted)
    {
        var (left, right) = refuted.Sides!.Value;
        if (HasDerivative(left) && !HasDerivative(right) && !left.Shape.IsTensor && left.Shape.IsSquare && !left.IsScalar && !IsByEntry(claim.LeftSyntax))
        {
            var turned = judge.Equal(Transposition.Of(Worked(left) ?? left), right, cancellation);
            if (turned.Holds) return new Finding(Verdict.Convention, turned, Naming.NumeratorLayout) { Sides = (left, right) };
        }
        if (Structured(claim, left, right) is { } structured) return structured;
        if (Entrywise.Of(left, right) is { } entrywise && Compare(claim, entrywise.Left, entrywise.Right) is { Holds: true } each)
        {
            return new Finding(Verdict.Ambiguous, each, Naming.EntryByEntry) { Sides = entrywise };
        }
        var hasDifferentials = left is Differential || right is Differential;
        if (ToFirstOrder(claim, left, right) is { } linear) return linear;
        if (AssumedBefore(claim, left, right) is { } before) return before;
        foreach (var (id, words, a, b, unlikely) in hasDifferentials && Worked(left) is { } workedLeft && Worked(right) is { } workedRight ? Assumptions.Of(workedLeft, workedRight) : Assumptions.Of(left, right))
        {
            if (unlikely is not null && rectangular.Contains(unlikely.Name)) continue;
            // Whoever writes e^(εA) e^(εB) = e^(ε(A+B)) + O(ε³) has seen that they need not commute, and miscounted.
            if (claim.Order > 1 && id == "noncommuting-order") continue;
            var judgement = Compare(claim, a, b);
            if (judgement.Holds && unlikely is not null && !claim.SquareByItself.Contains(unlikely.Name)) rectangular.Add(unlikely.Name);
            else if (judgement.Holds)
            {
                if (unlikely is not null) assumed.Add(unlikely.Name);
                return OnlyIf(id, words, judgement, left, right);
            }
        }
        if (claim.Squared?.Invoke() is { } square && Compare(claim, square.Left, square.Right) is { Holds: true } ofSquares) return OnlyIf("other", square.HoldsIf!, ofSquares, square.Left, square.Right);
        return null;
    }

    /// <summary>f(A + E) − f(A) = −A⁻¹EA⁻¹, where the author writes = and leaves out what is of higher order.</summary>
    private Finding? ToFirstOrder(Claim claim, Expr left, Expr right)
    {
        if (claim is not { Kind: ClaimKind.Equation, Increments: { Count: > 0 } small } || !(IsAffine(right) || IsAffine(left)) || judge.EqualToFirstOrder(left, right, small, cancellation) is not { Holds: true } judgement) return null;
        bool IsAffine(Expr side) => FirstOrder.Of(side, small) is { } affine && judge.Equal(affine, side, cancellation).Holds;

        var words = $"terms of second and higher order in {string.Join(" and ", small.Select(static s => Rendering.Notations.Of(s).Unicode))} are left out";
        return new Finding(Verdict.Conditional, judgement, new Diagnosis("other", $"This holds to first order only: {words}, so ≈ or a remainder should stand here.", words)) { Sides = (left, right) };
    }

    /// <summary>Matrices that earlier claims needed symmetric, each by itself.</summary>
    private readonly HashSet<string> assumed = [];

    /// <summary>The claim with all that earlier ones already needed symmetric.</summary>
    private Finding? AssumedBefore(Claim claim, Expr left, Expr right)
    {
        if (assumed.Count < 2 || Assumptions.Symmetric(left, right, assumed) is not { } assumption) return null;
        return Compare(claim, assumption.Left, assumption.Right) is { Holds: true } judgement ? OnlyIf(assumption.Id, assumption.Words, judgement, left, right) : null;
    }

    private Finding OnlyIf(string id, string words, Judgement judgement, Expr left, Expr right) =>
        new(Verdict.Conditional, judgement, new Diagnosis(id, page.IsIdentity ? $"This is not true in general; it holds if {words}." : $"This holds if {words}, which the page does not say.", words)) { Sides = (left, right) };

    /// <summary>The gradient by a matrix that is said to be symmetric or diagonal, under another meaning of that: the free entries vary, or all within such matrices.</summary>
    private Finding? Structured(Claim claim, Expr left, Expr right)
    {
        if (left is not Derivative { Function.IsScalar: true, By: { IsScalar: false } x } || Structures.Of(x) == Properties.None || Worked(left) is not { } gradient) return null;
        foreach (var (meaning, words) in new[] { (StructureReading.Independent, $"only the entries that determine {x.Name} vary, each by itself"), (StructureReading.Tangent, $"{x.Name} varies among such matrices alone") })
        {
            if (meaning == StructureReading.Independent && !Structures.HasIndependentEntries(x)) continue;
            if (Compare(claim, Structures.Gradient(gradient, x, meaning), right) is { Holds: true } judgement) return new Finding(Verdict.Convention, judgement, Naming.Structure(x.Name, words)) { Sides = (left, right) };
        }
        return null;
    }

    /// <summary>∂f/∂X_ij is one number, however gradients are laid out.</summary>
    private static bool IsByEntry(SyntaxNode? left) => left switch
    {
        DerivativeSyntax { By: IndexedSyntax or AmbiguousSyntax { Note: "index-or-name" } } => true,
        GroupSyntax group => IsByEntry(group.Inner),
        AmbiguousSyntax either => either.Alternatives.Any(IsByEntry),
        _ => false,
    };

    /// <summary>The misconception, unless replaying them all takes too much memory: the two sides differ in any case.</summary>
    private Diagnosis Named(Claim claim, Finding refuted) => Effort.Within(MostNodesToName, () => Diagnose(claim, refuted), Unnamed);

    private static readonly Diagnosis Unnamed = new("other", "The two sides differ, as the example shows.");

    private Diagnosis Diagnose(Claim claim, Finding refuted)
    {
        var (left, right) = refuted.Sides!.Value;
        if (claim is { Kind: ClaimKind.FirstOrder, Increments.Count: > 0, Order: not 1 }) return Unnamed;
        if (claim is { Kind: ClaimKind.FirstOrder, Increments: { Count: > 0 } small } && FirstOrder.Of(left, small) is { } linear)
        {
            return Diagnoser.Explain(new Slip(FirstOrder.Asked(left, small) ?? left, linear, right) { Next = following, Increments = small }, (a, b) => judge.EqualToFirstOrder(a, b, small, cancellation).Holds);
        }
        return Worked(left) is { } correct
            ? Diagnoser.Explain(new Slip(left, Simplifier.Simplify(correct), right) { Next = following }, (a, b) => judge.Equal(a, b, cancellation).Holds)
            : Unnamed;
    }

    /// <summary>A page that writes only the next value: right if it equals something that may stand before it.</summary>
    private Finding Implicit(Claim claim)
    {
        Finding? refuted = null;
        foreach (var reading in claim.Readings)
        {
            var judgement = Compare(claim, reading.Left, reading.Right);
            if (judgement.Holds) return new Finding(reading.Ordinary ? Verdict.Holds : Naming.VerdictOf(reading), judgement, reading.Ordinary ? null : Naming.OfReading(reading)) { Sides = (reading.Left, reading.Right) };
            if (judgement is Judgement.Refuted && (refuted is null || (reading.Note == "goal" && !HasDerivative(refuted.Sides!.Value.Left)))) refuted = new Finding(Verdict.Wrong, judgement) { Sides = (reading.Left, reading.Right) };
        }
        if (refuted is null) return new Finding(Verdict.Unread) { Reason = "it is not clear what this is equal to" };
        if (Charity(claim, refuted) is { } saved) return saved;
        if (isLast && claim.Misfit is { } misfit && !HasDerivative(refuted.Sides!.Value.Left)) return new Finding(Verdict.Wrong, null, LastAnswer(misfit, refuted.Sides!.Value.Right)) { Sides = refuted.Sides };
        return (HasDerivative(refuted.Sides!.Value.Left) || IsRewriting(refuted.Sides.Value)) && !claim.MayBeCondition ? refuted with { Diagnosis = Named(claim, refuted) } : new Finding(Verdict.Unread) { Reason = "it is not clear what this is equal to" };
    }

    /// <summary>A last line that cannot be the derivative asked for: it is of another shape, perhaps since a Kronecker matrix was taken for an order-4 tensor.</summary>
    private static Diagnosis LastAnswer(ShapeMisfit misfit, Expr answer) =>
        new(answer.SelfAndDescendants().Any(static e => e is Apply { Function: Kronecker }) ? "matrix-by-matrix-as-matrix" : "dimension-mismatch", $"{misfit.Message}, so this cannot be the derivative that is wanted.");

    /// <summary>True for a function written once more: a scalar of the same symbols as the one before it, which has a vector or matrix for its variable.</summary>
    private static bool IsRewriting((Expr Left, Expr Right) sides) => sides.Left.IsScalar && sides.Right.IsScalar && sides.Left is not Apply { Function: Trace }
        && sides.Left.Symbols() is { Count: > 2 } symbols && symbols.Any(static s => !s.IsScalar) && symbols.ToHashSet().SetEquals(sides.Right.Symbols());

    /// <summary>"a ≠ b" is right if the judge refutes a = b.</summary>
    private Finding Denied(Claim claim)
    {
        var reading = claim.Readings[0];
        var judgement = judge.Equal(reading.Left, reading.Right, cancellation);
        return judgement switch
        {
            { Holds: true } => new Finding(Verdict.Wrong, judgement, new Diagnosis("other", Exactly(reading))) { Sides = (reading.Left, reading.Right) },
            Judgement.Refuted => new Finding(Verdict.Holds, judgement) { Sides = (reading.Left, reading.Right) },
            Judgement.Undecided u => new Finding(Verdict.Unread) { Reason = u.Reason },
            _ => new Finding(Verdict.Unread),
        };
    }

    /// <summary>What the text denies, shown: for a derivative by way of its order-4 tensor if the function has an inner matrix.</summary>
    private static string Exactly(Reading reading)
    {
        var value = Notations.Of(reading.Right).Unicode;
        return reading.Left is Derivative d && d.At.Equals(d.By) && InnerExpression.Find(d.Function, d.By) is { } inner
            ? $"The text denies it, but summing ∂f/∂U against ∂U/∂{d.By.Name} over both indices of U = {Notations.Of(inner).Unicode} gives exactly {value}."
            : $"The text denies it, but it is exactly {value}.";
    }

    private static Finding OfKind(Claim claim)
    {
        if ((claim.Right ?? claim.Left ?? (claim.Readings is [var first, ..] ? first.Left : null)) is not { } value) return new Finding(Verdict.Unread) { Reason = claim.Problem?.Message ?? "not understood" };
        var kind = value.Shape switch { { IsTensor: true } => "tensor", { IsScalar: true } => "scalar", { IsColumn: true } or { IsRow: true } => "vector", _ => "matrix" };
        var holds = kind == claim.StatedKind || (claim.StatedKind == "matrix" && kind == "vector");
        return new Finding(holds ? Verdict.Holds : Verdict.Wrong, new Judgement.Proved(), holds ? null : new Diagnosis("dimension-mismatch", $"It is a {kind}: its shape is {value.Shape}.")) { Sides = (value, value) };
    }

    private static bool HasDerivative(Expr e) => e.SelfAndDescendants().Any(static x => x is Derivative);

    /// <summary>The value with its derivatives worked out, or null where there is no matrix form.</summary>
    internal static Expr? Worked(Expr e)
    {
        try
        {
            return Resolution.Of(e);
        }
        catch (Exception problem) when (problem is NotCoveredException or NoIndexFormException or ShapeException)
        {
            return null;
        }
    }
}
