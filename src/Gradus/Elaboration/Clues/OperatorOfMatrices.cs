using Gradus.Syntax;
using Gradus.Trees;

namespace Gradus.Elaboration;

/// <summary>What det, tr, log det and rank are taken of is a matrix.</summary>
internal sealed class OperatorOfMatrices : Clue
{
    private const int Bits = 4;

    /// <inheritdoc/>
    public override string Name => "a letter whose determinant or trace is taken is a matrix";

    /// <inheritdoc/>
    public override string Example => "$g = \\log\\det S$, $dg = \\operatorname{tr}(S^{-1} dS)$";

    /// <inheritdoc/>
    public override void See(Tree tree, Ballot ballot)
    {
        var of = tree switch
        {
            Prefixed { Operator: Letter { IsWord: true } word, Operand: var operand } when IsOfMatrices(word) => operand,
            Run { Items: [.., { Tree: Letter { IsWord: true } word }, { Tree: var operand }] } when IsOfMatrices(word) => operand,
            _ => null,
        };
        if (of is Bracketed { Items: [var inner] }) of = inner;
        if (of is not Letter letter) return;
        foreach (var kind in new[] { Priors.Kind.Number, Priors.Kind.Column, Priors.Kind.Row }) ballot.Against(Elaborator.NameOf(letter), kind, Bits);
    }

    private static bool IsOfMatrices(Letter word) => FunctionNames.Find(word.Name) is "det" or "tr" or "logdet" or "rank" or "adj";
}
