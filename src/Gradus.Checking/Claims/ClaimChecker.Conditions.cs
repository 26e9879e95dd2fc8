using Gradus.Binding;
using Gradus.Checking.Contract;
using Gradus.Evaluation;
using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Syntax;

namespace Gradus.Checking.Claims;

/// <summary>Lines that may say something rather than claim it: conditions, values, what letters stand for.</summary>
internal sealed partial class ClaimChecker
{
    /// <summary>The code of a finding on a line that only gives what a later one speaks of.</summary>
    public const string Given = "given";

    /// <summary>True for eᵀe and log p: made of letters that the other side does not have.</summary>
    private static bool IsFree(Expr left, Expr right) => !Names(left).Overlaps(Names(right)) && left.IsScalar;

    /// <summary>What the page gave for formulas of letters that it does not define: eᵀe = (y − Xb)ᵀ(y − Xb).</summary>
    private readonly Dictionary<Expr, Expr> said = [];

    /// <summary>The claim with what was said before of its left side, or of what is differentiated there; null if nothing was.</summary>
    private Claim? Renewed(Claim claim)
    {
        if (said.Count == 0 || claim.Readings is not [var reading, ..]) return null;
        var left = said.TryGetValue(reading.Left, out var value) ? value
            : reading.Left is Derivative { At: var at, By: var by } d && at.Equals(by) && said.TryGetValue(d.Function, out var function) && function.Contains(by) ? Derivative.Of(function, by, d.Layout) : null;
        return left is null || left.Shape != reading.Right.Shape ? null : claim with { Left = left, LeftSyntax = null, Readings = [reading with { Left = left }] };
    }

    /// <summary>Why a claim about derivatives says nothing: what is differentiated does not depend on the variable, as far as the text tells; null if it does.</summary>
    private string? Vacuous(Claim claim, Finding finding)
    {
        if (finding is not { Verdict: not Verdict.Unread, Sides: { } sides } || claim.Kind != ClaimKind.Equation || claim.LeftSyntax is null || IsZero(claim.LeftSyntax) || (finding.Verdict == Verdict.Holds && IsZero(claim.RightSyntax))) return null;
        if (!Repairs.Parts(claim.LeftSyntax).Any(static n => n is DerivativeSyntax or DifferentialSyntax)) return null;
        var reason = Lone(sides.Left, sides.Right) ?? (HasNoChange(sides.Left) ? NothingVaries : null);
        if (claim.RightSyntax is not null && !IsZero(claim.RightSyntax) && finding.Verdict == Verdict.Wrong && HasNoChange(sides.Right) && Repairs.Parts(claim.RightSyntax).Any(static n => n is DerivativeSyntax or DifferentialSyntax)
            && Bounded(() => judge.Equal(sides.Right, Constant.Zeros(sides.Right.Shape), cancellation).Holds, false)) return NothingVaries;
        if (reason is null || (sides is { Left: Derivative f, Right: Derivative g } && f.By.Equals(g.By) && Bounded(() => judge.Equal(f.Function, g.Function, cancellation).Holds, false))) return null;
        if (sides.Left is Derivative alone && !alone.Function.Contains(alone.By)) return reason;
        if (sides.Left.SelfAndDescendants().Any(static e => e is Derivative or Differential) && !sides.Left.SelfAndDescendants().Any(IsChange)) return reason;
        return !sides.Left.Shape.IsTensor && Bounded(() => judge.Equal(sides.Left, Constant.Zeros(sides.Left.Shape), cancellation).Holds, false) ? reason : null;
    }

    private const string NothingVaries = "what is differentiated here does not depend on anything that varies, as far as the text says";

    private static bool HasNoChange(Expr e) => !e.SelfAndDescendants().Any(static x => x is Symbol { DifferentialOf: not null } || IsChange(x));

    /// <summary>True for a derivative or differential of something that contains a variable of it.</summary>
    private static bool IsChange(Expr e) => e switch
    {
        Derivative d => d.Function.Contains(d.By) || d.At.Contains(d.By),
        Differential d => d.Variables.Any(d.Function.Contains),
        _ => false,
    };

    private static bool IsZero(SyntaxNode? side) => side is NumberSyntax { Value.IsZero: true } or NameSyntax { Name: "zeros" } or CallSyntax { Function: "zeros" };

    /// <summary>Why a line that is no identity may say something of its letters: it gives a name a value, or has unknowns of its own on both sides; null for any other.</summary>
    private static string? MaySay(Expr left, Expr right, bool goesOn)
    {
        if (!goesOn && left is Symbol { Value: null } given && !right.Symbols().Any(s => s.Name == given.Name)) return $"the line may say what {(given.DifferentialOf is { } of ? "d" + of.Name : given.Name)} is";
        if (!HasNoChange(left) || !HasNoChange(right)) return null;
        var (a, b) = (Names(left), Names(right));
        if (a.Count + b.Count > 0 && (left is Number or Constant || right is Number or Constant)) return "the line may state a condition";
        if (goesOn) return a.Count > 0 && b.Count > 0 && !a.Overlaps(b) ? "the two sides have no letter in common; the line may say what one of them stands for" : null;
        foreach (var (side, others) in new[] { (left, b), (right, a) })
        {
            if (side is Symbol symbol && (symbol.Properties & Properties.Constant) == 0 && (!others.Contains(symbol.Name) || (ReferenceEquals(side, left) && right is not Symbol && !right.Equals(Matrices.Transpose(left))))) return $"the line may say what {symbol.Name} is";
        }
        if (left is Symbol turned && right.Equals(Matrices.Transpose(turned))) return $"the line may say that {turned.Name} is symmetric";
        return a.Except(b).Any() && b.Except(a).Any() ? "the line may state a condition" : null;
    }

    /// <summary>Why a difference may be the reader's fault and not the author's; null if nothing speaks for that.</summary>
    private string? Doubt(Expr left, Expr right)
    {
        if (Lone(left, right) is { } lone) return lone;
        var (known, after) = (Names(left), Names(right));
        var fresh = after.FirstOrDefault(n => !seen.Contains(n) && !known.Contains(n)) ?? known.FirstOrDefault(n => doubted.Contains(n) && !seen.Contains(n) && !after.Contains(n) && !left.SelfAndDescendants().Any(e => e is Derivative d && d.By.Name == n));
        if (fresh is null) return null;
        doubted.Add(fresh);
        return $"{fresh} is not known here; the line may say what it stands for";
    }

    private static string? Lone(Expr left, Expr right) => left.SelfAndDescendants().Concat(right.SelfAndDescendants()).OfType<Derivative>().FirstOrDefault(static d => !d.Function.Contains(d.By)) is { } lone
        ? $"what is differentiated by {lone.By.Name} does not contain it" : null;

    /// <summary>True if the claim sets to zero what stood before: −A + B became B = A.</summary>
    private bool IsCondition(Expr left, Expr right)
    {
        if (left.Shape.IsTensor || left.Shape != right.Shape || !HasNoChange(left) || !HasNoChange(right)) return false;
        var difference = left - right;
        return Bounded(() => results.AsEnumerable().Reverse().Take(MostResults).Where(r => r is Sum && r.Shape == left.Shape)
            .Any(r => MultiplesOfConditions.Any(c => judge.Equal(Scale.Of(c, [], difference), r, cancellation).Holds)), false);
    }

    /// <summary>The names in lines that may state a condition.</summary>
    private readonly HashSet<string> conditioned = [];

    /// <summary>True for dQᵀQ + QᵀdQ = 0 where QᵀQ = I was said, and for what holds of WWᵀ only where WᵀW = I is kept in mind: nothing is sampled from such conditions.</summary>
    private bool FollowsFromAssumption(Claim claim, (Expr Left, Expr Right)? sides)
    {
        if (claim.Kind != ClaimKind.Equation || claim.LeftSyntax is null || claim.RightSyntax is null) return false;
        var parts = Repairs.Parts(claim.LeftSyntax).Concat(Repairs.Parts(claim.RightSyntax)).ToList();
        if (parts.Exists(static n => n is DerivativeSyntax)) return false;
        var differentials = parts.OfType<DifferentialSyntax>().ToList();
        if (differentials.Count > 0) return differentials.TrueForAll(static d => d.Of is NameSyntax) && differentials.Exists(d => claim.Constrained.Contains(((NameSyntax)d.Of).Name) || conditioned.Contains(((NameSyntax)d.Of).Name));
        return sides is var (left, right) && left.Symbols().Concat(right.Symbols()).Any(s => claim.Constrained.Contains(s.Name) && ((s.Properties & Bound) == 0 || ((s.Properties & Properties.Orthogonal) != 0 && !s.Shape.IsSquare)));
    }

    private const Properties Bound = Properties.Orthogonal | Properties.Unit | Properties.Idempotent | Properties.Symmetric;

    private static HashSet<string> Names(Expr e)
    {
        var free = FreeSymbols.Of(e).Symbols.Select(static s => s.Name).ToHashSet();
        return [.. e.Symbols().Where(s => free.Contains(s.Name)).Select(static s => (s.DifferentialOf ?? s).Name)];
    }
}
