using Gradus.Shapes;
using Gradus.Trees;

namespace Gradus.Elaboration;

/// <summary>A ∈ ℝ^{m×n}, x, y ∈ ℝⁿ, t ∈ ℝ.</summary>
internal static class Declarations
{
    /// <summary>The state in which the names are of the set; null if nothing is understood.</summary>
    public static State? Of(Tree names, Tree set, State state)
    {
        if (ShapeOf(set, state) is not var (shape, known)) return null;
        if (FamilyIn(names) is { } family && CountOf(((Bracketed)names).Items[^1], known) is var (count, counted)) return counted.With(family.OfMany, new Family(shape, count));
        var understood = false;
        foreach (var name in names is Bracketed { Items: var several } ? several : [names])
        {
            if (NameIn(name) is not { } declared || declared.Base is "1" or "0" or "I") continue;
            understood = true;
            if (known.Find(declared) is OpenFunction function) known = known.Unify(function.Value, shape) ?? known;
            else if (known.Find(declared) is Quantity before) known = known.Unify(before.Shape, shape) ?? known;
            else if (known.Find(declared) is null) known = known.With(declared, new Quantity(shape));
        }
        return understood ? known : null;
    }

    /// <summary>x of x_1, …, x_N.</summary>
    public static Name? FamilyIn(Tree names) => names is Bracketed { Items: [Scripted { Base: Letter first, Lower: not null }, .., Dots, Scripted { Base: Letter last, Lower: not null }] } && Elaborator.NameOf(first) == Elaborator.NameOf(last) ? Elaborator.NameOf(first) : null;

    /// <summary>N of x_N as a length.</summary>
    public static (Size Count, State State)? CountOf(Tree last, State state) => last is Scripted { Lower: { } upper } ? SizeOf(upper, state) : null;

    private static Name? NameIn(Tree tree) => tree switch
    {
        Letter letter => Elaborator.NameOf(letter),
        Scripted { Base: Letter letter, Lower: { } lower, Upper: null } scripted when Elaborator.LabelOf(lower) is not null => Elaborator.NameOf(letter) with { Label = Elaborator.LabelOf(scripted.Lower)! },
        Run { Items: [{ Tree: Letter letter }, { Tree: Bracketed { Kind: BracketKind.Round } }] } => Elaborator.NameOf(letter),
        Choice choice => choice.Alternatives.Select(NameIn).FirstOrDefault(static name => name is not null),
        _ => null,
    };

    public static (Shape Shape, State State)? ShapeOf(Tree set, State state)
    {
        switch (set)
        {
            case Letter { Name: "R" or "Re" or "C", Font: Font.Blackboard or Font.Bold or Font.Calligraphic or Font.Italic }:
                return (Shape.Scalar, state);
            case Scripted { Base: Letter { Name: "R" or "C" or "S" }, Upper: { } dimensions } of:
                var sizes = new List<Size>();
                foreach (var part in dimensions is Run { Items: var items } && items.Skip(1).All(static i => i.Before is Mark.Times or Mark.Star) ? items.Select(static i => i.Tree) : [dimensions])
                {
                    if (SizeOf(part, state) is not var (size, known)) return null;
                    sizes.Add(size);
                    state = known;
                }
                if (sizes is [var one]) return (of.Base is Letter { Name: "S" } ? new Shape(one, one) : Shape.Column(one), state);
                return sizes is [var rows, var columns] ? (new Shape(rows, columns), state) : null;
            default:
                return null;
        }
    }

    public static (Size Size, State State)? SizeOf(Tree tree, State state)
    {
        switch (tree)
        {
            case Numeral { Value: { IsInteger: true, Sign: > 0 } count }:
                return (Size.Of((long)count.Numerator), state);
            case Letter letter:
                var name = Elaborator.NameOf(letter);
                if (state.Find(name) is Length known) return (known.Size, state);
                if (state.Find(name) is not null) return null;
                var size = Size.Named(name.Plain);
                return (size, state.With(name, new Length(size)));
            case Run { Items: var items } when items.All(static i => i.Tree is Letter or Numeral && i.Before is Mark.None or Mark.Space or Mark.Dot or Mark.Star):
                var product = Size.One;
                foreach (var item in items)
                {
                    if (SizeOf(item.Tree, state) is not var (factor, after)) return null;
                    product *= factor;
                    state = after;
                }
                return (product, state);
            default:
                return null;
        }
    }
}
