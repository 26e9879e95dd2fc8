using Gradus.Syntax;

namespace Gradus.Checking.Misconceptions;

/// <summary>A row and a column stand in one sum: ∂(xᵀAx)/∂x = Aᵀx + xᵀA.</summary>
public sealed class LayoutMix : Misconception
{
    /// <inheritdoc/>
    public override string Id => "layout-mix";

    /// <inheritdoc/>
    public override string WrongForm => "∂(xᵀAx)/∂x = Aᵀx + xᵀA";

    /// <inheritdoc/>
    public override string RightForm => "∂(xᵀAx)/∂x = Aᵀx + Ax";

    /// <inheritdoc/>
    public override string Message => "A row and a column cannot be added: keep one layout for all terms, so that each has the shape of the variable.";

    /// <inheritdoc/>
    public override string Example => "$\\frac{\\partial}{\\partial x} x^T A x = A^T x + x^T A$";

    /// <inheritdoc/>
    public override int Rank => 6;

    /// <inheritdoc/>
    public override bool Explains(Misfit misfit)
    {
        if (misfit.Source?.IsTensor() == true || FormulaTerms.Of(misfit.Written) is not { Count: > 1 }) return false;
        if (misfit.WrittenValue is not null) return false;
        return (MeetInSum(misfit) && (AreTransposed(misfit.Left, misfit.Right) || AreTransposed(misfit.Right, misfit.Left))) || FormulaTerms.SomeTransposed(misfit);
    }

    /// <summary>A row and a column that meet in a product are a product that does not fit.</summary>
    private static bool MeetInSum(Misfit misfit) => misfit.Place is not { } place || place.Start < misfit.Written.Span.Start || Within(misfit.Written).OfType<SumSyntax>().Any(s => s.Span == place);

    private static IEnumerable<SyntaxNode> Within(SyntaxNode node) => node.Children().SelectMany(Within).Prepend(node);

    /// <summary>True for a column and a row of any lengths, and for other shapes of which one is the other's transpose.</summary>
    private static bool AreTransposed(string? a, string? b) => Sides(a) is [var rows, var columns] && Sides(b) is [var others, var other]
        && ((columns == "1" && others == "1") || (rows != columns && rows == other && columns == others));

    /// <summary>The sizes in "a column (n×1)" or n×1.</summary>
    private static string[]? Sides(string? words) => words?[(words.IndexOf('(', StringComparison.Ordinal) + 1)..].TrimEnd(')').Split('×');
}
