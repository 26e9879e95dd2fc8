using Gradus.Trees;

namespace Gradus.Elaboration;

/// <summary>What is transposed is no number.</summary>
internal sealed class TransposedIsNoNumber : Clue
{
    private const int Bits = 5;

    /// <inheritdoc/>
    public override string Name => "a transposed letter is no number";

    /// <inheritdoc/>
    public override string Example => "$f = p^T q$, $\\nabla_p f = q$";

    private static bool IsTransposed(Tree upper) => upper is Letter { Name: "T" or "top" } || (upper is Run { Items: [.., var last] } && IsTransposed(last.Tree));

    /// <inheritdoc/>
    public override void See(Tree tree, Ballot ballot)
    {
        if (tree is Scripted { Base: Bracketed { Items: [Terms sum] }, Upper: { } above } && IsTransposed(above))
        {
            foreach (var term in sum.Items.Select(static item => item.Term))
            {
                if (term is Scripted { Base: Letter member, Lower: not null, Upper: null }) ballot.AgainstEntries(Elaborator.NameOf(member), Bits);
                if (term is Letter added) ballot.Against(Elaborator.NameOf(added), Priors.Kind.Number, Bits);
            }
        }
        if (tree is Scripted { Base: Letter indexed, Lower: not null, Upper: { } upper } && IsTransposed(upper)) ballot.AgainstEntries(Elaborator.NameOf(indexed), Bits);
        if (tree is Scripted { Base: Letter letter, Upper: Letter { Name: "T" or "top" } }) ballot.Against(Elaborator.NameOf(letter), Priors.Kind.Number, Bits);
    }
}
