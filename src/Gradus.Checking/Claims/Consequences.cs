using Gradus.Checking.Contract;
using Gradus.Checking.Equivalence;
using Gradus.Expressions;
using Gradus.Functions;

namespace Gradus.Checking.Claims;

/// <summary>Wrong lines that follow rightly from a wrong line before: the same value once more, or the gradient read off from a wrong differential.</summary>
internal static class Consequences
{
    /// <summary>How far back a line may lie from which another follows.</summary>
    private const int Farthest = 8;

    /// <summary>The findings, with the line from which a wrong one follows named in its message.</summary>
    public static List<Finding> Mark(IReadOnlyList<Finding> findings, Func<int, int> lineOf, Judge judge)
    {
        var marked = findings.ToList();
        for (var k = 1; k < marked.Count; k++)
        {
            if (marked[k] is not { Verdict: Verdict.Wrong, Sides: { } sides, Diagnosis: { } diagnosis }) continue;
            for (var j = k - 1; j >= 0 && j >= k - Farthest; j--)
            {
                if (marked[j] is not { Verdict: Verdict.Wrong, Sides: { } before } || lineOf(j) == lineOf(k) || !Follows(before, sides, judge)) continue;
                marked[k] = marked[k] with { Diagnosis = diagnosis with { Message = $"{diagnosis.Message} It follows rightly from line {lineOf(j)}, and is wrong only because that is." } };
                break;
            }
        }
        return marked;
    }

    private static bool Follows((Expr Left, Expr Right) before, (Expr Left, Expr Right) after, Judge judge)
    {
        if (before.Left.Equals(after.Left)) return before.Right.Shape == after.Right.Shape && Equal(before.Right, after.Right, judge);
        if (after.Left is not Derivative { Function.IsScalar: true, By: var x, At: var at } || !at.Equals(x) || after.Right.Shape != x.Shape || !before.Right.IsScalar) return false;
        var dx = Symbol.Differential(x);
        return before.Right.Contains(dx) && Equal(before.Right, Matrices.Frobenius(after.Right, dx), judge);
    }

    private static bool Equal(Expr a, Expr b, Judge judge)
    {
        using var limit = Effort.Within(TimeSpan.FromSeconds(1));
        using var effort = Effort.Limit(2_000_000);
        try
        {
            return judge.Equal(a, b, limit.Token).Holds;
        }
        catch (Exception e) when (e is OperationCanceledException or EffortException)
        {
            Effort.StopIfWished();
            return false;
        }
    }
}
