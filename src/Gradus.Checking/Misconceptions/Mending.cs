using Gradus.Expressions;

namespace Gradus.Checking.Misconceptions;

/// <summary>Mends a side with the smallest change: an edit of what was written, so that the author's notation stays.</summary>
internal static class Mending
{
    private const int MostValues = 64;
    private const int MostJudged = 8;

    /// <summary>What was written with one edit that makes it equal to the correct value; null if no single edit does.</summary>
    public static Expr? Of(Expr written, Expr correct, Func<Expr, Expr, bool> equal)
    {
        if (written.Shape != correct.Shape || written.IsTensor()) return null;
        // A misconception turns right into wrong; played on the wrong line, its edits lead back.
        var turned = new Slip(written, written, correct);
        var probe = Probe.Of(turned);
        var judged = 0;
        foreach (var misconception in MisconceptionCatalog.All.Where(static m => m.IsEdit))
        {
            foreach (var value in misconception.WrongValues(turned).Take(MostValues))
            {
                if (value.Shape == correct.Shape && probe.MayAgree(correct, value) && judged++ < MostJudged && equal(value, correct)) return value;
            }
        }
        return null;
    }
}
