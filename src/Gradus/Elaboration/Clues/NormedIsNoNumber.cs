using Gradus.Trees;

namespace Gradus.Elaboration;

/// <summary>What stands in a norm is no number, nor are the terms of a sum there.</summary>
internal sealed class NormedIsNoNumber : Clue
{
    private const int Bits = 4;

    /// <inheritdoc/>
    public override string Name => "a letter within a norm is no number";

    /// <inheritdoc/>
    public override string Example => "$f = \\|r - s\\|^2$, $\\nabla_r f = 2(r - s)$";

    /// <inheritdoc/>
    public override void See(Tree tree, Ballot ballot)
    {
        if (tree is not Bracketed { Kind: BracketKind.DoubleBar, Items: [var inner] }) return;
        foreach (var term in inner is Trees.Terms sum ? sum.Items.Select(static item => item.Term) : [inner])
        {
            if (term is Scripted { Base: Letter indexed, Lower: not null, Upper: null }) ballot.AgainstEntries(Elaborator.NameOf(indexed), Bits);
            if (term is Letter letter) ballot.Against(Elaborator.NameOf(letter), Priors.Kind.Number, Bits);
        }
    }
}
