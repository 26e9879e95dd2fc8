using Gradus.Checking.Contract;
using Gradus.Checking.Equivalence;
using Gradus.Elaboration;

namespace Gradus.Checking.Verdicts;

/// <summary>From what a line says under the best readings to its verdict.</summary>
internal static class VerdictTable
{
    /// <summary>Readings that are dearer than the best by more do not count.</summary>
    private const int Margin = 3;

    /// <summary>Readings that may excuse a false line: another layout or notation.</summary>
    private const int MarginOfExcuses = 8;

    /// <summary>The verdict; null for what is no claim.</summary>
    public static Verdict? Of(IReadOnlyList<Standing> readings)
    {
        if (readings.Where(static r => r.Truth is not { IsMeaningless: true }).ToList() is { Count: > 0 } meant && meant[0].Bits <= Margin) readings = meant;
        var (said, truth) = (readings[0].Said, readings[0].Truth);
        var rivals = readings.Where(static r => r.Bits <= Margin).ToList();
        return said switch
        {
            Given => null,
            Unread => Verdict.Unread,
            _ when truth is null => Verdict.Unread,
            _ when truth.Judgement.Holds => rivals.Exists(static r => r.Bits == 0 && r.Truth is { Judgement: Judgement.Refuted }) ? Verdict.Unread : Verdict.Holds,
            _ when truth.Judgement is not Judgement.Refuted => Verdict.Unread,
            _ when rivals.Exists(static r => r.Truth is not { Judgement: Judgement.Refuted }) => Verdict.Unread,
            Claimed { MayBeCondition: true } => Verdict.Unread,
            _ when truth.Excuse is { } excuse => excuse.Verdict,
            _ => readings.Any(static r => r.Bits <= MarginOfExcuses && r.Truth is { Judgement.Holds: true } && r.Reading.State.Taken.Any(static t => t.What.EndsWith("layout", StringComparison.Ordinal))) ? Verdict.Convention : Verdict.Wrong,
        };
    }
}
