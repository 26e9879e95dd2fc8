using Gradus.Syntax;

namespace Gradus.Rendering;

/// <summary>Formulas as their author wrote them, in Unicode: <c>A:(dA)B + AB:dA</c>.</summary>
/// <remarks>Order, grouping, names and notation are kept. Brackets are added only where LaTeX groups by raising, lowering or a fraction's line; spaces follow one habit.
/// Where the notation has several readings they look the same, so the first is written.</remarks>
public static class WrittenText
{
    /// <summary>One side.</summary>
    public static string Of(SyntaxNode node) => new FormulaWriter().Of(node);

    /// <summary>Both sides and the sign between them; without a left side the line begins with the sign.</summary>
    public static string Of(SyntaxNode? left, RelationKind sign, SyntaxNode right) =>
        left is null ? $"{Sign(sign)} {Of(right)}" : $"{Of(left)} {Sign(sign)} {Of(right)}";

    /// <summary>The sign of a sum with what stands below and above it: <c>Σᵢ₌₁ⁿ</c>.</summary>
    public static string SignOf(SummationSyntax sum) => new FormulaWriter().SignOf(sum);

    private static string Sign(RelationKind relation) => relation switch
    {
        RelationKind.Equal => "=",
        RelationKind.Approximately => "≈",
        RelationKind.NotEqual => "≠",
        RelationKind.Define => ":=",
        _ => throw new ArgumentOutOfRangeException(nameof(relation), relation, "this relation has no one sign"),
    };
}
