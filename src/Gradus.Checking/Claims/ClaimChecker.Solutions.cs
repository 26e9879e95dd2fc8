using Gradus.Binding;
using Gradus.Checking.Contract;
using Gradus.Checking.Equivalence;
using Gradus.Checking.Misconceptions;
using Gradus.Expressions;

namespace Gradus.Checking.Claims;

/// <summary>What is solved from a derivative that was set to zero: it is put into the condition.</summary>
internal sealed partial class ClaimChecker
{
    private static readonly Finding Concluded = new(Verdict.Unread) { Reason = "it may follow from the condition that the derivative is zero", Code = Given };

    /// <summary>True where a line before is not plainly right, so that what was concluded from it may be right in its way.</summary>
    private bool isDoubtful;

    /// <summary>True behind a wrong line: what solves a wrong condition is not right.</summary>
    private bool hasWrong;

    /// <summary>Does the condition hold at the solution? It is wrong only where every letter of the condition is left in it, so that no other condition can have been used.</summary>
    private Finding Solution(Claim claim, SolvedFrom from)
    {
        if (Worked(from.Value) is not { } value) return Concluded;
        var zero = Constant.Zeros(value.Shape);
        Judgement At(Expr point) => judge.Equal(value.Substitute(from.Variable, point), zero, cancellation);

        if (claim.Right is not { } solution)
        {
            // Shapes that do not fit may be misread; that one slip explains them shows that they are not.
            return !isDoubtful && Briefly<(Misconception Slip, Expr Value)?>(() => SolutionMeant(claim, e => At(e).Holds), null) is var (slip, right)
                ? new Finding(Verdict.Wrong, null, new Diagnosis(slip.Id, $"{claim.Misfit!.Message}. {slip.Message}")) { Sides = (from.Variable, from.Variable), Meant = right } : Concluded;
        }
        var judgement = At(solution);
        var sides = (value.Substitute(from.Variable, solution), (Expr)zero);
        if (judgement.Holds) return hasWrong ? Concluded : new Finding(Verdict.Holds, judgement) { Sides = sides };
        if (isDoubtful || judgement is not Judgement.Refuted || !Names(value).Where(n => n != from.Variable.Name).All(Names(solution).Contains)) return Concluded;
        var meant = Briefly<(Misconception Slip, Expr Value)?>(() => SolutionMeant(claim, e => At(e).Holds), null);
        var diagnosis = meant is { } found ? new Diagnosis(found.Slip.Id, found.Slip.Message) : new Diagnosis("other", "This does not solve the condition: put into it, it does not give zero.");
        return new Finding(Verdict.Wrong, judgement, diagnosis) { Sides = sides, Meant = meant?.Value };
    }

    /// <summary>The solution with one slip undone, where it solves the condition then.</summary>
    private static (Misconception, Expr)? SolutionMeant(Claim claim, Func<Expr, bool> solves)
    {
        if (claim is not { Read: { } read, RightSyntax: { } written, Left: { } variable }) return null;
        if (Undone(new WrittenEdits(read, [], []).Of(written), read, variable.Shape, solves) is var (undone, fitting, _)) return (undone, fitting);
        if (claim.Right is not { } solution) return null;
        var turned = new Slip(solution, solution, solution);
        foreach (var slip in new Misconception[] { new SignSlip(), new FactorTwo() })
        {
            if (Edits.AsFarAsPossible(slip.WrongValues(turned).Take(MostMeant)).FirstOrDefault(value => value.Shape == solution.Shape && solves(value)) is { } value) return (slip, value);
        }
        return null;
    }
}
