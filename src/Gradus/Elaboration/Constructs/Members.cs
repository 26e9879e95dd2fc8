using Gradus.Expressions;
using Gradus.Shapes;

namespace Gradus.Elaboration;

/// <summary>The k-th of a family: x_k of the samples; the parts are the family and the index.</summary>
internal sealed class MemberAt : Construct
{
    /// <summary>The one there is.</summary>
    public static MemberAt Instance { get; } = new();

    /// <inheritdoc/>
    public override (Shape Shape, State State)? Fit(ReadOnlySpan<Term> parts, State state)
    {
        if (parts[0].Construct is not Use { Entity: Family or DefinedFamily } use) return null;
        var (member, range) = use.Entity switch { Family f => (f.Member, f.Range), DefinedFamily d => (d.Body.Shape, d.Range), _ => throw new System.Diagnostics.UnreachableException() };
        if (EntryAt.RangeOf(parts[1]) is not { } index) return (member, state);
        return state.Unify(index, range) is { } fitted ? (member, fitted) : null;
    }

    /// <inheritdoc/>
    public override Expr Lower(Term term, Lowering to)
    {
        var (use, which) = ((Use)term.Parts[0].Construct, to.Known(term.Parts[1]));
        if (to.Held.TryGetValue(use.Name, out var held)) return EntryOf.Of(held, which);
        return use.Entity switch
        {
            DefinedFamily d => to.Known(d.Body).Substitute(IndexVariable.Of(d.Index.Plain, to.Final(d.Range)), which),
            Family { Member.IsScalar: true } => EntryOf.Of(to.Known(term.Parts[0]), which),
            _ => Member.Of((Symbol)to.Known(term.Parts[0]), which),
        };
    }
}
