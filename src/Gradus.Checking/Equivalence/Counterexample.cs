using Gradus.Numerics;

namespace Gradus.Checking.Equivalence;

/// <summary>A point that satisfies every assumption and where the two sides differ, worked out by the second evaluator.</summary>
/// <param name="Sizes">The lengths chosen for the size names.</param>
/// <param name="Values">The values of the symbols.</param>
/// <param name="Left">The left side there.</param>
/// <param name="Right">The right side there.</param>
public sealed record Counterexample(IReadOnlyDictionary<string, int> Sizes, IReadOnlyDictionary<string, Dense<Rational>> Values, SideValue Left, SideValue Right)
{
    /// <summary>True if both sides are fractions, so that the difference is beyond rounding.</summary>
    public bool IsExact => Left.Exact is not null && Right.Exact is not null;
}

/// <summary>The value of one side: exact where it is rational, rounded otherwise.</summary>
/// <param name="Exact">The fractions, or null.</param>
/// <param name="Rounded">The nearest doubles.</param>
public sealed record SideValue(Dense<Rational>? Exact, Dense<double> Rounded)
{
    /// <summary>An exact value.</summary>
    public static SideValue Of(Dense<Rational> exact) => new(exact, exact.Map(static x => x.ToDouble()));
}
