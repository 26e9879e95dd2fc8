using Gradus.Syntax;

namespace Gradus.Binding;

/// <summary>Functions of which the page tells only what they depend on: the loss of backpropagation, Y = XW and ∂L/∂X = (∂L/∂Y)Wᵀ, f of φ(x) = f(Ax + b), and f of a = f(Wx) that works entry by entry.</summary>
/// <remarks>As far as first derivatives at one point go, a function with any derivative there is as good as any function: L is read as ∂L/∂Y : Y with ∂L/∂Y held.
/// Where a chain speaks of such a derivative beside something else, the author knows more of the function than the page says, and it is left alone.</remarks>
internal sealed class OpenFunctions
{
    /// <summary>Letters of a loss or another function whose values are numbers.</summary>
    private static readonly HashSet<string> Losses = ["L", "J", "E", "C", "l", "ell", "f", "g", "h", "phi", "psi", "loss", "Loss", "cost"];

    /// <summary>What the argument of a function is called where the page has no name for it.</summary>
    private static readonly string[] Arguments = ["u", "v", "s", "r"];

    private const int MostFunctions = 8;
    private const int LargestPage = 20_000;

    private readonly IReadOnlyDictionary<string, Definition> definitions;
    private readonly List<SyntaxNode> nodes;
    private readonly List<List<SyntaxNode>> chains = [];

    private OpenFunctions(List<FormulaSyntax> relations, IReadOnlyDictionary<string, Definition> definitions)
    {
        this.definitions = definitions;
        nodes = [.. relations.SelectMany(static f => f.Relation!.Sides()).SelectMany(SyntaxNames.All)];
        foreach (var formula in relations)
        {
            if (chains.Count == 0 || !formula.ContinuesPrevious || formula.Relation!.First is not null) chains.Add([]);
            chains[^1].AddRange(formula.Relation!.Sides());
        }
    }

    /// <summary>What such functions stand for.</summary>
    public static IReadOnlyList<Definition> Of(List<FormulaSyntax> relations, Usage usage, IReadOnlyDictionary<string, Definition> definitions)
    {
        var page = new OpenFunctions(relations, definitions);
        if (page.nodes.Count > LargestPage) return [];
        var losses = page.nodes.OfType<DerivativeSyntax>().Select(static d => NameOf(d.Of)).OfType<string>().Distinct().Where(n => usage.IsOnlyDifferentiated(n) && page.MayBeOpen(n)).ToList();
        var called = page.nodes.OfType<CallSyntax>().Select(static c => c.Function).Distinct().Where(page.MayBeOpen).ToList();
        return [.. called.Take(MostFunctions).Select(page.Called).Concat(losses.Except(called).Take(MostFunctions).Select(page.Loss)).OfType<Definition>()];
    }

    private bool MayBeOpen(string name) => Losses.Contains(name.Split('_')[0]) && !definitions.ContainsKey(name);

    private static string? NameOf(SyntaxNode? of) => of is not null && PageSurvey.Ordinary(of) is NameSyntax { Bold: false } name ? name.Name : null;

    private static bool IsOf(DerivativeSyntax derivative, IReadOnlySet<string> functions) => derivative.Of is { } of && (PageSurvey.Ordinary(of) is CallSyntax call ? functions.Contains(call.Function) : NameOf(of) is { } name && functions.Contains(name));

    /// <summary>L, of which the page writes nothing but derivatives.</summary>
    private Definition? Loss(string function)
    {
        HashSet<string> functions = [function];
        var derivatives = nodes.OfType<DerivativeSyntax>().Where(d => IsOf(d, functions)).ToList();
        var variables = derivatives.Select(static d => d.By is { } by ? PageSurvey.VariableOf(by) : null).Distinct().ToList();
        if (derivatives.Exists(static d => d.Order != 1) || variables.Contains(null) || IsDifferentiatedTwice(functions) || !chains.TrueForAll(chain => IsHomogeneous(chain, functions))) return null;
        var parts = variables.OfType<string>().Where(v => definitions.TryGetValue(v, out var part) && part.Parameters.Count == 0).ToDictionary(static v => v, MadeOf);
        var last = parts.Keys.Where(v => !parts.Values.Any(names => names.Contains(v))).ToList();
        if (last.Count == 0 || !variables.OfType<string>().All(v => last.Contains(v) || last.Exists(l => parts[l].Contains(v)))) return null;
        var span = derivatives[0].Span;
        SyntaxNode[] terms = [.. last.Select(v => new OpenFunctionSyntax(span, function, new NameSyntax(span, v)))];
        return new Definition(function, [], terms is [var only] ? only : new SumSyntax(span, terms));
    }

    /// <summary>f of f(Ax + b), which is taken nowhere else.</summary>
    private Definition? Called(string function)
    {
        var calls = nodes.OfType<CallSyntax>().Where(c => c.Function == function).ToList();
        if (calls is not [{ Arguments: [var argument] }, ..] || !calls.TrueForAll(c => c.Arguments is [var same] && SyntaxMatch.Same(Unfolded(same), Unfolded(argument))) || SyntaxNames.All(argument).Any(n => n is CallSyntax inner && MayBeOpen(inner.Function))) return null;
        // L of L = f(y) is f under another name.
        var functions = definitions.Values.Where(d => Losses.Contains(d.Name) && PageSurvey.Ordinary(d.Body) is CallSyntax whole && whole.Function == function).Select(static d => d.Name).Append(function).ToHashSet();
        var derivatives = nodes.OfType<DerivativeSyntax>().Where(d => IsOf(d, functions)).ToList();
        if (derivatives.Count == 0 || derivatives.Exists(static d => d.Order != 1) || IsDifferentiatedTwice(functions)) return null;
        HashSet<string> itself = [function];
        var own = derivatives.FindAll(d => IsOf(d, itself));
        var isEntrywise = own.Exists(static d => d.Spelling == DerivativeSpelling.Prime);
        if (isEntrywise && (!own.TrueForAll(static d => d.Spelling == DerivativeSpelling.Prime) || !nodes.Any(n => ScalesBy(n, functions)))) return null;
        if (!chains.TrueForAll(chain => !chain.Exists(side => isEntrywise ? IsSlope(side, functions) : Speaks(side, functions)) || chain.TrueForAll(side => Depends(side, functions)))) return null;
        if (PointOf(calls.Select(static c => c.Arguments[0]).FirstOrDefault(static a => PageSurvey.Ordinary(a) is NameSyntax, argument), own) is not { } point) return null;
        var span = calls[0].Span;
        return new Definition(function, [point], new OpenFunctionSyntax(span, own.Count > 0 ? function : functions.First(), new NameSyntax(span, point)) { HasValue = true, Entrywise = isEntrywise, Nabla = own.Exists(static d => d is { Spelling: DerivativeSpelling.Nabla, By: null }) });
    }

    /// <summary>What a name stands for.</summary>
    private SyntaxNode Unfolded(SyntaxNode argument) => PageSurvey.Ordinary(argument) is NameSyntax { Name: var name } && definitions.TryGetValue(name, out var part) && part.Parameters.Count == 0 ? part.Body : argument;

    /// <summary>The name of what a function is taken at, new where the page has none; null where it is differentiated by something else.</summary>
    private string? PointOf(SyntaxNode argument, List<DerivativeSyntax> derivatives)
    {
        var variables = derivatives.Select(static d => d.By is { } by ? PageSurvey.VariableOf(by) : null).OfType<string>().Distinct().ToList();
        var within = SyntaxNames.Of(argument).SelectMany(n => MadeOf(n).Append(n)).ToHashSet();
        if (PageSurvey.Ordinary(argument) is NameSyntax name) return variables.TrueForAll(within.Contains) ? name.Name : null;
        return variables.FindAll(v => !within.Contains(v)) switch
        {
            [] => Arguments.FirstOrDefault(a => !nodes.OfType<NameSyntax>().Any(n => n.Name == a)),
            [var named] when definitions.TryGetValue(named, out var part) && SyntaxMatch.Same(part.Body, argument) => named,
            _ => null,
        };
    }

    /// <summary>True for δ ∘ f′(z) and Diag(f′(z)).</summary>
    private static bool ScalesBy(SyntaxNode node, IReadOnlySet<string> functions) => node switch
    {
        BinarySyntax { Kind: BinaryKind.Hadamard } pair => IsSlope(pair.Left, functions) || IsSlope(pair.Right, functions),
        CallSyntax { Function: "diag", Arguments: [var inside] } => IsSlope(inside, functions),
        _ => false,
    };

    private static bool IsSlope(SyntaxNode side, IReadOnlySet<string> functions) => PageSurvey.Ordinary(side) is DerivativeSyntax derivative && IsOf(derivative, functions);

    private bool IsDifferentiatedTwice(IReadOnlySet<string> functions) => nodes.Any(n => n switch
    {
        DerivativeSyntax { Of: { } of } derivative => !IsOf(derivative, functions) && Speaks(of, functions),
        DifferentialSyntax d => !(NameOf(d.Of) is { } name && functions.Contains(name)) && Speaks(d.Of, functions),
        _ => false,
    });

    /// <summary>True where all terms of a chain, or none, speak of ∂L.</summary>
    private bool IsHomogeneous(List<SyntaxNode> chain, IReadOnlySet<string> functions)
    {
        var terms = chain.SelectMany(Terms).Select(t => Speaks(t, functions)).ToList();
        return terms.TrueForAll(static t => t) || terms.TrueForAll(static t => !t);
    }

    private static IEnumerable<SyntaxNode> Terms(SyntaxNode side) => PageSurvey.Ordinary(side) switch
    {
        SumSyntax sum => sum.Terms.SelectMany(Terms),
        UnarySyntax { Kind: UnaryKind.Negate } minus => Terms(minus.Operand),
        var term => [term],
    };

    /// <summary>True if ∂L or dL stands in a formula, or in what its names stand for.</summary>
    private bool Speaks(SyntaxNode node, IReadOnlySet<string> functions) => Reaches(node, static n => (n as NameSyntax)?.Name, n => n switch
    {
        DerivativeSyntax derivative => IsOf(derivative, functions),
        DifferentialSyntax differential => NameOf(differential.Of) is { } differentiated && functions.Contains(differentiated),
        _ => false,
    });

    /// <summary>True if the function, or what is made of it, stands in a formula. ∇f(x) = Ax − b and ∇f(x) = λ∇g(x) say what f is, or where.</summary>
    private bool Depends(SyntaxNode node, IReadOnlySet<string> functions) => Reaches(node, NamedBy, n => NamedBy(n) is { } name && functions.Contains(name));

    private static string? NamedBy(SyntaxNode node) => node is CallSyntax call ? call.Function : NameOf(node);

    /// <summary>True if something stands in a formula, or in what the names in it stand for.</summary>
    private bool Reaches(SyntaxNode formula, Func<SyntaxNode, string?> nameOf, Func<SyntaxNode, bool> isWanted)
    {
        var seen = new HashSet<string>();
        for (var open = new Stack<SyntaxNode>([formula]); open.TryPop(out var next);)
        {
            foreach (var node in SyntaxNames.All(next))
            {
                if (isWanted(node)) return true;
                if (nameOf(node) is { } name && seen.Add(name) && definitions.TryGetValue(name, out var definition)) open.Push(definition.Body);
            }
        }
        return false;
    }

    /// <summary>The names that a name is made of.</summary>
    private HashSet<string> MadeOf(string name)
    {
        var found = new HashSet<string>();
        for (var open = new Stack<string>([name]); open.TryPop(out var next);)
        {
            if (definitions.TryGetValue(next, out var definition)) foreach (var used in SyntaxNames.Of(definition.Body).Where(found.Add)) open.Push(used);
        }
        return found;
    }
}
