using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Shapes;
using Gradus.Syntax;

namespace Gradus.Binding;

/// <summary>Names: parameters, definitions, known symbols, constants, sizes, and symbols met for the first time.</summary>
internal sealed partial class NodeBinder
{
    private Value? BindName(NameSyntax node)
    {
        if (locals.TryGetValue(node.Name, out var local)) return local;
        if (counters.TryGetValue(node.Name, out var count)) return new Value(node, Shape.Scalar, () => Number.Of(count)) { Literal = count };
        if (indices.TryGetValue(node.Name, out var counter) && counter.IsSummed) return Fail(node, BindingProblem.Unsupported, $"a sum over {node.Name} with the number {node.Name} itself in it is not judged", 0);
        if (context.Definitions.TryGetValue(node.Name, out var definition) && !expanding.Contains(node.Name)) return Expand(definition);
        if (TimeOf(node) is { } time) return ByParameter(node, node.Name.EndsWith(Dependents.TwoDots, StringComparison.Ordinal) ? 2 : 1, new NameSyntax(node.Span, Dependents.Stem(node.Name)), time, search.Looked);
        if (scope.Find(node.Name) is { } shape) return SymbolValue(node, node.Name, shape);
        if (PageSurvey.PartialOf(node, context.Definitions) is { } partial) return BindDerivative(partial);
        if (node.Name.StartsWith("Sigma_", StringComparison.Ordinal) && node.Name.Length > "Sigma_ij".Length && node.Name["Sigma_".Length..].All(static c => c is >= 'i' and <= 'w') && !context.Declared.ContainsKey(node.Name)) return Fail(node, BindingProblem.Unsupported, "Σ with more than two letters below can only be the sign of a sum, but not all of them count in what follows", 0, "write the sum with \\sum");
        return ConstantValue(node) ?? WrittenRate(node) ?? (NumberedEntry(node) is { } entry ? BindIndexed(entry) : NewSymbol(node));
    }

    private Value SymbolValue(SyntaxNode node, string name, Shape shape)
    {
        search.LookAgain(KindChoices(name));
        return new Value(node, shape, () => scope.Symbol(name));
    }

    private int[] KindChoices(string name) => kinds.TryGetValue(name, out var choices) ? choices : [];

    private readonly Dictionary<string, int[]> kinds = [];

    private Value? NewSymbol(NameSyntax node)
    {
        var alternatives = KindTable.For(node.Name, usage[node.Name], usage.HasMatrix, context.VectorsAreColumns);
        var from = search.Looked;
        var taken = search.Choose(new ChoiceKey(scope, node.Name), [.. alternatives.Select(a => a.Cost)], kind: true);
        if (taken < 0) return Fail(node, BindingProblem.Shape, $"no shape of {node.Name} fits", from);
        kinds[node.Name] = search.LookedSince(from);
        var shape = scope.Make(node.Name, alternatives[taken].Kind);
        scope.Add(node.Name, shape);
        return new Value(node, shape, () => scope.Symbol(node.Name));
    }

    private Value? ConstantValue(NameSyntax node)
    {
        switch (node.Name)
        {
            case "I":
                identities.Add(Sizes.Fresh());
                return IdentityValue(node, identities[^1]);
            case "K" when usage.HasVec:
                return CommutationValue(node, scope.Commutation.Rows, scope.Commutation.Columns);
            case "ones":
                return OnesVector(node, row: false);
            case "pi" or "π":
                return new Value(node, Shape.Scalar, static () => Catalog.Call<Pi>(Number.One));
        }
        if (node.Name.StartsWith("I_", StringComparison.Ordinal) && node.Name.Length > 2) return WrittenIdentity(node, NamedSize(node.Name[2..]));
        if (WrittenSizes.OfName(node.Name) is { Length: > 0 } written)
        {
            Size[] sizes = [.. written.Select(SizeOfOnes), Size.One];
            return new Value(node, new Shape(sizes[0], sizes[1]), () => Constant.Ones(scope.Sizes.Final(sizes[0]), scope.Sizes.Final(sizes[1])));
        }
        var hasCommutation = usage.HasVec || (context.VectorsAreColumns && (usage.HasKronecker || usage.IsOnly(node.Name)));
        if (hasCommutation && !usage.StandsAlone("K") && node.Name is ['K', '_', >= 'a' and <= 'z' and var rows, >= 'a' and <= 'z' and var columns]) return CommutationValue(node, NamedSize(rows.ToString()), NamedSize(columns.ToString()));
        if (IsSize(node.Name) || (usage.HasTraceOfIdentity && node.Name is "n" or "m" or "p" or "q" or "N" && context.Variables?.Contains(node.Name) != true))
        {
            var size = NamedSize(node.Name);
            counted.Add(size);
            return new Value(node, Shape.Scalar, () => Constant.Dimension(scope.Sizes.Final(size)));
        }
        return null;
    }

    private Value IdentityValue(SyntaxNode node, Size size) => new(node, new Shape(size, size), () => Constant.Identity(scope.Sizes.Final(size)));

    /// <summary>I_n, whose size the author names.</summary>
    private Value WrittenIdentity(SyntaxNode node, Size size)
    {
        writtenIdentities.Add(size);
        return IdentityValue(node, size);
    }

    private bool IsSize(string name) => scope.Sizes.IsReserved(name) || usage.IsSize(name) || context.Counts.Contains(name);

    /// <summary>A size written as a number or by name.</summary>
    private Size NamedSize(string text) => long.TryParse(text, out var number) && number is > 0 and < int.MaxValue ? Size.Of(number) : scope.NamedSize(text);

    /// <summary>n of 1_n; n·n of 1_{nn} where n is a size by itself and nn is not.</summary>
    private Size SizeOfOnes(string text) => text.Length is > 1 and < 5 && !scope.Sizes.IsReserved(text) && text.All(c => IsSize(c.ToString())) ? text.Select(static c => c.ToString()).Aggregate(Size.One, (product, c) => product * NamedSize(c)) : NamedSize(text);

    /// <summary>The formula that a name stands for, bound once in a run.</summary>
    private Value? Expand(Definition definition)
    {
        if (expanded.TryGetValue(definition.Name, out var known))
        {
            search.LookAgain(known.Choices);
            return known.Value;
        }
        if (expanding.Count > 60) return Fail(definition.Body, "too-large", "the definitions refer to each other too deeply", 0);
        var from = search.Looked;
        expanding.Add(definition.Name);
        var value = Bind(definition.Body);
        expanding.Remove(definition.Name);
        if (value is null) return null;
        if (locals.Count == 0) expanded.Add(definition.Name, (value, search.LookedSince(from)));
        return value;
    }

    /// <summary>The formula of a function with its parameters replaced.</summary>
    private Value? ExpandCall(CallSyntax call, Definition definition)
    {
        var from = search.Looked;
        if (definition.Parameters.Count > 0 && definition.Parameters.Count != call.Arguments.Count) return Fail(call, BindingProblem.Unsupported, $"{definition.Name} takes {definition.Parameters.Count} arguments, but got {call.Arguments.Count}", from);
        if (definition.Parameters is [[var small]] && call.Arguments is [var only] && Bare(only) is NameSyntax { Name: [var capital] } && char.IsUpper(capital) && char.ToLowerInvariant(capital) == small) return Fail(call, BindingProblem.Unsupported, $"{definition.Name}({capital}) may be another function than {definition.Name}({small})", 0);
        if (IsAtItsPoint(call, definition)) return ExpandCall(call with { Arguments = [new NameSyntax(call.Span, definition.Parameters[0])] }, definition);
        var outer = new Dictionary<string, Value>();
        var arguments = new List<Value>();
        foreach (var argument in call.Arguments)
        {
            if (Bind(argument) is not { } value) return null;
            arguments.Add(value);
        }
        if (!expanding.Add(definition.Name)) return Fail(call, BindingProblem.Unsupported, $"{definition.Name} is defined by itself", from);
        for (var i = 0; i < definition.Parameters.Count; i++)
        {
            var parameter = definition.Parameters[i];
            if (Bare(call.Arguments[i]) is NameSyntax same && same.Name == parameter) continue;
            if (locals.TryGetValue(parameter, out var hidden)) outer[parameter] = hidden;
            locals[parameter] = arguments[i];
        }
        var result = Bind(definition.Body);
        expanding.Remove(definition.Name);
        foreach (var parameter in definition.Parameters)
        {
            if (outer.TryGetValue(parameter, out var hidden)) locals[parameter] = hidden;
            else locals.Remove(parameter);
        }
        return result;
    }

    /// <summary>h(w) for h(x) = σ(wᵀx), where the page differentiates by w and not by x: h at x as ever, as a function of its weights.</summary>
    private bool IsAtItsPoint(CallSyntax call, Definition definition) => definition.Parameters is [var point] && call.Arguments is [var only] && Bare(only) is NameSyntax { Name: var weights } && weights != point
        && context.Variables is { } variables && variables.Contains(weights) && !variables.Contains(point) && !locals.ContainsKey(weights) && !context.Definitions.ContainsKey(weights) && SyntaxNames.Of(definition.Body).Contains(weights);
}
