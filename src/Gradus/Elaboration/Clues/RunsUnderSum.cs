using Gradus.Trees;
using Sign = Gradus.Trees.Sign;

namespace Gradus.Elaboration;

/// <summary>A letter under Σ or ∏ counts.</summary>
internal sealed class RunsUnderSum : Clue
{
    /// <inheritdoc/>
    public override string Name => "a letter under a sum counts entries";

    /// <inheritdoc/>
    public override string Example => "$s = \\sum_a x_a y_a$, $\\frac{\\partial s}{\\partial x_a} = y_a$";

    /// <inheritdoc/>
    public override void See(Tree tree, Ballot ballot)
    {
        if (tree is not Scripted { Base: Sign { Kind: SignKind.Sum or SignKind.Product }, Lower: { } lower }) return;
        foreach (var name in Elaborator.IndicesUnder(lower)) ballot.IsIndex(name);
    }
}
