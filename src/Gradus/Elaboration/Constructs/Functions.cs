using System.Collections.Immutable;
using Gradus.Expressions;
using Gradus.Shapes;

namespace Gradus.Elaboration;

/// <summary>A function of the page: with a formula, or open.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Entity">What is known of it.</param>
internal sealed record FunctionOf(Name Name, Entity Entity)
{
    /// <summary>How many arguments it takes; null if that is open.</summary>
    public int? Arity => Entity is DefinedFunction defined ? defined.Parameters.Length : null;

    /// <summary>The shape of its values, and what becomes known where it is applied to arguments of these shapes.</summary>
    public (Shape Value, State State)? At(IReadOnlyList<Shape> arguments, State state)
    {
        switch (Entity)
        {
            case DefinedFunction { Parameters: [var only], Body.IsNumber: true } when arguments is [{ IsScalar: false, IsTensor: false }] && state.Find(only) is Quantity { Shape.IsScalar: true }:
                return (arguments[0], state);
            case DefinedFunction defined:
                for (var k = 0; k < defined.Parameters.Length; k++)
                {
                    if (state.Find(defined.Parameters[k]) is not Quantity parameter || state.Unify(parameter.Shape, arguments[k]) is not { } fitted) return null;
                    state = fitted;
                }
                return (defined.Body.Shape, state);
            case OpenFunction { IsEntrywise: true }:
                return (arguments[0], state);
            case OpenFunction open:
                if (open.Arguments.Length != arguments.Count) return null;
                for (var k = 0; k < arguments.Count; k++)
                {
                    if (state.Unify(open.Arguments[k], arguments[k]) is not { } fitted) return null;
                    state = fitted;
                }
                return (open.Value, state);
            default:
                return null;
        }
    }

    /// <summary>Its value at expressions.</summary>
    public Expr At(IReadOnlyList<Expr> arguments, Shape value, Lowering to)
    {
        if (Entity is not DefinedFunction defined) return OpenCall.Of(Name.Plain, arguments, value, ((OpenFunction)Entity).IsEntrywise);
        var body = to.Known(defined.Body);
        if (body.IsScalar && !value.IsScalar && arguments is [var array] && defined.Parameters is [var only]) return EntryByEntry(body, Symbol.Of(only.Plain, Shape.Scalar, (to.State.Find(only) as Quantity)!.Properties), array);
        var letters = new List<(Symbol Hidden, Expr Argument)>();
        for (var k = 0; k < defined.Parameters.Length; k++)
        {
            if (to.State.Find(defined.Parameters[k]) is not Quantity parameter) throw new ShapeException($"{defined.Parameters[k]} is no letter");
            var letter = Symbol.Of(defined.Parameters[k].Plain, to.Final(parameter.Shape), parameter.Properties);
            if (arguments[k].Equals(letter)) continue;
            var hidden = Symbol.Of($"@{letter.Name}", letter.Shape);
            body = body.Substitute(letter, hidden);
            letters.Add((hidden, arguments[k]));
        }
        return letters.Aggregate(body, static (formula, pair) => formula.Substitute(pair.Hidden, pair.Argument));
    }

    /// <summary>A function of a number at every entry of a column or matrix.</summary>
    public static Expr EntryByEntry(Expr body, Symbol letter, Expr array)
    {
        var (i, j) = (IndexVariable.Of("@i", array.Shape.Rows), IndexVariable.Of("@j", array.Shape.Columns));
        var (row, column) = (array.Shape.IsRow ? null : i, array.Shape.IsColumn ? null : j);
        var entry = row is null ? EntryOf.Of(array, j) : column is null ? EntryOf.Of(array, i) : EntryOf.Of(array, i, j);
        return Comprehension.Of(row, column, body.Substitute(letter, entry));
    }
}

/// <summary>A function of the page at its arguments.</summary>
internal sealed class FunctionAt(FunctionOf function) : Construct
{
    /// <summary>The function.</summary>
    public FunctionOf Function { get; } = function;

    /// <inheritdoc/>
    public override (Shape Shape, State State)? Fit(ReadOnlySpan<Term> parts, State state) => Function.At(ShapesOf(parts), state);

    /// <inheritdoc/>
    public override Expr Lower(Term term, Lowering to) => Function.At([.. term.Parts.Select(to.Known)], to.Final(term.Shape), to);

    /// <summary>The shapes of terms.</summary>
    public static IReadOnlyList<Shape> ShapesOf(ReadOnlySpan<Term> parts)
    {
        var shapes = new Shape[parts.Length];
        for (var k = 0; k < shapes.Length; k++) shapes[k] = parts[k].Shape;
        return shapes;
    }
}

/// <summary>The derivative of a function of the page by one of its arguments, at arguments: ∇f(Ax + b), ∂f/∂x at a point. The parts are the arguments.</summary>
internal sealed class FunctionSlope(FunctionOf function, int by, ImmutableArray<Layout> layouts) : Construct
{
    /// <inheritdoc/>
    public override (Shape Shape, State State)? Fit(ReadOnlySpan<Term> parts, State state)
    {
        if (by >= parts.Length || function.At(FunctionAt.ShapesOf(parts), state) is not var (value, fitted)) return null;
        foreach (var layout in layouts)
        {
            if (value.IsTensor || parts[by].Shape.IsTensor) return null;
            value = Derivative.ShapeOf(value, parts[by].Shape, layout);
        }
        return (value, fitted);
    }

    /// <inheritdoc/>
    public override Expr Lower(Term term, Lowering to)
    {
        var arguments = term.Parts.Select(to.Known).ToArray();
        var hidden = Symbol.Of("@at", arguments[by].Shape);
        var at = arguments[by];
        arguments[by] = hidden;
        var value = function.At(arguments, to.Final(function.At(FunctionAt.ShapesOf(term.Parts.AsSpan()), to.State)!.Value.Value), to);
        for (var k = 0; k < layouts.Length; k++) value = Derivative.Of(value, hidden, layouts[k], k == layouts.Length - 1 ? at : null);
        return value;
    }
}

/// <summary>The derivative of a function of the page along a direction at its arguments: Df(X)[H]. The parts are the arguments, then the direction.</summary>
internal sealed class FunctionAlong(FunctionOf function, int by) : Construct
{
    /// <inheritdoc/>
    public override (Shape Shape, State State)? Fit(ReadOnlySpan<Term> parts, State state) =>
        function.At(FunctionAt.ShapesOf(parts[..^1]), state) is var (value, fitted) && by < parts.Length - 1 && fitted.Unify(parts[by].Shape, parts[^1].Shape) is { } same ? (value, same) : null;

    /// <inheritdoc/>
    public override Expr Lower(Term term, Lowering to)
    {
        var parts = term.Parts.Select(to.Known).ToArray();
        var (at, direction) = (parts[by], parts[^1]);
        var hidden = Symbol.Of("@at", at.Shape);
        parts[by] = hidden;
        return Along.Of(function.At(parts[..^1], to.Final(term.Shape), to), hidden, at, direction);
    }
}

/// <summary>The slope of a function of one number, at every entry of the argument: f′(x). The part is the call.</summary>
internal sealed class Slope(int order) : Construct
{
    /// <inheritdoc/>
    public override (Shape Shape, State State)? Fit(ReadOnlySpan<Term> parts, State state) =>
        parts[0].Parts is [var argument] && (argument.IsNumber || parts[0].Construct is FunctionAt { Function.Entity: OpenFunction { IsEntrywise: true } } or Call { Function: ElementwiseFunction }) ? (parts[0].Shape, state) : null;

    /// <inheritdoc/>
    public override Expr Lower(Term term, Lowering to)
    {
        var call = term.Parts[0];
        var at = to.Known(call.Parts[0]);
        if (call.Construct is FunctionAt { Function: { Entity: OpenFunction { IsEntrywise: true } } function }) return OpenCall.Of(function.Name.Plain, [at], at.Shape, true, [order]);
        var letter = Symbol.Of("@t", Shape.Scalar);
        if (!at.IsScalar) return FunctionOf.EntryByEntry(Sloped(Apply.Of(((Call)call.Construct).Function, letter), letter, letter), letter, at);
        var value = call.Construct is FunctionAt known ? known.Function.At([letter], Shape.Scalar, to) : Apply.Of(((Call)call.Construct).Function, letter);
        return Sloped(value, letter, at);
    }

    private Expr Sloped(Expr value, Symbol letter, Expr at)
    {
        for (var k = 0; k < order; k++) value = Derivative.Of(value, letter, Layout.Default, k == order - 1 ? at : null);
        return value;
    }
}
