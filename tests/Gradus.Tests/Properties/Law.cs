using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Gradus.Numerics;
using Gradus.Tests.Engine;

namespace Gradus.Tests.Laws;

/// <summary>Runs a law over many random expressions on all processors; failures are shrunk and printed with their seed.</summary>
internal static class Law
{
    private const int MostShown = 8;
    private const int MostKept = 60;

    /// <summary>Tries the law for the seeds 0 … <paramref name="count"/> − 1, scrambled; <paramref name="broken"/> says what is wrong, or null.</summary>
    public static void ForAll(int count, Func<Sample, ulong, string?> broken) => ForAll(count, RandomExpressions.Draw, broken);

    /// <summary>The same over samples drawn in another way.</summary>
    public static void ForAll(int count, Func<ulong, Sample> draw, Func<Sample, ulong, string?> broken)
    {
        var failures = new ConcurrentDictionary<int, string>();
        Parallel.For(0, count, new ParallelOptions { CancellationToken = TestContext.Current.CancellationToken }, (index, loop) =>
        {
            if (Broken(broken, draw(Seed(index)), Seed(index)) is not { } failure) return;
            failures[index] = failure;
            if (failures.Count >= MostKept) loop.Stop();
        });
        if (failures.IsEmpty) return;
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{failures.Count} expressions break the law.\n");
        foreach (var kind in failures.OrderBy(static f => f.Key).GroupBy(static f => Kind(f.Value)).Take(MostShown))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{kind.Count()} × {kind.Key}");
            foreach (var (index, failure) in kind.Take(2)) text.Append(Describe(draw, broken, index, failure));
        }
        Assert.Fail(text.ToString());
    }

    /// <summary>How many samples: as many as the suite has time for, or what GRADUS_SAMPLES says for a longer run.</summary>
    public static int Count(int usual) => Samples.Count(usual);

    private static ulong Seed(int index) => RandomSource.Mix((ulong)index + 20_261_122);

    private static string Describe(Func<ulong, Sample> draw, Func<Sample, ulong, string?> broken, int index, string failure)
    {
        var seed = Seed(index);
        var sample = draw(seed);
        var kind = Kind(failure);
        var small = Shrinking.Shrink(sample, s => Broken(broken, s, seed) is { } other && Kind(other) == kind);
        return string.Create(CultureInfo.InvariantCulture, $"\n#{index} (seed {seed})\n  {sample}\n  {failure}\nshrunk: {small}\n  {Broken(broken, small, seed)}\n");
    }

    /// <summary>What stands before the colon.</summary>
    private static string Kind(string failure) => failure.Split(':')[0];

    private static string? Broken(Func<Sample, ulong, string?> broken, Sample sample, ulong seed)
    {
        try
        {
            return broken(sample, seed);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return $"{e.GetType().Name}: {e.Message}\n{(e.StackTrace is { Length: > 4000 } deep ? deep[..4000] : e.StackTrace)}";
        }
    }
}
