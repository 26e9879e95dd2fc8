using Gradus.Binding;
using Gradus.Checking.Answers;
using Gradus.Checking.Contract;
using Gradus.Checking.Equivalence;
using Gradus.Checking.Sources;
using Gradus.Expressions;
using Gradus.Rendering;
using Gradus.Syntax;
using Gradus.Tests.Architecture;
using Reading = Gradus.Binding.Reading;

namespace Gradus.Tests.Pages;

/// <summary>What a check prints of a page, put back into that page, is the same formula there: readings, mended lines and steps, in plain text, Unicode and LaTeX.</summary>
public sealed class PrintedPagesProperties
{
    private static readonly Judge Judge = new(20_261_201);

    public static TheoryData<string> Samples => [.. Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "samples")).Select(static f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Lines_printed_of_a_sample_can_be_put_back_into_it(string sample)
    {
        var page = new PageAgain(File.ReadAllText(Path.Combine(SourceTree.Root, "samples", sample)));
        var failures = Readings(page).Concat(Mended(page)).ToList();
        Assert.True(failures.Count == 0, $"{failures.Count}\n{string.Join('\n', failures)}");
    }

    /// <summary>How each claim was read, against what was judged; of a loss that the page leaves open a reading says what is held, as no page would write it.</summary>
    private static IEnumerable<string> Readings(PageAgain page)
    {
        foreach (var (claim, finding, info) in page.Judged.Where(static j => j.Info is { Latex: not null, Repair: null } && j.Finding.Sides is { } s && !HasHeld(s.Left) && !HasHeld(s.Right)))
        {
            var (left, right) = finding.Sides!.Value;
            var text = Notations.Of(left, Written.Sign(claim.Kind), right);
            Assert.Equal((text.Unicode, text.Latex), (info.Reading, info.Latex));
            foreach (var line in new[] { text.Plain, text.Unicode, text.Latex })
            {
                var (again, problem) = page.Read(line);
                if (again.Count == 0) yield return $"line {info.Line} is not read ({problem}): {line}";
                else if (!again.Exists(r => Same(r.Left, left) && Same(r.Right, right))) yield return $"line {info.Line} comes back as another: {line}";
            }
        }
    }

    /// <summary>Mended lines and steps: the three notations say the same.</summary>
    private static IEnumerable<string> Mended(PageAgain page)
    {
        var repairs = page.Judged.Select(static j => j.Info.Repair).OfType<RepairInfo>().Select(static r => (r.Plain, Unicode: r.Unicode!, r.Latex));
        foreach (var lines in repairs.Concat(page.Corrected.Select(static s => (s.Plain, Unicode: s.Unicode ?? s.Plain, s.Latex))))
        {
            List<Reading>? first = null;
            foreach (var line in new[] { lines.Plain, lines.Unicode, lines.Latex })
            {
                var (again, problem) = page.Read(line);
                if (again.Count == 0) yield return $"not read ({problem}): {line}";
                else if (first is { } before && !again.Exists(r => before.Exists(b => Same(b.Left, r.Left) && Same(b.Right, r.Right)))) yield return $"says another thing than {lines.Plain}: {line}";
                else first ??= again;
            }
        }
    }

    /// <summary>True where dL_dY stands, as programs write ∂L/∂Y.</summary>
    private static bool HasHeld(Expr e) => e.Symbols().Any(static s => SymbolName.Quotient(s.Name) is not null);

    private static bool Same(Expr a, Expr b) => a.Equals(b) || (a.Shape == b.Shape && Judge.Equal(a, b).Holds);
}
