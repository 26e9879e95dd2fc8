using Gradus.Evaluation;
using Gradus.Numerics;

namespace Gradus.Checking.Equivalence;

/// <summary>Compares both sides at random points of random prime fields.</summary>
internal sealed class ExactTrials(ulong seed)
{
    /// <summary>log₂ of the error that is good enough.</summary>
    public const double Enough = -100;

    /// <summary>log₂ of the error of one trial above which it tells too little.</summary>
    private const double TooLarge = -40;

    private const int MostAttempts = 1_200;
    private const int MostRootTrials = 250;
    private const int FewRootTrials = 40;

    /// <summary>How often lengths of the other parity are tried where the sides had no value at those that were drawn for it.</summary>
    private const int MostParityTrials = 3;

    private readonly Lazy<PrimeField[]> primes = new(() =>
    {
        var random = new RandomSource(seed);
        return [.. Enumerable.Range(0, 4).Select(_ => PrimeField.Random(random))];
    });

    /// <summary>How many trials there are where signs of roots are guessed; with many roots an exact decision is out of reach, and floating point decides beside fewer trials.</summary>
    private static int RootTrials(int roots) => MostRootTrials * LogOfLuck(roots) <= Enough ? (int)Math.Ceiling(Enough / LogOfLuck(roots)) : FewRootTrials;

    /// <summary>log₂ of the chance that one trial agrees although the sides differ, for one of the choices of signs at least would show it.</summary>
    private static double LogOfLuck(int roots) => Math.Log2(1 - Math.Pow(2, -Math.Max(1, roots)));

    /// <summary>Runs as many trials as the error bound asks for.</summary>
    public Trials Run(Comparison claim, CancellationToken cancellation)
    {
        var random = new RandomSource(seed ^ 0xA5A5A5A5DEADBEEFUL);
        var sizesSeen = new List<Dictionary<string, int>>();
        var (log2Error, trials, failures, tooLarge, reason) = (0.0, 0, 0, 0, "");
        var (opaque, root) = (false, false);
        var dependsOnRank = claim.DependsOnRank;
        var fewest = SizeDraws.FewestTrials(claim.Free.Sizes);
        Dictionary<string, int>? again = null;
        Queue<Dictionary<string, int>>? orders = null;
        var (even, odd, parityTrials) = (new HashSet<string>(), new HashSet<string>(), 0);
        for (var attempt = 0; attempt < MostAttempts && failures < 24 && tooLarge < 5; attempt++)
        {
            // Where sides have no value at some lengths, or are 0 there, a claim that agrees at others, perhaps all equal, has to agree in every order of them.
            if (failures > 0 || dependsOnRank) orders ??= SizeDraws.Orders(claim.Free.Sizes);
            var isOrder = again is null && orders is { Count: > 0 };
            var sizes = again ?? (isOrder ? orders!.Dequeue() : null) ?? SizeDraws.Draw(claim.Free.Sizes, trials, failures, tooLarge, random);
            again = null;
            var field = primes.Value[trials % 4];
            var functions = new OpaqueInterpretation(field, random.Next());
            var context = new EvaluationContext(sizes, claim.DrawIntegers(random), cancellation);
            try
            {
                var error = trials < 4 ? EvaluationBound.Log2OfError(claim.Left, claim.Right, context) + (claim.Increments.Count > 0 ? 2 : 0) : 0;
                if (trials < 4 && error > TooLarge) return new(Agreement.NoPoint, 0, false, false, sizesSeen, "the degree is too high for an exact decision");
                var (left, right) = claim.Evaluate(functions, context, Point(claim, field, context, random));
                opaque |= functions.UsedOpaque;
                root |= functions.UsedRoot;
                // The longest lengths are for exact trials alone: in floating point sums grow with them until tanh stands still.
                if (sizesSeen.Count < 4 && trials != SizeDraws.ParityTrial) sizesSeen.Add(sizes);
                if (!LinearAlgebra.Same(field, left, right)) return new(Agreement.Differ, 0, !opaque && !root, root, sizesSeen, "");
                trials++;
                // det(XᵀX) is 0 wherever X has more columns than rows: what agrees there says nothing about other sizes.
                if (trials < fewest) again = trials == SizeDraws.ParityTrial ? SizeDraws.OtherParity(sizes) : SizeDraws.Reversed(sizes);
                if (trials <= 4) log2Error += error;
                var rootError = root ? trials * LogOfLuck(claim.Free.Roots) : Enough;
                foreach (var (name, length) in sizes) (length % 2 == 0 ? even : odd).Add(name);
                if (trials >= fewest && orders is not { Count: > 0 } && parityTrials < MostParityTrials && (even.Count < sizes.Count || odd.Count < sizes.Count))
                {
                    (again, parityTrials) = (SizeDraws.OtherParity(sizes), parityTrials + 1);
                    continue;
                }
                if (trials < fewest || (log2Error > Enough && trials < 4) || orders is { Count: > 0 }) continue;
                if (!root || trials >= RootTrials(claim.Free.Roots)) return new(Agreement.Agree, Math.Max(log2Error, rootError), true, root, sizesSeen, "");
            }
            catch (NoRootException e)
            {
                (again, reason) = (sizes, e.Message);
            }
            catch (ArithmeticException e)
            {
                (failures, reason) = (failures + (isOrder ? 0 : 1), e.Message);
            }
            catch (EvaluationLimitException e)
            {
                (tooLarge, reason) = (tooLarge + (isOrder ? 0 : 1), e.Message);
            }
        }
        if (trials >= 2)
        {
            var rootError = root ? trials * LogOfLuck(claim.Free.Roots) : Enough;
            return new(Agreement.Agree, Math.Max(log2Error, rootError), true, root, sizesSeen, "");
        }
        return new(Agreement.NoPoint, 0, false, root, sizesSeen, reason);
    }

    private static Dictionary<string, Dense<ulong>> Point(Comparison claim, PrimeField field, EvaluationContext context, RandomSource random)
    {
        var sampler = new PointSampler<ulong>(field, random, () => field.Draw(random), () =>
        {
            var root = field.Draw(random);
            return field.Multiply(root, root);
        });
        var point = new Dictionary<string, Dense<ulong>>(claim.Free.Symbols.Count);
        foreach (var symbol in claim.Free.Symbols) point.Add(symbol.Name, sampler.Draw(symbol, context));
        return point;
    }
}
