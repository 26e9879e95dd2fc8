using Gradus.Expressions;
using Gradus.Numerics;
using static Gradus.Functions.Matrices;
using static Gradus.Tests.Judging.Letters;

namespace Gradus.Tests.Judging.Hard;

/// <summary>Expressions that are not 0, by which a statement is multiplied so that no two questions look alike.</summary>
internal static class Carriers
{
    private static readonly Symbol A = Square("A");
    private static readonly Symbol B = Square("B");
    private static readonly Symbol X = Matrix("X", N, M);
    private static readonly Symbol x = Vector("x", N);
    private static readonly Symbol y = Vector("y", N);
    private static readonly Symbol a = Scalar("a");

    private static readonly Func<Expr>[] All =
    [
        static () => Number.One, static () => a, static () => A, static () => x, static () => Trace(A), static () => Transpose(x) * y, static () => x * Transpose(y), static () => A * B,
        static () => Transpose(x) * A * x, static () => Trace(Transpose(A) * B), static () => A * X, static () => Transpose(X) * x, static () => A + Transpose(B), static () => SumOfEntries(X),
        static () => Hadamard(A, B), static () => EntryPower(a, 3) + a,
    ];

    /// <summary>Any of them, perhaps with a number in front.</summary>
    public static Expr Draw(RandomSource random) => Scale.Of(1 + random.Below(3), All[random.Below(All.Length)]());

    /// <summary>The product over numbers r of (e − r).</summary>
    public static Expr WithRoots(Expr e, IEnumerable<int> roots) => roots.Aggregate((Expr)Number.One, (product, r) => product * (e - Number.Of(r)));

    /// <summary>Some different whole numbers from a range.</summary>
    public static int[] Some(RandomSource random, int least, int most, int count)
    {
        var all = Enumerable.Range(least, most - least + 1).ToList();
        while (all.Count > count) all.RemoveAt(random.Below(all.Count));
        return [.. all];
    }

    /// <summary>Both sides multiplied by the same, in an equation whose right side is 0 as zeros of the left's shape.</summary>
    public static HardQuestion Vanishes(Expr factor, Expr carrier, bool holds) => new(factor * carrier, Constant.Zeros(carrier.Shape), holds);

    /// <summary>left · c = right · c.</summary>
    public static HardQuestion Times(Expr left, Expr right, Expr carrier, bool holds) => new(left * carrier, right * carrier, holds);
}
