using System.Diagnostics;
using Gradus.Expressions;
using Gradus.Shapes;

namespace Gradus.Rendering;

/// <summary>Writes sums over indices, entries, families, cases and functions of which nothing is known, as a style spells them.</summary>
internal sealed class IndexNotationWriter(IndexStyle style, Func<Expr, Piece> write, Func<Piece, Precedence, string> within, Func<Size, string> count, Func<string, Piece> name)
{
    /// <summary>Any of these nodes.</summary>
    public Piece Write(Expr e) => e switch
    {
        IndexVariable i => name(i.Name),
        Summation s => style.Summation(s.Kind, name(s.Index.Name).Text, count(s.Index.Range), s.Where is null ? null : Text(s.Where), write(s.Body)),
        Comprehension c => new Piece(style.Comprehension(write(c.Body).Text, [.. c.Bound.Select(i => (name(i.Name).Text, count(i.Range)))])),
        EntryOf entry => Entry(entry),
        Member member => new Piece(style.Below(Base(member.Family), [write(member.Which).Text])),
        OpenCall call => Call(call),
        Iverson { Condition: Condition.Comparison { Order: Order.Equal, Left: IndexVariable i, Right: IndexVariable j } } => new Piece(style.Delta(name(i.Name).Text, name(j.Name).Text)),
        Iverson iverson => new Piece(style.Iverson(Text(iverson.Condition))),
        Cases cases => CasesOf(cases),
        _ => throw new UnreachableException(),
    };

    private Piece Entry(EntryOf entry)
    {
        string Index(Expr? index) => index is null ? ":" : write(index).Text;
        var shape = entry.Matrix.Shape;
        var isVector = entry.Matrix is Symbol { Members: not null } ? entry.Row is null : shape.IsColumn ? entry.Column is null : shape.IsRow && entry.Row is null;
        return new Piece(style.Below(Base(entry.Matrix), isVector ? [Index(entry.Row ?? entry.Column)] : [Index(entry.Row), Index(entry.Column)]));
    }

    /// <summary>A letter, or anything else in brackets, that a subscript can be put to.</summary>
    private string Base(Expr e)
    {
        var piece = write(e);
        return e is Symbol && !piece.Text.Contains('_') && piece.Binds == Precedence.Atom && !piece.Text.Any(static c => c is >= '₀' and <= 'ₜ') ? piece.Text : within(piece with { Binds = Precedence.Sum }, Precedence.Atom);
    }

    private Piece Call(OpenCall call)
    {
        var marks = call.Orders is [var only] ? new string('\'', Math.Min(only, 4)) : call.Orders.Any(static k => k > 0) ? $"^({string.Join(',', call.Orders)})" : "";
        return new Piece(style.Call(name(call.Name).Text + marks, string.Join(", ", call.Children.Select(a => write(a).Text))));
    }

    private Piece CasesOf(Cases cases)
    {
        List<(string, string?)> rows = [.. cases.Branches.Select((string, string?) (b) => (write(b.Value).Text, Text(b.When)))];
        if (cases.Otherwise is { } otherwise) rows.Add((write(otherwise).Text, null));
        return new Piece(style.Cases(rows));
    }

    private string Text(Condition condition) => condition switch
    {
        Condition.Comparison c => $"{write(c.Left).Text} {style.Sign(c.Order)} {write(c.Right).Text}",
        Condition.Membership m => style.Member(write(m.Element).Text, write(m.Set).Text, IndexStyle.Truth.So),
        Condition.Negation { Inner: Condition.Membership m } => style.Member(write(m.Element).Text, write(m.Set).Text, IndexStyle.Truth.NotSo),
        Condition.Negation { Inner: Condition.Comparison c } => c.Order switch
        {
            Order.Equal => Text(Condition.Compare(c.Left, Order.Unequal, c.Right)),
            Order.Unequal => Text(Condition.Compare(c.Left, Order.Equal, c.Right)),
            Order.Less => Text(Condition.Compare(c.Right, Order.AtMost, c.Left)),
            _ => Text(Condition.Compare(c.Right, Order.Less, c.Left)),
        },
        Condition.Negation { Inner: Condition.Combination c } => Text(c.IsAll ? Condition.Any([.. c.Parts.Select(Condition.Not)]) : Condition.All([.. c.Parts.Select(Condition.Not)])),
        Condition.Combination c => style.Together(c.Parts.Select(Text), c.IsAll ? IndexStyle.Quantity.All : IndexStyle.Quantity.Any),
        _ => throw new UnreachableException(),
    };
}
