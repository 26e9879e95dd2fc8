using Gradus.Trees;
using Sign = Gradus.Trees.Sign;

namespace Gradus.Elaboration;

/// <summary>Letters under a ∂ or d of a fraction, beside ∇ and behind d are what the page differentiates by.</summary>
internal sealed class DifferentiatedBy : Clue
{
    /// <inheritdoc/>
    public override string Name => "the page differentiates by a letter elsewhere";

    /// <inheritdoc/>
    public override string Example => "$f = u^TAv$, $\\frac{\\partial f}{\\partial v} = A^Tu$, $\\nabla f = A^Tu$";

    /// <inheritdoc/>
    public override void See(Tree tree, Ballot ballot)
    {
        switch (tree)
        {
            case Fraction { Under: var under } when Elaborator.DifferentialIn(under) is { Operand: Letter by }:
                ballot.IsVariable(Elaborator.NameOf(by));
                break;
            case Scripted { Base: Sign { Kind: SignKind.Nabla or SignKind.Derivative or SignKind.Partial }, Lower: Letter by }:
                ballot.IsVariable(Elaborator.NameOf(by));
                break;
            case Prefixed { Operator: Sign { Kind: SignKind.Differential }, Operand: Letter by }:
                ballot.IsVariable(Elaborator.NameOf(by));
                break;
        }
    }
}
