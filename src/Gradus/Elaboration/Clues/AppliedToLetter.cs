using Gradus.Trees;

namespace Gradus.Elaboration;

/// <summary>A letter before a single letter in round brackets is a function: few write a(x) for a product.</summary>
internal sealed class AppliedToLetter : Clue
{
    /// <inheritdoc/>
    public override string Name => "a letter before a letter in brackets is applied to it";

    /// <inheritdoc/>
    public override string Example => "$\\nabla (uv)(x) = u(x) \\nabla v(x) + v(x) \\nabla u(x)$";

    /// <inheritdoc/>
    public override void See(Tree tree, Ballot ballot)
    {
        if (tree is not Run run) return;
        for (var k = 1; k < run.Items.Length; k++)
        {
            if (run.Items[k] is { Before: Mark.None or Mark.Space, Tree: Bracketed { Kind: BracketKind.Round, Items: var arguments } } && arguments.All(static a => a is Letter or Scripted { Base: Letter }) && LetterOf(run.Items[k - 1].Tree) is { IsWord: false } letter)
                ballot.IsFunction(Elaborator.NameOf(letter));
        }
    }

    private static Letter? LetterOf(Tree tree) => tree switch
    {
        Letter letter => letter,
        Scripted { Base: Letter letter, Upper: null } => letter,
        _ => null,
    };
}
