using Gradus.Expressions;
using Gradus.Functions;

namespace Gradus.Checking.Equivalence;

/// <summary>Something whose sign decides on which piece a function of pieces is, and nothing shows that it has one sign only.</summary>
/// <param name="Value">What changes its sign, entry by entry.</param>
/// <param name="IsBeyondReach">True where a number stands in it beside a length or a whole exponent: the sign may turn at lengths that nobody tries.</param>
/// <param name="IsJump">True where the function jumps there, so that it may be another at a single length; no random number is as long.</param>
internal sealed record Turning(Expr Value, bool IsBeyondReach, bool IsJump)
{
    /// <summary>All that are in a claim.</summary>
    public static IReadOnlyList<Turning> Of(Comparison claim)
    {
        var names = claim.Free.Symbols.Select(static s => s.Name).ToHashSet();
        return
        [
            .. from piece in Pieces(claim)
               group piece.IsJump by piece.Value into jumps
               let value = jumps.Key
               where value.Symbols().All(s => names.Contains(s.Name)) && value.FreeIndices().All(names.Contains) && !IsSettled(EntryRange.Of(value), value, jumps.Any(static j => j))
               select new Turning(value, HasLength(value) && Numbers(value).Any(), jumps.Any(static j => j)),
        ];
    }

    /// <summary>True for one sign; where the function jumps at 0 and a length may make it so, for a sign that is nowhere 0.</summary>
    private static bool IsSettled(EntryRange range, Expr value, bool isJump) => range.HasOneSign && (!isJump || range is { Low: > 0 } or { High: < 0 } || !HasLength(value));

    /// <summary>The numbers other than 1 that stand in an expression, those of exponents aside unless their base is a number.</summary>
    public static IEnumerable<double> Numbers(Expr expression) => expression switch
    {
        Number { Value: var v } => Size(v.ToDouble()),
        Scale scale => Size(scale.Coefficient.ToDouble()).Concat(scale.Children.SelectMany(Numbers)),
        Apply { Function: EntryPower or Functions.MatrixPower } power when power.Children[0] is not Number => Numbers(power.Children[0]).Concat(power.Children[1] is Number ? [] : Numbers(power.Children[1])),
        Apply { Function: Pi or Exp } of when of.Symbols().Count == 0 => Size(Math.Max(3, Numbers(of.Children[0]).DefaultIfEmpty(1).Max() * 3)),
        Constant or Symbol => Lengths(expression),
        _ => expression.Children.SelectMany(Numbers),
    };

    private static IEnumerable<double> Size(double number) => Math.Abs(number) is var size && size is not (0 or 1) ? [size] : [];

    /// <summary>Lengths that are given as numbers.</summary>
    private static IEnumerable<double> Lengths(Expr e) => new[] { e.Shape.Rows, e.Shape.Columns }.Where(static s => s.Factor > 1).Select(static s => (double)s.Factor);

    private static IEnumerable<(Expr Value, bool IsJump)> Pieces(Comparison claim)
    {
        foreach (var node in claim.Nodes.OfType<Apply>())
        {
            if (node.Function is Sign or UnitStep or Abs or Relu or Norm1) yield return (node.Children[0], node.Function is Sign or UnitStep);
            if (!Comparison.IsMadeOfPieces(node)) continue;
            foreach (var inner in node.Children.SelectMany(static c => c.SelfAndDescendants()).Where(static e => e is Sum { IsScalar: true })) yield return (inner, node.Function is Pinv);
        }
    }

    /// <summary>True where an entry depends on how long something is, or on a whole number.</summary>
    private static bool HasLength(Expr expression) => expression.SelfAndDescendants().Any(static e => e switch
    {
        Constant { Kind: ConstantKind.Dimension } or IndexVariable or Summation => true,
        Symbol { Properties: var p } => (p & Properties.Integer) != 0,
        Product product => product.Children.Skip(1).Any(static f => f.Shape.Rows.Names.Count > 0),
        Apply { Function: ElementwiseFunction or Transpose or Functions.Hadamard or Vec or Unvec } => false,
        Apply apply => apply.Children.Any(static c => c.Shape.Rows.Names.Count + c.Shape.Columns.Names.Count > 0),
        _ => false,
    });
}
