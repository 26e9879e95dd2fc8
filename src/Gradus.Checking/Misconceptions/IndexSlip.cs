using Gradus.Expressions;
using Gradus.Syntax;

namespace Gradus.Checking.Misconceptions;

/// <summary>An index is wrong: a subscript of another row, column or term.</summary>
public sealed class IndexSlip : Misconception
{
    /// <inheritdoc/>
    public override string Id => "index-error";

    /// <inheritdoc/>
    public override string WrongForm => "∂(Σ_j A_ij x_j)/∂x_k = A_ij";

    /// <inheritdoc/>
    public override string RightForm => "∂(Σ_j A_ij x_j)/∂x_k = A_ik";

    /// <inheritdoc/>
    public override string Message => "An index has slipped: name the index of the variable anew, and keep it apart from the indices that are summed.";

    /// <inheritdoc/>
    public override string Example => "$\\frac{\\partial}{\\partial u}\\left(\\lambda_u u^T u + \\lambda_v v^T v\\right) = 2\\lambda_v u$";

    /// <inheritdoc/>
    public override int Rank => 60;

    /// <inheritdoc/>
    public override IEnumerable<Expr> WrongValues(Slip slip) =>
        from form in Edits.Forms(slip)
        from wrong in slip.Source.Symbols().Concat(slip.IsPart ? slip.Written.Symbols() : [])
        from value in Edits.AtOnePlace(form, e => e is Symbol right && IsTwin(right, wrong) ? [wrong] : []).Concat(Edits.AtSomePlaces(form, e => e is Symbol right && IsTwin(right, wrong) ? wrong : null).TakeLast(1))
        select value;

    /// <inheritdoc/>
    public override bool Explains(Misfit misfit) => Within(misfit.Written).Any(static n => n is IndexedSyntax { Raised: false, Indices: [NameSyntax, ..] });

    private static IEnumerable<SyntaxNode> Within(SyntaxNode node) => node.Children().SelectMany(Within).Prepend(node);

    /// <summary>One letter with two subscripts, of one shape.</summary>
    private static bool IsTwin(Symbol a, Symbol b) => a.Name != b.Name && a.Shape == b.Shape && Stem(a).Length > 0 && Stem(a) == Stem(b);

    private static string Stem(Symbol s) => s.Name.IndexOf('_', StringComparison.Ordinal) is > 0 and var at ? s.Name[..at] : "";
}
