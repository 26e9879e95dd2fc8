using Gradus.Binding;
using Gradus.Checking.Contract;
using Gradus.Checking.Equivalence;
using Gradus.Expressions;
using Gradus.Rendering;

namespace Gradus.Checking.Claims;

/// <summary>The page's own derivation with its wrong lines mended: right lines stand as they were written, and every new one is judged.</summary>
internal sealed class MendedPage(AuthorsNotation notation, Judge judge)
{
    private readonly List<StepInfo> steps = [];

    /// <summary>The side before, as it was written and as it is now, and the left side that its chain began with; null where the next line begins anew.</summary>
    private (Expr Written, Expr Now, Notations Text, Expr Head)? before;

    /// <summary>The sides that were mended, with what stands now.</summary>
    private readonly Dictionary<Expr, (Expr Now, Notations Text)> mended = [];

    /// <summary>How many lines stand as they were written.</summary>
    public int Kept { get; private set; }

    /// <summary>What the lines come to, by the left sides that they begin with; null where they do so under a condition.</summary>
    public Dictionary<Expr, Notations?> About { get; } = [];

    /// <summary>The lines; null where one cannot be mended.</summary>
    public IReadOnlyList<StepInfo>? Lines(IReadOnlyList<Claim> claims, IReadOnlyList<Finding> findings)
    {
        for (var k = 0; k < claims.Count; k++)
        {
            var (claim, finding) = (claims[k], findings[k]);
            if (claim.SolvedFrom is { } from)
            {
                before = null;
                if (finding.Verdict != Verdict.Unread) AddSolution(claim, finding, from);
                continue;
            }
            if (finding is not { Verdict: not Verdict.Unread, Sides: { } sides } || claim.Kind is ClaimKind.KindOf or ClaimKind.NotEqual)
            {
                before = null;
                continue;
            }
            if (!Add(claim, finding, sides.Left, sides.Right)) return null;
        }
        return steps;
    }

    /// <summary>X = … as it stands, or mended; left out where nobody knows what was meant.</summary>
    private void AddSolution(Claim claim, Finding finding, SolvedFrom from)
    {
        var stands = finding.Verdict == Verdict.Holds;
        if ((stands ? claim.Right : finding.Meant) is not { } solution) return;
        var line = AuthorsNotation.Line(claim, notation.Left(claim, from.Variable), stands ? notation.Right(claim, solution) : Notations.Of(solution));
        steps.Add(new StepInfo(stands ? AsWritten : "mended", stands ? "As written" : "Mended", line.Plain, line.Latex, Because(finding, stands, follows: false)) { Unicode = line.Unicode });
    }

    private bool Add(Claim claim, Finding finding, Expr left, Expr right)
    {
        var goesOn = before is { } known && Repairs.GoesOn(claim) && known.Written.Equals(left) ? before : null;
        if (goesOn is null && finding.Verdict != Verdict.Holds && mended.TryGetValue(left, out var renewed)) goesOn = (left, renewed.Now, renewed.Text, renewed.Now);
        var follows = steps.Exists(static s => s.Rule != AsWritten);
        var from = goesOn?.Now ?? ((finding.Verdict == Verdict.Convention && follows) || IsTurned(finding, left) ? InDefaultLayout(left) : left);
        var stands = from.Equals(left) && finding.Judgement is not null ? finding.Verdict is Verdict.Holds or Verdict.Conditional || finding.Verdict == Verdict.Convention : finding.Judgement is not null && Agree(claim, from, right);
        var now = stands ? right : finding.Meant is { } meant && Agree(claim, from, meant) ? meant : Repairs.Right(claim, from, right, judge);
        if (now is null || (!stands && (!Agree(claim, from, now) || (from.Equals(left) && now.Equals(right))))) return false;
        var words = (finding.Meant ?? now).Equals(now) ? finding.MeantSyntax : null;
        var (start, after) = (goesOn?.Text ?? (stands ? notation.Left(claim, from) : notation.LeftOfMended(claim, from, words)), stands ? notation.Right(claim, right) : notation.Mended(claim, Repairs.Said(claim, finding, now), now, words));
        var head = goesOn?.Head ?? from;
        if (Repairs.LookAlike(start.Unicode, after.Unicode))
        {
            // A = A mends nothing: the line is left out, and what goes on from a wrong one begins anew.
            before = stands ? (right, now, after, head) : null;
            return true;
        }
        var line = AuthorsNotation.Line(claim, start, after);
        About[head] = stands && finding.Verdict == Verdict.Conditional ? null : after;
        before = (right, now, after, head);
        if (!stands) mended.TryAdd(right, (now, after));
        if (stands) Kept++;
        steps.Add(new StepInfo(stands ? AsWritten : "mended", stands ? "As written" : "Mended", line.Plain, line.Latex, Because(finding, stands, goesOn is { } link && !link.Now.Equals(link.Written))) { Unicode = line.Unicode });
        return true;
    }

    /// <summary>True for a row among columns, which a column mends.</summary>
    private static bool IsTurned(Finding finding, Expr left) => finding is { Verdict: Verdict.Wrong, Meant: { } meant } && !left.IsScalar && meant.Shape == left.Shape.Transposed && meant.Shape != left.Shape;

    private static Expr InDefaultLayout(Expr e) => e is Derivative d && d.At.Equals(d.By) ? Derivative.Of(d.Function, d.By) : e;

    private const string AsWritten = "as-written";

    private static string Because(Finding finding, bool stands, bool follows) => (stands, follows) switch
    {
        (true, true) => "This line follows from the mended one.",
        (true, _) => finding.Diagnosis is { HoldsIf: { } condition } ? $"This line stands if {condition}." : "This line stands.",
        _ when finding is { Verdict: Verdict.Wrong or Verdict.Ambiguous, Diagnosis: { } named } => named.Message,
        _ => "This line goes on from the mended one.",
    };

    private bool Agree(Claim claim, Expr left, Expr right) => left.Shape == right.Shape
        && (Repairs.Increments(claim) is { Count: > 0 } small ? judge.EqualToFirstOrder(left, right, small) : judge.Equal(left, right)).Holds;
}
