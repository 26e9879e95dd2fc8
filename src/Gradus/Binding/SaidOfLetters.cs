using System.Text.RegularExpressions;
using Gradus.Expressions;
using Gradus.Syntax;

namespace Gradus.Binding;

/// <summary>What a page says of its letters in words and formulas, by place: properties, matrices that commute, vectors whose
/// entries sum to one.</summary>
internal sealed partial class SaidOfLetters
{
    private readonly List<(string Name, int Place)> commuting = [];
    private readonly List<(string Name, int Place)> constrained = [];
    private readonly List<(string Name, int Place)> summing = [];
    private readonly List<(string Name, int Place)> perhapsSumming = [];

    private SaidOfLetters(PlacedAssumptions placed) => Placed = placed;

    public PlacedAssumptions Placed { get; }

    /// <summary>Nothing is said, as of an identity that somebody asks about.</summary>
    public static SaidOfLetters Nothing(SourceText source) => new(new PlacedAssumptions(Outline.Of(source), []));

    /// <summary>The names that commute where this formula stands.</summary>
    public IReadOnlyList<string> Commuting(int place) => At(commuting, place);

    /// <summary>The names of which a condition is kept in mind where this formula stands.</summary>
    public HashSet<string> Constrained(int place) => [.. At(constrained, place), .. Placed.Names.Where(n => (Placed.Of(n, place) & Scope.Constraints) != 0)];

    /// <summary>Takes in a name on which a formula sets a condition.</summary>
    public void Constrain(string name, int place) => constrained.Add((name, place));

    /// <summary>y of "Σ y_i = 1", and of "y is one-hot", where this formula stands.</summary>
    public IReadOnlyList<string> SummingToOne(int place) => At(summing, place);

    /// <summary>Every vector of a text that speaks of one-hot vectors, but does not say which they are.</summary>
    public IReadOnlyList<string> MaySumToOne(int place) => At(perhapsSumming, place);

    private List<string> At(List<(string Name, int Place)> said, int place) =>
        [.. said.Where(s => Placed.Holds(s.Place, place)).Select(static s => s.Name).Distinct()];

    /// <summary>What the page says.</summary>
    public static SaidOfLetters Of(DocumentSyntax document, PageSurvey survey)
    {
        var outline = Outline.Of(document.Source);
        var displays = document.Formulas.Where(static f => f.Display && f.Span.Length > 0).GroupBy(static f => f.Block)
            .Select(static b => b.First().Span.To(b.Last().Span)).OrderBy(static s => s.Start).ToList();
        var placed = new PlacedAssumptions(outline, displays) { RefersTo = (later, earlier) => Refers(document, survey, later, earlier) };
        var said = new SaidOfLetters(placed);
        foreach (var (name, place) in Renewed(document)) said.Placed.Add(name, Properties.None, place, renews: true);
        foreach (var declaration in document.Declarations.OrderBy(static d => d.Span.Start))
        {
            said.Placed.Add(declaration.Name, DeclaredNames.PropertiesOf(declaration.Properties), declaration.Span.Start);
            if (declaration.Properties.Contains("commuting")) said.commuting.Add((declaration.Name, declaration.Span.Start));
        }
        said.TakeFormulas(document, survey);
        return said;
    }

    private void TakeFormulas(DocumentSyntax document, PageSurvey survey)
    {
        var diagonalizes = document.Formulas.Any(PageWords.Diagonalizes);
        foreach (var formula in document.Formulas)
        {
            var place = formula.Span.Start;
            if (diagonalizes && StatedProperties.OfDecomposition(formula) is var (q, d))
            {
                Placed.Add(q, Properties.Orthogonal | Properties.Invertible, place);
                Placed.Add(d, Properties.Diagonal, place);
            }
            var (names, properties) = StatedProperties.Of(formula);
            if (names.Count == 2) commuting.AddRange(names.Select(n => (n, place)));
            // Under a condition such as uᵀu = 1 the derivative by u is still the unconstrained one.
            else if (names.Count == 1 && (properties == Properties.Symmetric || !survey.DerivativeVariables.Contains(names[0])))
                Placed.Add(names[0], properties, place);
            if (StatedProperties.SummingToOne(formula) is { } stated) summing.Add((stated, place));
            if (PageWords.IsSaidToSumToOne(formula)) summing.Add((((NameSyntax)formula.Relation!.First!).Name, place));
        }
        if (summing.Count > 0 || document.Formulas.FirstOrDefault(PageWords.SumsToOne) is not { } speaks) return;
        perhapsSumming.AddRange(survey.Usage.Names.Where(static n => n is [>= 'a' and <= 'z', ..]).Select(n => (n, speaks.Span.Start)));
    }

    /// <summary>The letters that begin anew: "for any A", "now let A be an arbitrary matrix", "let A ∈ ℝ^{n×n}".</summary>
    private static IEnumerable<(string Name, int Place)> Renewed(DocumentSyntax document)
    {
        foreach (var formula in document.Formulas)
        {
            if (formula is not { Display: false, Relation: { Links.Count: 0, First: { } first } } || PageSurvey.Ordinary(first) is not NameSyntax name) continue;
            if (AnyBefore().IsMatch(formula.WordsBefore) || AnyBehind().IsMatch(formula.WordsAfter)) yield return (name.Name, formula.Span.Start);
        }
        foreach (var declaration in document.Declarations.Where(static d => d.Sizes is not null || d.Properties is ["square"]))
        {
            var lead = new SourceSpan(Math.Max(0, declaration.Span.Start - LongestLead), Math.Min(LongestLead, declaration.Span.Start));
            if (Let().IsMatch(document.Source.Slice(lead))) yield return (declaration.Name, declaration.Span.Start);
        }
    }

    private const int LongestLead = 40;

    /// <summary>True where a formula of the later section uses a name that the earlier one defines, and the later one does not.</summary>
    private static bool Refers(DocumentSyntax document, PageSurvey survey, Outline.Section later, Outline.Section earlier)
    {
        var defined = survey.Definitions.Values.Where(d => earlier.Holds(d.Body.Span.Start) && d.Body.Span.Length > 0)
            .Select(static d => d.Name).ToHashSet();
        return defined.Count > 0 && document.Formulas.Where(f => later.Holds(f.Span.Start))
            .SelectMany(static f => f.Relation?.Sides() ?? []).SelectMany(SyntaxNames.All)
            .Any(n => (n is NameSyntax name && defined.Contains(name.Name)) || (n is CallSyntax call && defined.Contains(call.Function)));
    }

    [GeneratedRegex(@"\b(any|every|arbitrary|general|whatever)( [\w-]+){0,3}\W*$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 600_000)]
    private static partial Regex AnyBefore();

    [GeneratedRegex(@"^\W*(is|be|are) (now )?(an? |any )?(\w+ )?(arbitrary|general|any)\b",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 600_000)]
    private static partial Regex AnyBehind();

    [GeneratedRegex(@"\b(let|for|any|every|arbitrary|general)\b[^.;:\n]*$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 600_000)]
    private static partial Regex Let();
}
