using Gradus.Trees;
using Sign = Gradus.Trees.Sign;

namespace Gradus.Elaboration;

/// <summary>1/N before a sum: N is the number of its terms.</summary>
internal sealed class CountsSamples : Clue
{
    /// <inheritdoc/>
    public override string Name => "a letter that divides a sum is the number of its terms";

    /// <inheritdoc/>
    public override string Example => "$m = \\frac1T \\sum_k u_k$, $\\frac{\\partial m}{\\partial u_k} = \\frac1T$";

    /// <inheritdoc/>
    public override void See(Tree tree, Ballot ballot)
    {
        if (tree is not Run run) return;
        for (var k = 1; k < run.Items.Length; k++)
        {
            if (run.Items[k - 1].Tree is Fraction { Over: Numeral, Under: Letter { IsWord: false } count } && run.Items[k].Tree.SelfAndDescendants().First(static t => t is not (Choice or Prefixed or Run)) is Scripted { Base: Sign { Kind: SignKind.Sum } })
                ballot.IsCount(Elaborator.NameOf(count));
        }
    }
}
