using System.Runtime.CompilerServices;
using Gradus.Binding;
using Gradus.Checking;
using Gradus.Checking.Contract;
using Gradus.Checking.Equivalence;
using Gradus.Syntax;

namespace Gradus.Tests.Derivatives;

/// <summary>Every row of textbooks.md: derived, with steps, and equal to the book's answer.</summary>
public sealed class TextbookTests
{
    private static readonly Judge Judge = new(Seeds.Fresh());

    public static IEnumerable<TheoryDataRow<string, string, string, string, string>> Rows()
    {
        var section = "";
        foreach (var line in File.ReadLines(Path.Combine(Folder(), "textbooks.md")))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal)) section = line[3..];
            if (!line.StartsWith('|') || line.StartsWith("| source", StringComparison.Ordinal) || line.StartsWith("|---", StringComparison.Ordinal)) continue;
            var cells = line.Trim('|').Split(" | ").Select(static c => c.Trim().Trim('`')).ToArray();
            yield return new(section, cells[1], cells[2], cells[3], cells[4]);
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_derivative_is_the_books(string section, string function, string by, string symbols, string expected)
    {
        var (shapes, words) = Declarations(symbols);
        var request = new DeriveRequest(function, by, section.StartsWith("Hessian", StringComparison.Ordinal) || section.StartsWith("Second", StringComparison.Ordinal) ? 2 : 1)
        {
            Variables = shapes,
            Assumptions = words,
            Form = section == "Differentials" ? DerivativeForm.Differential : DerivativeForm.Derivative,
            Structure = section.Contains("independent", StringComparison.Ordinal) ? StructureMeaning.Independent
                : section.Contains("tangent", StringComparison.Ordinal) || section.StartsWith("Diagonal", StringComparison.Ordinal) || section.StartsWith("Orthogonal", StringComparison.Ordinal) ? StructureMeaning.Tangent
                : StructureMeaning.Unconstrained,
            Syntax = InputSyntax.Plain,
        };
        var response = Service.Derive(request);
        Assert.True(response.Ok, response.Error?.Message);
        var answer = response.Result!.Kronecker ?? response.Result.Plain;
        Assert.True(Same(answer, expected, by, shapes, words), $"{answer} is not {expected}");
        Assert.NotEmpty(response.Steps);
        Assert.True(Same(response.Result.Kronecker is null ? response.Result.Plain : answer, answer, by, shapes, words), "the result cannot be fed back in");
    }

    [Fact]
    public void A_wrong_answer_would_be_noticed() =>
        Assert.False(Same("A*(B + B')", "A*(B + B)", "A", new() { ["A"] = new ShapeInfo("m", "n"), ["B"] = new ShapeInfo("n", "n") }, []));

    private static bool Same(string a, string b, string by, Dictionary<string, ShapeInfo> shapes, Dictionary<string, IReadOnlyList<string>> words)
    {
        var known = shapes.ToDictionary(static s => s.Key, static s => s.Value.Sizes);
        var (context, problem) = ExpressionBinder.Context(known, words);
        Assert.Null(problem);
        var bound = FormulaBinder.BindEquation(PlainReader.Read(a).First!, PlainReader.Read(b).First!, context! with { Variables = new HashSet<string> { by } });
        Assert.True(bound.Problem is null, $"{a} = {b}: {bound.Problem?.Message}");
        return Judge.Equal(bound.Left!, bound.Right!).Holds;
    }

    private static (Dictionary<string, ShapeInfo> Shapes, Dictionary<string, IReadOnlyList<string>> Words) Declarations(string symbols)
    {
        var (shapes, words) = (new Dictionary<string, ShapeInfo>(), new Dictionary<string, IReadOnlyList<string>>());
        foreach (var part in symbols.Split("; "))
        {
            var colon = part.IndexOf(": ", StringComparison.Ordinal);
            if (colon < 0)
            {
                var (name, word) = (part.Split(' ')[0], part.Split(' ')[1]);
                words[name] = [.. words.GetValueOrDefault(name, []), word];
                continue;
            }
            var sizes = part[(colon + 2)..] == "scalar" ? [] : part[(colon + 2)..].Split('x');
            shapes[part[..colon]] = new ShapeInfo(sizes is [var rows, "1"] ? [rows] : sizes);
        }
        return (shapes, words);
    }

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
