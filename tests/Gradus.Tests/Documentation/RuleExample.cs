using Gradus.Derivations;
using Gradus.Differentiation;
using Gradus.Expressions;
using Gradus.Rendering;

namespace Gradus.Tests.Documentation;

/// <summary>A derivation in which a rule occurs.</summary>
/// <param name="Function">What is differentiated.</param>
/// <param name="By">The variable.</param>
/// <param name="Derivation">The steps.</param>
internal sealed record RuleExample(Expr Function, Symbol By, Derivation Derivation)
{
    /// <summary>What is asked for beside the derivative by a free variable, as options of the command line.</summary>
    public string Options { get; init; } = "";

    private static readonly Lazy<Dictionary<string, (Rule Rule, RuleExample Example)>> Shortest = new(Find);

    /// <summary>For every rule that some derivation names, the shortest such derivation.</summary>
    public static IReadOnlyDictionary<string, (Rule Rule, RuleExample Example)> ByRule => Shortest.Value;

    /// <summary>What to type: shapes are declared where they would be inferred otherwise.</summary>
    public string Command
    {
        get
        {
            var (text, method) = (Notations.Of(Function).Plain, Derivation.Method.ToString().ToLowerInvariant());
            var isInferred = new Symbols("").TryBind(text, By.Name) is [var inferred, _] && Notations.Of(inferred) == Notations.Of(Function)
                && inferred.Symbols().All(s => Function.Symbols().Any(own => own.Name == s.Name && Kind(own) == Kind(s)));
            var whole = string.Concat(Function.Symbols().Where(static s => s.Properties.HasFlag(Properties.Integer)).Select(static s => $" --assume \"{s.Name} integer\""));
            var declared = isInferred ? "" : string.Concat(Function.Symbols().OrderBy(static s => s.Name, StringComparer.Ordinal).Select(static s => $" --var \"{s.Name}: {Shape(s)}\""));
            return $"gradus derive \"{text}\" --wrt {By.Name}{declared}{whole}{Options}{(Derivation.Method == Method.Differential ? "" : $" --method {method}")}";
        }
    }

    /// <summary>The derivation named in a line such as <c>`x'*A*x` by x, expansion</c>.</summary>
    public static RuleExample Read(string text)
    {
        var parts = text.Split('`', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var (by, method) = parts[1].Split(", ") is [var name, var way] ? (name, Enum.Parse<Method>(way, ignoreCase: true)) : (parts[1], Method.Differential);
        var bound = new Symbols("").Bind(parts[0], by.Split(' ')[1]);
        return Derive(bound[0], (Symbol)bound[1], method) ?? throw new ArgumentException($"{text} has no derivation");
    }

    /// <summary>Derivations of every entry of the cookbook and of every function of the catalog, by every method.</summary>
    private static Dictionary<string, (Rule Rule, RuleExample Example)> Find()
    {
        var entries = CookbookEntry.All.Where(static e => e.Kind.Length == 0).Select(static e => e.Bind());
        var functions = Catalog.All.SelectMany(static f => FunctionCase.Of(f).Append(FunctionCase.OfColumn(f))).OfType<FunctionCase>().SelectMany(static use => use.Variables.Select(x => (use.Value, x)));
        // Their derivatives are Kronecker matrices, which hide how the function itself varies.
        var frechet = functions.Where(static use => use.Value is Apply { Function: FrechetDerivative }).Select(static use => new RuleExample(use.Value, use.x, DifferentialMethod.DeriveDifferential(use.Value, use.x)) { Options = " --form differential" });
        var differentials = CookbookEntry.All.Where(static e => e.Kind == "differential").Select(static e => e.Bind()).Select(static e => new RuleExample(e.Function, e.By, DifferentialMethod.DeriveDifferential(e.Function, e.By)) { Options = " --form differential" });
        var structured = CookbookEntry.All.Where(static e => e.Kind is "tangent" or "independent").Select(Structured);
        var turned = entries.Where(static e => e.Item1.IsScalar && e.Item2.Shape.IsColumn).Take(20).Select(Turned).OfType<RuleExample>();
        var inverted = entries.Select(Inverted).OfType<RuleExample>();
        return entries.Concat(functions.Where(static use => use.Value is not Apply { Function: FrechetDerivative })).AsParallel().AsOrdered().SelectMany(static request => Enum.GetValues<Method>().Select(method => Derive(request.Item1, request.Item2, method)))
            .OfType<RuleExample>().ToList().Concat(frechet).Concat(differentials).Concat(structured.OfType<RuleExample>()).Concat(turned).Concat(inverted)
            .SelectMany(static example => example.Derivation.Steps.Select(step => (step.Rule, Example: example)))
            .GroupBy(static use => use.Rule.Name).ToDictionary(static g => g.Key, static g => g.MinBy(static use => use.Example.Length));
    }

    /// <summary>The derivative by a free variable, and the step to one with a structure.</summary>
    private static RuleExample? Structured(CookbookEntry entry)
    {
        var (f, x) = entry.Bind();
        var free = Structures.Free(x);
        var derivation = DifferentialMethod.Derive(f.Substitute(x, free), free);
        return Gradients.Of(f.Substitute(x, free), free) is { } gradient && Structures.Explain(gradient.Substitute(free, x), x, Enum.Parse<StructureReading>(entry.Kind, ignoreCase: true)) is { } step
            ? new RuleExample(f, x, derivation with { Steps = [.. derivation.Steps, step] }) { Options = entry.StructureOptions } : null;
    }

    /// <summary>The gradient of a scalar as a row.</summary>
    private static RuleExample? Turned((Expr Function, Symbol By) entry)
    {
        var free = Structures.Free(entry.By);
        var function = entry.Function.Substitute(entry.By, free);
        var derivation = DifferentialMethod.Derive(function, free);
        return Layouts.Explain(function, free, Layout.Numerator) is { } step ? new RuleExample(function, free, derivation with { Steps = [.. derivation.Steps, step] }) { Options = " --layout numerator" } : null;
    }

    /// <summary>The gradient of a determinant, and the step to the form with an inverse.</summary>
    private static RuleExample? Inverted((Expr Function, Symbol By) entry)
    {
        var free = Structures.Free(entry.By);
        var function = entry.Function.Substitute(entry.By, free);
        return Gradients.Of(function, free) is { } gradient && InvertibleForm.Explain(gradient) is { } step && DifferentialMethod.Derive(function, free) is var derivation
            ? new RuleExample(function, free, derivation with { Steps = [.. derivation.Steps, step] }) : null;
    }

    /// <summary>Short derivations first, but none so short that there is nothing to see.</summary>
    private (int, int) Length => (Math.Max(Derivation.Steps.Count, 3), Derivation.Steps.Sum(static s => Notations.Of(s.Line).Unicode.Length));

    private static RuleExample? Derive(Expr function, Symbol by, Method method)
    {
        try
        {
            var free = Structures.Free(by);
            return new RuleExample(function, by, DerivationMethods.Derive(function.Substitute(by, free), free, method)) is { Derivation: { Remark: null, Steps.Count: > 1 } } found ? found : null;
        }
        catch (NotCoveredException)
        {
            return null;
        }
    }

    private static (bool, bool) Kind(Symbol s) => (s.Shape.Rows.IsOne, s.Shape.Columns.IsOne);

    private static string Shape(Symbol s) => s.IsScalar ? "scalar" : s.Shape.IsColumn ? s.Shape.Rows.ToString() : $"{s.Shape.Rows}×{s.Shape.Columns}" + (s.IsSymmetric ? " symmetric" : "");
}
