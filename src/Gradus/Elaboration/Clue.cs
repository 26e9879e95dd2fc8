using Gradus.Trees;

namespace Gradus.Elaboration;

/// <summary>One piece of evidence: something that can be seen on a page, and what it says of names. One class a file; the pages of the tests show each deciding.</summary>
internal abstract class Clue
{
    /// <summary>All clues.</summary>
    public static IReadOnlyList<Clue> All { get; } = [new TransposedIsNoNumber(), new NormedIsNoNumber(), new DifferentiatedBy(), new RunsUnderSum(), new AppliedToLetter(), new CountsSamples(), new OperatorOfMatrices(), new IndexedByCounter()];

    /// <summary>What it sees, in words.</summary>
    public abstract string Name { get; }

    /// <summary>A page, in LaTeX, on which it decides.</summary>
    public abstract string Example { get; }

    /// <summary>Looks at one node of a formula.</summary>
    public abstract void See(Tree tree, Ballot ballot);

    /// <summary>What all clues say of the formulas of a page.</summary>
    public static Ballot Vote(IEnumerable<Tree> formulas)
    {
        var ballot = new Ballot();
        foreach (var tree in formulas.SelectMany(static formula => formula.SelfAndDescendants()))
        {
            foreach (var clue in All) clue.See(tree, ballot);
        }
        return ballot;
    }
}
