using Gradus.Numerics;

namespace Gradus.Checking.Equivalence;

/// <summary>Compares both sides at random points of random prime fields, wherever the plan of the claim says.</summary>
internal sealed class ExactTrials(ulong seed)
{
    /// <summary>log₂ of the error that is good enough.</summary>
    public const double Enough = -100;

    private const int MostRootTrials = 250;
    private const int FewRootTrials = 40;

    private readonly Lazy<PrimeField[]> primes = new(() =>
    {
        var random = new RandomSource(seed);
        return [.. Enumerable.Range(0, 4).Select(_ => PrimeField.Random(random))];
    });

    /// <summary>How many trials there are where signs of roots are guessed; with many roots an exact decision is out of reach, and floating point decides beside fewer trials.</summary>
    private static int RootTrials(int roots) => MostRootTrials * LogOfLuck(roots) <= Enough ? (int)Math.Ceiling(Enough / LogOfLuck(roots)) : FewRootTrials;

    /// <summary>log₂ of the chance that one trial agrees although the sides differ, for one of the choices of signs at least would show it.</summary>
    private static double LogOfLuck(int roots) => Math.Log2(1 - Math.Pow(2, -Math.Max(1, roots)));

    /// <summary>Runs as many trials as the error bound asks for, and one wherever something else may happen.</summary>
    public Trials Run(Comparison claim, CancellationToken cancellation)
    {
        var plan = new TrialPlan(claim);
        var run = new TrialRun(claim, primes.Value, new RandomSource(seed ^ 0xA5A5A5A5DEADBEEFUL), cancellation);
        if (!Agree(run, plan)) return run.TooHigh ? Nothing(run, "the degree is too high for an exact decision") : Difference(run, plan);
        if (run.Agreed < 2) return Nothing(run, run.Reason);
        var rootError = run.UsedRoot ? run.Agreed * LogOfLuck(claim.Free.Roots) : Enough;
        return new(Agreement.Agree, Math.Max(run.Log2Error, rootError), true, run.UsedRoot, run.Sizes, "") { OnlyAt = run.IsFarEnough(plan.Sizes) && plan.Sizes.AreEnough(run.Agreements) ? null : run.Agreements };
    }

    /// <summary>True if the sides never differ: in general position, and if they have values there at all, in every special case.</summary>
    private static bool Agree(TrialRun run, TrialPlan plan)
    {
        if (!run.Visit(plan.General, counted: true)) return false;
        foreach (var setting in run.IsMeasured ? [] : plan.Otherwise)
        {
            if (!run.Visit([setting], counted: true)) return false;
            if (run.IsMeasured) break;
        }
        if (run.Agreed == 0) return true;
        foreach (var setting in plan.Beyond)
        {
            var agreed = run.Agreed;
            if (!run.Visit([setting], counted: false)) return false;
            if (run.Agreed > agreed) break;
        }
        return run.Visit(plan.Special, counted: false) && (!run.SaysLittle || run.Visit(plan.Orders, counted: false)) && (!run.UsedRoot || Repeat(run, plan));
    }

    /// <summary>More trials, for every one guesses the signs of roots.</summary>
    private static bool Repeat(TrialRun run, TrialPlan plan)
    {
        Setting[] settings = [.. plan.General.Concat(plan.Special).Where(s => run.HasValueAt(s.Sizes))];
        for (var k = 0; settings.Length > 0 && !run.IsExhausted && run.Agreed < RootTrials(run.Roots); k++)
        {
            if (!run.Visit([settings[k % settings.Length]], counted: false)) return false;
        }
        return true;
    }

    /// <summary>The difference; where random functions stood in it, with all lengths at which the sides have values, for floating point to decide there.</summary>
    private static Trials Difference(TrialRun run, TrialPlan plan)
    {
        if (!run.IsConclusive) run.LookForValues(plan.General.Concat(plan.Special));
        return new(Agreement.Differ, 0, run.IsConclusive, run.UsedRoot, run.Sizes, "") { Where = run.Difference };
    }

    private static Trials Nothing(TrialRun run, string reason) => new(Agreement.NoPoint, 0, false, run.UsedRoot, run.Sizes, reason);
}
