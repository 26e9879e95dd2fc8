using Gradus.Checking.Contract;
using Gradus.Checking.Equivalence;

namespace Gradus.Checking.Answers;

/// <summary>Judgements as the contract spells them.</summary>
internal static class Certainties
{
    public static CertaintyInfo Of(Judgement judgement) => judgement switch
    {
        Judgement.Proved => new CertaintyInfo(CertaintyStatus.Proved) { ErrorBound = 0 },
        Judgement.Exact exact => new CertaintyInfo(CertaintyStatus.Exact) { ErrorBound = Math.Pow(2, Math.Max(exact.Log2ErrorBound, -1000)), Sizes = exact.OnlyAt },
        Judgement.Numeric numeric => new CertaintyInfo(CertaintyStatus.Numeric)
        {
            Difference = numeric.LargestRelativeDifference,
            Digits = numeric.Digits,
            Sizes = numeric.Sizes.Any(static s => s.Count > 0) ? numeric.Sizes : null,
        },
        Judgement.Undecided { ByRules: not null } => new CertaintyInfo(CertaintyStatus.Rules),
        Judgement.Refuted => new CertaintyInfo(CertaintyStatus.Refuted) { ErrorBound = 0 },
        _ => throw new ArgumentException("an undecided judgement has no certainty", nameof(judgement)),
    };

    public static string Words(Judgement judgement) => judgement switch
    {
        Judgement.Refuted => "a counterexample was found",
        Judgement.Undecided undecided => undecided.Reason,
        _ => "it holds",
    };
}
