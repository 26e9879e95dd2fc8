using Gradus.Trees;

namespace Gradus.Elaboration;

/// <summary>Where x_i stands with a small letter below, x_1 is one of the x_i and no name of its own.</summary>
internal sealed class IndexedByCounter : Clue
{
    /// <inheritdoc/>
    public override string Name => "a name has an index elsewhere";

    /// <inheritdoc/>
    public override string Example => "$s = \\sum_{i=1}^3 x_i$, $s = x_1 + x_2 + x_3$";

    /// <inheritdoc/>
    public override void See(Tree tree, Ballot ballot)
    {
        if (tree is Scripted { Base: Letter letter, Lower: Letter { IsWord: false, Name: [>= 'a' and <= 'z'] } or Run { Items: [{ Tree: Letter { IsWord: false, Name: [>= 'a' and <= 'z'] } }, { Tree: Letter { IsWord: false } }] } }) ballot.HasIndex(Elaborator.NameOf(letter));
    }
}
