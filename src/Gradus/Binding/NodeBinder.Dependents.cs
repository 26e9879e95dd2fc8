using Gradus.Expressions;
using Gradus.Syntax;

namespace Gradus.Binding;

/// <summary>Derivatives by a scalar on which symbols depend in a way that the text leaves open: A(t), ∂K/∂θ.</summary>
internal sealed partial class NodeBinder
{
    private const Properties KeptOnlyByLinear = Properties.Orthogonal | Properties.Unit | Properties.Idempotent;

    /// <summary>A of A(t): the value at the point that is spoken of; null for any other call.</summary>
    private NameSyntax? DependentOf(CallSyntax call) => context.Dependents.Contains(call.Function) && call.Arguments is [var argument] && Bare(argument) is NameSyntax by
        && (context.Dependents.On(by.Name).Contains(call.Function) || context.Dependents.All.Any(d => d.Parameter.StartsWith(by.Name + "_", StringComparison.Ordinal) && d.Names.Contains(call.Function))) ? new NameSyntax(call.Span, call.Function) : null;

    /// <summary>The parameter of ∂f/∂t or ∂f/∂θ_j on which symbols depend; null for any other variable.</summary>
    private string? ParameterOf(SyntaxNode by) => by switch
    {
        NameSyntax name when context.Dependents.On(name.Name).Count > 0 => name.Name,
        IndexedSyntax { Of: NameSyntax whole, Indices: [NameSyntax index] } when context.Dependents.On($"{whole.Name}_{index.Name}").Count > 0 => $"{whole.Name}_{index.Name}",
        AmbiguousSyntax { Note: "index-or-name" } either => either.Alternatives.Select(ParameterOf).FirstOrDefault(static p => p is not null),
        _ => null,
    };

    /// <summary>df/dt: the differential along t → 1 and A → dA/dt.</summary>
    private Value? ByParameter(DerivativeSyntax node, SyntaxNode of, string parameter, int from)
    {
        if (node.Order != 1) return Fail(node, BindingProblem.Unsupported, $"second derivatives by {parameter} of what depends on it are not judged", 0);
        if (Bind(new NameSyntax(node.By!.Span, parameter)) is not { } by || Bind(of) is not { } function || Refused(node, function, from)) return null;
        if (!by.IsScalar) return Fail(node, BindingProblem.Shape, $"{parameter}, of which others are functions here, must be a scalar, but it is {scope.Sizes.Words(by.Shape)}", from);
        return new Value(node, function.Shape, () =>
        {
            var built = function.Build();
            var variables = Symbols(built).Where(s => s.Name == parameter || context.Dependents.On(parameter).Contains(s.Name)).ToList();
            if (variables.Find(static s => (s.Properties & KeptOnlyByLinear) != 0) is { } bound) throw new BindingException(new BindingProblem(node.Span, BindingProblem.Unsupported, ConstrainedRate(bound.Name)));
            if (variables.Count == 0) return Constant.Zeros(built.Shape);
            if (built is Symbol only && only.Name != parameter) return Rate(only, parameter);
            if (!variables.Exists(s => s.Name == parameter)) variables.Insert(0, scope.Symbol(parameter));
            return Differential.Of(built, variables, [.. variables.Select(s => s.Name == parameter ? Number.One : (Expr)Rate(s, parameter))]);
        });
    }

    private static string ConstrainedRate(string name) => $"what {name} is allows only some derivatives of it, which is not judged";

    private Symbol Rate(Symbol s, string parameter) => Symbol.Of(context.Dependents.DerivativeOf(s.Name, parameter), s.Shape, Symbol.Differential(s).Properties);

    /// <summary>Ȧ as written: dA/dt.</summary>
    private Value? WrittenRate(NameSyntax node)
    {
        if (!node.Name.EndsWith(Dependents.Dot, StringComparison.Ordinal)) return null;
        var stem = node.Name[..^Dependents.Dot.Length];
        if (!context.Dependents.Contains(stem) || Bind(new NameSyntax(node.Span, stem)) is not { } value) return null;
        if ((scope.PropertiesOf(stem) & KeptOnlyByLinear) != 0) return Fail(node, BindingProblem.Unsupported, ConstrainedRate(stem), 0);
        var parameter = context.Dependents.All.First(d => d.Names.Contains(stem)).Parameter;
        return new Value(node, value.Shape, () => Rate(scope.Symbol(stem), parameter));
    }
}
