using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;
using Gradus.Shapes;

namespace Gradus.Tests.Laws;

/// <summary>A mistake that people make in a line.</summary>
internal enum Slip
{
    /// <summary>A transpose too many or too few on a letter.</summary>
    Transpose,

    /// <summary>The sign of one term.</summary>
    Sign,

    /// <summary>Two neighbouring factors in the other order.</summary>
    Order,

    /// <summary>A factor 2 or ½ on one term.</summary>
    Factor,

    /// <summary>A term left out.</summary>
    Dropped,

    /// <summary>The product entry by entry in the place of the matrix product.</summary>
    Entrywise,

    /// <summary>A letter for another.</summary>
    Letter,
}

/// <summary>Plants one slip in an expression.</summary>
internal static class Slips
{
    /// <summary>The expression with a slip at a random place where it fits; null if there is none.</summary>
    public static Expr? Plant(Slip slip, Expr e, RandomSource random)
    {
        var places = e.SelfAndDescendants().Select((part, place) => (part, place)).Where(p => Fits(slip, p.part, p.place)).ToArray();
        for (var tries = 0; tries < 6 && places.Length > 0; tries++)
        {
            var (_, place) = places[random.Below(places.Length)];
            try
            {
                if (Shrinking.ReplaceAt(e, place, part => Change(slip, e, part, random)) is var changed && changed.Shape == e.Shape && !changed.Equals(e)) return changed;
            }
            catch (ShapeException)
            {
                // The slip changed a shape further out; another place may do.
            }
        }
        return null;
    }

    private static bool Fits(Slip slip, Expr part, int place) => slip switch
    {
        Slip.Transpose => part is Symbol { IsScalar: false, Shape.IsSquare: true },
        Slip.Order => part is Product p && Neighbours(p).Count > 0,
        Slip.Dropped => part is Sum,
        Slip.Entrywise => part is Product p && Neighbours(p).Count > 0,
        Slip.Letter => part is Symbol { IsScalar: false, DifferentialOf: null },
        _ => part is Sum || place == 0,
    };

    private static List<int> Neighbours(Product p) =>
        [.. Enumerable.Range(0, p.Children.Count - 1).Where(k => p.Children[k].Shape == p.Children[k + 1].Shape && p.Children[k].Shape.IsSquare && !p.Children[k].Equals(p.Children[k + 1]))];

    private static Expr Change(Slip slip, Expr e, Expr part, RandomSource random)
    {
        if (slip == Slip.Transpose) return Matrices.Transpose(part);
        if (slip == Slip.Letter) return e.Symbols().FirstOrDefault(other => other.Shape == part.Shape && other.DifferentialOf is null && !other.Equals(part)) ?? part;
        Expr[] parts = part is Sum or Product ? [.. part.Children] : [part];
        var at = random.Below(parts.Length);
        switch (slip)
        {
            case Slip.Order:
                var places = Neighbours((Product)part);
                at = places[random.Below(places.Count)];
                (parts[at], parts[at + 1]) = (parts[at + 1], parts[at]);
                return Product.Of(parts);
            case Slip.Entrywise:
                places = Neighbours((Product)part);
                at = places[random.Below(places.Count)];
                return Product.Of([.. parts[..at], Matrices.Hadamard(parts[at], parts[at + 1]), .. parts[(at + 2)..]]);
            case Slip.Dropped:
                return Sum.Of(parts.Where((_, k) => k != at));
            case Slip.Sign:
                parts[at] = -parts[at];
                break;
            default:
                parts[at] = Scale.Of(random.Below(2) == 0 ? 2 : Rational.Of(1, 2), parts[at]);
                break;
        }
        return part is Sum ? Sum.Of(parts) : part is Product && parts.Length > 1 ? Product.Of(parts) : parts[0];
    }
}
