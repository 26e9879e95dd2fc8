using Gradus.Checking.Contract;
using Gradus.Checking.Equivalence;
using Gradus.Checking.Misconceptions;
using Gradus.Expressions;
using Gradus.Functions;

namespace Gradus.Checking.Claims;

/// <summary>Wrong lines that follow rightly from a wrong line before: the same value once more, or the gradient read off from a wrong differential.</summary>
internal static class Consequences
{
    /// <summary>How far back a line may lie from which another follows.</summary>
    private const int Farthest = 8;

    private const long MostNodes = 2_000_000;

    /// <summary>The findings, with the line from which a wrong one follows named in its message.</summary>
    public static List<Finding> Mark(IReadOnlyList<Finding> findings, Func<int, int> lineOf, Judge judge)
    {
        var marked = findings.ToList();
        for (var k = 1; k < marked.Count; k++)
        {
            if (marked[k] is not { Verdict: Verdict.Wrong, Sides: { } sides, Diagnosis: not null } || HasNoRight(marked[k])) continue;
            for (var j = k - 1; j >= 0 && j >= k - Farthest; j--)
            {
                if (marked[j] is not { Verdict: Verdict.Wrong, Sides: { } before, Diagnosis: { } cause } || HasNoRight(marked[j]) || lineOf(j) == lineOf(k) || !Follows(before, sides, judge)) continue;
                marked[k] = marked[k] with { Diagnosis = new Diagnosis(cause.Id, $"It follows rightly from line {lineOf(j)}, and is wrong only because that is.", cause.HoldsIf) };
                break;
            }
        }
        return marked;
    }

    /// <summary>True where the right side has no value, and the left one stands for it.</summary>
    private static bool HasNoRight(Finding finding) => finding is { Judgement: null, Sides: { } sides } && sides.Left.Equals(sides.Right);

    private static bool Follows((Expr Left, Expr Right) before, (Expr Left, Expr Right) after, Judge judge)
    {
        if (before.Left.Equals(after.Left)) return before.Right.Shape == after.Right.Shape && Equal(before.Right, after.Right, judge);
        if (after.Left is Derivative { Layout: var layout } of && of.At.Equals(of.By) && of.Function.Shape == before.Left.Shape && !Replay.HasDerivative(before.Right) && before.Right.Contains(of.By) && Equal(of.Function, before.Left, judge))
        {
            return Derivative.Of(before.Right, of.By, layout) is var wrong && wrong.Shape == after.Right.Shape && Equal(wrong, after.Right, judge);
        }
        if (after.Left is not Derivative { Function.IsScalar: true, By: var x, At: var at } || !at.Equals(x) || after.Right.Shape != x.Shape || !before.Right.IsScalar) return false;
        var dx = Symbol.Differential(x);
        return before.Right.Contains(dx) && Equal(before.Right, Matrices.Frobenius(after.Right, dx), judge);
    }

    private static bool Equal(Expr a, Expr b, Judge judge) => Effort.Within(MostNodes, () => judge.Equal(a, b, Effort.Wish).Holds, otherwise: false);
}
