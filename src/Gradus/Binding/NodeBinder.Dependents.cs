using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Syntax;

namespace Gradus.Binding;

/// <summary>Derivatives by a scalar on which symbols depend in a way that the text leaves open: A(t), ∂K/∂θ.</summary>
internal sealed partial class NodeBinder
{
    private const Properties KeptOnlyByLinear = Properties.Orthogonal | Properties.Unit | Properties.Idempotent;

    /// <summary>A of A(t): the value at the point that is spoken of; null for any other call.</summary>
    private NameSyntax? DependentOf(CallSyntax call) => Dependents.Stem(call.Function) is var stem && context.Dependents.Contains(stem) && call.Arguments is [var argument] && Bare(argument) is NameSyntax by
        && (context.Dependents.On(by.Name).Contains(stem) || context.Dependents.All.Any(d => d.Parameter.StartsWith(by.Name + "_", StringComparison.Ordinal) && d.Names.Contains(stem))) ? new NameSyntax(call.Span, call.Function) : null;

    /// <summary>The parameter of ∂f/∂t or ∂f/∂θ_j on which symbols depend; null for any other variable.</summary>
    private string? ParameterOf(SyntaxNode by) => by switch
    {
        NameSyntax name when context.Dependents.On(name.Name).Count > 0 => name.Name,
        IndexedSyntax { Of: NameSyntax whole, Indices: [NameSyntax index] } when context.Dependents.On($"{whole.Name}_{index.Name}").Count > 0 => $"{whole.Name}_{index.Name}",
        AmbiguousSyntax { Note: "index-or-name" } either => either.Alternatives.Select(ParameterOf).FirstOrDefault(static p => p is not null),
        _ => null,
    };

    /// <summary>df/dt: the differential along t → 1 and A → dA/dt, which the text may give: ẋ = Ax.</summary>
    private Value? ByParameter(SyntaxNode node, int order, SyntaxNode of, string parameter, int from)
    {
        if (order > 2) return Fail(node, BindingProblem.Unsupported, $"derivatives of order {order} by {parameter} of what depends on it are not judged", 0);
        if (Bind(new NameSyntax(node.Span, parameter)) is not { } by || Bind(of) is not { } function || Refused(node, function, from)) return null;
        if (!by.IsScalar) return Fail(node, BindingProblem.Shape, $"{parameter}, of which others are functions here, must be a scalar, but it is {scope.Sizes.Words(by.Shape)}", from);
        var known = new Dictionary<string, Value>();
        foreach (var name in context.Dependents.On(parameter).Where(n => context.Definitions.ContainsKey(n + Dependents.Dot) && !expanding.Contains(n + Dependents.Dot)))
        {
            if (Bind(new NameSyntax(node.Span, name + Dependents.Dot)) is not { } rate || Bind(new NameSyntax(node.Span, name)) is not { } moving) return null;
            if (!Sizes.Unify(rate.Shape, moving.Shape)) return Clash(node.Span, "what moves and its rate need the same shape", moving, rate, from);
            known.Add(name, rate);
        }
        return new Value(node, function.Shape, () => Enumerable.Range(0, order).Aggregate(function.Build(), (built, _) => Rate(node, built, parameter, known)));
    }

    private Expr Rate(SyntaxNode node, Expr built, string parameter, Dictionary<string, Value> known)
    {
        var variables = Symbols(built).Where(s => s.Name == parameter || context.Dependents.On(parameter).Contains(Dependents.Stem(s.Name))).ToList();
        if (variables.Find(static s => (s.Properties & KeptOnlyByLinear) != 0) is { } bound) throw new BindingException(new BindingProblem(node.Span, BindingProblem.Unsupported, ConstrainedRate(bound.Name)));
        if (variables.Exists(s => s.Name.EndsWith(Dependents.TwoDots, StringComparison.Ordinal) || (s.Name != Dependents.Stem(s.Name) && context.Dependents.All.Skip(1).Any()))) throw new BindingException(new BindingProblem(node.Span, BindingProblem.Unsupported, $"derivatives of this order by {parameter} are not judged"));
        if (variables.Count == 0) return Constant.Zeros(built.Shape);
        if (built is Symbol only && only.Name != parameter) return Of(only);
        if (!variables.Exists(s => s.Name == parameter)) variables.Insert(0, scope.Symbol(parameter));
        return Differential.Of(built, variables, [.. variables.Select(s => s.Name == parameter ? Number.One : Of(s))]);

        Expr Of(Symbol s) => known.TryGetValue(s.Name, out var rate) ? rate.Build() : Rate(s, parameter);
    }

    private static string ConstrainedRate(string name) => $"what {name} is allows only some derivatives of it, which is not judged";

    private Symbol Rate(Symbol s, string parameter) => Dependents.Stem(s.Name) is var stem && stem != s.Name ? Symbol.Of(stem + Dependents.TwoDots, s.Shape, s.Properties)
        : Symbol.Of(context.Dependents.DerivativeOf(s.Name, parameter), s.Shape, Symbol.Differential(s).Properties);

    /// <summary>V̇ of V = xᵀPx, where x is a function of one parameter; null for any other name.</summary>
    private string? TimeOf(NameSyntax node) => Dependents.Stem(node.Name) is var stem && stem != node.Name && context.Definitions.ContainsKey(stem) && context.Dependents.All.Take(2).ToList() is [var (time, _)] ? time : null;

    /// <summary>Ȧ and Ä as written: dA/dt and d²A/dt².</summary>
    private Value? WrittenRate(NameSyntax node)
    {
        var stem = Dependents.Stem(node.Name);
        if (stem == node.Name || !context.Dependents.Contains(stem) || Bind(new NameSyntax(node.Span, stem)) is not { } value) return null;
        if ((scope.PropertiesOf(stem) & KeptOnlyByLinear) != 0) return Fail(node, BindingProblem.Unsupported, ConstrainedRate(stem), 0);
        var parameter = context.Dependents.All.First(d => d.Names.Contains(stem)).Parameter;
        return new Value(node, value.Shape, () => Rate(scope.Symbol(stem), parameter) is var first && node.Name.EndsWith(Dependents.TwoDots, StringComparison.Ordinal) ? Rate(first, parameter) : first);
    }

    /// <summary>A(t + h), where A is a function of t: A + h Ȧ + ½h² Ä.</summary>
    /// <remarks>That is the value to second order, and any value at all where h is not zero, since Ä is free; so it stands for every such function, as long as the page has one step.</remarks>
    private Value? Stepped(SyntaxNode before, SyntaxNode at)
    {
        var (of, (point, step)) = ((NameSyntax)Bare(before), Dependents.StepOf(at)!.Value);
        if (step is not NameSyntax { Name: var name } || name != context.Dependents.Step || context.Dependents.All.Skip(1).Any()) return Fail(at, BindingProblem.Unsupported, $"{of.Name} at more than one other point is not judged", 0);
        if (Bind(of) is not { } value || Bind(step) is not { } h) return null;
        if (!h.IsScalar) return Fail(at, BindingProblem.Shape, $"{point.Name}, of which {of.Name} is a function, is a scalar", 0);
        if ((scope.PropertiesOf(of.Name) & KeptOnlyByLinear) != 0) return Fail(at, BindingProblem.Unsupported, ConstrainedRate(of.Name), 0);
        var there = $"{of.Name}({point.Name}+{name})";
        locals[there] = new Value(at, value.Shape, () =>
        {
            var (now, first, small) = (scope.Symbol(of.Name), Rate(scope.Symbol(of.Name), point.Name), h.Build());
            return Sum.Of([now, Scale.Of(Rational.One, [small], first), Scale.Of(Rational.Of(1, 2), [small, small], Rate(first, point.Name))]);
        });
        var result = Bind(Remarked(at, new NameSyntax(at.Span, there)));
        locals.Remove(there);
        return result;
    }

    private bool IsStep(SyntaxNode before, SyntaxNode at) => Bare(before) is NameSyntax of && Dependents.StepOf(at) is var (point, _) && context.Dependents.On(point.Name).Contains(of.Name);

    /// <summary>The marks behind a bracket on something else.</summary>
    private static SyntaxNode Remarked(SyntaxNode marked, SyntaxNode inner) => marked switch
    {
        UnarySyntax unary => unary with { Operand = Remarked(unary.Operand, inner) },
        BinarySyntax power when power.Kind is BinaryKind.Power or BinaryKind.HadamardPower => power with { Left = Remarked(power.Left, inner) },
        IndexedSyntax indexed => indexed with { Of = Remarked(indexed.Of, inner) },
        _ => inner,
    };
}
