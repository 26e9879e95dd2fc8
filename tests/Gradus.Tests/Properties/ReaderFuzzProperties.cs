using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Gradus.Binding;
using Gradus.Numerics;
using Gradus.Syntax;
using Gradus.Tests.Architecture;
using Gradus.Tests.Syntax;

namespace Gradus.Tests.Laws;

/// <summary>Whatever is written, the reader comes to an end within a second and without an exception, from text to syntax and, for some texts, to claims with shapes.</summary>
/// <remarks>What is spoiled are formulas and pages that people wrote: the tables of the reader's tests, the cookbook, the samples. The judge is not asked; <see cref="FuzzProperties"/> asks it.</remarks>
[Collection(Alone.Name)]
public sealed class ReaderFuzzProperties
{
    private const int Inputs = 100_000;
    private const int Longest = 1_000;
    private const int MostShown = 12;
    private const ulong Seed = 20_261_123;

    /// <summary>Pages take longer than formulas, so they come once in so many times.</summary>
    private const int PagesOneIn = 50;

    /// <summary>Finding the shapes of a spoiled text takes a hundred times as long as reading it, so it is done once in so many times.</summary>
    private const int BoundOneIn = 100;

    [Fact]
    public void Spoiled_texts_are_read_in_time()
    {
        var (formulas, pages) = (Formulas(), Pages());
        string[] all = [.. formulas, .. pages];
        var (failures, slow, count) = (new ConcurrentDictionary<int, string>(), new ConcurrentBag<int>(), Law.Count(Inputs));
        long bound = 0;
        var worst = new ConcurrentBag<double>();
        var (watch, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        Parallel.For(0, count, new ParallelOptions { CancellationToken = TestContext.Current.CancellationToken }, index =>
        {
            var start = Stopwatch.GetTimestamp();
            try
            {
                Interlocked.Add(ref bound, Read(index));
            }
            catch (Exception problem)
            {
                failures[index] = $"{problem.GetType().Name}: {problem.Message}\n{string.Join('\n', problem.StackTrace!.Split('\n').Take(6))}";
            }
            var took = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (took > Longest / 4.0) worst.Add(took);
            if (took > Longest) slow.Add(index);
        });
        var (seconds, work) = (watch.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - processor).TotalSeconds);
        foreach (var index in slow)
        {
            // Another may have been in its way: the time that counts is that of the text alone.
            var best = Enumerable.Range(0, 3).Min(_ => Timed(() => Read(index)));
            if (best > Longest) failures[index] = string.Create(CultureInfo.InvariantCulture, $"slow: {best:F0} ms");
        }
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} texts in {seconds:F0} s ({work:F0} s of a processor), {bound} claims in those that were bound; {worst.Count} over {Longest / 4} ms, the slowest {worst.DefaultIfEmpty().Max():F0} ms"));
        if (!failures.IsEmpty) Assert.Fail(string.Join("\n\n", failures.OrderBy(static f => f.Key).Take(MostShown).Select(f => $"#{f.Key} {f.Value}\n{Text(f.Key)}").Prepend($"{failures.Count} texts (seed {Seed})")));

        string Text(int index)
        {
            var random = new RandomSource(RandomSource.Mix(Seed + (ulong)index));
            var start = random.Below(PagesOneIn) == 0 ? pages : formulas;
            return Mutator.Mutate(start[random.Below(start.Length)], all, random);
        }

        int Read(int index)
        {
            var text = Text(index);
            var page = (index % 4) switch
            {
                0 => DocumentReader.Read(text),
                1 => DocumentReader.Read($"Let $${text}$$ be"),
                2 => DocumentReader.Read(text, SyntaxMode.Latex),
                _ => DocumentReader.Read(text, SyntaxMode.Plain),
            };
            return index / 4 % BoundOneIn == 0 ? PageBinder.Bind(page, new PageOptions()).Claims.Count() : 0;
        }
    }

    private static double Timed(Func<int> read)
    {
        var start = Stopwatch.GetTimestamp();
        read();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static string[] Formulas()
    {
        var tables = string.Join('\n', ReaderTables.Spellings, ReaderTables.Derivations, ReaderTables.Page, ReaderTables.Plain).Split('\n').Select(static row => row.Split("  ⟶  ")[0].Trim());
        var cookbook = File.ReadLines(Path.Combine(SourceTree.Root, "tests", "Gradus.Tests", "Documentation", "cookbook-entries.md")).Where(static row => row.StartsWith('|')).SelectMany(static row => row.Trim('|').Split('|')).Select(static cell => cell.Trim()).Where(static cell => cell.StartsWith('`')).Select(static cell => cell.Trim('`'));
        return [.. FuzzInputs.Formulas, .. tables.Concat(cookbook).Where(static text => text.Length > 2)];
    }

    private static string[] Pages() => [.. FuzzInputs.Pages, .. Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "samples")).Order(StringComparer.Ordinal).Select(File.ReadAllText)];
}
