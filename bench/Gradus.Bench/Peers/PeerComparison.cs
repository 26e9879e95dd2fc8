using System.Diagnostics;
using System.Text.Json;

namespace Gradus.Bench.Peers;

/// <summary>The derivatives of the tables, timed here and by SymPy in the same run.</summary>
internal static class PeerComparison
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(8);
    private const int Rounds = 15;
    private const int PerRound = 40;

    /// <summary>Prints medians, ratios and the slowest cases. <paramref name="python"/> names the interpreter that has SymPy.</summary>
    public static void Run(string python)
    {
        // The runtime compiles what it sees used in several stages; all cases are taken round until it has settled.
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < WarmUp;)
        {
            foreach (var problem in TextbookCase.All) problem.Derive();
        }
        var ours = TextbookCase.All.ToDictionary(static c => c.Id, Measure);
        var micro = ours.Values.Select(static m => m.Microseconds).Order().ToArray();
        var kilo = ours.Values.Select(static m => m.Kilobytes).Order().ToArray();
        Console.WriteLine(FormattableString.Invariant($"Gradus: {ours.Count} cases, median {Middle(micro):F1} µs, worst {micro[^1]:F0} µs; allocated: median {Middle(kilo):F1} KB, worst {kilo[^1]:F0} KB"));
        foreach (var (id, (us, kb)) in ours.OrderByDescending(static m => m.Value.Microseconds).Take(5)) Console.WriteLine(FormattableString.Invariant($"  {id}: {us:F0} µs, {kb:F0} KB"));
        var (version, theirs) = Peer(python);
        var common = theirs.Keys.Where(ours.ContainsKey).ToArray();
        var ratios = common.Select(id => theirs[id] / ours[id].Microseconds).Order().ToArray();
        Console.WriteLine(FormattableString.Invariant($"SymPy {version}: {common.Length} of these cases, median {Middle([.. common.Select(id => theirs[id]).Order()]) / 1000:F1} ms"));
        Console.WriteLine(FormattableString.Invariant($"on the common cases: ours median {Middle([.. common.Select(id => ours[id].Microseconds).Order()]):F1} µs; SymPy takes {Middle([.. common.Select(id => theirs[id]).Order()]) / Middle([.. common.Select(id => ours[id].Microseconds).Order()]):F0} times as long (ratio of medians), {Middle(ratios):F0} times (median of ratios), {ratios[0]:F0} times at least"));
    }

    private static (double Microseconds, double Kilobytes) Measure(TextbookCase problem)
    {
        var times = new double[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < PerRound; i++) problem.Derive();
            times[round] = Stopwatch.GetElapsedTime(start).TotalMicroseconds / PerRound;
        }
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < PerRound; i++) problem.Derive();
        Array.Sort(times);
        return (Middle(times), (GC.GetAllocatedBytesForCurrentThread() - before) / (1024.0 * PerRound));
    }

    private static double Middle(double[] sorted) => sorted[sorted.Length / 2];

    /// <summary>SymPy's seconds by case, as microseconds, and its version.</summary>
    private static (string Version, Dictionary<string, double> Times) Peer(string python)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "Peers", "sympy_peer.py");
        var start = new ProcessStartInfo(python, [script, TextbookCase.Path]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        var (version, times) = ("", new Dictionary<string, double>());
        while (process.StandardOutput.ReadLine() is { } line)
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            if (root.TryGetProperty("version", out var v)) version = v.GetString()!;
            else if (root.TryGetProperty("seconds", out var seconds)) times[root.GetProperty("id").GetString()!] = seconds.GetDouble() * 1e6;
        }
        process.WaitForExit();
        return (version, times);
    }
}
