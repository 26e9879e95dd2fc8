using Gradus.Derivations;
using Gradus.Expressions;
using Gradus.Syntax;

namespace Gradus.Rendering;

/// <summary>A formula in the three notations that every answer carries.</summary>
public sealed record Notations(string Plain, string Latex, string Unicode)
{
    /// <summary>An expression that stands alone.</summary>
    public static Notations Of(Expr e) => Writing.For(e).Of(e);

    /// <summary>Both sides of a relation that stands alone.</summary>
    public static Notations Of(Expr left, RelationKind relation, Expr right) => Writing.For(left, right).Of(left, relation, right);

    /// <summary>A line of a derivation that stands alone.</summary>
    public static Notations Of(Formula line) => Writing.For(Sides(line)).Of(line);

    private static IEnumerable<Expr> Sides(Formula line) => line switch
    {
        IndexFormula index => [index.Meaning],
        MatrixFormula { Where: { } where } m => [m.Left, m.Right, where.Name, where.Value],
        MatrixFormula m => [m.Left, m.Right],
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
