using Gradus.Expressions;
using Gradus.Syntax;

namespace Gradus.Binding;

/// <summary>What a text assumes of its letters, each from its place on, in its section and those below, until another takes
/// its place.</summary>
/// <remarks>What a section says that claims nothing itself, as one on notation, holds in the sections behind it; so does what one
/// says to which a later section refers by a name that it defines.</remarks>
internal sealed class PlacedAssumptions(Outline outline, IReadOnlyList<SourceSpan> displays)
{
    private const Properties Symmetries = Properties.Symmetric | Properties.Skew | Properties.Diagonal | Properties.PositiveDefinite;

    /// <summary>What is assumed, and whether the letter begins anew: "now let A be any square matrix".</summary>
    private sealed record Fact(string Name, Properties Properties, int From, Outline.Section Section, bool Renews);

    private readonly List<Fact> facts = [];
    private readonly HashSet<Outline.Section> claiming = [];
    private readonly Dictionary<(Outline.Section Later, Outline.Section Earlier), bool> referring = [];

    /// <summary>Where the formula stands that is read; null for what holds anywhere on the page.</summary>
    public int? Place { get; set; }

    /// <summary>Tells whether formulas of the later section use what the earlier one defines.</summary>
    public Func<Outline.Section, Outline.Section, bool> RefersTo { get; set; } = static (_, _) => false;

    /// <summary>Takes in what is said of a name at a place.</summary>
    public void Add(string name, Properties properties, int place, bool renews = false)
    {
        if (properties == Properties.None && !renews) return;
        facts.Add(new Fact(name, properties, outline.From(place, displays), outline.At(place), renews));
    }

    /// <summary>The section of a formula that claims something: what it assumes is for its own claims.</summary>
    public void Claims(int place)
    {
        for (var s = outline.At(place); s is not null; s = s.Parent) claiming.Add(s);
    }

    /// <summary>All that is assumed of a name anywhere.</summary>
    public Properties Anywhere(string name) =>
        facts.Where(f => f.Name == name).Aggregate(Properties.None, static (all, f) => all | f.Properties);

    /// <summary>What is assumed of a name where the formula stands that is read.</summary>
    public Properties Of(string name) => Place is { } place ? Of(name, place) : Anywhere(name);

    /// <summary>The names of which something is assumed.</summary>
    public IEnumerable<string> Names => facts.Select(static f => f.Name).Distinct();

    /// <summary>What is assumed of a name at a place.</summary>
    public Properties Of(string name, int place)
    {
        var known = Properties.None;
        foreach (var fact in facts.Where(f => f.Name == name && Holds(f.From, f.Section, place)).OrderBy(static f => f.From))
        {
            if (fact.Renews || (fact.Properties & Properties.Asymmetric) != 0) known &= ~(fact.Renews ? ~Properties.None : Symmetries);
            else if ((fact.Properties & Symmetries) != 0) known &= ~Properties.Asymmetric;
            known |= fact.Properties;
        }
        return known;
    }

    /// <summary>True where what is said at one place holds at the other.</summary>
    public bool Holds(int said, int place) => Holds(outline.From(said, displays), outline.At(said), place);

    private bool Holds(int from, Outline.Section section, int place)
    {
        if (from > place) return false;
        var here = outline.At(place);
        if (section.Holds(place)) return true;
        if (!claiming.Contains(section) && section.Parent is { } parent && parent.Holds(place)) return true;
        if (!referring.TryGetValue((here, section), out var refers)) referring.Add((here, section), refers = RefersTo(here, section));
        return refers;
    }
}
