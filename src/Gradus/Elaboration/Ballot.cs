namespace Gradus.Elaboration;

/// <summary>What the clues of a page say for and against the readings of its names, in bits: more is less likely.</summary>
internal sealed class Ballot
{
    private readonly Dictionary<(Name Name, Priors.Kind Kind), int> kinds = [];
    private readonly Dictionary<Name, int> variables = [];
    private readonly HashSet<Name> indices = [];
    private readonly HashSet<Name> functions = [];
    private readonly Dictionary<Name, int> entries = [];
    private readonly HashSet<Name> counts = [];
    private readonly HashSet<Name> indexed = [];

    /// <summary>Says that a name is hardly of a kind.</summary>
    public void Against(Name name, Priors.Kind kind, int bits) => kinds[(name, kind)] = kinds.GetValueOrDefault((name, kind)) + bits;

    /// <summary>Says that a page differentiates by a name.</summary>
    public void IsVariable(Name name) => variables[name] = variables.GetValueOrDefault(name) + 1;

    /// <summary>Says that a letter counts entries.</summary>
    public void IsIndex(Name name) => indices.Add(name);

    /// <summary>Says that a name is applied to what stands in brackets behind it.</summary>
    public void IsFunction(Name name) => functions.Add(name);

    /// <summary>Says that what a name has with an index is hardly a number.</summary>
    public void AgainstEntries(Name name, int bits) => entries[name] = Math.Max(entries.GetValueOrDefault(name), bits);

    /// <summary>What speaks against a name with an index being a number.</summary>
    public int BitsOfEntries(Name name) => entries.GetValueOrDefault(name);

    /// <summary>Says that a letter that counts stands below a name.</summary>
    public void HasIndex(Name name) => indexed.Add(name);

    /// <summary>True for a name below which a letter stands that counts.</summary>
    public bool IsIndexed(Name name) => indexed.Contains(name);

    /// <summary>Says that a letter is a number of things: N of 1/N before a sum.</summary>
    public void IsCount(Name name) => counts.Add(name);

    /// <summary>True for a letter that is a number of things.</summary>
    public bool IsNumberOfThings(Name name) => counts.Contains(name);

    /// <summary>The letters that are numbers of things.</summary>
    public IReadOnlyCollection<Name> NumbersOfThings => counts;

    /// <summary>True for a name that the page differentiates by.</summary>
    public bool IsDifferentiatedBy(Name name) => variables.ContainsKey(name);

    /// <summary>What speaks against a kind, beyond custom.</summary>
    public int BitsOf(Name name, Priors.Kind kind) => kinds.GetValueOrDefault((name, kind));

    /// <summary>How unlikely a name is as the variable of a derivative that names none.</summary>
    public int BitsOfVariable(Name name) => variables.ContainsKey(name) ? 0 : variables.Count > 0 ? 3 : 1;

    /// <summary>True for a letter that counts entries somewhere.</summary>
    public bool Counts(Name name) => indices.Contains(name);

    /// <summary>True for a name that is applied somewhere.</summary>
    public bool Applies(Name name) => functions.Contains(name);
}
