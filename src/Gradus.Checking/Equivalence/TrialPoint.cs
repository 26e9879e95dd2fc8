using Gradus.Evaluation;
using Gradus.Numerics;

namespace Gradus.Checking.Equivalence;

/// <summary>A point in fractions, so that it has its properties exactly and is the same point in every arithmetic.</summary>
/// <param name="Sizes">The lengths of the size names.</param>
/// <param name="Integers">The values of the whole exponents.</param>
/// <param name="Values">The values of the symbols.</param>
internal sealed record TrialPoint(Dictionary<string, int> Sizes, Dictionary<string, int> Integers, Dictionary<string, Dense<Rational>> Values)
{
    /// <summary>What an evaluation at the point is about.</summary>
    public EvaluationContext Context(CancellationToken cancellation) => new(Sizes, Integers, cancellation: cancellation);

    /// <summary>The values in another arithmetic.</summary>
    public Dictionary<string, Dense<T>> In<T>(Func<Rational, T> number) => Values.ToDictionary(static v => v.Key, v => v.Value.Map(number));
}
