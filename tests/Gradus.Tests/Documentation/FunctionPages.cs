using System.Globalization;
using System.Text;
using Gradus.Checking;
using Gradus.Checking.Contract;
using Gradus.Checking.Equivalence;
using Gradus.Derivations;
using Gradus.Differentiation;
using Gradus.Expressions;
using Gradus.Rendering;
using Gradus.Shapes;
using Gradus.Simplification;
using Gradus.Syntax;

namespace Gradus.Tests.Documentation;

/// <summary>Writes docs/functions: a page for every function of the catalog, read off the function itself.</summary>
internal static class FunctionPages
{
    private const int Longest = 700;

    private static readonly Judge Judge = new(1);

    /// <summary>Every page by its file name.</summary>
    public static IReadOnlyDictionary<string, string> Write()
    {
        var pages = Catalog.All.AsParallel().ToDictionary(static f => f.Name + ".md", static f => Generated(Page(f)));
        pages.Add("README.md", Generated(Index()));
        return pages;
    }

    /// <summary>The formulas that stand on the page of a function.</summary>
    public static IEnumerable<Expr> Formulas(MatrixFunction function)
    {
        foreach (var use in FunctionCase.Of(function))
        {
            yield return use.Value;
            if (use.Variables.Count == 0) continue;
            var first = Simplifier.Simplify(Differentials.Of(use.Value, use.Variables, Directions(use)));
            yield return first;
            if (Second(use, first) is { } second) yield return second;
            foreach (var structured in use.Variables)
            {
                var x = Structures.Free(structured);
                var value = use.Value.Substitute(structured, x);
                var isTensor = Expressions.Derivative.ShapeOf(value.Shape, x.Shape, Layout.Default).IsTensor;
                if (Covered(() => Gradients.Of(value, x, isTensor ? Layout.Kronecker : Layout.Default)) is { } gradient) yield return gradient.Substitute(x, structured);
            }
        }
    }

    private static string Generated(string text) => Pages.Generated("tests/Gradus.Tests/Documentation/FunctionPages.cs from the catalog", text);

    private static string Index()
    {
        var page = new StringBuilder("""
            # Functions

            Every function that Gradus knows. A page says what it is, its differential with what follows from it, where it is defined, and how it is written.
            How to add one: [CONTRIBUTING.md](../../CONTRIBUTING.md).

            | name | written | what it is |
            |---|---|---|

            """);
        foreach (var function in Catalog.All)
        {
            var names = string.Join(", ", function.Aliases.Prepend(function.Name).Select(static n => $"`{n}`"));
            page.Append($"| [{names}]({function.Name}.md) | ${Notations.Of(FunctionCase.Of(function)[0].Value).Latex}$ | {SourceSummaries.Of(function.GetType()).Split(";")[0].TrimEnd('.')} |\n");
        }
        return page.ToString();
    }

    private static string Page(MatrixFunction function)
    {
        var cases = FunctionCase.Of(function);
        var page = new StringBuilder($"# {function.Name}\n\n{SourceSummaries.Of(function.GetType())}\n");
        if (function.Aliases.Count > 0) page.Append($"\nAlso called {string.Join(", ", function.Aliases.Select(static n => $"`{n}`"))}.\n");
        foreach (var use in cases)
        {
            if (cases.Count > 1) page.Append($"\n## Of {use.Shapes}\n");
            Table(page, function, use);
            Calculus(page, use, cases.Count > 1 ? "###" : "##");
        }
        if (!cases[0].Value.Shape.IsColumn && function is ElementwiseFunction && FunctionCase.OfColumn(function) is { } column) Jacobian(page, column);
        Example(page, function);
        if (RulePages.Names.Contains($"differential-of-{function.Name}")) page.Append($"\nAs a step of a derivation: [differential-of-{function.Name}](../rules/differential-of-{function.Name}.md).\n");
        return page.Append("\n[All functions](README.md)\n").ToString();
    }

    private static void Table(StringBuilder page, MatrixFunction function, FunctionCase use)
    {
        var written = Notations.Of(use.Value);
        page.Append($"\n| | |\n|---|---|\n| of | {use.Shapes} |\n| gives | {use.Result} |\n| written | ${written.Latex}$ |\n| plain | `{written.Plain}` |\n| LaTeX | `{written.Latex}` |\n| Unicode | {written.Unicode} |\n");
        if (function.Domain is not { } domain) return;
        var names = use.Value.Children.Select(static c => Notations.Of(c).Unicode).ToArray<object>();
        page.Append($"| needs | {string.Format(CultureInfo.InvariantCulture, domain, names)} |\n");
    }

    /// <summary>Differential, derivative and second differential.</summary>
    private static void Calculus(StringBuilder page, FunctionCase use, string level)
    {
        if (use.Variables.Count == 0)
        {
            page.Append($"\n{level} Differential\n\nIt stands in derivatives and is not differentiated again.\n");
            return;
        }
        var first = Simplifier.Simplify(Differentials.Of(use.Value, use.Variables, Directions(use)));
        page.Append($"\n{level} Differential\n\n");
        Equation(page, Differential.Of(use.Value, use.Variables), first);
        foreach (var x in use.Variables) Derivative(page, use, x, level);
        var left = $@"\mathrm{{d}}^{{2}} {Bracketed(use.Value)}";
        if (Second(use, first) is { } second) page.Append($"\n{level} Second differential\n\n{(Notations.Of(second).Latex is { Length: <= Longest } text ? $"$$ {left} = {text} $$" : "Its formula is too long to be of use.")}\n");
    }

    private static void Derivative(StringBuilder page, FunctionCase use, Symbol structured, string level)
    {
        // As derive does: every entry varies by itself, also that of a symmetric matrix.
        var x = Structures.Free(structured);
        use = use with { Value = use.Value.Substitute(structured, x) };
        var isTensor = Expressions.Derivative.ShapeOf(use.Value.Shape, x.Shape, Layout.Default).IsTensor;
        var layout = isTensor ? Layout.Kronecker : Layout.Default;
        var title = isTensor ? "Derivative" : use.Value.IsScalar && !x.IsScalar ? "Gradient" : x.IsScalar ? "Derivative" : "Jacobian";
        page.Append($"\n{level} {title}{(use.Variables.Count > 1 ? $" by {x.Name}" : "")}\n\n");
        if (Covered(() => Gradients.Of(use.Value, x, layout)) is { } value) Equation(page, Expressions.Derivative.Of(use.Value, x, layout), value);
        else if (Covered(() => Gradients.Open(Differentials.Of(use.Value, x), Symbol.Differential(x))) is { } entries) Entries(page, new IndexFormula(Expressions.Derivative.Of(use.Value, x), entries));
        else page.Append("It has four indices and no formula in matrix notation: use the differential.\n");
    }

    private static void Entries(StringBuilder page, IndexFormula entries)
    {
        Assert.True(StepCertifier.Accepts(Judge, Step.By(Rules.Deltas, entries)), Notations.Of(entries).Unicode);
        page.Append($"Matrix notation has no formula for it; entry by entry,\n\n$$ {Notations.Of(entries).Latex} $$\n");
    }

    private static void Jacobian(StringBuilder page, FunctionCase column)
    {
        page.Append("\n## Jacobian of a column\n\n");
        Equation(page, Expressions.Derivative.Of(column.Value, column.Variables[0]), Gradients.Of(column.Value, column.Variables[0])!);
    }

    private static void Equation(StringBuilder page, Expr left, Expr right)
    {
        var judgement = Judge.Equal(left, right);
        Assert.True(judgement.Holds, $"{Notations.Of(left).Unicode} = {Notations.Of(right).Unicode}: {judgement}");
        page.Append($"$$ {Notations.Of(left, RelationKind.Equal, right).Latex} $$\n");
    }

    private static Expr? Second(FunctionCase use, Expr first) => Covered(() => Simplifier.Simplify(Differentials.Of(first, use.Variables, Directions(use))));

    private static T? Covered<T>(Func<T?> formula)
        where T : class
    {
        try
        {
            return formula();
        }
        catch (Exception e) when (e is NotCoveredException or ShapeException)
        {
            return null;
        }
    }

    private static void Example(StringBuilder page, MatrixFunction function)
    {
        var response = Service.Verify(new VerifyRequest(function.Example) { Syntax = InputSyntax.Plain });
        Assert.True(response.Ok && response.Verdict is Verdict.Holds or Verdict.Conditional, $"{function.Example}: {response.Error?.Message ?? response.Verdict.ToString()}");
        var certainty = response.Claims[0].Certainty!.Status.ToString().ToLowerInvariant();
        page.Append($"\n## Example\n\n`gradus verify \"{function.Example}\"` says: {response.Claims[0].Text}, {response.Verdict.ToString().ToLowerInvariant()} ({certainty}).\n");
    }

    private static Expr[] Directions(FunctionCase use) => [.. use.Variables.Select(static x => (Expr)Symbol.Differential(x))];

    private static string Bracketed(Expr value) => Notations.Of(Differential.Of(value, Symbol.Of("?", value.Shape))).Latex is var text && text.StartsWith('d') ? text[1..].Trim() : text;
}
