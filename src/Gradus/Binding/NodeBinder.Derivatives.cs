using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Shapes;
using Gradus.Syntax;

namespace Gradus.Binding;

/// <summary>Derivatives and differentials as written.</summary>
internal sealed partial class NodeBinder
{
    private Value? BindDerivative(DerivativeSyntax node)
    {
        var from = search.Looked;
        if ((node.Of ?? context.Goal) is not { } of) return Fail(node, "incomplete", "the function of this derivative is not named and not known from the text", 0);
        of = Bare(of);
        if (of is NameSyntax { Name: var function } && Catalog.Find(function) is not null && context.Goal is { } goal && Bare(goal) is CallSyntax { Function: var same } && same == function) of = Bare(goal);
        if (of is NameSyntax unknown && IsUnknownFunction(unknown.Name)) return UnknownFunction(of, unknown.Name);
        if (node.Spelling == DerivativeSpelling.Prime && of is CallSyntax { Arguments: [NameSyntax at] } call && DependentOf(call) is { } rated) return ByParameter(node, node.Order, rated, at.Name, from);
        if (node.Spelling == DerivativeSpelling.Prime || node.By is null) return BindUnnamed(node, of);
        if (ParameterOf(Bare(node.By)) is { } parameter) return ByParameter(node, node.Order, of, parameter, from);
        if (DirectionOf(node, of) is { } along) return Along(node, of, along);
        return BindBy(node, of, Bare(node.By), from);
    }

    private Value? BindBy(DerivativeSyntax node, SyntaxNode of, SyntaxNode by, int from)
    {
        by = Unaliased(by);
        switch (by)
        {
            case NameSyntax numberedName when NumberedEntry(numberedName) is { } entry:
                return ByEntry(node, of, entry, from);
            case NameSyntax name when !context.Definitions.ContainsKey(name.Name) && !locals.ContainsKey(name.Name):
                return ByName(node, of, name, from);
            case NameSyntax name:
                return ByDefinedName(node, of, name, from);
            case UnarySyntax { Kind: UnaryKind.Transpose, Operand: var operand } when Bare(operand) is NameSyntax name:
                return ByTransposed(node, of, name, from);
            case ProductSyntax { Factors: [var first, var second] } when node.Order == 2 && Untransposed(first) is NameSyntax a && Untransposed(second) is NameSyntax b && a.Name == b.Name:
                return BindBy(node, of, a, from);
            case ProductSyntax { Factors: [var first, var second] } when node.Order == 2 && EntryOf(first) is { Of: NameSyntax a } i && EntryOf(second) is { Of: NameSyntax b } j && a.Name == b.Name:
                return ByEntries(node, of, a, i, j, from);
            case CallSyntax { Function: "vec", Arguments: [var inside] } when Bare(inside) is NameSyntax name && !context.Definitions.ContainsKey(name.Name):
                return ByVec(node, of, name, from);
            case UnarySyntax { Kind: UnaryKind.Transpose, Operand: var operand } when Bare(operand) is CallSyntax { Function: "vec" } vec:
                return BindBy(node, of, vec, from);
            case IndexedSyntax entry:
                return ByEntry(node, of, entry, from);
            case AmbiguousSyntax { Note: "index-or-name" } either:
                return ReadingOf(either) is { } reading ? BindBy(node, of, reading, from) : null;
            default:
                return ByExpression(node, of, by, from);
        }
    }

    /// <summary>The variable behind a name for it: w for W, or x = vec(X).</summary>
    private SyntaxNode Unaliased(SyntaxNode by) => by is NameSyntax name && !locals.ContainsKey(name.Name) && context.Definitions.TryGetValue(name.Name, out var definition)
        && Bare(definition.Body) is NameSyntax or CallSyntax { Function: "vec", Arguments: [NameSyntax] } ? Bare(definition.Body) : by;

    private static SyntaxNode Untransposed(SyntaxNode node) => Bare(node) is UnarySyntax { Kind: UnaryKind.Transpose } transpose ? Bare(transpose.Operand) : Bare(node);

    private Value? ByName(DerivativeSyntax node, SyntaxNode of, NameSyntax name, int from)
    {
        if (Bind(name) is not { } by || IsNoSymbol(node, name) || Bind(of) is not { } function) return null;
        if (Refused(node, function, from)) return null;
        var wanted = name.Name;
        return Differentiated(node, function, by.Shape, f => scope.Symbol(wanted), static () => null, from);
    }

    /// <summary>True for the name of a size or a constant, by which nothing is differentiated and which gets no other value.</summary>
    private bool IsNoSymbol(SyntaxNode node, NameSyntax name)
    {
        if (scope.Find(name.Name) is not null) return false;
        Fail(node, BindingProblem.Unsupported, $"{name.Name} is no variable here", 0);
        return true;
    }

    /// <summary>∂f/∂M where the page says what M is: M is held as a symbol of its own within f.</summary>
    private Value? ByDefinedName(DerivativeSyntax node, SyntaxNode of, NameSyntax name, int from)
    {
        if (Bind(name) is not { } point) return null;
        var outer = locals.GetValueOrDefault(name.Name);
        Symbol Free() => Symbol.Of(name.Name, scope.Sizes.Final(point.Shape));
        locals[name.Name] = new Value(name, point.Shape, Free);
        var function = Bind(of);
        if (outer is null) locals.Remove(name.Name);
        else locals[name.Name] = outer;
        if (function is null || Refused(node, function, from)) return null;
        return Differentiated(node, function, point.Shape, _ => Free(), point.Build, from, mayBeHidden: true);
    }

    private Value? ByExpression(DerivativeSyntax node, SyntaxNode of, SyntaxNode by, int from)
    {
        if (Bind(by) is not { } point || Bind(of) is not { } function) return null;
        if (point.IsTensor || Refused(node, function, from)) return point.IsTensor ? Fail(node, BindingProblem.Unsupported, "the variable of this derivative is an order-4 tensor", from) : null;
        return Differentiated(node, function, point.Shape, _ => Symbol.Of(scope.Find("U") is null ? "U" : "U_" + node.Span.Start, scope.Sizes.Final(point.Shape)), point.Build, from, mayBeHidden: true);
    }

    private bool Refused(SyntaxNode node, Value function, int from)
    {
        if (!function.IsTensor) return false;
        Fail(node, BindingProblem.Unsupported, "the derivative of an order-4 tensor has an order above 4", from);
        return true;
    }

    /// <summary>The derivative of a value by a symbol; where the point is another expression, its occurrences in the function become the symbol.</summary>
    private Value? Differentiated(DerivativeSyntax node, Value function, Shape by, Func<Expr, Symbol> variable, Func<Expr?> point, int from, bool mayBeHidden = false)
    {
        if (node.Order > 2) return Fail(node, BindingProblem.Unsupported, $"derivatives of order {node.Order} are not judged", from);
        var layout = context.NablaInColumns && node.Spelling == DerivativeSpelling.Nabla ? Layout.Default : context.Layout;
        var shape = Derivative.ShapeOf(function.Shape, by, layout);
        var twice = Layout.Default;
        if (node.Order == 2)
        {
            if (shape.IsTensor) return Fail(node, BindingProblem.Unsupported, "the second derivative of this has an order above 4", from);
            twice = by is { IsColumn: false, IsRow: false } && function.IsScalar ? Layout.Kronecker : layout;
            shape = Derivative.ShapeOf(shape, by, twice);
        }
        return new Value(node, shape, () =>
        {
            var of = function.Build();
            var symbol = variable(of);
            var at = point();
            if (mayBeHidden && at is not null && !Occurrences.Contains(of, symbol)) of = Uncover(node, of, at, symbol);
            if (node.Order == 1) return Derivative.Of(of, symbol, layout, at);
            return Derivative.Of(Derivative.Of(of, symbol, layout), symbol, twice, at);
        })
        { Maps = node.Order == 1 ? (function.Shape, by) : null };
    }

    private static Expr Uncover(DerivativeSyntax node, Expr of, Expr at, Symbol symbol)
    {
        var (result, found) = Occurrences.Replace(of, at, symbol);
        return found ? result : throw new BindingException(new BindingProblem(node.Span, "not-a-function-of", "the function does not contain the expression by which it is differentiated"));
    }

    /// <summary>∂y/∂xᵀ of a vector is the Jacobian as ever; ∂f/∂Xᵀ of a scalar is the transposed gradient.</summary>
    private Value? ByTransposed(DerivativeSyntax node, SyntaxNode of, NameSyntax name, int from)
    {
        if (BindBy(node, of, name, from) is not { } derivative) return null;
        if (derivative.IsTensor) return Fail(node, BindingProblem.Unsupported, "the derivative of a matrix by a transposed matrix is not judged yet", from);
        if (Bind(Bare(of)) is not { } function || !function.IsScalar || node.Order == 2) return derivative;
        return new Value(node, derivative.Shape.Transposed, () => Matrices.Transpose(derivative.Build()));
    }

    /// <summary>∂vec(Y)/∂vec(X): the Kronecker layout of ∂Y/∂X.</summary>
    private Value? ByVec(DerivativeSyntax node, SyntaxNode of, NameSyntax name, int from)
    {
        if (of is NameSyntax shorthand && context.Definitions.TryGetValue(shorthand.Name, out var definition) && definition.Parameters.Count == 0) of = Bare(definition.Body);
        var inside = of is CallSyntax { Function: "vec", Arguments: [var argument] } ? argument : of;
        if (Bind(name) is not { } by || IsNoSymbol(node, name) || Bind(inside) is not { } function) return null;
        if (Refused(node, function, from) || node.Order != 1) return Refused(node, function, from) ? null : Fail(node, BindingProblem.Unsupported, "second derivatives by vec(X) are not judged yet", from);
        var (y, x) = (Sizes.Resolve(function.Shape), Sizes.Resolve(by.Shape));
        var wanted = name.Name;
        return new Value(node, Derivative.ShapeOf(y, x, Layout.Kronecker), () => Derivative.Of(function.Build(), scope.Symbol(wanted), Layout.Kronecker));
    }

    /// <summary>f′(x), ∇f(x), D f: the variable is the function's parameter or argument, else the variable of the text.</summary>
    private Value? BindUnnamed(DerivativeSyntax node, SyntaxNode of)
    {
        if (node is { Spelling: DerivativeSpelling.Prime, Order: 1 } && SlopeOf(node, of) is { } slope) return slope;
        var name = NameOf(of);
        if (name is not null && context.Definitions.TryGetValue(name, out var definition))
        {
            var parameter = definition.Parameters.Count == 1 ? definition.Parameters[0] : null;
            if (parameter is not null && of is CallSyntax { Arguments: [var argument] } && Bare(argument) is not NameSyntax) return AtArgument(node, definition, parameter, argument);
            if (of is CallSyntax { Arguments: [var named] } && Bare(named) is NameSyntax { Name: var used } && used != parameter && !context.Definitions.ContainsKey(used)) return BindBy(node, of, new NameSyntax(node.Span, used), search.Looked);
            if (of is CallSyntax { Arguments: [var point] } && parameter is not null && Bare(point) is NameSyntax { Name: var defined } && defined != parameter) return AtArgument(node, definition, parameter, point);
            if ((parameter ?? context.Variable ?? OnlyVariable() ?? LikelyVariable(node, definition.Body)) is { } variable) return BindBy(node, parameter is not null && of is NameSyntax ? definition.Body : of, new NameSyntax(node.Span, variable), search.Looked);
        }
        if (node.By is null && (context.Variable ?? OnlyVariable() ?? LikelyVariable(node, of)) is { } known) return BindBy(node, of, new NameSyntax(node.Span, known), search.Looked);
        return name is not null && of is CallSyntax && Catalog.Find(name) is null ? Fail(node, BindingProblem.UnknownFunction, $"the function {name} is not defined here", 0, $"define it: {name}(X) = …")
            : Fail(node, "no-variable", "the variable of this derivative is not named and not known from the text", 0);
    }

    /// <summary>σ′(z) of a function that works entry by entry: its derivative at every entry of z, in the shape of z.</summary>
    private Value? SlopeOf(DerivativeSyntax node, SyntaxNode of)
    {
        if (of is CallSyntax { Function: var name } && context.Definitions.GetValueOrDefault(name)?.Body is OpenFunctionSyntax { Entrywise: true } open) return Bind(of) is { } value ? new Value(node, value.Shape, () => scope.Symbol(open.Gradient)) { Entrywise = true } : null;
        if (of is not CallSyntax { Arguments: [var argument] } call || context.Definitions.ContainsKey(call.Function) || (call.Function == Logistic && usage.StandsAlone(Logistic))) return null;
        if (Catalog.Find(call.Function == Logistic ? "sigmoid" : call.Function) is not ElementwiseFunction { Arity: 1 } function || Bind(argument) is not { IsTensor: false } at) return null;
        return new Value(node, at.Shape, () => function.DerivativeAt([at.Build()], 0)) { Entrywise = true };
    }

    /// <summary>x of ∇(xᵀAx): what is usually a variable; among several the first that fits.</summary>
    private string? LikelyVariable(DerivativeSyntax node, SyntaxNode of)
    {
        if (of is NameSyntax || (of is CallSyntax call && Catalog.Find(call.Function) is null)) return null;
        var names = new HashSet<string>(SyntaxNames.Of(of));
        for (var open = new Queue<string>(names); open.TryDequeue(out var name);)
        {
            if (context.Definitions.TryGetValue(name, out var part) && part.Parameters.Count == 0) foreach (var used in SyntaxNames.Of(part.Body).Where(names.Add)) open.Enqueue(used);
        }
        names.ExceptWith(context.Definitions.Keys);
        var likely = PageSurvey.UsualVariables.Where(names.Contains).ToList();
        if (likely.Count == 0) return names.Where(static n => n is not ("I" or "ones")).ToList() is [var only] ? only : null;
        if (likely.Count == 1) return likely[0];
        var taken = search.Choose(new ChoiceKey(node, "variable"), [.. Enumerable.Range(0, likely.Count)], kind: false);
        if (taken < 0) return null;
        if (taken > 0) Unusual.Add(new UnusualReading(UnusualReading.OtherVariable, null, IsMarked: false));
        return likely[taken];
    }

    private string? OnlyVariable() => context.Variables is { Count: 1 } variables ? variables.First() : null;

    private Value? AtArgument(DerivativeSyntax node, Definition definition, string parameter, SyntaxNode argument)
    {
        var from = search.Looked;
        if (Bind(argument) is not { } point) return null;
        var outer = locals.GetValueOrDefault(parameter);
        Symbol Free() => Symbol.Of(parameter, scope.Sizes.Final(point.Shape));
        locals[parameter] = new Value(argument, point.Shape, Free);
        var function = Bind(definition.Body);
        if (outer is null) locals.Remove(parameter);
        else locals[parameter] = outer;
        if (function is null || Refused(node, function, from)) return null;
        return Differentiated(node, function, point.Shape, _ => Free(), point.Build, from);
    }

    private Value? BindDifferential(DifferentialSyntax node)
    {
        var of = Bare(node.Of);
        var prefix = node.Increment ? "Delta" : "d";
        if (of is NameSyntax unknown && !node.Increment && IsUnknownFunction(unknown.Name) && !(context.Variables?.Contains(unknown.Name) ?? true)) return UnknownFunction(of, unknown.Name);
        if (of is NameSyntax name && !locals.ContainsKey(name.Name) && !context.Definitions.ContainsKey(name.Name))
        {
            if (Bind(name) is not { } variable) return null;
            var varies = node.Increment || Varies(name.Name);
            var isLoose = loose.Contains(name.Name);
            return new Value(node, variable.Shape, () => variable.Build() is Symbol x ? varies ? Symbol.Differential(isLoose ? Free(x) : x, prefix) : Constant.Zeros(x.Shape) : Constant.Zeros(scope.Sizes.Final(variable.Shape)));
        }
        if (Bind(of) is not { } value) return null;
        if (value.IsTensor) return Fail(node, BindingProblem.Unsupported, "the differential of an order-4 tensor is not judged", 0);
        if (node.Increment) return Fail(node, BindingProblem.Unsupported, "the increment of a formula is not judged; only that of a symbol", 0);
        HashSet<string> now = [.. loose];
        return new Value(node, value.Shape, () =>
        {
            var built = value.Build();
            var variables = Symbols(built).Where(s => Varies(s.Name)).ToList();
            return variables.Count == 0 ? Constant.Zeros(built.Shape) : Differential.Of(built, variables, [.. variables.Select(v => Symbol.Differential(now.Contains(v.Name) ? Free(v) : v))]);
        });
    }

    /// <summary>The variables whose differential stands for any matrix, since what it is multiplied by is read off: that of a symmetric matrix need not be symmetric.</summary>
    private readonly HashSet<string> loose = [];

    private static Symbol Free(Symbol x) => x.With(x.Properties & (Properties.Constant | Properties.Positive | Properties.Integer));

    private bool IsUnknownFunction(string name) => usage.IsOnlyDifferentiated(name) && !context.Definitions.ContainsKey(name) && !context.Declared.ContainsKey(name) && !locals.ContainsKey(name);

    private Value? UnknownFunction(SyntaxNode node, string name) => Fail(node, BindingProblem.UnknownFunction, $"what {name} is does not stand in the text", 0, $"define it: {name} = …");

    private bool Varies(string name) => context.Variables?.Contains(name) ?? true;

    private static List<Symbol> Symbols(Expr e)
    {
        var found = new List<Symbol>();
        var seen = new HashSet<Expr>();
        Collect(e, found, seen);
        return found;
    }

    private static void Collect(Expr e, List<Symbol> found, HashSet<Expr> seen)
    {
        if (!seen.Add(e)) return;
        if (e is Symbol { DifferentialOf: null } symbol && (symbol.Properties & Properties.Constant) == 0) found.Add(symbol);
        foreach (var child in e.Children) Collect(child, found, seen);
    }
}
