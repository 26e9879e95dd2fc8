using System.Collections.Concurrent;
using System.Globalization;
using Gradus.Binding;
using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Syntax;
using Gradus.Tests.Architecture;
using Gradus.Tests.Syntax;

namespace Gradus.Tests.Laws;

/// <summary>Whatever is written, the reader comes to an end after little work and without an exception, from text to syntax and, for some texts, to claims with shapes.</summary>
/// <remarks>What is spoiled are formulas and pages that people wrote: the tables of the reader's tests, the cookbook, the samples. The judge is not asked; <see cref="FuzzProperties"/> asks it.</remarks>
public sealed class ReaderFuzzProperties
{
    private const int Inputs = 20_000;
    private const long MostNodes = 400_000;
    private const int MostShown = 12;
    private const ulong Seed = 20_261_123;

    /// <summary>Pages take longer than formulas, so they come once in so many times.</summary>
    private const int PagesOneIn = 50;

    /// <summary>Finding the shapes of a spoiled text takes a hundred times as long as reading it, so it is done once in so many times.</summary>
    private const int BoundOneIn = 100;

    [Fact]
    public void Spoiled_texts_are_read()
    {
        var (formulas, pages) = (Formulas(), Pages());
        string[] all = [.. formulas, .. pages];
        var (failures, count, bound, most) = (new ConcurrentDictionary<int, string>(), Law.Count(Inputs), 0L, new ConcurrentBag<long>());
        Parallel.For(0, count, new ParallelOptions { CancellationToken = TestContext.Current.CancellationToken }, index =>
        {
            using var effort = Effort.Until(CancellationToken.None);
            try
            {
                Interlocked.Add(ref bound, Read(index));
            }
            catch (Exception problem)
            {
                failures[index] = $"{problem.GetType().Name}: {problem.Message}\n{string.Join('\n', problem.StackTrace!.Split('\n').Take(6))}";
            }
            if (effort.Spent > MostNodes / 4) most.Add(effort.Spent);
            if (effort.Spent > MostNodes) failures[index] = string.Create(CultureInfo.InvariantCulture, $"slow: {effort.Spent} nodes");
        });
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} texts, {bound} claims in those that were bound; {most.Count} over {MostNodes / 4} nodes, at most {most.DefaultIfEmpty().Max()}"));
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

    private static string[] Formulas()
    {
        var tables = string.Join('\n', ReaderTables.Spellings, ReaderTables.Derivations, ReaderTables.Page, ReaderTables.Plain).Split('\n').Select(static row => row.Split("  ⟶  ")[0].Trim());
        var cookbook = File.ReadLines(Path.Combine(SourceTree.Root, "tests", "Gradus.Tests", "Documentation", "cookbook-entries.md")).Where(static row => row.StartsWith('|')).SelectMany(static row => row.Trim('|').Split('|')).Select(static cell => cell.Trim()).Where(static cell => cell.StartsWith('`')).Select(static cell => cell.Trim('`'));
        return [.. FuzzInputs.Formulas, .. tables.Concat(cookbook).Where(static text => text.Length > 2)];
    }

    private static string[] Pages() => [.. FuzzInputs.Pages, .. Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "samples")).Order(StringComparer.Ordinal).Select(File.ReadAllText)];
}
