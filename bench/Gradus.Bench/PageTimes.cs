using System.Diagnostics;
using System.Globalization;
using Gradus.Checking;
using Gradus.Checking.Contract;

namespace Gradus.Bench;

/// <summary>Whole pages: how long a check takes, what it allocates, and how soon work stops when it is cancelled.</summary>
internal static class PageTimes
{
    private const int Rounds = 60;
    private const double Warming = 10;
    private const int CancelPoints = 60;

    /// <summary>A wait as long as this is tried again at the same point: where another process had the core it is short then, where the work does not look it is as long.</summary>
    private const double Doubtful = 5;
    private const int Again = 5;
    private const double Megabyte = 1024 * 1024;

    /// <summary>Derivations of about ten lines, in LaTeX and plain text, right and wrong, by traces, differentials, entries and Kronecker products.</summary>
    private static readonly string[] TenLines =
        ["trace-right.md", "trace-wrong.md", "least-squares-right.tex", "least-squares-wrong.tex", "likelihood-right.txt", "likelihood-wrong.txt", "entries-right.md", "kronecker-wrong.md", "softmax-mixed.txt"];

    private static readonly string[] Long =
    [
        "D(tr(X*A*X*B*X*C*X*A*X*B), X) = A\nD(logdet(I + X*A*X'*X*B*X'), X) = 2*X\nD(tr(inv(X*A*X' + B)*C*inv(X*X' + A)), X) = X\n",
        "det(X^50) = det(X)^50\ntr((A+B)^12) = tr((B+A)^12)\n((A+B)*(C+D))^6 = I\n",
        "f(X) = tr(X*X)\ng(X) = f(X)^8*f(X)^8\nh(X) = g(X)^8*g(X)^8\nD(h(X), X) = 0*X",
    ];

    private static readonly DeriveRequest[] Derivatives =
    [
        new("tr(X*A*X*B*X*C*X*A*X*B*X)", "X", 2), new("logdet(I + X*A*X'*X*B*X')", "X", 2), new("tr(inv(X*A*X' + B)*C*inv(X*X' + A))", "X", 2) { Method = DerivationMethod.Index },
        new("sum(exp(A*tanh(B*tanh(C*tanh(x)))))", "x", 2), new("tr(X^30)", "X", 2), new("det(X^50)", "X"), new("tr(expm(X*A)*expm(X*B))", "X", 2),
    ];

    /// <summary>Prints a table of the pages, then one of cancelling.</summary>
    public static void Run()
    {
        var pages = TenLines.Select(static name => (Name: name, Text: Pages.Read(name))).ToList();
        var samples = Pages.Names("samples/").Select(static name => (Name: name, Text: Pages.Read(name))).ToList();
        var large = string.Concat(Enumerable.Repeat(string.Join('\n', pages.Where(static p => p.Name.EndsWith(".md", StringComparison.Ordinal)).Select(static p => p.Text)), 5));
        Warm([.. pages, .. samples]);
        Print("ten lines", pages);
        Print("samples", samples);
        Print("long", [($"{large.Count(static c => c == '\n')} lines", large), .. Long.Select(static (text, k) => ($"hard {k + 1}", text))], rounds: 5);
        Console.WriteLine();
        var worst = 0.0;
        foreach (var (name, text) in (IEnumerable<(string, string)>)[("lines", large), .. samples.OrderByDescending(static s => s.Text.Length).Take(3), .. Long.Select(static (text, k) => ($"hard {k + 1}", text))])
        {
            worst = Math.Max(worst, Cancel($"check {name}", token => Service.Check(Request(name, text), token)));
        }
        foreach (var derivative in Derivatives) worst = Math.Max(worst, Cancel($"derive {derivative.Expression}", token => Service.Derive(derivative, token)));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"worst from cancelling to the end {worst:F1} ms"));
    }

    private static CheckRequest Request(string name, string text) => new(text)
    {
        Syntax = Path.GetExtension(name) switch { ".md" => InputSyntax.Markdown, ".tex" => InputSyntax.Latex, _ => InputSyntax.Auto },
    };

    private static void Warm(List<(string Name, string Text)> pages)
    {
        var until = Stopwatch.StartNew();
        while (until.Elapsed.TotalSeconds < Warming) foreach (var (name, text) in pages) Service.Check(Request(name, text));
    }

    private static void Print(string title, List<(string Name, string Text)> pages, int rounds = Rounds)
    {
        var times = pages.ConvertAll(static _ => new List<double>());
        var bytes = new long[pages.Count];
        for (var round = 0; round < rounds; round++)
        {
            for (var k = 0; k < pages.Count; k++)
            {
                var request = Request(pages[k].Name, pages[k].Text);
                var (start, before) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
                Service.Check(request);
                times[k].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                bytes[k] = Math.Max(bytes[k], GC.GetAllocatedBytesForCurrentThread() - before);
            }
        }
        for (var k = 0; k < pages.Count; k++) Console.WriteLine(Row(pages[k].Name, times[k], bytes[k]));
        Console.WriteLine(Row($"all of {title}", [.. times.SelectMany(static t => t)], bytes.Max()));
    }

    private static string Row(string name, List<double> times, long bytes)
    {
        times.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"{name,-32} min {times[0],8:F2}  p50 {times[times.Count / 2],8:F2}  p99 {times[Math.Min(times.Count - 1, times.Count * 99 / 100)],8:F2}  max {times[^1],8:F2} ms  {bytes / Megabyte,7:F2} MB");
    }

    /// <summary>Cancels the work at points spread evenly over its time; the longest wait for its end, in milliseconds.</summary>
    private static double Cancel(string name, Action<CancellationToken> work)
    {
        var whole = Enumerable.Range(0, 3).Min(_ => Timed(() => work(CancellationToken.None)));
        var waits = new List<double>();
        for (var k = 0; k < CancelPoints; k++)
        {
            var point = whole * (k + 0.5) / CancelPoints;
            if (Wait(point, work) is not { } wait) continue;
            for (var again = 0; wait > Doubtful && again < Again; again++) wait = Math.Min(wait, Wait(point, work) ?? wait);
            waits.Add(wait);
        }
        waits.Sort();
        if (waits.Count == 0) waits.Add(0);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-60} whole {whole,8:F1} ms  stopped {waits.Count,3} of {CancelPoints}  p50 {waits[waits.Count / 2],6:F2}  p90 {waits[waits.Count * 9 / 10],6:F2}  max {waits[^1],6:F2} ms"));
        return waits[^1];
    }

    /// <summary>From cancelling at a point of time to the end of the work; null where it was done before.</summary>
    private static double? Wait(double point, Action<CancellationToken> work)
    {
        using var source = new CancellationTokenSource();
        var (end, stopped) = (0L, false);
        var worker = new Thread(() =>
        {
            try
            {
                work(source.Token);
            }
            catch (OperationCanceledException)
            {
                stopped = true;
            }
            end = Stopwatch.GetTimestamp();
        }, 64 << 20);
        var start = Stopwatch.GetTimestamp();
        worker.Start();
        while (Stopwatch.GetElapsedTime(start).TotalMilliseconds < point) Thread.Sleep(point > 20 ? 1 : 0);
        var cancelled = Stopwatch.GetTimestamp();
        source.Cancel();
        worker.Join();
        return stopped ? Stopwatch.GetElapsedTime(cancelled, end).TotalMilliseconds : null;
    }

    private static double Timed(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
