using Gradus.Binding;
using Gradus.Checking.Contract;

namespace Gradus.Checking.Claims;

/// <summary>Pages whose letters are probably taken for other things than their author means.</summary>
internal static class Misread
{
    private const int Many = 3;

    /// <summary>Where many formulas have shapes that do not fit, and no more lines hold, the fault may be the reader's: no such line is called wrong.</summary>
    public static void Mark(List<Finding> findings, IReadOnlyList<Claim> claims)
    {
        var misfits = Enumerable.Range(0, findings.Count).Where(k => findings[k] is { Verdict: Verdict.Wrong, Judgement: null } && claims[k].Misfit is not { IsRange: true }).ToList();
        var elsewhere = claims.Where(static c => c.Problem is { Code: BindingProblem.Elsewhere }).Select(static c => c.Formula);
        if (misfits.Count == 0 || misfits.Select(k => claims[k].Formula).Concat(elsewhere).Distinct().Count() < Many || misfits.Count < findings.Count(static f => f.Verdict is Verdict.Holds or Verdict.Conditional or Verdict.Convention)) return;
        foreach (var k in misfits) findings[k] = new Finding(Verdict.Unread) { Reason = "so many lines do not fit together that the letters may have been misread; declare what they are", Code = "shape" };
    }
}
