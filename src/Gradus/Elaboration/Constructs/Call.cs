using Gradus.Expressions;
using Gradus.Shapes;

namespace Gradus.Elaboration;

/// <summary>A function of the catalog with its arguments.</summary>
internal sealed class Call(MatrixFunction function) : Construct
{
    /// <summary>Which.</summary>
    public MatrixFunction Function { get; } = function;

    /// <inheritdoc/>
    public override (Shape Shape, State State)? Fit(ReadOnlySpan<Term> parts, State state)
    {
        if (parts.Length < Function.Arity || parts.Length > Function.MostArguments) return null;
        foreach (var part in parts)
        {
            if (part.Shape.IsTensor && !Function.TakesTensors) return null;
        }
        return ShapeAt(parts, state) ?? (Squared(parts, state) is { } square ? ShapeAt(parts, square) : null);
    }

    /// <inheritdoc/>
    public override Expr Lower(Term term, Lowering to) => Apply.Of(Function, [.. term.Parts.Select(to.Known)]);

    /// <summary>The function's own rule, asked with letters of these shapes.</summary>
    private (Shape Shape, State State)? ShapeAt(ReadOnlySpan<Term> parts, State state)
    {
        var letters = new Expr[parts.Length];
        for (var i = 0; i < letters.Length; i++) letters[i] = parts[i].Construct is Literal number ? Number.Of(number.Value) : Symbol.Of($"@{i}", state.Sizes.Resolve(parts[i].Shape));
        try
        {
            return (Function.InferShape(letters), state);
        }
        catch (ShapeException)
        {
            return null;
        }
    }

    private static State? Squared(ReadOnlySpan<Term> parts, State state) => state.Unify(parts[0].Shape.Rows, parts[0].Shape.Columns);
}
