using Gradus.Syntax;

namespace Gradus.Binding;

/// <summary>A(t): names that stand for functions of a scalar of which the text gives no formula, only their values A and their derivatives dA/dt.</summary>
/// <remarks>What holds for all values and derivatives at a point holds for every such function, since both can be chosen freely.</remarks>
internal sealed class Dependents
{
    private const string Letters = "strτ";

    private readonly Dictionary<string, List<string>> byParameter = [];

    /// <summary>Whether there are any.</summary>
    public bool Any => byParameter.Count > 0;

    /// <summary>The names that depend on a parameter; none for any other name.</summary>
    public IReadOnlyList<string> On(string parameter) => byParameter.GetValueOrDefault(parameter) ?? [];

    /// <summary>The parameter and the names that depend on it, of all parameters.</summary>
    public IEnumerable<(string Parameter, IReadOnlyList<string> Names)> All => byParameter.Select(static p => (p.Key, (IReadOnlyList<string>)p.Value));

    /// <summary>True for a name that depends on something.</summary>
    public bool Contains(string name) => byParameter.Values.Any(names => names.Contains(name));

    /// <summary>The name of dA/dt: Ȧ where A depends on t alone, else A with a mark for the parameter.</summary>
    public string DerivativeOf(string name, string parameter) =>
        byParameter.Where(p => p.Value.Contains(name)).Select(static p => p.Key).ToList() is var all && all.Count == 1 ? name + Dot : $"{name}{Dot}_{all.IndexOf(parameter) + 1}";

    /// <summary>How Ȧ is written in names.</summary>
    public const string Dot = "_dot";

    /// <summary>The names of a page that are written as A(t), or differentiated by a scalar of which nothing says how they depend on it.</summary>
    public static Dependents Of(IEnumerable<SyntaxNode> sides, IReadOnlyDictionary<string, Definition> definitions)
    {
        var found = new Dependents();
        var nodes = sides.SelectMany(SyntaxNames.All).ToList();
        var parameters = nodes.OfType<DerivativeSyntax>().Where(static d => d is { Order: 1, By: not null, Spelling: not DerivativeSpelling.Prime }).Select(static d => ParameterOf(d.By!)).OfType<string>().Where(p => !definitions.ContainsKey(p)).ToHashSet();
        var names = nodes.OfType<NameSyntax>().Select(static n => n.Name).ToHashSet();
        var only = nodes.OfType<DerivativeSyntax>().Select(static d => d.By).OfType<SyntaxNode>().Select(PageSurvey.Ordinary).OfType<NameSyntax>().Where(static n => n is { Bold: false, Arrow: false, Name: [>= 'a' and <= 'z'] }).GroupBy(static n => n.Name)
            .Where(g => !definitions.ContainsKey(g.Key) && nodes.OfType<NameSyntax>().Count(n => n.Name == g.Key) == g.Count()).Select(static g => g.Key).ToHashSet();
        foreach (var node in nodes)
        {
            var (name, parameter) = node switch
            {
                NameSyntax rate when rate.Name.EndsWith(Dot, StringComparison.Ordinal) && !definitions.ContainsKey(rate.Name) && names.Contains(rate.Name[..^Dot.Length]) => (rate.Name[..^Dot.Length], parameters.Count == 1 ? parameters.First() : "t"),
                CallSyntax { Arguments: [var argument] } call when PageSurvey.Ordinary(argument) is NameSyntax by && parameters.Contains(by.Name) => (call.Function, by.Name),
                DerivativeSyntax { Of: { } of, By: { } by, Order: 1, Spelling: not DerivativeSpelling.Prime } when PageSurvey.Ordinary(of) is NameSyntax { Name: [>= 'A' and <= 'Z', ..] or "Sigma" or "Lambda" } alone && (ParameterOf(by) ?? (PageSurvey.Ordinary(by) is NameSyntax { Name: var below } && only.Contains(below) ? below : null)) is { } scalar && !definitions.ContainsKey(scalar) => (alone.Name, scalar),
                _ => default,
            };
            if (name is null || name.Split('_')[0] is not ([_] or "Sigma" or "Lambda" or "Theta" or "Omega" or "Phi" or "Psi" or "Gamma" or "mu" or "beta") || definitions.ContainsKey(name) || FunctionNames.IsFunctionLetter(name) || Expressions.Catalog.Find(name) is not null || name is NodeBinder.Logistic or "I" or "d" or "E") continue;
            if (!found.byParameter.TryGetValue(parameter!, out var dependent)) found.byParameter.Add(parameter!, dependent = []);
            if (!dependent.Contains(name)) dependent.Add(name);
        }
        return found;
    }

    /// <summary>The name of a scalar to differentiate by: t, θ, θ_j; null for what is usually a vector or a matrix.</summary>
    private static string? ParameterOf(SyntaxNode by) => PageSurvey.Ordinary(by) switch
    {
        NameSyntax { Bold: false, Arrow: false } name when IsScalarLetter(name.Name) => name.Name,
        IndexedSyntax { Of: NameSyntax { Name: "theta" }, Indices: [NameSyntax index] } => "theta_" + index.Name,
        _ => null,
    };

    private static bool IsScalarLetter(string name) => (name.Length == 1 && Letters.Contains(name[0], StringComparison.Ordinal)) || name is "tau" or "theta" or "lambda" or "alpha" or "epsilon" or "varepsilon" or "sigma" || name.StartsWith("theta_", StringComparison.Ordinal);
}
