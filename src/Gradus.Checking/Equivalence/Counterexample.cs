using Gradus.Numerics;

namespace Gradus.Checking.Equivalence;

/// <summary>A point that satisfies every assumption and where the two sides differ, worked out by the second evaluator.</summary>
/// <param name="Sizes">The lengths chosen for the size names.</param>
/// <param name="Values">The values of the symbols.</param>
/// <param name="Left">The left side there.</param>
/// <param name="Right">The right side there.</param>
public sealed record Counterexample(IReadOnlyDictionary<string, int> Sizes, IReadOnlyDictionary<string, Dense<Rational>> Values, SideValue Left, SideValue Right)
{
    /// <summary>The order in the increments of the terms that are compared, where it is above the first; else 0.</summary>
    public int Order { get; init; }

    /// <summary>The values of the free indices.</summary>
    public IReadOnlyDictionary<string, int> At { get; init; } = new Dictionary<string, int>();

    /// <summary>The members of the sets of indices.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<int>> Sets { get; init; } = new Dictionary<string, IReadOnlyList<int>>();

    /// <summary>The functions that stand for those of which nothing is known.</summary>
    public IReadOnlyList<OpenExample> Functions { get; init; } = [];

    /// <summary>True if both sides are fractions, so that the difference is beyond rounding.</summary>
    public bool IsExact => Left.Exact is not null && Right.Exact is not null;
}

/// <summary>The value of one side: exact where it is rational, rounded otherwise.</summary>
/// <param name="Exact">The fractions, or null.</param>
/// <param name="Rounded">The nearest doubles.</param>
public sealed record SideValue(Dense<Rational>? Exact, Dense<double> Rounded)
{
    private const int FewestDigits = 6;
    private const int MostDigits = 90;

    /// <summary>The entries in so many digits that the sides can be told apart; null where doubles do that.</summary>
    public Dense<string>? Written { get; private init; }

    /// <summary>Both sides, written with the digits that it takes to see a difference.</summary>
    public static (SideValue Left, SideValue Right) Of(Dense<BigFloat> left, Dense<BigFloat> right)
    {
        for (var digits = FewestDigits; ; digits += digits / 2)
        {
            var (a, b) = (left.Map(x => x.ToString(digits)), right.Map(x => x.ToString(digits)));
            if (digits <= MostDigits && a.Entries.SequenceEqual(b.Entries)) continue;
            return (new(null, left.Map(static x => x.ToDouble())) { Written = a }, new(null, right.Map(static x => x.ToDouble())) { Written = b });
        }
    }

    /// <summary>An exact value.</summary>
    public static SideValue Of(Dense<Rational> exact) => new(exact, exact.Map(static x => x.ToDouble()));
}
