using System.Collections.Immutable;

namespace Gradus.Trees;

/// <summary>What a <see cref="Choice"/> asks.</summary>
public abstract record Question
{
    private protected Question()
    {
    }
}

/// <summary>Which bars belong together: |a|b|c|.</summary>
public sealed record BarsOf : Question;

/// <summary>How far an operator without brackets reaches; the alternatives are in the order of <paramref name="Reaches"/>.</summary>
/// <param name="Operator">The operator as it stands, with its scripts.</param>
/// <param name="Reaches">One for each alternative.</param>
public sealed record ReachOf(Tree Operator, ImmutableArray<Reach> Reaches) : Question;

/// <summary>Whether d, D, δ, Δ, Σ, Π is an operator or a letter; the alternatives say which by what stands in them.</summary>
public sealed record LetterOrSign(string Name) : Question;

/// <summary>Whether letters side by side are a word or a product: Cov or C·o·v.</summary>
public sealed record WordOrLetters(string Word) : Question;

/// <summary>Whether a colon binds less than + and −: Ax − y : Ax − y.</summary>
public sealed record ColonOrTerms : Question;
