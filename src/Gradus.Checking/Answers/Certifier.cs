using Gradus.Checking.Contract;
using Gradus.Checking.Equivalence;
using Gradus.Derivations;
using Gradus.Expressions;

namespace Gradus.Checking.Answers;

/// <summary>Collects what a printed answer rests on; each claim is judged, and the answer is as certain as the least certain of them.</summary>
internal sealed class Certifier(Judge judge, CancellationToken limit)
{
    private Judgement? least;

    /// <summary>How certain everything is together; null if there was nothing to judge.</summary>
    public CertaintyInfo? Certainty => least is null ? null : Certainties.Of(least);

    /// <summary>Judges a claim.</summary>
    /// <exception cref="RefusedException">It could not be certified.</exception>
    public void Add(Expr left, Expr right)
    {
        var judgement = judge.Equal(left, right, limit);
        if (judgement is Judgement.Refuted or Judgement.Undecided { Differs: true })
            throw DeriveAnswer.Refuse("uncertified", $"the result could not be certified ({Certainties.Words(judgement)})", "please report this expression");
        if (!judgement.IsSupported)
            throw DeriveAnswer.Refuse("unsupported", $"no other evaluation can confirm the result ({Certainties.Words(judgement)}), so it is not shown", "ask for a lower order, or declare other sizes");
        if (least is null || Rank(judgement) > Rank(least)) least = judgement;
    }

    /// <summary>Judges a step of a derivation.</summary>
    /// <exception cref="RefusedException">It could not be certified.</exception>
    public void Add(Step step)
    {
        if (!StepCertifier.Accepts(judge, step, limit)) throw DeriveAnswer.Refuse("uncertified", $"the step '{step.Rule.Title}' could not be certified", "please report this expression");
    }

    private static double Rank(Judgement judgement) => judgement switch
    {
        Judgement.Proved => 0,
        Judgement.Exact exact => 1 + Math.Pow(2, Math.Max(exact.Log2ErrorBound, -1000)),
        Judgement.Numeric numeric => 3 + numeric.LargestRelativeDifference,
        Judgement.Undecided { ByRules: { } shown } => 1e6 * (1 + Rank(shown)),
        _ => double.MaxValue,
    };
}
