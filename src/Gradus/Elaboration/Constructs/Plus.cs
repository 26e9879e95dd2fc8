using System.Collections.Immutable;
using Gradus.Expressions;
using Gradus.Shapes;

namespace Gradus.Elaboration;

/// <summary>Terms with their signs, all of one shape.</summary>
internal sealed class Plus(ImmutableArray<bool> minus) : Construct
{
    /// <summary>Which terms are taken away.</summary>
    public ImmutableArray<bool> Minus { get; } = minus;

    /// <inheritdoc/>
    public override (Shape Shape, State State)? Fit(ReadOnlySpan<Term> parts, State state)
    {
        for (var i = 1; i < parts.Length; i++)
        {
            if (state.Unify(parts[0].Shape, parts[i].Shape) is not { } fitted) return null;
            state = fitted;
        }
        return (parts[0].Shape, state);
    }

    /// <inheritdoc/>
    public override Expr Lower(Term term, Lowering to) =>
        Sum.Of(term.Parts.Select((part, i) => Minus[i] ? -to.Known(part) : to.Known(part)));
}

/// <summary>A number added to every entry of a vector or matrix, as programs write it: 1 + exp(x).</summary>
internal sealed class Broadcast(bool numberFirst, bool minus) : Construct
{
    /// <inheritdoc/>
    public override (Shape Shape, State State)? Fit(ReadOnlySpan<Term> parts, State state)
    {
        var (number, array) = numberFirst ? (parts[0], parts[1]) : (parts[1], parts[0]);
        return number.IsNumber && !array.IsNumber ? (array.Shape, state) : null;
    }

    /// <inheritdoc/>
    public override Expr Lower(Term term, Lowering to)
    {
        var (number, array) = numberFirst ? (term.Parts[0], term.Parts[1]) : (term.Parts[1], term.Parts[0]);
        var ones = Constant.Ones(to.Final(array.Shape.Rows), to.Final(array.Shape.Columns));
        var all = Scale.Of(Numerics.Rational.One, [to.Known(number)], ones);
        var (left, right) = numberFirst ? (all, to.Known(array)) : (to.Known(array), all);
        return minus ? left - right : left + right;
    }
}
