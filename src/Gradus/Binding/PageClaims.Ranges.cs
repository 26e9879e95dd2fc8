using Gradus.Shapes;
using Gradus.Syntax;

namespace Gradus.Binding;

/// <summary>Claims with sums that run over other indices than there are entries.</summary>
internal sealed partial class PageClaims
{
    private const int MostEntries = 20;

    private static IEnumerable<SyntaxNode> Nodes(PageLink link) => SyntaxNames.All(link.Left!).Concat(SyntaxNames.All(link.Right!));

    /// <summary>True for the place of x_i where the text says how long x is, and x is no family of vectors.</summary>
    private bool IsOfStatedLength(SourceSpan span, PageLink link) => Nodes(link).OfType<IndexedSyntax>()
        .Any(i => i.Span == span && i.Of is NameSyntax { Name: var name } && context.Declared.ContainsKey(name)
            && !(i.Indices.Count == 1 && survey.Usage.IsFamily(name)));

    /// <summary>A sum to 3 over n entries is judged where n is a larger number: what is false there is false, and what is true
    /// there need not be true elsewhere. One to m over n entries does not fit.</summary>
    private Claim OutOfRange(Claim claim, PageLink link, BindingProblem problem)
    {
        if (Bounds(link) is not { } most || !HasOpenSizes(link)) return WithProblem(claim, problem) with { Read = Alone, Left = Alone(link.Left!), Right = Alone(link.Right!) };
        return AmongMore(link, most) is { } instance ? claim with { Readings = [instance], Left = instance.Left, Right = instance.Right }
            : claim with { Problem = problem with { Code = BindingProblem.Unsupported } };
    }

    private bool HasOpenSizes(PageLink link) => SyntaxNames.Of(link.Left!).Union(SyntaxNames.Of(link.Right!))
        .Any(n => context.Declared.TryGetValue(n, out var shape) && !(shape.Rows.IsNumber && shape.Columns.IsNumber));

    /// <summary>The largest number to which the claim sums; null where a sum has other bounds.</summary>
    private static long? Bounds(PageLink link)
    {
        long most = 0;
        foreach (var sum in Nodes(link).OfType<SummationSyntax>())
        {
            if (sum.Upper is null || PageSurvey.Ordinary(sum.Upper) is not NumberSyntax { Value: { IsInteger: true } last } || last > MostEntries) return null;
            most = Math.Max(most, (long)last.Numerator);
        }
        return most;
    }

    /// <summary>The claim where all declared sizes are numbers beyond this one.</summary>
    private Reading? AmongMore(PageLink link, long most)
    {
        var names = context.Declared.Values.SelectMany(static s => s.Rows.Names.Concat(s.Columns.Names)).Distinct().ToList();
        var shapes = context.Declared.ToDictionary(static d => d.Key, d => new Shape(Numbered(d.Value.Rows), Numbered(d.Value.Columns)));
        var numbered = context with { Declared = shapes };
        var other = new Solver(new Scope(numbered), numbered, survey.Usage) { HighestCost = HighestCost, MostNodes = MostNodesOfOthers };
        var solved = other.Solve([link.Left!, link.Right!], [link.Sign], 1);
        return solved.Readings.Count == 0 ? null : Readings(solved)[0] with { Ordinary = false, Note = Reading.Instance };

        Size Numbered(Size size) => size.Substitute(name => names.IndexOf(name) is >= 0 and var k ? Size.Of(most + 1 + k) : null);
    }
}
