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

    /// <summary>How Ä is written in names.</summary>
    public const string TwoDots = "_ddot";

    /// <summary>The parameter by which a prime differentiates, on a page with such functions that transposes in another way; null elsewhere.</summary>
    public string? Primes { get; private set; }

    /// <summary>For a text that says that a prime means a transpose.</summary>
    public void TakePrimesForTransposes() => Primes = null;

    /// <summary>h of A(t + h), where the page has no other such step; null elsewhere.</summary>
    public string? Step { get; private set; }

    /// <summary>A of Ȧ and Ä, and any other name as it is.</summary>
    public static string Stem(string name) => name.EndsWith(TwoDots, StringComparison.Ordinal) ? name[..^TwoDots.Length] : name.EndsWith(Dot, StringComparison.Ordinal) ? name[..^Dot.Length] : name;

    /// <summary>The names of a page that are written as A(t), or differentiated by a scalar of which nothing says how they depend on it.</summary>
    public static Dependents Of(IEnumerable<SyntaxNode> sides, IReadOnlyDictionary<string, Definition> definitions, SourceText source)
    {
        var found = new Dependents();
        var nodes = sides.SelectMany(SyntaxNames.All).ToList();
        var parameters = nodes.OfType<DerivativeSyntax>().Where(static d => d is { By: not null, Spelling: not DerivativeSpelling.Prime }).Select(static d => ParameterOf(d.By!)).Concat(Arguments(nodes)).OfType<string>().Where(p => !definitions.ContainsKey(p)).ToHashSet();
        var time = parameters.Where(IsTime).Take(2).ToList() is [var one] ? one : parameters.Count == 1 && parameters.First() is "theta" or ['t', 'h', 'e', 't', 'a', '_', ..] ? parameters.First() : "t";
        var names = nodes.OfType<NameSyntax>().Select(static n => n.Name).ToHashSet();
        var only = nodes.OfType<DerivativeSyntax>().Select(static d => d.By).OfType<SyntaxNode>().Select(PageSurvey.Ordinary).OfType<NameSyntax>().Where(static n => n is { Bold: false, Arrow: false, Name: [>= 'a' and <= 'z'] }).GroupBy(static n => n.Name)
            .Where(g => !definitions.ContainsKey(g.Key) && nodes.OfType<NameSyntax>().Count(n => n.Name == g.Key) == g.Count()).Select(static g => g.Key).ToHashSet();
        var called = nodes.OfType<CallSyntax>().Select(static c => (c.Function, c.Span.Start)).ToHashSet();
        foreach (var node in nodes)
        {
            var (name, parameter) = node switch
            {
                NameSyntax rate when Stem(rate.Name) is var stem && stem != rate.Name && names.Contains(stem) => (stem, time),
                CallSyntax { Arguments: [var argument] } call when PageSurvey.Ordinary(argument) is NameSyntax by && parameters.Contains(by.Name) => (Stem(call.Function), by.Name),
                DerivativeSyntax { Of: { } of, By: { } by, Spelling: not DerivativeSpelling.Prime } when PageSurvey.Ordinary(of) is NameSyntax { Name: var alone } && (ParameterOf(by) ?? (PageSurvey.Ordinary(by) is NameSyntax { Name: var below } && only.Contains(below) ? below : null)) is { } scalar
                    && !definitions.ContainsKey(scalar) && (alone is [>= 'A' and <= 'Z', ..] or "Sigma" or "Lambda" || (alone is [>= 'a' and <= 'z'] && IsTime(scalar) && alone != scalar)) => (alone, scalar),
                _ => default,
            };
            if (name is not null && (!FunctionNames.IsFunctionLetter(name) || StandsAlone(name))) found.Add(name, parameter!, definitions);
        }
        found.FindPrimes(nodes, definitions, source);
        found.FindStep(nodes);
        return found;

        // G of G(s) is a matrix and no function of whatever stands in the brackets where the text has it by itself.
        bool StandsAlone(string name) => name is [>= 'A' and <= 'Z'] && nodes.OfType<NameSyntax>().Any(n => n.Name == name && !called.Contains((name, n.Span.Start)));
    }

    private void Add(string name, string parameter, IReadOnlyDictionary<string, Definition> definitions)
    {
        if (name.Split('_')[0] is not ([_] or "Sigma" or "Lambda" or "Theta" or "Omega" or "Phi" or "Psi" or "Gamma" or "mu" or "beta") || definitions.ContainsKey(name) || Expressions.Catalog.Find(name) is not null || name is NodeBinder.Logistic or "I" or "d" or "E") return;
        if (!byParameter.TryGetValue(parameter, out var dependent)) byParameter.Add(parameter, dependent = []);
        if (!dependent.Contains(name)) dependent.Add(name);
    }

    /// <summary>t of A(t) and A(t + h), where it stands nowhere else but below a d.</summary>
    private static IEnumerable<string> Arguments(List<SyntaxNode> nodes)
    {
        var within = new HashSet<(string, int)>();
        var called = new HashSet<string>();
        foreach (var node in nodes)
        {
            if (node is DerivativeSyntax { By: { } by } && PageSurvey.Ordinary(by) is NameSyntax below) within.Add((below.Name, below.Span.Start));
            if (node is CallSyntax { Function: var function, Arguments: [NameSyntax argument] } && Stem(function) is [_] && IsTime(argument.Name))
            {
                within.Add((argument.Name, argument.Span.Start));
                called.Add(argument.Name);
            }
            if (node is ProductSyntax product) foreach (var (point, _) in product.Factors.Skip(1).Select(StepOf).OfType<(NameSyntax, SyntaxNode)>()) within.Add((point.Name, point.Span.Start));
        }
        called.ExceptWith(nodes.OfType<NameSyntax>().Where(n => !within.Contains((n.Name, n.Span.Start))).Select(static n => n.Name));
        return called;
    }

    /// <summary>On a page that also writes Aᵀ, and has functions of one scalar, A′ is the derivative of one of them.</summary>
    private void FindPrimes(List<SyntaxNode> nodes, IReadOnlyDictionary<string, Definition> definitions, SourceText source)
    {
        if (byParameter.Count != 1) return;
        var (parameter, _) = byParameter.First();
        var marks = nodes.OfType<UnarySyntax>().Where(static u => u.Kind is UnaryKind.Transpose or UnaryKind.Prime).ToLookup(u => NodeBinder.IsPrimed(u, source));
        if (!marks[true].Any() || !marks[false].Any()) return;
        Primes = parameter;
        foreach (var of in marks[true].Select(static u => PageSurvey.Ordinary(u.Operand)).OfType<NameSyntax>()) if (!FunctionNames.IsFunctionLetter(of.Name)) Add(of.Name, parameter, definitions);
    }

    private void FindStep(List<SyntaxNode> nodes)
    {
        var steps = nodes.OfType<ProductSyntax>().SelectMany(p => p.Factors.Zip(p.Factors.Skip(1))).Select(f => PageSurvey.Ordinary(f.First) is NameSyntax of && StepOf(f.Second) is var (point, step) && On(point.Name).Contains(of.Name) ? step : null).OfType<SyntaxNode>().ToList();
        if (steps.Count > 0 && steps.TrueForAll(static s => s is NameSyntax) && steps.Cast<NameSyntax>().Select(static s => s.Name).Distinct().Take(2).ToList() is [var only]) Step = only;
    }

    /// <summary>t and h of (t + h), whatever marks stand behind it; null for anything else.</summary>
    public static (NameSyntax Point, SyntaxNode Step)? StepOf(SyntaxNode node) => NodeBinder.Marked(node) is GroupSyntax group && PageSurvey.Ordinary(group) is SumSyntax { Terms: [NameSyntax point, var step] } && IsTime(point.Name) ? (point, step) : null;

    /// <summary>The name of a scalar to differentiate by: t, θ, θ_j; null for what is usually a vector or a matrix.</summary>
    private static string? ParameterOf(SyntaxNode by) => PageSurvey.Ordinary(by) switch
    {
        NameSyntax { Bold: false, Arrow: false } name when IsScalarLetter(name.Name) => name.Name,
        IndexedSyntax { Of: NameSyntax { Name: "theta" }, Indices: [NameSyntax index] } => "theta_" + index.Name,
        _ => null,
    };

    private static bool IsTime(string name) => (name.Length == 1 && Letters.Contains(name[0], StringComparison.Ordinal)) || name == "tau";

    private static bool IsScalarLetter(string name) => IsTime(name) || name is "theta" or "lambda" or "alpha" or "epsilon" or "varepsilon" or "sigma" || name.StartsWith("theta_", StringComparison.Ordinal);
}
