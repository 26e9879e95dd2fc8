using Gradus.Differentiation;
using Gradus.Expressions;
using Gradus.Functions;

namespace Gradus.Checking.Misconceptions;

/// <summary>The commutation matrix is left out: vec(Aᵀ) = vec(A).</summary>
public sealed class CommutationMissing : Misconception
{
    /// <inheritdoc/>
    public override string Id => "commutation-missing";

    /// <inheritdoc/>
    public override string WrongForm => "vec(Aᵀ) = vec(A)";

    /// <inheritdoc/>
    public override string RightForm => "vec(Aᵀ) = K vec(A)";

    /// <inheritdoc/>
    public override string Message => "The commutation matrix is missing: vec(dXᵀ) = K vec(dX), for the transpose puts the entries in another order.";

    /// <inheritdoc/>
    public override string Example => "$\\operatorname{vec}(A^T) = \\operatorname{vec}(A)$";

    /// <inheritdoc/>
    public override int Rank => 8;

    /// <inheritdoc/>
    public override bool IsEdit => true;

    internal override bool IsAboutMatrices => true;

    /// <inheritdoc/>
    public override IEnumerable<Expr> WrongValues(Slip slip) =>
        !IsAboutKronecker(slip) ? [] : Edits.Forms(slip).SelectMany(static form => Edits.AtSomePlaces(form, static e => Without(e)));

    /// <inheritdoc/>
    public override IEnumerable<(Expr Written, Expr Believed)> Agreements(Slip slip) => base.Agreements(slip).Concat(!IsAboutKronecker(slip) || Edits.Make(() => Resolution.Of(slip.Written)) is not { } written ? []
        : Edits.AtSomePlaces(written, static e => e is Apply { Function: Vec, Children: [Symbol { Shape.IsColumn: false } x] } ? Matrices.Vec(Matrices.Transpose(x)) : null).Select(meant => (meant, slip.Correct)));

    /// <inheritdoc/>
    public override bool Explains(Misfit misfit) => FormulaTerms.Lacks(misfit, "K");

    /// <summary>The commutation matrix is not what a gradient in vec(X) lacks, but what stands between Kronecker products and the vec of a transposed symbol.</summary>
    private static bool IsAboutKronecker(Slip slip) => new[] { slip.Source, slip.Correct, slip.Written }.SelectMany(static e => e.SelfAndDescendants())
        .Any(static e => e is Constant { Kind: ConstantKind.Commutation } or Apply { Function: Kronecker } || (e is Apply { Function: Vec } v && v.Children[0] is Apply { Function: Transpose } t && t.Children[0] is Symbol));

    private static Expr? Without(Expr e) => e switch
    {
        Constant { Kind: ConstantKind.Commutation } k => Constant.Identity(k.Shape.Rows),
        Apply { Function: Vec } v when v.Children[0] is Apply { Function: Transpose } t => Matrices.Vec(t.Children[0]),
        _ => null,
    };
}
